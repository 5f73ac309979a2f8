// Every representative call, one for each operator of tier v3.0.
import type { OperatorCall } from '../call.ts'
import { makers } from './creation.ts'
import { layers } from './layers.ts'
import { moves } from './moves.ts'
import { pointwise } from './pointwise.ts'
import { reductions } from './reductions.ts'

export const operatorCalls: readonly OperatorCall[] = [...pointwise, ...reductions, ...moves, ...makers, ...layers]

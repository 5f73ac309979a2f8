// All creation operators.
import type { Contract } from '../../dispatch/contract.ts'
import { fills } from './fill.ts'
import { ranges } from './ranges.ts'
import { windows } from './windows.ts'

export const creations: Contract[] = [...fills, ...ranges, ...windows]

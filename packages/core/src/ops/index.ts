// All contracts, by category.
import type { Contract } from '../dispatch/contract.ts'
import { withAliases } from './aliases.ts'
import { pointwise } from './pointwise.ts'
import { reductions } from './reduction.ts'
import { softmaxes } from './softmax.ts'
import { views } from './view/index.ts'

export const contracts: readonly Contract[] = withAliases([...pointwise, ...reductions, ...softmaxes, ...views])

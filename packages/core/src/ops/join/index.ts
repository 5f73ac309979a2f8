// Operators that join tensors.
import type { Contract } from '../../dispatch/contract.ts'
import { cats } from './cat.ts'
import { chunkCats } from './chunk-cat.ts'

export const joins: Contract[] = [...cats, ...chunkCats]

// All operators that index.
import type { Contract } from '../../dispatch/contract.ts'
import { lookupsAlongDimension } from './along-dimension.ts'

export const indexing: Contract[] = [...lookupsAlongDimension]

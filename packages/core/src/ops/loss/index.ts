// Losses.
import type { Contract } from '../../dispatch/contract.ts'

export const losses: Contract[] = []

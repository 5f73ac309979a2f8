// Losses and their gradients.
import type { Contract } from '../../dispatch/contract.ts'
import { ctcLosses } from './ctc.ts'
import { elementwiseLosses } from './elementwise.ts'
import { marginLosses } from './margin.ts'
import { classLosses } from './nll.ts'
import { anyRankLosses } from './nll-any-rank.ts'

export const losses: Contract[] = [
  ...elementwiseLosses,
  ...classLosses,
  ...anyRankLosses,
  ...marginLosses,
  ...ctcLosses,
]

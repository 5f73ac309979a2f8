// Losses and their gradients.
import type { Contract } from '../../dispatch/contract.ts'
import { ctcLosses } from './ctc.ts'
import { elementwiseLosses } from './elementwise.ts'
import { marginLosses } from './margin.ts'
import { classLosses } from './nll.ts'

export const losses: Contract[] = [...elementwiseLosses, ...classLosses, ...marginLosses, ...ctcLosses]

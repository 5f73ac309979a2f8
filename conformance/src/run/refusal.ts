// Cases whose call must be refused: PyTorch raises an error where a result would have no meaning.
import { anyRefusal, type ConformanceCase } from '../case.ts'
import type { Outcome } from './outcome.ts'

/** Codes that blame the runtime or say that the operator is not there: no answer to a wrong call. */
const otherCodes = new Set(['UNKNOWN_OP', 'BAD_KERNEL', 'COMPILE_FAILED', 'LAUNCH_FAILED', 'THROWN'])

/** What a call that had to be refused amounts to when it threw something, or nothing. */
export function concludeRefusal({ refusal }: ConformanceCase, thrown: Outcome | undefined): Outcome {
  if (thrown && isRefusal(thrown, refusal)) return { status: 'passed' }
  if (thrown) return thrown
  const message = 'the call must be refused'
  return { status: 'failed', mismatches: [{ where: 'call', message, expected: String(refusal), got: 'a result' }] }
}

function isRefusal(thrown: Outcome, refusal: string | undefined): boolean {
  if (thrown.status !== 'error' && thrown.status !== 'unsupported') return false
  return thrown.code === refusal || (refusal === anyRefusal && !otherCodes.has(thrown.code))
}

// Cases whose call must be refused: PyTorch raises an error where a result would have no meaning.
import type { ConformanceCase } from '../case.ts'
import type { Outcome } from './outcome.ts'

/** What a call that had to throw `code` amounts to when it threw something, or nothing. */
export function concludeRefusal({ refusal }: ConformanceCase, thrown: Outcome | undefined): Outcome {
  if (thrown?.status === 'error' && thrown.code === refusal) return { status: 'passed' }
  if (thrown) return thrown
  const message = 'the call must be refused'
  return { status: 'failed', mismatches: [{ where: 'call', message, expected: String(refusal), got: 'a result' }] }
}

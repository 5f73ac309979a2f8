// Telling failures apart from the reviewed differences that no correct backend can avoid.
import type { ConformanceCase } from '../case.ts'
import { caseDigest } from '../corpus/digest.ts'
import { knownDifferences } from '../corpus/known-differences.ts'
import type { Failure, Outcome } from './outcome.ts'

const byDigest = new Map(knownDifferences.map((difference) => [difference.digest, difference]))

/** The same outcome, or `known` where the list says that this case differs in this way. */
export function recognise(test: ConformanceCase, outcome: Outcome): Outcome {
  if (outcome.status !== 'failed' && outcome.status !== 'error') return outcome
  const difference = test.fromReference ? undefined : byDigest.get(caseDigest(test))
  return difference && textOf(outcome).startsWith(difference.shows)
    ? { status: 'known', explanation: difference.reason, failure: outcome }
    : outcome
}

/** Of several mismatches none is on the list, so that there is no text to begin with. */
function textOf(failure: Failure): string {
  if (failure.status === 'error') return `${failure.code}: ${failure.reason}`
  const [first, ...more] = failure.mismatches
  return first && more.length === 0 ? `MISMATCH: ${first.where}: ${first.message}` : ''
}

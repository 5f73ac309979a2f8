// Telling failures apart from the reviewed differences that no correct backend can avoid.
import type { ConformanceCase } from '../case.ts'
import { caseDigest } from '../corpus/digest.ts'
import { knownDifferences } from '../corpus/known-differences.ts'
import type { Failure, Outcome } from './outcome.ts'

const digests = new Set(knownDifferences.map(({ digest }) => digest))

/** The same outcome, or `known` where the list says that this case differs in this way. */
export function recognise(test: ConformanceCase, outcome: Outcome): Outcome {
  if (outcome.status !== 'failed' && outcome.status !== 'error') return outcome
  const digest = test.fromReference ? '' : caseDigest(test)
  if (!digests.has(digest)) return outcome
  // A call may be listed twice: for its result, and for its result with its gradient.
  const text = textOf(outcome)
  const difference = knownDifferences.find((listed) => listed.digest === digest && text.startsWith(listed.shows))
  return difference ? { status: 'known', explanation: difference.reason, failure: outcome } : outcome
}

/** Where several results differ, their number stands before the first: an entry covers no more than it says. */
function textOf(failure: Failure): string {
  if (failure.status === 'error') return `${failure.code}: ${failure.reason}`
  const [first, ...more] = failure.mismatches
  const count = more.length > 0 ? ` of ${more.length + 1} results` : ''
  return `MISMATCH${count}: ${first?.where}: ${first?.message}`
}

// Candidates with lists and ranges of values become plain candidates, in the order in which they are to be tried.
import { type Candidate, candidateName } from '../../codegen/tuning.ts'
import type { OptionValues } from './tuning-options.ts'

export type CandidatePattern = Readonly<Record<string, OptionValues | undefined>>

/** Every combination; the option written first varies slowest. Equal candidates count once, where they stand first. */
export function expandCandidates(patterns: readonly CandidatePattern[]): readonly Candidate[] {
  const found = new Map<string, Candidate>()
  for (const candidate of patterns.flatMap(expandOne))
    if (!found.has(candidateName(candidate))) found.set(candidateName(candidate), candidate)
  return [...found.values()]
}

function expandOne(pattern: CandidatePattern): readonly Candidate[] {
  let candidates: readonly Candidate[] = [{}]
  for (const [option, values] of Object.entries(pattern)) {
    if (values === undefined) continue
    const each = valuesOf(values)
    candidates = candidates.flatMap((c) => each.map((value) => ({ ...c, [option]: value })))
  }
  return candidates
}

function valuesOf(values: OptionValues): readonly number[] {
  if (typeof values === 'number') return [values]
  if (!('from' in values)) return values
  const { from, to, times = 1, plus = 0 } = values
  const all: number[] = []
  for (let value = from; value <= to && value !== all.at(-1); value = value * times + plus) all.push(value)
  return all
}

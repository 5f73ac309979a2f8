// Says of each missed figure which time it asks for, and whether memory allows that at all.
import type { CaseResult } from './measure.ts'
import { milliseconds } from './table.ts'
import { describeTarget, isTiming, judge, type Target } from './targets.ts'

/** One sentence for each figure that was measured and not reached. */
export function missedFigures(backends: readonly string[], results: readonly CaseResult[]): string[] {
  return backends.flatMap((backend) =>
    results.flatMap((result) =>
      judge(backend, result)
        .filter(({ reached }) => reached === false)
        .map(({ target }) => sentence(backend, result, target)),
    ),
  )
}

function sentence(backend: string, result: CaseResult, target: Target): string {
  const { name, mode, outcomes } = result
  const what = `${backend}, ${name} (${mode} output): ${describeTarget(target)}`
  const ours = outcomes[backend]
  if (!isTiming(ours)) return `${what}: without a time.`
  const wanted = wantedMilliseconds(target, result)
  return `${what} asks for ${milliseconds(wanted)}; ours takes ${milliseconds(ours.min)}. ${limit(wanted, result)}`
}

/** The greatest time that reaches the figure. */
function wantedMilliseconds(target: Target, { floor, outcomes }: CaseResult): number {
  if ('microseconds' in target) return target.microseconds / 1000
  if ('floorTimes' in target) return floor ? target.floorTimes * floor.min : Number.NaN
  const theirs = outcomes[target.peer]
  return isTiming(theirs) ? theirs.min / target.atLeast : Number.NaN
}

function limit(wanted: number, { floor }: CaseResult): string {
  if (!floor) return 'Memory does not bound it.'
  const copy = `the fastest plain copy of as many bytes takes ${milliseconds(floor.min)}`
  return wanted < floor.min
    ? `That is less than a copy: ${copy}.`
    : `Memory would allow it (${copy}); arithmetic and host time are what is left.`
}

// What passes on one device and not on another, from the reports that the same suite made on both.
import type { FailureReport, OperatorReport, Report } from './report.ts'

/** Cases that are refused for one reason. */
export interface Refusal {
  /** Code and message, without the operator that noticed. */
  readonly reason: string
  readonly cases: number
  readonly operators: readonly string[]
}

export interface Comparison {
  /** Cases that pass on the other device, of operators that this report was asked for. */
  readonly passedThere: number
  /** Cases that pass there of other operators: the reports are of different suites. */
  readonly notAsked: number
  /** Of these, the ones that need a dtype which this device lacks. */
  readonly withoutDType: readonly Refusal[]
  /** Of the others, those that pass here too. */
  readonly passed: number
  /** passed / (passedThere − cases of withoutDType); 1 where there are none. */
  readonly share: number
  /** Why the rest does not: refused for other reasons, or another result, which may be a known difference. */
  readonly refused: readonly Refusal[]
  readonly differing: readonly FailureReport[]
}

/**
 * Refused cases are counted by operator and reason, as reports hold them: an operator that passes as many cases here as there counts as
 * the same.
 */
export function compareReports(there: Report, here: Report): Comparison {
  const asked = new Set(here.operators.map(({ name }) => name))
  const passedThere = there.operators.reduce((sum, { name, passed }) => sum + (asked.has(name) ? passed : 0), 0)
  const before = new Map(there.operators.map((operator) => [operator.name, operator]))
  const candidates = newlyDiffering(there, here)
  const differing: FailureReport[] = []
  const refusals = new Map<string, { cases: number; operators: string[] }>()
  let lost = 0
  for (const operator of here.operators) {
    const old = before.get(operator.name)
    if (!old || old.passed <= operator.passed) continue
    lost += old.passed - operator.passed
    const own = candidates.filter((failure) => failure.operator === operator.name)
    differing.push(...own)
    for (const [reason, cases] of newRefusals(old, operator, old.passed - operator.passed - own.length)) {
      const entry = refusals.get(reason) ?? { cases: 0, operators: [] }
      refusals.set(reason, { cases: entry.cases + cases, operators: [...entry.operators, operator.name] })
    }
  }
  const all = [...refusals].map(([reason, entry]) => ({ reason, ...entry })).sort((a, b) => b.cases - a.cases)
  const withoutDType = all.filter(({ reason }) => lacksDType(reason))
  const passed = passedThere - lost
  const within = passedThere - withoutDType.reduce((sum, { cases }) => sum + cases, 0)
  return {
    passedThere,
    notAsked: there.totals.passed - passedThere,
    withoutDType,
    passed,
    share: within === 0 ? 1 : passed / within,
    refused: all.filter(({ reason }) => !lacksDType(reason)),
    differing,
  }
}

/** A tensor's dtype, or the one that a kernel computes in, is not among the device's. */
const lacksDType = (reason: string): boolean =>
  /^UNSUPPORTED_DTYPE: .* does not support \w+$/.test(reason) || /^UNSUPPORTED: .* which the chip lacks$/.test(reason)

const caseOf = ({ source, line, variant }: FailureReport): string => `${source}:${line} ${variant}`

function newlyDiffering(there: Report, here: Report): readonly FailureReport[] {
  const old = new Set([...there.failures, ...there.known].map(caseOf))
  return [...here.failures, ...here.known].filter((failure) => !old.has(caseOf(failure)))
}

/** Reasons that more cases have here than there, up to so many cases; what no reason tells is told too. */
function newRefusals(old: OperatorReport, operator: OperatorReport, cases: number): readonly [string, number][] {
  const found: [string, number][] = []
  let left = cases
  for (const [reason, count] of Object.entries(operator.unsupportedReasons)) {
    const more = Math.min(left, count - (old.unsupportedReasons[reason] ?? 0))
    if (more <= 0) continue
    found.push([reason.replace(/^(\w+: )[\w.]+: /, '$1'), more])
    left -= more
  }
  if (left > 0) found.push(['not in this report: another version of the suite', left])
  return found
}

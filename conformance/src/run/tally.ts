// Adding up the outcomes of a run into the parts of a report.
import { type ConformanceCase, describeCase, primaryDtype } from '../case.ts'
import type { WorstElement } from '../compare/elements.ts'
import type {
  Counts,
  DtypeReport,
  FailureReport,
  KnownReport,
  OperatorReport,
  Report,
  WorstError,
} from '../report/report.ts'
import type { CaseRun, Failure, Outcome } from './outcome.ts'

interface MutableCounts {
  passed: number
  failed: number
  known: number
  unsupported: number
  worst?: WorstError
}

interface MutableOperator extends MutableCounts {
  milliseconds: number
  leaked: number
  layoutDiffers: number
  readonly unsupportedReasons: Map<string, number>
}

const column = {
  passed: 'passed',
  failed: 'failed',
  error: 'failed',
  known: 'known',
  unsupported: 'unsupported',
} as const

const noCases = { passed: 0, failed: 0, known: 0, unsupported: 0 }

const finiteOrNull = (x: number): number | null => (Number.isFinite(x) ? x : null)

/** Collects outcomes; `finish` gives the report's operators, dtypes, failures and totals. */
export class Tally {
  readonly #operators = new Map<string, MutableOperator>()
  readonly #dtypes = new Map<string, MutableCounts>()
  readonly failures: FailureReport[] = []
  readonly known: KnownReport[] = []
  readonly counts = { ...noCases }

  add(test: ConformanceCase, run: CaseRun): void {
    const operator = this.#operator(test.operator)
    const dtype = this.#dtype(primaryDtype(test))
    this.#count(run.outcome, [operator, dtype])
    operator.milliseconds += run.milliseconds
    operator.leaked += run.leaked
    if (run.layoutDiffers) operator.layoutDiffers++
    const { outcome } = run
    if (outcome.status === 'failed' || outcome.status === 'error') this.failures.push(failureOf(test, outcome))
    if (outcome.status === 'known')
      this.known.push({ ...failureOf(test, outcome.failure), explanation: outcome.explanation })
  }

  /** A case that could not even be put together, for want of a dtype. */
  addUnsupported(operator: string, reason: string): void {
    this.#count({ status: 'unsupported', code: 'UNSUPPORTED_DTYPE', reason }, [
      this.#operator(operator),
      this.#dtype('none'),
    ])
  }

  finish(): Pick<Report, 'operators' | 'dtypes' | 'failures' | 'known' | 'totals'> {
    const operators = [...this.#operators].map(operatorReport).sort((a, b) => (a.name < b.name ? -1 : 1))
    const dtypes = Object.fromEntries(
      [...this.#dtypes].sort().map(([name, counts]): [string, DtypeReport] => [name, { ...counts }]),
    )
    return { operators, dtypes, failures: this.failures, known: this.known, totals: totalsOf(this.counts, operators) }
  }

  #count(outcome: Outcome, groups: readonly MutableCounts[]): void {
    const into = column[outcome.status]
    this.counts[into]++
    for (const group of groups) {
      group[into]++
      if (outcome.status === 'passed' && outcome.worst) group.worst = worse(group.worst, outcome.worst)
    }
    if (outcome.status !== 'unsupported') return
    const { unsupportedReasons: reasons } = groups[0] as MutableOperator
    const reason = `${outcome.code}: ${outcome.reason}`
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }

  #operator(name: string): MutableOperator {
    let operator = this.#operators.get(name)
    if (!operator) {
      operator = {
        ...noCases,
        milliseconds: 0,
        leaked: 0,
        layoutDiffers: 0,
        unsupportedReasons: new Map(),
      }
      this.#operators.set(name, operator)
    }
    return operator
  }

  #dtype(name: string): MutableCounts {
    let dtype = this.#dtypes.get(name)
    if (!dtype) {
      dtype = { ...noCases }
      this.#dtypes.set(name, dtype)
    }
    return dtype
  }
}

function worse(known: WorstError | undefined, element: WorstElement): WorstError {
  if (known && (known.ratio ?? Number.POSITIVE_INFINITY) >= element.ratio) return known
  const { ratio, absolute, relative } = element
  return { ratio: finiteOrNull(ratio), absolute: finiteOrNull(absolute), relative: finiteOrNull(relative) }
}

function operatorReport([name, operator]: [string, MutableOperator]): OperatorReport {
  const { unsupportedReasons, ...rest } = operator
  return {
    name,
    implemented: operator.passed + operator.failed + operator.known > 0,
    ...rest,
    milliseconds: Math.round(operator.milliseconds * 1000) / 1000,
    unsupportedReasons: Object.fromEntries(unsupportedReasons),
  }
}

function totalsOf(counts: Counts, operators: readonly OperatorReport[]): Report['totals'] {
  const implemented = operators.filter((operator) => operator.implemented)
  const tried = counts.passed + counts.failed + counts.known
  const cases = implemented.reduce((sum, { unsupported }) => sum + unsupported, tried)
  return {
    ...counts,
    operators: operators.length,
    implementedOperators: implemented.length,
    passRate: tried === 0 ? 0 : counts.passed / tried,
    implementedRate: cases === 0 ? 0 : counts.passed / cases,
    leaked: operators.reduce((sum, operator) => sum + operator.leaked, 0),
  }
}

function failureOf(test: ConformanceCase, outcome: Failure): FailureReport {
  const { operator, source, line, variant } = test
  const common = { operator, source, line, variant, dtype: primaryDtype(test), call: describeCase(test) }
  if (outcome.status === 'error') return { ...common, kind: 'error', code: outcome.code, reason: outcome.reason }
  const [first] = outcome.mismatches
  const more = outcome.mismatches.length > 1 ? ` (and ${outcome.mismatches.length - 1} more)` : ''
  const reason = `${first?.where}: ${first?.message}${more}`
  const details = first ? { where: first.where, expected: first.expected, got: first.got } : {}
  return { ...common, kind: 'failed', code: 'MISMATCH', reason, ...details }
}

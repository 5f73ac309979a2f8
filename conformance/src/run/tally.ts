// Adding up the outcomes of a run into the parts of a report.
import { type ConformanceCase, describeCase, primaryDtype } from '../case.ts'
import type { WorstElement } from '../compare/elements.ts'
import type { CorpusEntry } from '../corpus/line.ts'
import type {
  Counts,
  DtypeReport,
  FailureReport,
  KnownReport,
  OperatorReport,
  Report,
  SourceReport,
  WorstError,
} from '../report/report.ts'
import type { CaseRun, Failure, Outcome } from './outcome.ts'

type UnsupportedEntry = Extract<CorpusEntry, { kind: 'unsupported' }>

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

interface MutableSource {
  readonly operators: Map<string, MutableCounts>
  readonly dtypes: Map<string, MutableCounts>
}

const column = {
  passed: 'passed',
  failed: 'failed',
  error: 'failed',
  known: 'known',
  unsupported: 'unsupported',
} as const

const noCases = { passed: 0, failed: 0, known: 0, unsupported: 0 }

const countNames = ['passed', 'failed', 'known', 'unsupported'] as const
const casesOf = (counts: Counts): number => countNames.reduce((sum, name) => sum + counts[name], 0)

const finiteOrNull = (x: number): number | null => (Number.isFinite(x) ? x : null)

/** Collects outcomes; `finish` gives the report's operators, dtypes, failures and totals. */
export class Tally {
  readonly #operators = new Map<string, MutableOperator>()
  readonly #dtypes = new Map<string, MutableCounts>()
  readonly #sources = new Map<string, MutableSource>()
  readonly failures: FailureReport[] = []
  readonly known: KnownReport[] = []
  readonly counts = { ...noCases }

  add(test: ConformanceCase, run: CaseRun): void {
    const operator = this.#operator(test.operator)
    this.#count(run.outcome, [operator, ...this.#groups(test, primaryDtype(test))])
    operator.milliseconds += run.milliseconds
    operator.leaked += run.leaked
    if (run.layoutDiffers) operator.layoutDiffers++
    const { outcome } = run
    if (outcome.status === 'failed' || outcome.status === 'error') this.failures.push(failureOf(test, outcome))
    if (outcome.status === 'known')
      this.known.push({ ...failureOf(test, outcome.failure), explanation: outcome.explanation })
  }

  /** A case that could not even be put together, for want of a dtype. */
  addUnsupported(entry: Pick<UnsupportedEntry, 'operator' | 'source' | 'reason'>): void {
    this.#count({ status: 'unsupported', code: 'UNSUPPORTED_DTYPE', reason: entry.reason }, [
      this.#operator(entry.operator),
      ...this.#groups(entry, 'none'),
    ])
  }

  finish(): Pick<Report, 'operators' | 'dtypes' | 'sources' | 'failures' | 'known' | 'totals'> {
    const operators = [...this.#operators].map(operatorReport).sort((a, b) => (a.name < b.name ? -1 : 1))
    const dtypes = Object.fromEntries(
      [...this.#dtypes].sort().map(([name, counts]): [string, DtypeReport] => [name, { ...counts }]),
    )
    const implemented = new Set(operators.filter((o) => o.implemented).map((o) => o.name))
    const sources = Object.fromEntries(
      [...this.#sources].map(([name, own]): [string, SourceReport] => [name, sourceReport(own, implemented)]),
    )
    const totals = totalsOf(this.counts, operators)
    return { operators, dtypes, sources, failures: this.failures, known: this.known, totals }
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

  /** Where a case counts, besides its operator. */
  #groups({ source: name, operator }: Pick<ConformanceCase, 'source' | 'operator'>, dtype: string): MutableCounts[] {
    let source = this.#sources.get(name)
    if (!source) {
      source = { operators: new Map(), dtypes: new Map() }
      this.#sources.set(name, source)
    }
    return [countsIn(this.#dtypes, dtype), countsIn(source.operators, operator), countsIn(source.dtypes, dtype)]
  }
}

function countsIn(groups: Map<string, MutableCounts>, name: string): MutableCounts {
  let counts = groups.get(name)
  if (!counts) {
    counts = { ...noCases }
    groups.set(name, counts)
  }
  return counts
}

function sourceReport({ operators, dtypes }: MutableSource, implemented: ReadonlySet<string>): SourceReport {
  const total = { ...noCases }
  let ofImplemented = 0
  for (const [name, counts] of operators) {
    for (const key of countNames) total[key] += counts[key]
    if (implemented.has(name)) ofImplemented += casesOf(counts)
  }
  const tried = casesOf(total) - total.unsupported
  const rate = (cases: number) => (cases === 0 ? 0 : total.passed / cases)
  return {
    ...total,
    passRate: rate(tried),
    implementedRate: rate(ofImplemented),
    overallRate: rate(casesOf(total)),
    dtypes: Object.fromEntries([...dtypes].sort().map(([name, { worst: _, ...counts }]) => [name, counts])),
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

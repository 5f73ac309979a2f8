// The report as a table for the terminal.
import type { OperatorReport, Report } from './report.ts'
import { choiceText, passRate, percent, plural, reasonText, worstText } from './text.ts'
import { unsupportedReasons } from './unsupported.ts'

/** Colours; each takes a text and gives it marked up. picocolors' functions fit. */
export interface Palette {
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly dim: (text: string) => string
}

const plain: Palette = { good: (text) => text, bad: (text) => text, dim: (text) => text }

export interface TableOptions {
  readonly palette?: Palette
  /** How many failures to list; all by default. */
  readonly failures?: number
  /** Whether operators without a failure are listed too; false by default. */
  readonly all?: boolean
}

type Row = readonly string[]

const header: Row = ['operator', 'passed', 'failed', 'known', 'unsupported', 'worst/allowed', 'ms']

/** Renders what a person wants to see of a run: what failed first, then the totals. Lines end in newlines. */
export function renderTable(report: Report, options: TableOptions = {}): string {
  const { palette = plain, all = false } = options
  const shown = report.operators.filter((operator) => operator.failed > 0 || (all && operator.implemented))
  const title = [`${report.backend} on ${report.device}`, report.rung, report.host, ...choiceText(report)]
  const lines = [title.join(', '), '']
  if (shown.length > 0) lines.push(...operatorTable(shown, palette), '')
  lines.push(
    ...dtypeTable(report),
    '',
    ...sourceTable(report),
    '',
    ...failureLines(report, options.failures ?? Number.POSITIVE_INFINITY, palette),
    ...knownLines(report, palette),
    ...unsupportedLines(report, palette),
    ...summary(report, palette),
  )
  return `${lines.join('\n')}\n`
}

function operatorTable(operators: readonly OperatorReport[], palette: Palette): string[] {
  const rows = operators.map((operator) => [
    operator.name,
    String(operator.passed),
    String(operator.failed),
    String(operator.known),
    String(operator.unsupported),
    worstText(operator.worst),
    operator.milliseconds.toFixed(1),
  ])
  const [title = '', ...lines] = align([header, ...rows])
  return [
    palette.dim(title),
    ...lines.map((line, i) => (operators[i]!.failed > 0 ? palette.bad(line) : palette.good(line))),
  ]
}

function dtypeTable(report: Report): string[] {
  const rows = Object.entries(report.dtypes).map(([name, counts]) => [
    name,
    String(counts.passed),
    String(counts.failed),
    String(counts.known),
    String(counts.unsupported),
    worstText(counts.worst),
    passRate(counts),
  ])
  return align([['dtype', 'passed', 'failed', 'known', 'unsupported', 'worst/allowed', 'rate'], ...rows])
}

function sourceTable({ sources = {} }: Report): string[] {
  const rows = Object.entries(sources).map(([name, source]) => [
    name,
    String(source.passed),
    String(source.failed),
    String(source.known),
    String(source.unsupported),
    percent(source.passRate),
    percent(source.implementedRate),
    percent(source.overallRate),
  ])
  return align([
    ['source', 'passed', 'failed', 'known', 'unsupported', 'rate', 'of operators there', 'of all'],
    ...rows,
  ])
}

/** Pads columns: the first to the left, the numbers to the right. */
function align(rows: readonly Row[]): string[] {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((row) => row[c]!.length)))
  return rows.map((row) =>
    row
      .map((cell, c) => (c === 0 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!)))
      .join('  ')
      .trimEnd(),
  )
}

function failureLines(report: Report, limit: number, palette: Palette): string[] {
  if (report.failures.length === 0) return []
  const lines = report.failures
    .slice(0, limit)
    .flatMap((failure) => [palette.bad(failure.call), `  ${reasonText(failure)}`])
  const rest = report.failures.length - limit
  if (rest > 0) lines.push(palette.dim(`… and ${plural(rest, 'more failure')}`))
  return [palette.bad(plural(report.failures.length, 'failure')), ...lines, '']
}

function knownLines({ known }: Report, palette: Palette): string[] {
  if (known.length === 0) return []
  const lines = known.flatMap((difference) => [difference.call, palette.dim(`  ${difference.explanation}`)])
  return [`${plural(known.length, 'known difference')}, which no correct backend can avoid`, ...lines, '']
}

/** Of implemented operators; those that the runtime lacks altogether are only counted. */
function unsupportedLines({ operators }: Report, palette: Palette): string[] {
  const reasons = unsupportedReasons(operators)
  if (reasons.length === 0) return []
  const lines = reasons.flatMap(({ reason, count, names }) => [
    `${String(count).padStart(6)}  ${reason}`,
    palette.dim(`        ${someOf(names)}`),
  ])
  return ['unsupported cases of implemented operators, by reason', ...lines, '']
}

function someOf(names: readonly string[], limit = 5): string {
  const rest = names.length - limit
  return names.slice(0, limit).join(', ') + (rest > 0 ? ` and ${plural(rest, 'more operator')}` : '')
}

function summary({ totals, complete, milliseconds }: Report, palette: Palette): string[] {
  const { passed, failed, known, unsupported } = totals
  const rate = `${percent(totals.passRate)} of the cases that implemented operators took on`
  const paint = failed > 0 ? palette.bad : palette.good
  const lines = [
    paint(`${passed} passed, ${failed} failed, ${known} known, ${unsupported} unsupported: ${rate}`),
    `${percent(totals.implementedRate)} of all cases of implemented operators, unsupported ones included`,
    `${totals.implementedOperators} of ${plural(totals.operators, 'operator')} implemented, ${(milliseconds / 1000).toFixed(1)} s`,
  ]
  if (totals.leaked > 0) lines.push(palette.bad(`${plural(totals.leaked, 'tensor')} leaked`))
  if (!complete) lines.push(palette.bad('stopped before the end'))
  return lines
}

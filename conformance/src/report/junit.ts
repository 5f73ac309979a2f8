// The report as JUnit XML: one suite an operator, one case for each failure, and one for each of the counts that remain.
import type { FailureReport, KnownReport, OperatorReport, Report } from './report.ts'

/** Characters that XML 1.0 does not allow at all; they are dropped. */
const forbidden = /[^\P{Control}\t\n\r]|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
}

export const escapeXml = (text: string): string =>
  text.replace(forbidden, '').replace(/[&<>"\n\t]/g, (character) => entities[character]!)

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('')

/**
 * Renders JUnit XML. Reports keep no list of the cases that passed, so those of an operator are one test case with their number
 * in its name; `tests` counts them all.
 */
export function renderJUnit(report: Report): string {
  const { totals } = report
  const skipped = totals.known + totals.unsupported
  const counts = { tests: totals.passed + totals.failed + skipped, skipped }
  const errors = report.failures.filter((failure) => failure.kind === 'error').length
  const root = {
    name: `opgems conformance ${report.backend}`,
    ...counts,
    failures: totals.failed - errors,
    errors,
    time: report.milliseconds / 1000,
  }
  const suites = report.operators.map((operator) => renderSuite(operator, report))
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes(root)}>\n${suites.join('')}</testsuites>\n`
}

function renderSuite(operator: OperatorReport, report: Report): string {
  const failures = report.failures.filter((failure) => failure.operator === operator.name)
  const errors = failures.filter((failure) => failure.kind === 'error').length
  const known = report.known.filter((difference) => difference.operator === operator.name)
  const { passed, failed, name, milliseconds } = operator
  const skipped = operator.known + operator.unsupported
  const counts = { tests: passed + failed + skipped, failures: failed - errors, errors, skipped }
  const head = attributes({
    name,
    ...counts,
    time: milliseconds / 1000,
    timestamp: report.date,
    hostname: report.device,
  })
  const cases = [
    ...failures.map(renderFailure),
    ...known.map(renderKnown),
    ...renderPassed(operator),
    ...renderSkipped(operator),
  ]
  return `  <testsuite${head}>\n${cases.join('')}  </testsuite>\n`
}

function renderFailure(failure: FailureReport): string {
  const element = failure.kind === 'error' ? 'error' : 'failure'
  const head = attributes({ classname: failure.operator, name: failure.call })
  const values = failure.expected === undefined ? '' : `expected ${failure.expected}, got ${failure.got}`
  const body = `<${element}${attributes({ type: failure.code, message: failure.reason })}>${escapeXml(values)}</${element}>`
  return `    <testcase${head}>${body}</testcase>\n`
}

function renderKnown({ operator, call, explanation }: KnownReport): string {
  const head = attributes({ classname: operator, name: call })
  return `    <testcase${head}><skipped${attributes({ message: `known difference: ${explanation}` })}/></testcase>\n`
}

function renderPassed({ name, passed, milliseconds }: OperatorReport): string[] {
  if (passed === 0) return []
  return [`    <testcase${attributes({ classname: name, name: `${passed} passed`, time: milliseconds / 1000 })}/>\n`]
}

function renderSkipped({ name, unsupportedReasons }: OperatorReport): string[] {
  return Object.entries(unsupportedReasons).map(([reason, count]) => {
    const head = attributes({ classname: name, name: `${count} unsupported: ${reason}` })
    return `    <testcase${head}><skipped${attributes({ message: reason })}/></testcase>\n`
  })
}

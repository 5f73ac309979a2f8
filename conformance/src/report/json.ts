// The report as JSON that people can read and version control can compare: one line an operator, a failure, a dtype.
import type { Report } from './report.ts'

/** Fields of the report on lines of their own; items of its lists, and of the tables of dtypes and sources, on one line each. */
export function renderJson(report: Report): string {
  const fields = Object.entries(report).map(([name, value]) => `  ${JSON.stringify(name)}: ${renderField(name, value)}`)
  return `{\n${fields.join(',\n')}\n}\n`
}

function renderField(name: string, value: unknown): string {
  if (Array.isArray(value) && value.length > 0)
    return `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
  if (name !== 'dtypes' && name !== 'sources') return JSON.stringify(value)
  const rows = Object.entries(value as Report['dtypes']).map(
    ([key, counts]) => `    ${JSON.stringify(key)}: ${JSON.stringify(counts)}`,
  )
  return rows.length === 0 ? '{}' : `{\n${rows.join(',\n')}\n  }`
}

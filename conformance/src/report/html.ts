// One or several reports as a self-contained HTML page: a grid of operators and backends, with the failures below it.
import { escapeXml } from './junit.ts'
import type { FailureReport, OperatorReport, Report } from './report.ts'
import { choiceText, passRate, percent, worstText } from './text.ts'
import { unsupportedReasons } from './unsupported.ts'

const style = `
:root { color-scheme: light dark; --good: #1a7f37; --bad: #cf222e; --none: #8c959f; --line: #8884; }
body { font: 14px/1.5 system-ui, sans-serif; margin: 2rem; max-width: 90rem; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { padding: .2rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { position: sticky; top: 0; background: Canvas; }
td { font-variant-numeric: tabular-nums; }
.good { color: var(--good); } .bad { color: var(--bad); font-weight: 600; } .none { color: var(--none); }
small { display: block; color: GrayText; } code { font-size: 12px; overflow-wrap: anywhere; }`

/** Filters rows by the text in the search field. */
const script = `
const rows = [...document.querySelectorAll('#grid tbody tr')]
const filter = () => {
  const text = document.querySelector('#find').value.toLowerCase()
  const failing = document.querySelector('#failing').checked
  for (const row of rows) row.hidden = !row.dataset.name.includes(text) || (failing && !row.querySelector('.bad'))
}
document.querySelector('#find').addEventListener('input', filter)
document.querySelector('#failing').addEventListener('change', filter)`

/** Renders the page. Reports become columns in the order given. */
export function renderHtml(reports: readonly Report[]): string {
  const names = [...new Set(reports.flatMap((report) => report.operators.map((operator) => operator.name)))].sort()
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>OpGems conformance</title><style>${style}</style></head>
<body>
<h1>OpGems conformance</h1>
${summaryTable(reports)}
<p><input id="find" type="search" placeholder="operator" aria-label="operator"> <label><input id="failing" type="checkbox"> with failures only</label></p>
<table id="grid"><thead><tr><th>operator</th>${reports.map(columnHead).join('')}</tr></thead><tbody>
${names.map((name) => gridRow(name, reports)).join('\n')}
</tbody></table>
${reports.flatMap((report) => [failureSection(report), knownSection(report), unsupportedSection(report)]).join('\n')}
<script>${script}</script>
</body>
</html>
`
}

const columnHead = (report: Report): string =>
  `<th>${escapeXml(report.backend)}<small>${escapeXml(report.device)}<br>${report.rung}</small></th>`

function summaryTable(reports: readonly Report[]): string {
  const rows = reports.map(({ totals, ...report }) => {
    const cells = [
      escapeXml(`${report.backend} on ${report.device}`),
      report.rung,
      escapeXml(report.date.slice(0, 10)),
      escapeXml(
        [report.hardware, report.toolchain, report.host, versionText(report), ...choiceText(report)]
          .filter((part) => part)
          .join('; '),
      ),
      `${totals.passed}`,
      `<span class="${totals.failed > 0 ? 'bad' : 'good'}">${totals.failed}</span>`,
      `${totals.known}`,
      `${totals.unsupported}`,
      percent(totals.passRate),
      percent(totals.implementedRate),
      `${totals.implementedOperators} of ${totals.operators}`,
      `${(report.milliseconds / 1000).toFixed(1)} s${report.complete ? '' : ' (stopped)'}`,
    ]
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  })
  const heads = [
    'backend',
    'proof',
    'date',
    'machine',
    'passed',
    'failed',
    'known',
    'unsupported',
    'of the cases run',
    'of all cases',
    'operators',
    'time',
  ]
  return `<table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

const versionText = ({ backendVersion, version }: Pick<Report, 'backendVersion' | 'version'>): string =>
  `${backendVersion === undefined ? '' : `backend ${backendVersion}, `}suite ${version}`

function gridRow(name: string, reports: readonly Report[]): string {
  const cells = reports.map((report) => gridCell(report.operators.find((operator) => operator.name === name)))
  return `<tr data-name="${escapeXml(name.toLowerCase())}"><th>${escapeXml(name)}</th>${cells.join('')}</tr>`
}

function gridCell(operator: OperatorReport | undefined): string {
  if (!operator) return '<td class="none">not run</td>'
  if (!operator.implemented)
    return `<td class="none" title="${escapeXml(Object.keys(operator.unsupportedReasons).join('\n'))}">unsupported</td>`
  const verdict =
    operator.failed > 0
      ? `<span class="bad">${operator.failed} failed</span>`
      : `<span class="good">${operator.passed} passed</span>`
  const known = operator.known > 0 ? `, ${operator.known} known` : ''
  const skipped = operator.unsupported > 0 ? `, ${operator.unsupported} unsupported` : ''
  const detail = `${passRate(operator)}${known}${skipped}; worst ${worstText(operator.worst)}; ${operator.milliseconds.toFixed(1)} ms`
  return `<td>${verdict}<small>${escapeXml(detail)}</small></td>`
}

type Section = { readonly title: string; readonly heads: readonly string[]; readonly rows: readonly string[] }

function section(report: Report, { title, heads, rows }: Section): string {
  if (rows.length === 0) return ''
  const summary = escapeXml(`${report.backend} on ${report.device}: ${rows.length} ${title}`)
  return `<details><summary>${summary}</summary><table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table></details>`
}

const failureSection = (report: Report): string =>
  section(report, {
    title: 'failed',
    heads: ['call', 'reason', 'expected', 'got'],
    rows: report.failures.map(failureRow),
  })

const knownSection = (report: Report): string =>
  section(report, {
    title: 'known differences',
    heads: ['call', 'why no correct backend can pass it'],
    rows: report.known.map(({ call, explanation }) => row(`<code>${escapeXml(call)}</code>`, escapeXml(explanation))),
  })

const unsupportedSection = (report: Report): string =>
  section(report, {
    title: 'reasons of unsupported cases in implemented operators',
    heads: ['cases', 'reason', 'operators'],
    rows: unsupportedReasons(report.operators).map(({ count, reason, names }) =>
      row(`${count}`, escapeXml(reason), escapeXml(names.join(', '))),
    ),
  })

const row = (...cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`

const failureRow = ({ call, code, reason, expected = '', got = '' }: FailureReport): string =>
  row(`<code>${escapeXml(call)}</code>`, escapeXml(`${code}: ${reason}`), escapeXml(expected), escapeXml(got))

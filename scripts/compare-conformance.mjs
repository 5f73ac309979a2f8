// Says how much of what passes on one device passes on another, and why the rest does not; writes docs/conformance/comparison.md.
// Usage, after `npm run build`: node scripts/compare-conformance.mjs
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readReport } from '@opgems/conformance'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

/** A report, the one that it is held against, and the least share that is asked for, in percent. */
const pairs = [
  { name: 'hygon-emulator', base: 'nvidia-emulator', asked: 99 },
  { name: 'cambricon-emulator', base: 'cpu-native', asked: 97 },
  { name: 'ascend-emulator', base: 'cpu-native', asked: 97 },
]
const read = (name) => readReport(`docs/conformance/${name}.json`)

/** A reason that names a dtype which the chip does not have. */
const lacksDType = (reason) => reason.startsWith('UNSUPPORTED_DTYPE: ') && reason.includes(' does not support ')

/** Reasons of cases that pass in `base` and are refused in `report`: text, cases, operators. */
function lostCases(base, report) {
  const before = new Map(base.operators.map((operator) => [operator.name, operator]))
  const reasons = new Map()
  let lost = 0
  for (const { name, passed, unsupportedReasons } of report.operators) {
    const old = before.get(name)
    if (!old || old.passed <= passed) continue
    lost += old.passed - passed
    const add = (text, cases) => {
      const entry = reasons.get(text) ?? { cases: 0, operators: [] }
      reasons.set(text, { cases: entry.cases + cases, operators: [...entry.operators, name] })
    }
    let left = old.passed - passed
    for (const [text, cases] of Object.entries(unsupportedReasons)) {
      const more = Math.min(left, cases - (old.unsupportedReasons[text] ?? 0))
      if (more <= 0) continue
      add(text.replace(/^(\w+: )[\w.]+: /, '$1'), more)
      left -= more
    }
    if (left > 0) add('failed, or known to differ', left)
  }
  return { lost, reasons: [...reasons].sort(([, a], [, b]) => b.cases - a.cases) }
}

function section({ name, base, asked }, reports) {
  const [report, against] = [reports.get(name), reports.get(base)]
  const { lost, reasons } = lostCases(against, report)
  const withoutDType = reasons.filter(([text]) => lacksDType(text)).reduce((sum, [, { cases }]) => sum + cases, 0)
  const concerned = against.totals.passed - withoutDType
  const share = (100 * (against.totals.passed - lost)) / concerned
  const device = (r) => `${r.backend}:${r.device}`
  const verdict = share >= asked ? 'met' : 'not met'
  const lines = [
    `## ${device(report)} beside ${device(against)}`,
    '',
    `${against.totals.passed} cases pass on ${device(against)} (${against.date.slice(0, 10)}); ${withoutDType} of them need a dtype that the chip lacks. ` +
      `Of the other ${concerned}, ${(against.totals.passed - lost).toString()} pass on ${device(report)} (${report.date.slice(0, 10)}): ` +
      `${share.toFixed(2)} %. Asked for: ${asked} %, ${verdict}.`,
    '',
  ]
  if (reasons.length === 0) return [...lines, 'Nothing else differs.', ''].join('\n')
  const rows = reasons.map(([text, { cases, operators }]) => {
    const some = [...new Set(operators)]
    return `| ${cases} | ${text.replaceAll('|', '\\|')} | ${some.length > 12 ? `${some.length} operators` : some.map((o) => `\`${o}\``).join(', ')} |`
  })
  return [...lines, '| cases | reason | operators |', '|---|---|---|', ...rows, ''].join('\n')
}

const names = [...new Set(pairs.flatMap(({ name, base }) => [name, base]))]
const reports = new Map(await Promise.all(names.map(async (name) => [name, await read(name)])))
const head = `# What passes on one device and not on another

Written by \`node scripts/compare-conformance.mjs\` from the reports beside it; do not edit.
`
await writeFile('docs/conformance/comparison.md', [head, ...pairs.map((pair) => section(pair, reports))].join('\n'))

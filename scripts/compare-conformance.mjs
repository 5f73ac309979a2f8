// Says how much of what passes on one device passes on another, and why the rest does not; writes docs/conformance/comparison.md.
// A share below what is asked for makes the exit status 1.
// Usage, after `npm run build`: node scripts/compare-conformance.mjs
import { fileURLToPath } from 'node:url'
import { compareReports, readReport, writeWhole } from '@opgems/conformance'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const page = 'docs/conformance/comparison.md'
/** A report, the one that it is held against, and the least share that is asked for. */
const pairs = [
  { name: 'hygon-emulator', base: 'nvidia-emulator', asked: 0.99 },
  { name: 'cambricon-emulator', base: 'cpu-native', asked: 0.97 },
  { name: 'ascend-emulator', base: 'cpu-native', asked: 0.97 },
]

/** Rounded down: a share just below its goal must not read as met, nor one just below 1 as all. */
const percent = (share) => `${(Math.floor(share * 10000) / 100).toFixed(2)} %`
const device = (report) => `${report.backend}:${report.device}`
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const listed = (operators) =>
  operators.length > 12 ? `${operators.length} operators` : operators.map((name) => `\`${name}\``).join(', ')

function summary(comparison, report, base, asked) {
  const { passedThere, notAsked, withoutDType, passed, share } = comparison
  const outside = withoutDType.reduce((sum, { cases }) => sum + cases, 0)
  return (
    `${device(report)}: of ${passedThere} cases that pass on ${device(base)}, ${outside} need a dtype that the chip lacks; of the other ` +
    `${passedThere - outside}, ${passed} pass: ${percent(share)} (asked for: ${percent(asked)}, ${share >= asked ? 'met' : 'not met'})` +
    (notAsked > 0 ? `; ${notAsked} cases of operators that its report was not asked for are left out` : '')
  )
}

function section(comparison, report, base, line) {
  const refusals = [...comparison.withoutDType, ...comparison.refused]
  const lines = [
    `## ${device(report)} beside ${device(base)}`,
    '',
    `${line}. Reports of ${report.date} and ${base.date}.`,
    '',
  ]
  if (refusals.length > 0) {
    const rows = refusals.map(({ reason, cases, operators }) => `| ${cases} | ${cell(reason)} | ${listed(operators)} |`)
    lines.push('| refused | reason | operators |', '|---|---|---|', ...rows, '')
  }
  if (comparison.differing.length > 0) {
    const rows = comparison.differing.map((d) => `| ${cell(d.call)} | ${cell(d.explanation ?? d.reason)} |`)
    lines.push('| another result | reason |', '|---|---|', ...rows, '')
  }
  if (refusals.length + comparison.differing.length === 0) lines.push('Nothing differs.', '')
  return lines.join('\n')
}

const sections = []
for (const { name, base, asked } of pairs) {
  const [report, against] = await Promise.all([name, base].map((file) => readReport(`docs/conformance/${file}.json`)))
  const comparison = compareReports(against, report)
  const line = summary(comparison, report, against, asked)
  console.log(line)
  if (comparison.share < asked) process.exitCode = 1
  sections.push(section(comparison, report, against, line))
}
const head = `# What passes on one device and not on another

Written by \`node scripts/compare-conformance.mjs\` from the reports beside it; do not edit.
`
await writeWhole(page, [head, ...sections].join('\n'))

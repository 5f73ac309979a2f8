// Compares the operators that are there with the list of those that were asked for (fixtures/ops.tsv); writes docs/coverage.md.
// Usage, after `npm run build`: node scripts/record-coverage.mjs
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readReport } from '@opgems/conformance'
import { createRuntime } from '@opgems/core'
import { figures } from './figures.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

/** Overloads, in-place and out forms of one operator are folded into its name: `__iand__` and `__and__.Scalar` are `__and__`. */
const foldedName = (overload) =>
  overload
    .replace(/\..*$/, '')
    .replace(/_out$/, '')
    .replace(/(?<!_)_$/, '')
    .replace(/^__i(and|or|xor|lshift|rshift)__$/, '__$1__')

/** The folded name of an operator as reports have it: 'aten::softmax', 'nn.functional.softmax', 'linalg.norm'. */
const reportedName = (operator) =>
  foldedName(
    operator
      .replace(/^aten::/, '')
      .replace(/^(?:torch\.|nn\.functional\.)/, '')
      .replace(/^(linalg|special)\./, '$1_'),
  )

/** The rows of ops.tsv: one for each overload. */
async function readAsked() {
  const lines = (await readFile('fixtures/ops.tsv', 'utf8')).split('\n')
  const [, ...rows] = lines.filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'))
  return rows.map(([tier, overload, category]) => ({ tier, overload, category: category || 'other' }))
}

/** What the runtime has: names of overloads, and for each operator whether it has a gradient. */
async function readPresent() {
  const rt = await createRuntime({ backend: 'cpu:wasm' })
  try {
    const overloads = new Set()
    const gradients = new Map()
    for (const name of rt.operators.names)
      for (const { schema, contract } of [...rt.operators.overloads(name), ...rt.operators.overloads(`${name}_`)]) {
        overloads.add(schema.overload === '' ? schema.name : `${schema.name}.${schema.overload}`)
        overloads.add(schema.name)
        gradients.set(name, Boolean(contract.backward) || gradients.get(name) === true)
      }
    return { overloads, gradients }
  } finally {
    await rt.close()
  }
}

/** Passed, failed and unsupported cases of a report by folded name. */
function resultsOf(report) {
  const byName = new Map()
  for (const { name, passed, failed, unsupported } of report.operators) {
    const sum = byName.get(reportedName(name)) ?? { passed: 0, failed: 0, unsupported: 0 }
    byName.set(reportedName(name), {
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      unsupported: sum.unsupported + unsupported,
    })
  }
  return { title: `${report.backend}:${report.device} (${report.rung}, ${report.date.slice(0, 10)})`, byName }
}

async function readReports() {
  const files = (await readdir('docs/conformance')).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(files.map((file) => readReport(`docs/conformance/${file}`)))
}

/** One entry for each folded name, in the list's order of tiers. */
function fold(asked, present) {
  const folded = new Map()
  for (const { tier, overload, category } of asked) {
    const name = foldedName(overload)
    const entry = folded.get(name) ?? { name, tier, category, asked: 0, there: 0 }
    entry.asked++
    if (present.overloads.has(overload)) entry.there++
    if (tier === 'v3.0') entry.tier = tier
    folded.set(name, entry)
  }
  return [...folded.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

const tiers = {
  'v3.0': 'the release of 184 operators',
  current: 'added since by the reference library',
  beyond: 'in the recorded calls only',
}

function summary(entries) {
  const lines = ['| tier | operators | whole | in part | missing |', '|---|---|---|---|---|']
  for (const [tier, title] of Object.entries(tiers)) {
    const own = entries.filter((e) => e.tier === tier)
    const whole = own.filter((e) => e.there === e.asked).length
    const missing = own.filter((e) => e.there === 0).length
    const part = own.length - whole - missing
    lines.push(`| ${tier}: ${title} | ${own.length} | ${whole} | ${part} | ${missing} |`)
  }
  return lines
}

function missingByCategory(entries) {
  const byCategory = new Map()
  for (const e of entries.filter(({ there }) => there === 0)) {
    if (!byCategory.has(e.category)) byCategory.set(e.category, [])
    byCategory.get(e.category).push(e)
  }
  return [...byCategory]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([category, list]) => `- ${category} (${list.length}): ${list.map((e) => `\`${e.name}\``).join(', ')}`)
}

const cell = (result) => (result ? `${result.passed} / ${result.failed} / ${result.unsupported}` : '–')

function table(entries, { gradients }, results) {
  const header = ['operator', 'tier', 'category', 'overloads', 'gradient', ...results.map((r) => r.title)]
  const rows = entries
    .filter((e) => e.there > 0)
    .map((e) => [
      `\`${e.name}\``,
      e.tier,
      e.category,
      `${e.there} of ${e.asked}`,
      gradients.get(e.name) ? 'yes' : 'no',
      ...results.map((r) => cell(r.byName.get(e.name))),
    ])
  return [header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`)
}

const present = await readPresent()
const asked = await readAsked()
const entries = fold(asked, present)
const reports = await readReports()
const results = reports.map(resultsOf)
const page = [
  '# Coverage',
  '',
  'Written by `node scripts/record-coverage.mjs`; do not edit. The operators asked for are those of `fixtures/ops.tsv`; overloads,',
  'in-place and out forms are folded into one name. An overload counts as there when a contract defines it.',
  '',
  ...summary(entries),
  '',
  ...figures(reports, asked),
  '## Missing',
  '',
  ...missingByCategory(entries),
  '',
  '## There',
  '',
  'Cases of the conformance reports in `docs/conformance`: passed / failed / unsupported.',
  '',
  ...table(entries, present, results),
  '',
]
await writeFile('docs/coverage.md', page.join('\n'))
console.log(summary(entries).join('\n'))

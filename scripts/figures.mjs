// The share of each corpus that the recorded reports pass, overall and by dtype, and the overloads of tier v3.0 without a passing case.

const dtypes = ['float32', 'float16', 'bfloat16', 'float64', 'int64', 'int32', 'uint8', 'bool']

/** Figures asked for: of all cases of a corpus, or of the cases of operators that the runtime has. */
const goals = {
  'torch-aten.jsonl.gz': { of: 'implemented', least: 0.98 },
  'torch-aten-extra.jsonl.gz': { of: 'implemented', least: 0.98 },
  'torch-api.jsonl.gz': { of: 'all', least: 0.75 },
  'torch-grad.jsonl.gz': { of: 'implemented', least: 0.9 },
}

const casesOf = ({ passed, failed, known, unsupported }) => passed + failed + known + unsupported

/** Rounded down: a figure just below its goal must not read as met. */
const percent = (rate) => `${(Math.floor(rate * 1000) / 10).toFixed(1)} %`

const table = (header, rows) => [header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`)

function verdict(goal, source) {
  if (!goal) return '–'
  const rate = goal.of === 'all' ? source.overallRate : source.implementedRate
  const asked = `${100 * goal.least} % of ${goal.of === 'all' ? 'all cases' : 'those of operators there'}`
  return `${asked}: ${rate >= goal.least ? 'met' : 'not met'}`
}

function corpusRow(name, source) {
  const perDtype = dtypes.map((dtype) => {
    const own = source.dtypes?.[dtype]
    return own ? `${own.passed} of ${casesOf(own)}` : '–'
  })
  const { passed, failed, known, unsupported } = source
  const rates = [percent(source.implementedRate), percent(source.overallRate)]
  return [name, passed, failed, known, unsupported, ...rates, verdict(goals[name], source), ...perDtype]
}

/** Whether overloads of the release pass: a case names 'aten::add.Tensor', or a fused operator alone. */
function provenOverloads({ operators }, asked) {
  const passing = new Set(operators.filter(({ passed }) => passed > 0).map(({ name }) => name.replace(/^aten::/, '')))
  const release = asked.filter(({ tier }) => tier === 'v3.0').map(({ overload }) => overload.replace(/\.default$/, ''))
  const unproven = release.filter((overload) => !passing.has(overload))
  const proven = `${release.length - unproven.length} of the ${release.length} overloads of tier v3.0 have a passing case`
  return unproven.length === 0
    ? `${proven}.`
    : `${proven}; without: ${unproven.map((name) => `\`${name}\``).join(', ')}.`
}

function reportFigures(report, asked) {
  const header = [
    'corpus',
    'passed',
    'failed',
    'known',
    'unsupported',
    'of cases of operators there',
    'of all cases',
    'asked for',
    ...dtypes,
  ]
  const rows = Object.entries(report.sources).map(([name, source]) => corpusRow(name, source))
  const title = `### ${report.backend}:${report.device}, ${report.date.slice(0, 10)}`
  return [title, '', ...table(header, rows), '', provenOverloads(report, asked), '']
}

/** The section of the coverage page: a table for each report that counts by corpus. Ends in an empty line. */
export function figures(reports, asked) {
  return [
    '## Cases by corpus',
    '',
    'From the reports of `node scripts/record-conformance.mjs cpu:wasm cpu:native`. A case counts under the dtype of its first tensor;',
    'an unsupported case of an operator that passes others counts against that operator.',
    '',
    ...reports.filter(({ sources }) => sources).flatMap((report) => reportFigures(report, asked)),
  ]
}

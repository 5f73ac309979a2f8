// Runs the whole suite on backends and records the results in docs/conformance: a JSON report each, and one page over all of them.
// After it, `node scripts/compare-conformance.mjs` says what passes on one device and not on another.
// Usage, after `npm run build`: node scripts/record-conformance.mjs [--jobs COUNT] [cpu:wasm cpu:native …]
// Emulators need `--jobs 4` or more: Linux gives a process 65,530 mappings, and each of the 15,000 kernels takes seven.
import { mkdir, readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  isolatedCases,
  progressLine,
  readReport,
  renderHtml,
  runConformance,
  runSuite,
  writeReports,
  writeWhole,
} from '@opgems/conformance'
import { createRuntime } from '@opgems/core'

const { values, positionals: backends } = parseArgs({
  options: { jobs: { type: 'string', default: '1' } },
  allowPositionals: true,
})
const jobs = Number(values.jobs)
const folder = 'docs/conformance'
const corpora = 'fixtures/goldens'

/** Relative paths, so that no report names the folder of whoever made it. */
async function findRelativeCorpora() {
  const names = await readdir(corpora)
  return names
    .filter((name) => name.endsWith('.jsonl.gz'))
    .sort()
    .map((name) => `${corpora}/${name}`)
}

/** The suite in this process, or its cases in `jobs` others. */
async function run(rt, backend, { onProgress, ...selection }) {
  if (jobs === 1) return await runConformance(rt, { ...selection, onProgress })
  const worker = fileURLToPath(new URL('../packages/cli/dist/case-worker.js', import.meta.url))
  const cases = isolatedCases({ worker, jobs, request: { backend, selection } })
  try {
    return await runSuite(rt, { ...selection, onProgress }, (_, number) => cases.run(number))
  } finally {
    cases.close()
  }
}

async function record(backend) {
  const rt = await createRuntime({ backend, fallback: [] })
  try {
    const progress = progressLine(process.stderr)
    const corpus = await findRelativeCorpora()
    const report = await run(rt, backend, { corpus, rung: rt.device.probe.proof, onProgress: progress.update })
    progress.clear()
    const { passed, failed, known, unsupported } = report.totals
    const seconds = (report.milliseconds / 1000).toFixed(1)
    console.log(
      `${backend}: ${passed} passed, ${failed} failed, ${known} known, ${unsupported} unsupported in ${seconds} s`,
    )
    await writeReports(report, { json: `${folder}/${backend.replace(':', '-')}.json` })
  } finally {
    await rt.close()
  }
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
await mkdir(folder, { recursive: true })
for (const backend of backends.length > 0 ? backends : ['cpu:native', 'cpu:wasm']) await record(backend)
const recorded = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
const reports = await Promise.all(recorded.map((name) => readReport(`${folder}/${name}`)))
await writeWhole(`${folder}/index.html`, renderHtml(reports))

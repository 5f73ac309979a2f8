// Runs the whole suite on backends and records the results in docs/conformance: a JSON report each, and one page over all of them.
// After it, `node scripts/compare-conformance.mjs` says what passes on one device and not on another.
// Usage, after `npm run build`: node scripts/record-conformance.mjs [cpu:wasm cpu:native …]
import { mkdir, readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { progressLine, readReport, renderHtml, runConformance, writeReports, writeWhole } from '@opgems/conformance'
import { createRuntime } from '@opgems/core'

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

async function record(backend) {
  const rt = await createRuntime({ backend, fallback: [] })
  try {
    const progress = progressLine(process.stderr)
    const corpus = await findRelativeCorpora()
    const report = await runConformance(rt, { corpus, rung: rt.device.probe.proof, onProgress: progress.update })
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
const backends = process.argv.slice(2)
for (const backend of backends.length > 0 ? backends : ['cpu:native', 'cpu:wasm']) await record(backend)
const recorded = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
const reports = await Promise.all(recorded.map((name) => readReport(`${folder}/${name}`)))
await writeWhole(`${folder}/index.html`, renderHtml(reports))

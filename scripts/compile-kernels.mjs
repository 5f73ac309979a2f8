// Renders every kernel that the conformance suite asks of a GPU, without one, and has the vendor's compiler compile each distinct
// source meanwhile: nvcc for sm_80 and sm_90a, or hiprtc for gfx906.
// Usage, after `npm run build`:
//   node scripts/compile-kernels.mjs [--vendor nvidia|hygon] [--architectures sm_80,sm_90a] [--ops GLOBS] [--corpus FILE]… [--sample COUNT] [--slice K/N] [--jobs COUNT] [--minutes COUNT] [--keep FOLDER] [--quick]
// --slice takes every N-th kernel by its text's hash, K from 0: N slices are all.
// --quick has hiprtc make small code instead of fast code, which takes two thirds of the time.
// Ends with 1 where a kernel is rejected, and with 3 where none is, but `--minutes` did not suffice for all.
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Batches, compileBatch, withoutName } from './kernels/batches.mjs'
import { compilers } from './kernels/compilers.mjs'
import { Lanes } from './kernels/lanes.mjs'
import { renderKernels } from './kernels/rendering.mjs'

const statusOfPart = 3

const { values } = parseArgs({
  options: {
    vendor: { type: 'string', default: 'nvidia' },
    architectures: { type: 'string' },
    ops: { type: 'string' },
    corpus: { type: 'string', multiple: true },
    sample: { type: 'string' },
    slice: { type: 'string', default: '0/1' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    minutes: { type: 'string' },
    keep: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
})
const compiler = compilers[values.vendor]
if (!compiler) throw new Error(`--vendor is '${values.vendor}'; there are ${Object.keys(compilers).join(' and ')}`)
const [slice, slices] = values.slice.split('/').map(Number)
if (!(slice >= 0 && slice < slices)) throw new Error(`--slice is '${values.slice}'; it is K/N with K from 0 to N - 1`)
const architectures = (values.architectures ?? compiler.architectures).split(',')

function findCorpora() {
  const goldens = 'fixtures/goldens'
  const names = readdirSync(goldens).filter((name) => name.endsWith('.gz'))
  return names.map((name) => join(goldens, name))
}

/** `count` of the sources, evenly. */
const sample = (sources, count) =>
  sources.filter((_, i) => Math.floor((i * count) / sources.length) !== Math.floor(((i - 1) * count) / sources.length))

const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'opgems-kernels-'))
mkdirSync(folder, { recursive: true })
const open = Array.from({ length: Number(values.jobs) }, (_, i) => compiler.open(folder, i, values.quick))
const lanes = new Lanes(open)
const signal = values.minutes ? AbortSignal.timeout(Math.round(Number(values.minutes) * 60_000)) : undefined
signal?.addEventListener('abort', () => lanes.stop())

/** By architecture: kernels that a compiler has seen, and lists of those that it rejects. */
const results = new Map(architectures.map((architecture) => [architecture, { seen: 0, rejected: [] }]))

function submit(sources) {
  for (const [architecture, result] of results)
    lanes.add(async (lane) => {
      await compileBatch(sources, (text) => lane.compile(text, architecture), result.rejected)
      result.seen += sources.length
    })
}

const batches = new Batches(compiler.together)
let chosen = 0
const texts = new Set()
function take(source) {
  const text = createHash('sha256').update(withoutName(source)).digest('hex')
  if (texts.has(text)) return
  texts.add(text)
  if (Number.parseInt(text.slice(0, 8), 16) % slices !== slice) return
  chosen++
  const full = batches.add(source)
  if (full) submit(full)
}

const all = []
const { count, complete, broken } = await renderKernels({
  ...{ target: compiler.target, corpus: values.corpus ?? findCorpora(), ops: values.ops, signal },
  cacheDir: join(folder, 'cache'),
  onSource: values.sample ? (source) => all.push(source) : take,
})
if (values.sample) sample(all.sort(), Number(values.sample)).forEach(take)
for (const rest of batches.takeRest()) submit(rest)
console.log(`${count} distinct kernels are rendered, ${texts.size} of them different in more than their name`)
if (chosen < texts.size) console.log(`${chosen} of these are to be compiled`)
await lanes.finished()
await Promise.all(open.map((lane) => lane.close()))

if (!complete) console.log(`the suite was rendered in part: ${values.minutes} minutes are over`)
for (const call of broken) console.log(`not rendered: ${call}`)
for (const [architecture, { seen, rejected }] of results) {
  for (const { sources, log } of rejected)
    console.log(`rejected for ${architecture}, ${sources.length} kernel(s):\n${log}`)
  const failed = rejected.reduce((sum, { sources }) => sum + sources.length, 0)
  console.log(`${architecture}: ${compiler.name} compiles ${seen - failed} of ${chosen} kernels`)
  if (seen < chosen) console.log(`${architecture}: ${chosen - seen} not tried: ${values.minutes} minutes are over`)
}
const outcomes = [...results.values()]
const isGood = chosen > 0 && broken.length === 0 && outcomes.every(({ rejected }) => rejected.length === 0)
const isWhole = complete && outcomes.every(({ seen }) => seen === chosen)
if (!values.keep && isGood) rmSync(folder, { recursive: true, force: true })
process.exitCode = !isGood ? 1 : isWhole ? 0 : statusOfPart

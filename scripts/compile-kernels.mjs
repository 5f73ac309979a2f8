// Renders every kernel that the conformance suite asks of a GPU, without one, and has the vendor's compiler compile each distinct
// source: nvcc for sm_80 and sm_90a, or hiprtc for gfx906.
// Usage, after `npm run build`:
//   node scripts/compile-kernels.mjs [--vendor nvidia|hygon] [--architectures sm_80,sm_90a] [--ops GLOBS] [--corpus FILE]… [--sample COUNT] [--jobs COUNT] [--keep FOLDER]
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findHipCompiler, hygonTarget } from '@opgems/backend-hygon'
import { h100Limits, nvidiaTarget } from '@opgems/backend-nvidia'
import { runConformance } from '@opgems/conformance'
import { createRuntime, driverToken, pluginApiVersion } from '@opgems/core'

/** Kernels in one file: compilers take longer to start than to compile one. */
const together = 50

const { values } = parseArgs({
  options: {
    vendor: { type: 'string', default: 'nvidia' },
    architectures: { type: 'string' },
    ops: { type: 'string' },
    corpus: { type: 'string', multiple: true },
    sample: { type: 'string' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    keep: { type: 'string' },
  },
})

const vendors = {
  nvidia: {
    target: nvidiaTarget(h100Limits),
    architectures: 'sm_80,sm_90a',
    compiler: 'nvcc',
    compile: compileWithNvcc,
  },
  hygon: { target: hygonTarget('gfx906'), architectures: 'gfx906', compiler: 'hiprtc', compile: compileWithHip },
}
const vendor = vendors[values.vendor]
if (!vendor) throw new Error(`--vendor is '${values.vendor}'; there are ${Object.keys(vendors).join(' and ')}`)

/** A device that keeps what it is given to compile and runs nothing: memory reads as zeros. */
class RenderingDevice {
  sources = new Map()
  name = 'rendered'
  probe = { name: 'rendered', available: true, description: 'none', toolchain: 'none', proof: 'rendered', priority: 0 }
  target = vendor.target
  toolchainId = 'rendered'
  binaryExtension = '.none'
  #next = 4096
  allocate(bytes) {
    this.#next += Math.ceil(bytes / 256) * 256 + 256
    return this.#next
  }
  free() {}
  write() {}
  copy() {}
  readSync = (_, bytes) => new Uint8Array(bytes)
  read = async (_, bytes) => new Uint8Array(bytes)
  compile(source) {
    this.sources.set(createHash('sha256').update(source).digest('hex'), source)
    return new Uint8Array(1)
  }
  load = (_, entry) => ({ entry })
  launch() {}
  async synchronize() {}
  async close() {}
}

async function render(cacheDir) {
  const device = new RenderingDevice()
  const driver = { probe: () => [device.probe], open: () => device }
  const register = (container) => container.register(driverToken, { useValue: driver })
  const plugin = { id: 'rendered', version: '0.1.0', apiVersion: pluginApiVersion, register }
  const rt = await createRuntime({ backend: 'rendered', plugins: [plugin], cacheDir })
  const goldens = 'fixtures/goldens'
  const all = readdirSync(goldens).filter((name) => name.endsWith('.gz'))
  const corpus = values.corpus ?? all.map((name) => join(goldens, name))
  await runConformance(rt, { corpus, ...(values.ops ? { ops: values.ops } : {}) })
  await rt.close()
  return [...device.sources].sort().map(([, source]) => source)
}

/** `count` of the sources, evenly. */
const sample = (sources, count) =>
  sources.filter((_, i) => Math.floor((i * count) / sources.length) !== Math.floor(((i - 1) * count) / sources.length))

/** Null, or what the compiler says against the file. */
function compileWithNvcc(folder, architecture, { name }) {
  return new Promise((resolve) => {
    const compute = architecture.replace('sm_', 'compute_')
    const target = ['-cubin', `-gencode=arch=${compute},code=${architecture}`, '--std=c++17', '--fmad=false']
    const child = spawn('nvcc', [...target, '-o', `${name}.${architecture}.cubin`, `${name}.cu`], { cwd: folder })
    let log = ''
    child.stderr.on('data', (text) => {
      log += text
    })
    child.on('error', (error) => resolve(String(error)))
    child.on('close', (status) => {
      rmSync(join(folder, `${name}.${architecture}.cubin`), { force: true })
      resolve(status === 0 && !/error/.test(log) ? null : log || `status ${status}`)
    })
  })
}

/** The same with hiprtc, in a process of its own that may die. */
async function compileWithHip(folder, architecture, { text }) {
  try {
    findHipCompiler(folder).compile(text, architecture)
    return null
  } catch (error) {
    return String(error)
  }
}

/** Compiles `sources` in one file; where that fails, each alone, so that the rejected ones are known. */
async function compileBatch(folder, architecture, name, sources) {
  const text = sources
    .map((s, i) => `namespace kernel${i} {\n${s.replaceAll(/\bog_(\w+)\(/g, `og_$1_${i}(`)}}\n`)
    .join('')
  writeFileSync(join(folder, `${name}.cu`), text)
  const log = await vendor.compile(folder, architecture, { name, text })
  if (log === null) return []
  if (sources.length === 1) return [{ architecture, path: join(folder, `${name}.cu`), log }]
  const alone = []
  for (const [i, source] of sources.entries())
    alone.push(...(await compileBatch(folder, architecture, `${name}-${i}`, [source])))
  return alone
}

const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'opgems-kernels-'))
mkdirSync(folder, { recursive: true })
const rendered = await render(join(folder, 'cache'))
const chosen = values.sample ? sample(rendered, Number(values.sample)) : rendered
console.log(
  `${rendered.length} distinct kernels are rendered${values.sample ? `, ${chosen.length} of them compiled` : ''}`,
)
const architectures = (values.architectures ?? vendor.architectures).split(',')
const tasks = architectures.flatMap((architecture) =>
  Array.from(
    { length: Math.ceil(chosen.length / together) },
    (_, i) => () =>
      compileBatch(folder, architecture, `${architecture}-${i}`, chosen.slice(i * together, (i + 1) * together)),
  ),
)
const rejected = []
await Promise.all(
  Array.from({ length: Number(values.jobs) }, async () => {
    for (let task = tasks.pop(); task; task = tasks.pop()) rejected.push(...(await task()))
  }),
)
for (const { architecture, path, log } of rejected) console.log(`rejected for ${architecture}: ${path}\n${log}`)
for (const architecture of architectures) {
  const failed = rejected.filter((r) => r.architecture === architecture).length
  console.log(`${architecture}: ${vendor.compiler} compiles ${chosen.length - failed} of ${chosen.length} kernels`)
}
if (!values.keep && rejected.length === 0) rmSync(folder, { recursive: true, force: true })
process.exitCode = rejected.length > 0 ? 1 : 0

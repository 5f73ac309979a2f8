// The GPU benchmark's command line: this project beside PyTorch on one device, one table. Node's own parser, because a bare GPU machine has few modules.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createRuntime, type Runtime, type Tensor } from '@opgems/core'
import { caseName, type GpuCase, gpuCases, isQuick } from './cases.ts'
import { hostMicroseconds, Meter } from './measure.ts'
import { TorchPeer } from './peer.ts'
import { type GpuReport, type HostResult, header, hostRow, row, summary, writeGpuReport } from './report.ts'
import { Bench, type GpuResult, message } from './run.ts'

const usage = `node bench/gpu.mjs [options]
  --backend B       device, default nvidia
  --cases PATTERN   only cases whose name matches, e.g. '^softmax'
  --dtype LIST      float32, float16, bfloat16, float64, float8_e4m3fn, int8
  --quick           no size above 16 M elements
  --seconds N       start no case after so many, default 135
  --rep N           milliseconds of runs behind each time, default 40
  --tune            time candidates of kernels first and use the winners
  --no-overrides    only the general kernels, without the backend's own for its chip
  --no-host         leave the host's times out
  --out DIR         folder for the report, default bench/results; '' for none
  --python PATH     a Python with torch, default python3`

const { values: options } = parseArgs({
  options: {
    backend: { type: 'string', default: 'nvidia' },
    cases: { type: 'string', default: '' },
    dtype: { type: 'string' },
    quick: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '135' },
    rep: { type: 'string', default: '40' },
    tune: { type: 'boolean', default: false },
    'no-overrides': { type: 'boolean', default: false },
    'no-host': { type: 'boolean', default: false },
    out: { type: 'string', default: fileURLToPath(new URL('../../results', import.meta.url)) },
    python: { type: 'string', default: 'python3' },
    /** Elements of the pool of inputs, for trying this program out on a small device. */
    pool: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

if (options.help) console.log(usage)
else await main()

async function main(): Promise<void> {
  const deadline = performance.now() + Number(options.seconds) * 1000
  const folder = mkdtempSync(join(tmpdir(), 'opgems-gpu-bench-'))
  const peer = new TorchPeer(options.python)
  try {
    const chosen = { backend: options.backend, tune: options.tune, overrides: !options['no-overrides'] }
    const rt = await createRuntime(chosen)
    const rounding = await createRuntime({ ...chosen, float32MatmulPrecision: 'high' })
    const report = await measure(rt, rounding, peer, folder, deadline)
    for (const line of summary(report)) console.log(line)
    if (options.out) console.log(`written: ${join(options.out, writeGpuReport(options.out, report))}.json and .md`)
    await rounding.close()
    await rt.close()
  } finally {
    peer.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param rounding runs the cases whose products may round their operands */
async function measure(
  rt: Runtime,
  rounding: Runtime,
  peer: TorchPeer,
  folder: string,
  deadline: number,
): Promise<GpuReport> {
  const benches = [rt, rounding].map((runtime) => {
    const elements = options.pool ? Number(options.pool) : undefined
    return new Bench(runtime, peer, new Meter(runtime), folder, Number(options.rep), elements)
  })
  const machine = await peer.describe()
  console.log(`${machine.device}; torch ${machine.torch}; ${rt.device.probe.toolchain}\n${header.join(' | ')}`)
  const host = options['no-host'] ? [] : await measureHost(rt, peer)
  for (const result of host) console.log(hostRow(result).join(' | '))
  const results: GpuResult[] = []
  const left: string[] = []
  for (const one of wantedCases()) {
    if (performance.now() > deadline) {
      left.push(caseName(one))
      continue
    }
    const result = await benches[one.precision ? 1 : 0]!.run(one).catch((error: unknown) => failed(one, error))
    results.push(result)
    console.log(row(result).join(' | '))
  }
  for (const bench of benches) bench.close()
  return {
    date: new Date().toISOString(),
    device: machine.device,
    opgems: rt.backend.version,
    toolchain: rt.device.probe.toolchain,
    node: process.version,
    peer: machine,
    results,
    host,
    left,
  }
}

function wantedCases(): GpuCase[] {
  const pattern = new RegExp(options.cases)
  const dtypes = options.dtype?.split(',')
  return gpuCases().filter(
    (c) => pattern.test(caseName(c)) && (dtypes?.includes(c.dtype) ?? true) && (!options.quick || isQuick(c)),
  )
}

function failed(one: GpuCase, error: unknown): GpuResult {
  return { case: one, ours: null, torch: null, floor: null, failure: message(error), worst: null }
}

async function measureHost(rt: Runtime, peer: TorchPeer): Promise<HostResult[]> {
  const x = rt.call('randn', [[32, 32]]) as Tensor
  const calls = { add: () => rt.ops.add(x, x), softmax: () => rt.ops.softmax(x, -1) }
  const results: HostResult[] = []
  for (const [op, call] of Object.entries(calls))
    results.push({ op, ours: await hostMicroseconds(rt, call), torch: await peer.host(op) })
  x.dispose()
  return results
}

// Times the WebAssembly engine on hand-built kernels: launches, unrolling, accumulators.
import { WasmDriver } from '../../packages/backend-cpu/src/wasm/driver.ts'
import { slotsOf } from '../../packages/backend-cpu/src/wasm/testing/kernels.ts'
import type { LoopFunction } from '../../packages/core/src/codegen/loops/ir.ts'
import { renderWat } from '../../packages/core/src/codegen/loops/wat/index.ts'
import { addKernel, emptyKernel, expKernel, softmaxKernel } from './kernels.ts'

const N = 4096
const BLOCK = 8192
const THREADS = 2
const device = new WasmDriver().open('wasm', { threads: THREADS, cacheFolder: '' })
const load = (fn: LoopFunction) => device.load({ path: fn.name, bytes: device.compile(renderWat(fn)) }, fn.name)

/** Least milliseconds of `repeats` runs after three to warm up: other programs disturb this machine. */
function best(repeats: number, run: () => void): number {
  for (let i = 0; i < 3; i++) run()
  const times = Array.from({ length: repeats }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return Math.min(...times)
}
const row = (what: string, ms: number, bytes: number) =>
  console.log(`${what.padEnd(34)} ${ms.toFixed(2).padStart(8)} ms ${(bytes / ms / 1e6).toFixed(1).padStart(6)} GB/s`)

const values = Float32Array.from({ length: N * N }, (_, i) => Math.sin(i) * 4)
const bytes = values.byteLength
const [a, b, out] = [device.allocate(bytes), device.allocate(bytes), device.allocate(bytes)]
device.write(a, new Uint8Array(values.buffer))
device.write(b, new Uint8Array(values.buffer))
const programs = (N * N) / BLOCK

const noSlots = new Uint8Array(8)
const empty = load(emptyKernel())
for (const [what, count] of [
  ['inline', 1],
  ['inline by estimate', 64],
] as const) {
  const ms = best(7, () => {
    for (let i = 0; i < 10000; i++) device.launch(empty, noSlots, count, 0, false)
  })
  console.log(`empty launch, ${what}: ${((ms / 10000) * 1e6).toFixed(0)} ns`)
}
const threaded = best(7, () => {
  for (let i = 0; i < 10000; i++) {
    empty.msPerProgram = Number.POSITIVE_INFINITY
    device.launch(empty, noSlots, 64, 0, false)
  }
})
console.log(`empty launch, with workers: ${((threaded / 10000) * 1e6).toFixed(0)} ns`)

row(
  'copy (memcpy, one thread)',
  best(9, () => device.copy(out, a, bytes)),
  2 * bytes,
)
for (const lanes of [4, 8, 16, 32]) {
  const add = load(addKernel(lanes))
  row(
    `add, ${lanes} lanes`,
    best(15, () => device.launch(add, slotsOf(out, a, b, BLOCK), programs, 0, false)),
    3 * bytes,
  )
}
for (const lanes of [4, 8, 16]) {
  const exp = load(expKernel(lanes))
  row(
    `exp, ${lanes} lanes`,
    best(15, () => device.launch(exp, slotsOf(out, a, BLOCK), programs, 0, false)),
    2 * bytes,
  )
}
for (const [lanes, accumulators] of [
  [4, 1],
  [4, 2],
  [4, 4],
  [8, 1],
  [8, 2],
  [16, 1],
] as const) {
  const softmax = load(softmaxKernel(lanes, accumulators))
  const ms = best(15, () => device.launch(softmax, slotsOf(out, a, N), N, 0, false))
  row(`softmax, ${lanes} lanes, ${accumulators} accumulators`, ms, 2 * bytes)
}

// Times the loops family's matrix product on WebAssembly for several register blockings.
import { WasmDriver } from '../../packages/backend-cpu/src/wasm/driver.ts'
import { slotsOf } from '../../packages/backend-cpu/src/wasm/testing/kernels.ts'
import {
  chooseGemm,
  type GemmSpec,
  gemmFunction,
  gemmSlotCount,
  gemmSlots,
  planGemm,
} from '../../packages/core/src/codegen/loops/gemm/index.ts'
import { renderWat } from '../../packages/core/src/codegen/loops/wat/index.ts'

const THREADS = 2
const device = new WasmDriver().open('wasm', { threads: THREADS, cacheFolder: '' })
const most = 2048 * 2048 * 4
const [a, b, c] = [device.allocate(most), device.allocate(most), device.allocate(most)]
const random = (count: number) => Float32Array.from({ length: count }, () => Math.random() - 0.5)

function best(repeats: number, run: () => void): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < repeats; i++) {
    const start = performance.now()
    run()
    least = Math.min(least, performance.now() - start)
  }
  return least
}
const row = (what: string, n: number, ms: number) =>
  console.log(
    `${what.padEnd(30)} ${n}³ ${ms.toFixed(1).padStart(7)} ms ${((2 * n ** 3) / ms / 1e6).toFixed(1).padStart(6)} GFLOP/s`,
  )

function product(n: number, rows: number, vectors: number, repeats: number): void {
  const target = { ...device.target, product: { rows, vectors, vectorLanes: 4 } }
  const shape = { m: n, n, k: n, batch: 1, aRow: n, aColumn: 1, bRow: n, bColumn: 1 }
  const { variant } = chooseGemm(shape, 'float32', target)
  const spec: GemmSpec = {
    name: 'gemm',
    a: 'float32',
    b: 'float32',
    c: 'float32',
    addend: null,
    scaled: false,
    compute: 'float32',
    variant,
  }
  const plan = planGemm(shape, variant, 'float32', true, target)
  const kernel = device.load({ path: '', bytes: device.compile(renderWat(gemmFunction(spec, target))) }, 'gemm')
  const values = {
    a,
    b,
    c,
    m: n,
    n,
    k: n,
    aRow: n,
    aColumn: 1,
    bRow: n,
    bColumn: 1,
    cRow: n,
    cColumn: 1,
    tileRows: plan.tileRows,
    tileColumns: plan.tileColumns,
    directB: Number(plan.directB),
  }
  const slots = Array<number>(gemmSlotCount).fill(0)
  for (const [name, value] of Object.entries(values)) slots[gemmSlots[name as 'a']] = value
  const bytes = slotsOf(...slots)
  const ms = best(repeats, () => device.launch(kernel, bytes, plan.programs, plan.scratchBytes, false))
  row(`${rows} rows × ${vectors} vectors`, n, ms)
}

const [x, y] = [random(2048 * 2048), random(2048 * 2048)]
device.write(a, new Uint8Array(x.buffer))
device.write(b, new Uint8Array(y.buffer))
for (const [rows, vectors] of [
  [4, 2],
  [5, 2],
  [6, 2],
  [4, 3],
  [3, 3],
  [8, 1],
] as const)
  for (const n of [512, 1024]) product(n, rows, vectors, n === 512 ? 20 : 8)
product(2048, 4, 2, 3)

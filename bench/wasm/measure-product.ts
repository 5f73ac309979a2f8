// Times register blockings of the matrix product on one thread, to choose the target's.
import { WasmDriver } from '../../packages/backend-cpu/src/wasm/driver.ts'
import { slotsOf } from '../../packages/backend-cpu/src/wasm/testing/kernels.ts'
import { renderWat } from '../../packages/core/src/codegen/loops/wat/index.ts'
import { productKernel } from './product-kernel.ts'

const DEPTH = 256
const PROGRAMS = 2000
const device = new WasmDriver().open('wasm', { threads: 1, cacheFolder: '' })
const [a, b, c] = [0, 1, 2].map(() => device.allocate(1 << 18)) as [number, number, number]
for (const [rows, vectors] of [
  [4, 1],
  [8, 1],
  [4, 2],
  [5, 2],
  [6, 2],
  [3, 3],
  [4, 3],
  [2, 4],
  [3, 4],
  [2, 6],
] as const)
  for (const unroll of [1, 2, 4]) {
    const fn = productKernel(rows, vectors, 4, unroll)
    const kernel = device.load({ path: fn.name, bytes: device.compile(renderWat(fn)) }, fn.name)
    let best = Number.POSITIVE_INFINITY
    for (let i = 0; i < 30; i++) {
      const start = performance.now()
      device.launch(kernel, slotsOf(c, a, b, DEPTH), PROGRAMS, 0, false)
      best = Math.min(best, performance.now() - start)
    }
    const flops = 2 * rows * vectors * 4 * DEPTH * PROGRAMS
    console.log(`${rows} rows × ${vectors} vectors, unrolled ${unroll}: ${(flops / best / 1e6).toFixed(1)} GFLOP/s`)
  }

// Times what a cold start costs: opening the device, then rendering, assembling and loading kernels, and the first launch on workers.
import { WasmDriver } from '../../packages/backend-cpu/src/wasm/driver.ts'
import { renderWat } from '../../packages/core/src/codegen/loops/wat/index.ts'
import { emptyKernel, softmaxKernel } from './kernels.ts'

const timed = <T>(what: string, run: () => T): T => {
  const start = performance.now()
  const result = run()
  console.log(`${what.padEnd(40)} ${(performance.now() - start).toFixed(2)} ms`)
  return result
}
const device = timed('open', () => new WasmDriver().open('wasm', { threads: 2, cacheFolder: '' }))
const empty = timed('first kernel', () =>
  device.load({ path: '', bytes: device.compile(renderWat(emptyKernel())) }, 'empty'),
)
timed('first launch on workers', () => device.launch(empty, new Uint8Array(8), 64, 0, false))
timed('30 softmax kernels, all different', () => {
  for (let i = 0; i < 30; i++) {
    const fn = softmaxKernel(4 << (i % 3), 1 + (Math.floor(i / 3) % 4))
    device.load({ path: '', bytes: device.compile(renderWat(fn)) }, fn.name)
  }
})

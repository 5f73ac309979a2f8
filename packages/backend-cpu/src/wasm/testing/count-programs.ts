// Two devices in one process, each launching on its workers; leaves them open, as programs that forget `close` do.
import { renderWat } from '../../../../core/src/codegen/loops/wat/index.ts'
import { WasmDriver } from '../driver.ts'
import { countKernel, slotsOf } from './kernels.ts'

/** The last program's sum on both devices: 0 + 1 + … + 999 twice. */
export function countPrograms(): number {
  const programs = 1000
  const devices = [2, 3].map((threads) => new WasmDriver().open('wasm', { threads, cacheFolder: '' }))
  return devices.reduce((sum, device) => {
    const fn = countKernel()
    const kernel = device.load({ path: '', bytes: device.compile(renderWat(fn)) }, fn.name)
    const out = device.allocate(programs * 8)
    device.launch(kernel, slotsOf(out), programs, 64, false)
    const last = device.readSync(out + (programs - 1) * 8, 8)
    return sum + Number(new BigInt64Array(last.buffer)[0])
  }, 0)
}

// What a thread does with a runtime of its own on the stub driver.
import { openStubDevice } from './stub-device.ts'

/** Writes and reads back again and again; the sum of what was read. */
export function useStub(driver: string, nvrtc: string, start: number): number {
  const device = openStubDevice({ driver, nvrtc, folder: '' })
  const address = device.allocate(64)
  let sum = 0
  for (let i = 0; i < 100; i++) {
    device.write(address, new Uint8Array(4).fill(start + (i % 10)))
    sum += device.readSync(address, 4)[0]!
  }
  device.free(address)
  void device.close()
  return sum
}

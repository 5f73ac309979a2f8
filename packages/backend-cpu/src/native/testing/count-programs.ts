// Opens two devices, sums program numbers on each, and leaves the devices open.
import { NativeDriver } from '../driver.ts'
import { slotBytes, upload } from './native-kernels.ts'

const source = `extern "C" void mark(const long* slots, long first, long end, char*) {
  for (long pid = first; pid < end; pid++) ((long*)slots[0])[pid] += pid;
}`

export function countPrograms(cacheFolder: string): number {
  const driver = new NativeDriver()
  const totals = [2, 3].map((threads) => {
    const device = driver.open('native', { threads, cacheFolder })
    const marks = upload(device, new BigInt64Array(1000))
    const kernel = device.load({ path: '', bytes: device.compile(source) }, 'mark')
    for (let round = 0; round < 100; round++) device.launch(kernel, slotBytes(marks), 1000, 0, false)
    return new BigInt64Array(device.readSync(marks, 8000).buffer).reduce((sum, mark) => sum + mark, 0n)
  })
  return Number(totals.reduce((sum, total) => sum + total))
}

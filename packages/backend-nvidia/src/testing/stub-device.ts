// A device on the stub driver.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GpuDevice } from '@opgems/emulator'
import { NvidiaDriver } from '../driver.ts'
import type { StubLibraries } from './stub-libraries.ts'

export interface StubDeviceOptions {
  readonly device?: string
  readonly launchBlocking?: boolean
}

export const stubDriver = ({ driver, nvrtc }: StubLibraries): NvidiaDriver =>
  new NvidiaDriver({ driver: [driver], nvrtc: [nvrtc] })

export function openStubDevice(stub: StubLibraries, options: StubDeviceOptions = {}): GpuDevice {
  const { device = '0', launchBlocking = false } = options
  const cacheFolder = mkdtempSync(join(tmpdir(), 'opgems-stub-cache-'))
  return stubDriver(stub).open(device, { threads: 0, cacheFolder, launchBlocking }) as GpuDevice
}

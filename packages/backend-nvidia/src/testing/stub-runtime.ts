// A runtime on the stub driver, opened without configuration or plugin discovery.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publicNames } from '../../../core/src/api/index.ts'
import { BinaryCache } from '../../../core/src/dispatch/cache/binary-cache.ts'
import { RecordableDevice } from '../../../core/src/dispatch/capture/recordable-device.ts'
import { KernelStore } from '../../../core/src/dispatch/launch/kernel-store.ts'
import { CachingAllocator } from '../../../core/src/dispatch/memory/caching-allocator.ts'
import { OperatorTable } from '../../../core/src/dispatch/operator-table.ts'
import { Runtime } from '../../../core/src/dispatch/runtime.ts'
import { contracts } from '../../../core/src/ops/index.ts'
import type { NvidiaDevice } from '../device.ts'
import { NvidiaDriver } from '../driver.ts'
import type { StubLibraries } from './stub-libraries.ts'

export interface StubRuntimeOptions {
  readonly device?: string
  readonly launchBlocking?: boolean
}

export const stubDriver = ({ driver, nvrtc }: StubLibraries): NvidiaDriver =>
  new NvidiaDriver({ driver: [driver], nvrtc: [nvrtc] })

export function openStubDevice(stub: StubLibraries, options: StubRuntimeOptions = {}): NvidiaDevice {
  const { device = '0', launchBlocking = false } = options
  const cacheFolder = mkdtempSync(join(tmpdir(), 'opgems-stub-cache-'))
  return stubDriver(stub).open(device, { threads: 0, cacheFolder, launchBlocking }) as NvidiaDevice
}

export function openStubRuntime(stub: StubLibraries, options: StubRuntimeOptions = {}): Runtime {
  const device = new RecordableDevice(openStubDevice(stub, options))
  return new Runtime(
    { id: 'nvidia', version: '0.1.0' },
    device,
    new CachingAllocator(device),
    new KernelStore(device, new BinaryCache(mkdtempSync(join(tmpdir(), 'opgems-stub-cache-')))),
    new OperatorTable(contracts, [], publicNames),
  )
}

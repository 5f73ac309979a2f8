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
import { openStubDevice, type StubDeviceOptions } from './stub-device.ts'
import type { StubLibraries } from './stub-libraries.ts'

export function openStubRuntime(stub: StubLibraries, options: StubDeviceOptions = {}): Runtime {
  const device = new RecordableDevice(openStubDevice(stub, options))
  return new Runtime(
    { id: 'nvidia', version: '0.1.0' },
    device,
    new CachingAllocator(device),
    new KernelStore(device, new BinaryCache(mkdtempSync(join(tmpdir(), 'opgems-stub-cache-')))),
    new OperatorTable(contracts, [], publicNames),
  )
}

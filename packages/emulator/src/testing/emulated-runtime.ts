// A runtime on an emulated device for tests, opened without configuration or plugin discovery.
import type { Driver } from '@opgems/core'
import { publicNames } from '../../../core/src/api/index.ts'
import { BinaryCache } from '../../../core/src/dispatch/cache/binary-cache.ts'
import { cacheFolder } from '../../../core/src/dispatch/cache/cache-folder.ts'
import { RecordableDevice } from '../../../core/src/dispatch/capture/recordable-device.ts'
import { KernelStore } from '../../../core/src/dispatch/launch/kernel-store.ts'
import { CachingAllocator } from '../../../core/src/dispatch/memory/caching-allocator.ts'
import { OperatorTable } from '../../../core/src/dispatch/operator-table.ts'
import { Runtime } from '../../../core/src/dispatch/runtime.ts'
import type { KernelTrace } from '../../../core/src/dispatch/trace.ts'
import { contracts } from '../../../core/src/ops/index.ts'

/** `driver` has the device 'emulator' of the backend `id`. */
export function openEmulated(id: string, driver: Driver, folder = cacheFolder(), trace?: KernelTrace): Runtime {
  const device = new RecordableDevice(driver.open('emulator', { threads: 0, cacheFolder: folder }))
  return new Runtime(
    { id, version: '0.1.0' },
    device,
    new CachingAllocator(device, { exact: device.watchesMemory }),
    new KernelStore(device, new BinaryCache(folder), trace),
    new OperatorTable(contracts, [], publicNames),
  )
}

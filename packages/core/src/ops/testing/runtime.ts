// A runtime on an engine of the CPU backend for tests of operators, opened without configuration or plugin discovery.
import { plugin } from '@opgems/backend-cpu'
import { publicNames } from '../../api/index.ts'
import { makeTape } from '../../autograd/tape.ts'
import { container } from '../../backend/injection.ts'
import { driverToken } from '../../backend/plugin.ts'
import { BinaryCache } from '../../dispatch/cache/binary-cache.ts'
import { cacheFolder } from '../../dispatch/cache/cache-folder.ts'
import { RecordableDevice } from '../../dispatch/capture/recordable-device.ts'
import type { Fallback } from '../../dispatch/fallback.ts'
import { KernelStore } from '../../dispatch/launch/kernel-store.ts'
import { noOverrides } from '../../dispatch/launch/override-set.ts'
import { CachingAllocator } from '../../dispatch/memory/caching-allocator.ts'
import { OperatorTable } from '../../dispatch/operator-table.ts'
import { Runtime } from '../../dispatch/runtime.ts'
import { contracts } from '../index.ts'

export type Engine = 'native' | 'wasm'

const services = container.createChildContainer()
plugin.register(services)
const drivers = services.resolveAll(driverToken)
const driverOf = (engine: Engine) =>
  drivers.find((driver) => driver.probe().some((p) => p.name === engine && p.available))

/** The engines that this machine has: native needs a C++ compiler. */
export const engines: readonly Engine[] = (['native', 'wasm'] as const).filter(driverOf)

export function openTestRuntime(
  engine: Engine,
  operators = new OperatorTable(contracts, [], publicNames),
  fallback?: Fallback,
): Runtime {
  const driver = driverOf(engine)
  if (!driver) throw new Error(`engine ${engine} is not available`)
  const folder = cacheFolder()
  const device = new RecordableDevice(driver.open(engine, { threads: 0, cacheFolder: folder }))
  return new Runtime(
    { id: 'cpu', version: plugin.version },
    device,
    new CachingAllocator(device),
    new KernelStore(device, new BinaryCache(folder)),
    operators,
    noOverrides,
    makeTape,
    fallback,
  )
}

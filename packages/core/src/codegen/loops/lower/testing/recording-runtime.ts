// A runtime that compiles nothing and computes nothing: it notes the source that operators are rendered to for a given target.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Device } from '../../../../backend/driver.ts'
import type { Target } from '../../../../backend/target.ts'
import { BinaryCache } from '../../../../dispatch/cache/binary-cache.ts'
import { RecordableDevice } from '../../../../dispatch/capture/recordable-device.ts'
import { KernelStore } from '../../../../dispatch/launch/kernel-store.ts'
import { CachingAllocator } from '../../../../dispatch/memory/caching-allocator.ts'
import { OperatorTable } from '../../../../dispatch/operator-table.ts'
import { Runtime } from '../../../../dispatch/runtime.ts'
import { contracts } from '../../../../ops/index.ts'

/** `sources` fills with the source of each new kernel, in order. */
export function openRecordingRuntime(target: Target): { readonly rt: Runtime; readonly sources: string[] } {
  const sources: string[] = []
  const device = new RecordableDevice(idleDevice(target))
  const cache = new BinaryCache(mkdtempSync(join(tmpdir(), 'opgems-record-')))
  const store = new KernelStore(device, cache, ({ source }) => sources.push(source))
  const runtime = new Runtime(
    { id: 'none', version: '0' },
    device,
    new CachingAllocator(device),
    store,
    new OperatorTable(contracts),
  )
  return { rt: runtime, sources }
}

/** Memory is addresses alone, and reads as zeros. */
function idleDevice(target: Target): Device {
  let next = 64
  return {
    name: 'none',
    probe: { name: 'none', available: true, description: '', toolchain: '', proof: 'rendered', priority: 0 },
    target,
    allocate(bytes) {
      const address = next
      next += Math.ceil(bytes / 64) * 64
      return address
    },
    free() {},
    write() {},
    read: async (_, bytes) => new Uint8Array(bytes),
    readSync: (_, bytes) => new Uint8Array(bytes),
    copy() {},
    compile: (source) => new TextEncoder().encode(source),
    toolchainId: 'none',
    binaryExtension: '.txt',
    load: (_, entry) => ({ entry }),
    launch() {},
    async synchronize() {},
    async close() {},
  }
}

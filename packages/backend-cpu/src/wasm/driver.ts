// The WebAssembly engine as a driver: always there, since it needs nothing but Node.
import { availableParallelism, cpus } from 'node:os'
import { type DeviceOptions, type DeviceProbe, type Driver, OpGemsError } from '@opgems/core'
import { WasmDevice } from './device.ts'
import { relaxedSimd } from './toolchain.ts'

/** Below the native engine's. */
const PRIORITY = 10

function describe(threads: number): DeviceProbe {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  const features = relaxedSimd ? 'SIMD and relaxed SIMD' : 'SIMD'
  return {
    name: 'wasm',
    available: true,
    description: `${model}, ${threads} threads, WebAssembly ${features}`,
    toolchain: `built-in assembler, V8 ${process.versions.v8}`,
    proof: 'hardware',
    priority: PRIORITY,
  }
}

export class WasmDriver implements Driver {
  probe(): readonly DeviceProbe[] {
    return [describe(availableParallelism())]
  }

  open(name: string, options: DeviceOptions): WasmDevice {
    if (name !== 'wasm')
      throw new OpGemsError('NO_DEVICE', `cpu: no device '${name}' in the WebAssembly engine; it has 'wasm'`)
    const threads = options.threads > 0 ? options.threads : availableParallelism()
    return new WasmDevice(describe(threads), threads)
  }
}

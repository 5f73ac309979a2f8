// The native engine as a driver: present where a C++ compiler works.
import { type DeviceOptions, type DeviceProbe, type Driver, OpGemsError } from '@opgems/core'
import { NativeDevice } from './device.ts'
import { hostThreads, processorModel } from './host.ts'
import { findToolchain, type MissingToolchain, type Toolchain } from './toolchain.ts'

/** Above the WebAssembly engine's. */
const priority = 20

function describe(toolchain: Toolchain | MissingToolchain, threads: number): DeviceProbe {
  const available = 'command' in toolchain
  const processor = `${processorModel()}, ${threads} threads`
  return {
    name: 'native',
    available,
    description: available ? `${processor}, ${toolchain.instructions}` : processor,
    toolchain: available ? toolchain.description : 'none',
    proof: 'hardware',
    priority,
    ...(available ? {} : { reason: toolchain.reason }),
  }
}

export class NativeDriver implements Driver {
  /** Starting the compiler takes milliseconds, so it is asked once. */
  #toolchain: Toolchain | MissingToolchain | undefined

  #find(): Toolchain | MissingToolchain {
    this.#toolchain ??= findToolchain()
    return this.#toolchain
  }

  probe(): readonly DeviceProbe[] {
    return [describe(this.#find(), hostThreads())]
  }

  open(name: string, options: DeviceOptions): NativeDevice {
    if (name !== 'native')
      throw new OpGemsError('NO_DEVICE', `cpu: no device '${name}' in the native engine; it has 'native'`)
    const toolchain = this.#find()
    if (!('command' in toolchain)) throw new OpGemsError('NO_DEVICE', `cpu:native: ${toolchain.reason}`)
    const threads = options.threads > 0 ? options.threads : hostThreads()
    return new NativeDevice(describe(toolchain, threads), toolchain, options.cacheFolder, threads)
  }
}

// The driver of one emulated device, 'emulator', whatever its family.
import { type Device, type DeviceOptions, type DeviceProbe, type Driver, OpGemsError } from '@opgems/core'
import { findHostCompiler, type HostCompiler } from './toolchain.ts'

export interface EmulatorSpec {
  /** The backend's id, for messages. */
  readonly vendor: string
  readonly description: string
  /** `folder` receives what is compiled. */
  open(probe: DeviceProbe, compiler: HostCompiler, folder: string): Device
}

/** Never preferred to hardware. */
const priority = -100

export function emulatorDriver({ vendor, description, open }: EmulatorSpec): Driver {
  let compiler: HostCompiler | { readonly reason: string } | undefined
  const find = () => {
    compiler ??= findHostCompiler()
    return compiler
  }
  const describe = (): DeviceProbe => {
    const found = find()
    const base = { name: 'emulator', description, proof: 'emulated', priority } as const
    if ('reason' in found) return { ...base, available: false, toolchain: 'none', reason: found.reason }
    return { ...base, available: true, toolchain: found.description }
  }
  return {
    probe: () => [describe()],
    open: (name: string, options: DeviceOptions): Device => {
      const found = find()
      if (name !== 'emulator') throw new OpGemsError('NO_DEVICE', `${vendor}: the emulator has no device '${name}'`)
      if ('reason' in found) throw new OpGemsError('NO_DEVICE', `${vendor}:emulator: ${found.reason}`)
      return open(describe(), found, options.cacheFolder)
    },
  }
}

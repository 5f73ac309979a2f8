// The driver of an emulated device, for plugins of the simt family.
import {
  type Device,
  type DeviceOptions,
  type DeviceProbe,
  type Driver,
  OpGemsError,
  type SimtTarget,
} from '@opgems/core'
import { EmulatedDevice } from './device.ts'
import { findHostCompiler, type HostCompiler } from './toolchain.ts'

export interface EmulatedDriverOptions {
  /** The backend's id, for messages. */
  readonly vendor: string
  readonly target: SimtTarget
  /** C++ text that declares what the dialect's spellings use besides the family's common names. */
  readonly header?: string
}

/** Never preferred to hardware. */
const priority = -100

/** A driver with one device, 'emulator'. */
export function emulatedDriver({ vendor, target, header = '' }: EmulatedDriverOptions): Driver {
  let compiler: HostCompiler | { readonly reason: string } | undefined
  const find = () => {
    compiler ??= findHostCompiler()
    return compiler
  }
  const describe = (): DeviceProbe => {
    const found = find()
    const base = {
      name: 'emulator',
      description: `${target.dialect.name} on the host, warps of ${target.laneCount}`,
      proof: 'emulated',
      priority,
    } as const
    if ('reason' in found) return { ...base, available: false, toolchain: 'none', reason: found.reason }
    return { ...base, available: true, toolchain: found.description }
  }
  return {
    probe: () => [describe()],
    open: (name: string, options: DeviceOptions): Device => {
      const found = find()
      if (name !== 'emulator') throw new OpGemsError('NO_DEVICE', `${vendor}: the emulator has no device '${name}'`)
      if ('reason' in found) throw new OpGemsError('NO_DEVICE', `${vendor}:emulator: ${found.reason}`)
      return new EmulatedDevice(vendor, describe(), target, found, options.cacheFolder, header)
    },
  }
}

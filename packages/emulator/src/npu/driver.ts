// The driver of an emulated device, for plugins of the npu family.
import { fileURLToPath } from 'node:url'
import {
  type Device,
  type DeviceOptions,
  type DeviceProbe,
  type Driver,
  type NpuTarget,
  OpGemsError,
} from '@opgems/core'
import { findHostCompiler, type HostCompiler } from '../toolchain.ts'
import { EmulatedCores } from './device.ts'

export interface EmulatedCoresOptions {
  /** The backend's id, for messages. */
  readonly vendor: string
  readonly target: NpuTarget
  /** Folder of the headers that stand for the vendor's; they may include scratchpad.h. */
  readonly headers: string
  /** Macros for them: architecture, limits. */
  readonly defines: Readonly<Record<string, number>>
}

/** Never preferred to hardware. */
const priority = -100
const ownHeaders = fileURLToPath(new URL('../../include', import.meta.url))

/** A driver with one device, 'emulator'. */
export function emulatedCores({ vendor, target, headers, defines }: EmulatedCoresOptions): Driver {
  let compiler: HostCompiler | { readonly reason: string } | undefined
  const find = () => {
    compiler ??= findHostCompiler()
    return compiler
  }
  const describe = (): DeviceProbe => {
    const found = find()
    const base = {
      name: 'emulator',
      description: `${target.dialect.name} on the host, ${target.scratchpadBytes >> 10} KiB of scratchpad`,
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
      const folders = [headers, ownHeaders]
      return new EmulatedCores(vendor, describe(), target, found, options.cacheFolder, folders, defines)
    },
  }
}

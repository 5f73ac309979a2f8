// The driver of an emulated device, for plugins of the npu family.
import { fileURLToPath } from 'node:url'
import type { Driver, NpuTarget } from '@opgems/core'
import { emulatorDriver } from '../emulator-driver.ts'
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

const ownHeaders = fileURLToPath(new URL('../../include', import.meta.url))

/** A driver with one device, 'emulator'. */
export const emulatedCores = ({ vendor, target, headers, defines }: EmulatedCoresOptions): Driver =>
  emulatorDriver({
    vendor,
    description: `${target.dialect.name} on the host, ${target.scratchpadBytes >> 10} KiB of scratchpad`,
    open: (probe, compiler, folder) =>
      new EmulatedCores(vendor, probe, target, compiler, folder, [headers, ownHeaders], defines),
  })

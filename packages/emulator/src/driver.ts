// The driver of an emulated device, for plugins of the simt family.
import type { Driver, SimtTarget } from '@opgems/core'
import { EmulatedDevice } from './device.ts'
import { emulatorDriver } from './emulator-driver.ts'

export interface EmulatedDriverOptions {
  /** The backend's id, for messages. */
  readonly vendor: string
  readonly target: SimtTarget
  /** C++ text that declares what the dialect's spellings use besides the family's common names. */
  readonly header?: string
}

/** A driver with one device, 'emulator'. */
export const emulatedDriver = ({ vendor, target, header = '' }: EmulatedDriverOptions): Driver =>
  emulatorDriver({
    vendor,
    description: `${target.dialect.name} on the host, warps of ${target.laneCount}`,
    open: (probe, compiler, folder) => new EmulatedDevice(vendor, probe, target, compiler, folder, header),
  })

// Calls of a plugin's driver: what it throws or gives instead of probes and devices becomes an error that names the plugin.
import type { Device, DeviceOptions, DeviceProbe, Driver } from '../../backend/driver.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { badPlugin, messageOf } from './check-plugin.ts'

/** Functions that every device has. */
const deviceFunctions = [
  'allocate',
  'free',
  'write',
  'read',
  'readSync',
  'copy',
  'compile',
  'load',
  'launch',
  'synchronize',
  'close',
] as const satisfies readonly (keyof Device)[]

/** What a driver says of its devices. Throws BAD_PLUGIN. */
export function probeDriver(driver: Driver, source: string): readonly DeviceProbe[] {
  const probes: unknown = guarded(() => driver.probe(), source, 'probing')
  if (!Array.isArray(probes)) throw badPlugin(source, "its driver's probe gives no array of devices")
  for (const probe of probes) {
    const { name, available, priority } = (probe ?? {}) as Partial<Record<keyof DeviceProbe, unknown>>
    if (typeof name !== 'string' || typeof available !== 'boolean' || typeof priority !== 'number')
      throw badPlugin(source, "its driver's probe gives a device without name, available or priority")
  }
  return probes
}

/** Opens a device. Throws BAD_PLUGIN; errors that the driver throws as OpGemsErrors are passed on. */
export function openDevice(driver: Driver, name: string, options: DeviceOptions, source: string): Device {
  const device = guarded(() => driver.open(name, options), source, `opening ${name}`)
  const missing = deviceFunctions.find((f) => typeof (device as Partial<Device> | null | undefined)?.[f] !== 'function')
  if (missing) throw badPlugin(source, `its device '${name}' has no function '${missing}'`)
  if (!Array.isArray(device.target?.dtypes)) throw badPlugin(source, `its device '${name}' has no target with dtypes`)
  return device
}

function guarded<T>(call: () => T, source: string, what: string): T {
  try {
    return call()
  } catch (cause) {
    if (cause instanceof OpGemsError) throw cause
    throw badPlugin(source, `${what} failed: ${messageOf(cause)}`, cause)
  }
}

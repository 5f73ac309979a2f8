// Launches that reach a stub run on an emulated device, so that a driver under test computes: memory of both is the host's.
import type { Device, Executable } from '@opgems/core'
import koffi from 'koffi'
import type { StubLaunch } from './stub-libraries.ts'

/** What stands behind a kernel's own arguments: programs, address and bytes of a core's scratch memory, which the emulator adds itself. */
const ownSlots = 3

export function emulatedLaunches(device: Device): StubLaunch {
  const kernels = new Map<string, Executable>()
  const load = (source: string, name: string): Executable =>
    device.load({ path: '', bytes: device.compile(source) }, name)
  return (source, name, cores, parameters) => {
    const kernel = kernels.get(source) ?? load(source, name)
    kernels.set(source, kernel)
    const count = parameterCount(source, name)
    const addresses = new BigUint64Array(koffi.view(parameters, count * 8))
    const slots = BigInt64Array.from(addresses, (at) => new BigInt64Array(koffi.view(at, 8))[0]!)
    const [programs, , scratchBytes] = Array.from(slots.subarray(-ownSlots), Number)
    const own = new Uint8Array(slots.buffer, 0, (count - ownSlots) * 8)
    device.launch(kernel, own, programs!, scratchBytes!, cores === 1)
  }
}

/** Of the kernel's definition. */
function parameterCount(source: string, name: string): number {
  const parameters = new RegExp(`\\b${name}\\(([^)]*)\\)`).exec(source)?.[1]
  if (parameters === undefined) throw new Error(`the source has no kernel '${name}'`)
  return parameters.split(',').length
}

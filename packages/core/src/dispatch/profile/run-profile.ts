// rt.profile: runs a function with a profiler on the device.
import { OpGemsError } from '../../errors/errors.ts'
import type { RecordableDevice } from '../capture/recordable-device.ts'
import { Roofline } from '../tuning/roofline.ts'
import { Profile } from './profile.ts'
import { Profiler } from './profiler.ts'

/** @throws UNSUPPORTED inside of another profile or a capture */
export async function profile<T>(device: RecordableDevice, body: () => T | Promise<T>): Promise<Profile<T>> {
  if (device.profiler || device.recording)
    throw new OpGemsError(
      'UNSUPPORTED',
      `profile: cannot run inside of another ${device.profiler ? 'profile' : 'capture'}`,
    )
  const profiler = new Profiler(device)
  device.profiler = profiler
  try {
    const result = await body()
    device.profiler = null
    return new Profile(result, profiler, new Roofline(device.inner))
  } finally {
    device.profiler = null
    // What a function that threw left on the clock.
    device.stopwatch?.read()
  }
}

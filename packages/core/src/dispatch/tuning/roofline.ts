// The least time that a launch can take: its bytes at the speed of the device's own copy.
import type { Device } from '../../backend/driver.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { largestBucket, sizeBucket } from './choice.ts'
import { timeLaunch } from './stretches.ts'

/** Sizes above it are as fast as it. */
const mostCopied = 256 << 20
/** Copied where only the launch counts. */
const fewBytes = 16

export class Roofline {
  /** Bytes a microsecond by size bucket: what lies in caches is faster. */
  private readonly speeds = new Map<number, number | null>()
  private launchTime: number | null | undefined

  constructor(private readonly device: Device) {}

  /** Microseconds that moving so many bytes takes; null where the device has no clock, or no memory to measure with. */
  floor(bytes: number): number | null {
    const speed = this.copySpeed(bytes)
    return speed && bytes / speed
  }

  /** Bytes read and written a microsecond, by a copy of about as much memory; measured once for each size bucket. */
  copySpeed(bytes: number): number | null {
    const bucket = Math.min(sizeBucket(bytes), largestBucket)
    let speed = this.speeds.get(bucket)
    if (speed === undefined) {
      speed = this.measure(bucket)
      this.speeds.set(bucket, speed)
    }
    return speed
  }

  /** Microseconds from one launch to the next where the work is next to nothing: of a copy of some bytes; null as `floor`. */
  launch(): number | null {
    if (this.launchTime === undefined) this.launchTime = this.timeCopy(fewBytes)
    return this.launchTime
  }

  private measure(bucket: number): number | null {
    const half = Math.min((64 << 10) * 4 ** bucket, mostCopied) / 2
    const time = this.timeCopy(half)
    return time && (2 * half) / time
  }
  private timeCopy(bytes: number): number | null {
    const { device } = this
    if (!device.stopwatch) return null
    const owned: number[] = []
    try {
      const [to, from] = [allocate(device, bytes, owned), allocate(device, bytes, owned)]
      device.write(from, new Uint8Array(bytes).fill(1))
      return timeLaunch(device.stopwatch, () => device.copy(to, from, bytes))
    } catch (error) {
      if (error instanceof OpGemsError && error.code === 'OUT_OF_MEMORY') return null
      throw error
    } finally {
      for (const address of owned) device.free(address)
    }
  }
}

function allocate(device: Device, bytes: number, owned: number[]): number {
  const address = device.allocate(bytes)
  owned.push(address)
  return address
}

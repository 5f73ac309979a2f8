// What a captured function did on the device, in order.
import type { Device, Executable } from '../../backend/driver.ts'

interface RecordedLaunch {
  readonly executable: Executable
  readonly slots: Uint8Array
  readonly programs: number
  readonly scratchBytes: number
  readonly serial: boolean
}
interface RecordedCopy {
  readonly destination: number
  readonly source: number
  readonly bytes: number
}

export class Recording {
  private readonly steps: (RecordedLaunch | RecordedCopy)[] = []

  addLaunch(launch: RecordedLaunch): void {
    this.steps.push(launch)
  }
  addCopy(copy: RecordedCopy): void {
    this.steps.push(copy)
  }
  get length(): number {
    return this.steps.length
  }
  replay(device: Device): void {
    for (const step of this.steps) {
      if ('executable' in step)
        device.launch(step.executable, step.slots, step.programs, step.scratchBytes, step.serial)
      else device.copy(step.destination, step.source, step.bytes)
    }
  }
}

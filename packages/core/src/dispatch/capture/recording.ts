// What a captured function did on the device, in order.
import type { Device, GraphStep } from '../../backend/driver.ts'

export class Recording {
  readonly steps: GraphStep[] = []

  add(step: GraphStep): void {
    this.steps.push(step)
  }
  get length(): number {
    return this.steps.length
  }
  /** For devices without graphs of their own. */
  replay(device: Device): void {
    for (const step of this.steps) {
      switch (step.kind) {
        case 'launch':
          device.launch(step.executable, step.slots, step.programs, step.scratchBytes, step.serial)
          break
        case 'copy':
          device.copy(step.destination, step.source, step.bytes)
          break
        case 'write':
          device.write(step.address, step.bytes)
          break
        default:
          throw new Error(`unreachable: ${step satisfies never}`)
      }
    }
  }
}

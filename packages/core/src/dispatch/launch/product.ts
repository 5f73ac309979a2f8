// Launches matrix products: one kernel for each class of dtypes and shapes.

import type { Device, Executable } from '../../backend/driver.ts'
import { type ProductArguments, type ProductClass, planProduct } from '../../codegen/products.ts'
import type { Runtime } from '../runtime.ts'
import { ArgumentBlock } from './argument-block.ts'
import type { Program } from './program-set.ts'

/** A product kernel with its argument block. */
class ProductProgram implements Program {
  readonly block: ArgumentBlock
  constructor(
    readonly key: string,
    slotCount: number,
    readonly executable: Executable,
  ) {
    this.block = new ArgumentBlock(slotCount)
  }
}

/** C = alpha·A·B + beta·D. Nothing is launched where C has no elements. */
export function launchProduct(rt: Runtime, kind: ProductClass, args: ProductArguments): void {
  if (args.m === 0 || args.n === 0 || args.batch === 0) return
  const device: Device = rt.device
  const plan = planProduct(kind, args, device.target)
  const program = rt.program(plan.key, (store) => {
    const executable = store.executable(plan.key, plan.entry, plan.render)
    return new ProductProgram(plan.key, plan.slotCount, executable)
  })
  const { block } = program
  for (const [slot, value] of plan.integers) block.setInteger(slot, value)
  for (const [slot, value] of plan.floats) block.setFloat(slot, value)
  device.launch(program.executable, block.bytes, plan.programs, plan.scratchBytes, false)
}

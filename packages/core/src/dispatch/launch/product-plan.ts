// Launches a product that a template has planned.
import type { Executable } from '../../backend/driver.ts'
import type { Estimate } from '../../codegen/estimate.ts'
import type { ProductPlan } from '../../codegen/products.ts'
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

/** @param estimate for profiles */
export function launchPlan(rt: Runtime, plan: ProductPlan, estimate: () => Estimate): void {
  const program = rt.program(plan.key, (store) => {
    const executable = store.executable(plan.key, plan.entry, plan.render, plan.geometry)
    return new ProductProgram(plan.key, plan.slotCount, executable)
  })
  const { block } = program
  for (const [slot, value] of plan.integers) block.setInteger(slot, value)
  for (const [slot, value] of plan.floats) block.setFloat(slot, value)
  const { profiler } = rt.device
  if (profiler) profiler.expect('product', estimate())
  rt.device.launch(program.executable, block.bytes, plan.programs, plan.scratchBytes, false)
}

// Whether a kernel's program instances may run at the same time.
import type { Kernel, Node, ScatterEffect } from '../../../kernel/index.ts'
import { kernelNodes } from './analyse.ts'
import { allEffects } from './lane-axis.ts'

/** Scatters whose instances may touch the same element must run in order, on one worker. */
export function needsOrder(kernel: Kernel): boolean {
  return allEffects(kernel.effects, kernelNodes(kernel)).some(
    (effect) => effect.effect === 'scatter' && !isApart(kernel, effect),
  )
}

/** Whether each grid coordinate is a coordinate of the scatter itself, so that instances write to different places. */
function isApart(kernel: Kernel, { index }: ScatterEffect): boolean {
  const own = new Set(index.map(programOf))
  return kernel.grid.every((_, dimension) => own.has(dimension))
}

/** The grid dimension that an index enumerates, alone or by blocks; -1 for any other. */
function programOf(node: Node): number {
  if (node.op === 'program') return node.dimension
  if (node.op !== 'coord') return -1
  const { from, size } = node.axis
  if (size === null || from.op !== 'map' || from.fn !== 'mul') return -1
  const [program, step] = from.args as [Node, Node]
  return program.op === 'program' && step.op === 'const' && Number(step.value) >= size ? program.dimension : -1
}

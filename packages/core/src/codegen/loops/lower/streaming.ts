// Stores past the caches: outputs that no cache holds are written without reading their lines first, a third of a copy's traffic.
import type { StoreEffect, TensorParameter } from '../../../kernel/index.ts'
import { index, mulIndex, op } from '../build.ts'
import { type Expr, memoryBytes } from '../ir.ts'
import { axisExtent, isSizedByHost } from './axes.ts'
import { representation } from './elements.ts'
import { type Context, indexOf } from './values.ts'

export interface Streaming {
  /** Outputs of more bytes are streamed. */
  readonly above: number
  /** By tensor: whether it is, a bool of the whole function. */
  readonly conditions: Map<TensorParameter, Expr>
}

/** Whether this launch should stream a contiguous vector store; undefined where it never should. */
export function streamingCondition(context: Context, effect: StoreEffect, tensor: TensorParameter): Expr | undefined {
  const { streaming } = context
  const bytes = memoryBytes[representation[tensor.dtype].memory]
  if (!streaming || tensor.access !== 'write' || bytes < 4) return undefined
  const axes = new Set(effect.index.flatMap((node) => node.axes))
  if (![...axes].every(isSizedByHost)) return undefined
  const known = streaming.conditions.get(tensor)
  if (known) return known
  const programs = context.kernel.grid.map((size) => indexOf(context, context.root, size))
  const extents = [...axes].map((axis) => axisExtent(context, axis))
  const total = [...programs, ...extents].reduce(mulIndex, index(bytes))
  const condition = context.root.name('streamed', op('gt', total, index(streaming.above)))
  streaming.conditions.set(tensor, condition)
  return condition
}

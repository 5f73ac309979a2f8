// What a launch of a kernel must do at least: bytes moved and operations, for tuning and for judging measured times.
import { type Axis, elementwiseFunction, type Kernel, type Node } from '../kernel/index.ts'
import { kernelNodes } from './loops/lower/analyse.ts'
import type { NpuEstimate } from './npu/estimate.ts'
import { compileScalar, type ScalarFunction } from './scalar-expression.ts'
import { cutDimension } from './simt/retile.ts'
import { accesses, elementBytes } from './simt/shape.ts'

export interface Estimate {
  /** Each element that is read or written counted once for its tensor, however often caches give it again. */
  readonly bytes: number
  /** In float additions, by the cost of each elementwise function. */
  readonly operations: number
  /** What a chip with scratchpad does, as the kernel is written for it. */
  readonly scratchpad?: NpuEstimate
}

/** The estimate of a launch, given its scalar arguments in the kernel's order. Sizes that depend on data count as 1. */
export function estimateKernel(kernel: Kernel): (scalars: ArrayLike<number>) => Estimate {
  const counter = new Counter(kernel)
  const moved = new Map<string, readonly [bytes: number, count: ScalarFunction]>()
  for (const { tensor, index } of accesses(kernel)) {
    const key = `${tensor.name} ${index.map((n) => n.id)}`
    moved.set(key, [elementBytes(tensor), counter.places(index)])
  }
  const work = [...kernelNodes(kernel)].flatMap((node) => {
    const cost = costOf(node)
    return cost > 0 ? [[cost, counter.evaluations(node)] as const] : []
  })
  const total = (terms: Iterable<readonly [number, ScalarFunction]>, scalars: ArrayLike<number>) => {
    let sum = 0
    for (const [weight, count] of terms) sum += weight * count(scalars)
    return sum
  }
  return (scalars) => ({ bytes: total(moved.values(), scalars), operations: total(work, scalars) })
}

/** Scalar arithmetic, as of sizes and places, does not count. */
function costOf(node: Node): number {
  if (node.axes.length === 0 && node.op === 'map') return 0
  if (node.op === 'map') return elementwiseFunction(node.fn).cost
  if (node.op === 'dot') return 2
  return node.op === 'reduce' || node.op === 'scan' ? node.args.length : 0
}

/** Counts how often something happens over all program instances. */
class Counter {
  constructor(private readonly kernel: Kernel) {}

  /** Elements that an access reaches, for all its indices that a launch decides. */
  places(index: readonly Node[]): ScalarFunction {
    const axes = new Set(index.flatMap((n) => n.axes))
    const dimensions = new Set(index.flatMap((n) => (n.op === 'program' ? [n.dimension] : [])))
    return this.product(axes, dimensions)
  }
  /** Evaluations of a node's elements. */
  evaluations(node: Node): ScalarFunction {
    const folded = node.op === 'reduce' ? node.reduced : node.op === 'dot' ? [node.axis] : []
    const axes = new Set([...node.axes, ...folded])
    const cut = new Set([...axes].map((a) => cutDimension(this.kernel, a)))
    return this.product(axes, new Set(this.kernel.grid.map((_, d) => d).filter((d) => !cut.has(d))))
  }

  private product(axes: ReadonlySet<Axis>, dimensions: ReadonlySet<number>): ScalarFunction {
    const factors = [
      ...[...axes].map((a) => this.extent(a)),
      ...[...dimensions].map((d) => this.scalar(this.kernel.grid[d]!)),
    ]
    return (scalars) => factors.reduce((n, f) => n * f(scalars), 1)
  }
  /** All coordinates of an axis, over the blocks of all instances where it is cut. */
  private extent(axis: Axis): ScalarFunction {
    const limit = this.scalar(axis.limit)
    if (cutDimension(this.kernel, axis) >= 0) return limit
    const { size } = axis
    const from = this.scalar(axis.from, 0)
    return (scalars) => Math.min(Math.max(0, limit(scalars) - from(scalars)), size ?? Infinity)
  }
  private scalar(node: Node, otherwise = 1): ScalarFunction {
    const { scalars } = this.kernel
    try {
      return compileScalar(node, (name) => scalars.findIndex((s) => s.name === name))
    } catch {
      return () => otherwise
    }
  }
}

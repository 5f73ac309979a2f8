// What a plan needs to know of a kernel: the axes to spread over threads and the tensors that run along them.
import {
  type Axis,
  foldsPrograms,
  type Kernel,
  type Node,
  type StrideFact,
  type TensorParameter,
} from '../../kernel/index.ts'
import { memoryBytes } from '../loops/ir.ts'
import { consumedAxes, kernelNodes } from '../loops/lower/analyse.ts'
import { representation } from '../loops/lower/elements.ts'
import { allEffects } from '../loops/lower/lane-axis.ts'

export interface Shape {
  readonly kernel: Kernel
  /** Memory runs along it; null where no tile has axes. */
  readonly fast: Axis | null
  /** Shares the threads with the fast axis: reduced while the fast one is kept, or contiguous for some other tensor. */
  readonly second: Axis | null
  /** Whether the fast axis is folded or scanned. */
  readonly isRow: boolean
  /** Whether nothing is folded or scanned at all. */
  readonly isPointwise: boolean
  readonly hasLoops: boolean
  readonly hasSorts: boolean
  /** Whether program instances, each of a whole block then, fold their tuples together. */
  readonly foldsPrograms: boolean
  /** The fast axis is scanned from its end. */
  readonly isReversed: boolean
}

export function shapeOf(kernel: Kernel): Shape {
  const nodes = kernelNodes(kernel)
  const consumed = consumedAxes(nodes)
  const scanned = new Set([...nodes].flatMap((n) => (n.op === 'scan' ? [n.axis] : [])))
  const scores = scoreAxes(kernel, nodes)
  const fast = best(scores)
  const isPointwise = ![...nodes].some((n) => n.op === 'reduce' || n.op === 'scan' || n.op === 'sort')
  return {
    kernel,
    fast,
    second: fast && secondAxis(kernel, [...scores.keys()], fast, consumed, scanned, isPointwise),
    isRow: fast !== null && consumed.has(fast),
    isPointwise,
    hasLoops: [...nodes].some((n) => n.op === 'loop'),
    hasSorts: [...nodes].some((n) => n.op === 'sort'),
    foldsPrograms: foldsPrograms(kernel),
    isReversed: [...nodes].some((n) => n.op === 'scan' && n.axis === fast && n.reverse),
  }
}

/** One access to a tensor in program text. */
interface Access {
  readonly tensor: TensorParameter
  readonly index: readonly Node[]
  readonly isStructured: boolean
}

export function accesses(kernel: Kernel, nodes: ReadonlySet<Node> = kernelNodes(kernel)): readonly Access[] {
  const tensors = new Map(kernel.tensors.map((t) => [t.name, t]))
  const found: Access[] = []
  for (const n of nodes)
    if (n.op === 'load' || n.op === 'gather')
      found.push({ tensor: tensors.get(n.tensor)!, index: n.index, isStructured: n.op === 'load' })
  for (const e of allEffects(kernel.effects, nodes))
    if (e.effect === 'store' || e.effect === 'scatter')
      found.push({ tensor: tensors.get(e.tensor)!, index: e.index, isStructured: e.effect === 'store' })
  return found
}

/** All axes of the kernel's tiles, each with how much memory runs along it. */
function scoreAxes(kernel: Kernel, nodes: ReadonlySet<Node>): ReadonlyMap<Axis, number> {
  const scores = new Map<Axis, number>()
  const add = (axis: Axis, score: number) => scores.set(axis, (scores.get(axis) ?? 0) + score)
  const axes = new Set([...nodes].flatMap((n) => [...n.axes, ...(n.op === 'reduce' ? n.reduced : [])]))
  for (const axis of [...axes].sort((a, b) => a.id - b.id)) add(axis, 0)
  for (const { tensor, index } of accesses(kernel, nodes))
    index.forEach((node, dimension) => {
      const weight = tensor.access === 'read' ? 1 : 2
      if (node.op === 'coord') add(node.axis, weight * preference(tensor.strides[dimension]!))
    })
  return scores
}
const preference = (fact: StrideFact) => (fact === 1 ? 4 : fact === 0 ? 1 : 0)

function best(scores: ReadonlyMap<Axis, number>): Axis | null {
  let found: Axis | null = null
  for (const [axis, score] of scores) if (!found || score >= scores.get(found)!) found = axis
  return found
}

function secondAxis(
  kernel: Kernel,
  axes: readonly Axis[],
  fast: Axis,
  consumed: ReadonlySet<Axis>,
  scanned: ReadonlySet<Axis>,
  isPointwise: boolean,
): Axis | null {
  const others = axes.filter((a) => a !== fast && !scanned.has(a))
  if (isPointwise) return others.find((a) => a.size !== null && runsAlong(kernel, a)) ?? null
  return others.reverse().find((a) => consumed.has(a)) ?? null
}

const runsAlong = (kernel: Kernel, axis: Axis): boolean =>
  accesses(kernel).some(({ tensor, index }) =>
    index.some((n, d) => n.op === 'coord' && n.axis === axis && tensor.strides[d] === 1),
  )

export const elementBytes = (tensor: TensorParameter): number => memoryBytes[representation[tensor.dtype].memory]

/** Whether neighbours along the axis are neighbours in this access's memory, and no other dimension has steps of one element. */
export const isContiguous = ({ tensor, index }: Pick<Access, 'tensor' | 'index'>, axis: Axis): boolean => {
  const along = index.flatMap((n, d) => (n.op === 'coord' && n.axis === axis ? [tensor.strides[d]] : []))
  return along.length === 1 && along[0] === 1 && tensor.strides.filter((s) => s === 1).length === 1
}

/** Whether the accesses' vectors of `count` elements start at multiples of their size. */
export const isAligned = (tensor: TensorParameter, count: number): boolean =>
  (tensor.alignment ?? elementBytes(tensor)) >= Math.min(16, count * elementBytes(tensor))

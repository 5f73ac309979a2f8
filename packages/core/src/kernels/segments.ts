// Reductions of consecutive runs of elements along one dimension, and their gradients. One instance a segment.
import type { Index, KernelBuilder, KernelDType, StrideFact, Value } from '../kernel/index.ts'

const innerBlock = 512

export const segmentFolds = ['sum', 'mean', 'max', 'min', 'prod'] as const
export type SegmentFold = (typeof segmentFolds)[number]

export interface SegmentKind {
  readonly fold: SegmentFold
  readonly dtype: KernelDType
  readonly compute: KernelDType
  /** Of the bounds. */
  readonly index: KernelDType
  /** Whether the caller gave a value to start from. */
  readonly hasInitial: boolean
  /** Fails where the segments do not end with the dimension. */
  readonly isChecked: boolean
  /** Whether there are dimensions inside of the reduced one. */
  readonly hasInner: boolean
}

/** What a segment starts from where nothing is given. */
export const neutral: Readonly<Record<SegmentFold, number>> = {
  sum: 0,
  mean: 0,
  max: -Infinity,
  min: Infinity,
  prod: 1,
}

/** One segment: its elements' axis, how many there are, and where its result stands. */
function segmentOf(k: KernelBuilder, kind: SegmentKind) {
  const outer = k.program(k.scalar('outer'))
  const segments = k.scalar('segments')
  const segment = k.program(segments)
  const inner: Index[] = kind.hasInner ? [k.blocks('inner', k.scalar('inner'), innerBlock)] : []
  const bounds = k.tensor({ name: 'bounds', dtype: kind.index, access: 'read', strides: ['any', 'any'] })
  const size = k.scalar('size')
  const from = bounds.load(outer, segment).to('int64')
  const to = bounds.load(outer, segment.add(1)).to('int64')
  const isInside = from.ge(0).and(from.le(to)).and(to.le(size))
  const isWhole = segment.add(1).lt(segments).or(to.eq(size))
  k.check(
    kind.isChecked ? isInside.and(isWhole) : isInside,
    'segment_reduce: the segments do not add up to the dimension',
    'BAD_ARGUMENT',
  )
  const first = from.maximum(0).minimum(size)
  const element = k.range('element', first, to.maximum(first).minimum(size))
  const count = to.sub(from).maximum(0)
  return {
    element,
    count,
    elements: [outer, element, ...inner] as Index[],
    result: [outer, segment, ...inner] as Index[],
  }
}

const strides = (kind: SegmentKind): StrideFact[] => (kind.hasInner ? ['any', 'any', 1] : ['any', 1])

/**
 * Tensors: bounds [outer, segments + 1], data [outer, size, inner], y [outer, segments, inner], without inner where there is none.
 * Scalars: outer, segments, inner, size, initial.
 */
export function buildSegmentReduce(k: KernelBuilder, kind: SegmentKind): void {
  const { element, count, elements, result } = segmentOf(k, kind)
  const data = k.tensor({ name: 'data', dtype: kind.dtype, access: 'read', strides: strides(kind) })
  const y = k.tensor({ name: 'y', dtype: kind.dtype, access: 'write', strides: strides(kind) })
  const initial = k.scalar('initial', kind.compute)
  const x = data.load(...elements).to(kind.compute)
  y.store(
    result,
    folded(kind, x, initial, count, (v, monoid) => k.reduce(monoid, [element], [v])[0]!),
  )
}

function folded(
  { fold, hasInitial, compute }: SegmentKind,
  x: Value,
  initial: Value,
  count: Value,
  reduce: (x: Value, monoid: string) => Value,
): Value {
  if (fold === 'max') return reduce(x, 'max').maximum(initial)
  if (fold === 'min') return reduce(x, 'min').minimum(initial)
  if (fold === 'prod') return reduce(x, 'prod').mul(initial)
  const sum = reduce(x, 'sum').add(initial)
  if (fold === 'sum') return sum
  const ofNone = hasInitial ? initial : initial.like(Number.NaN)
  return count.gt(0).select(sum.div(count.to(compute)), ofNone)
}

/**
 * Tensors: bounds, data as above, grad and output [outer, segments, inner], and dx as data, which is 0 before: what lies in no segment
 * stays so. Scalars as above. Equal extremes share their gradient.
 */
export function buildSegmentGradient(k: KernelBuilder, kind: SegmentKind): void {
  const { element, count, elements, result } = segmentOf(k, kind)
  const tensor = (name: string, access: 'read' | 'write') =>
    k.tensor({ name, dtype: kind.dtype, access, strides: strides(kind) })
  const [data, grads, outputs, dx] = [
    tensor('data', 'read'),
    tensor('grad', 'read'),
    tensor('output', 'read'),
    tensor('dx', 'write'),
  ] as const
  const x = data.load(...elements).to(kind.compute)
  const grad = grads.load(...result).to(kind.compute)
  const output = outputs.load(...result).to(kind.compute)
  const share = (): Value => {
    if (kind.fold === 'sum') return grad.add(x.like(0))
    if (kind.fold === 'mean') return grad.div(count.to(kind.compute))
    if (kind.fold === 'prod') return grad.mul(othersProduct(x, output, k.scalar('initial', kind.compute), element))
    const isChosen = x.eq(output).or(x.isNan().and(output.isNan()))
    const equal = isChosen.to(kind.compute).sum(element)
    return isChosen.select(grad.div(equal), 0)
  }
  dx.store(elements, share())
}

/** The product of the other elements: the whole one over x where that is possible, else of those that are neither 0 nor NaN. */
function othersProduct(x: Value, output: Value, initial: Value, element: Parameters<Value['sum']>[0]): Value {
  const [isZero, isNan] = [x.eq(0), x.isNan()]
  const count = (mask: Value) => mask.to('int64').sum(element)
  const rest = isZero.or(isNan).select(x.like(1), x).prod(element!).mul(initial)
  const [zeros, nans] = [count(isZero), count(isNan)]
  const [otherZeros, otherNans] = [zeros.sub(isZero.to('int64')), nans.sub(isNan.to('int64'))]
  const without = otherNans.gt(0).select(x.like(Number.NaN), otherZeros.gt(0).select(x.like(0), rest))
  return isZero.or(isNan).select(without, output.div(x))
}

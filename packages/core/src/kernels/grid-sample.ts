// Sampling images at points of a grid, and the gradients by image and grid. Definitions of places and padding: ATen's GridSampler.h.
import type { Axis, Index, KernelBuilder, KernelDType, StrideFact, TensorHandle, Value } from '../kernel/index.ts'
import { cubicSlopes, cubicWeights, interpolationSlope } from './cubic.ts'

/** Points of one program instance along the innermost dimension. */
const pointBlock = 512

export interface GridSample {
  /** Spatial dimensions. */
  readonly rank: number
  readonly mode: 'bilinear' | 'nearest' | 'bicubic'
  readonly padding: 'zeros' | 'border' | 'reflection'
  /** Whether -1 and 1 are the centres of the outermost elements, instead of their outer edges. */
  readonly alignsCorners: boolean
  readonly dtype: KernelDType
  readonly compute: KernelDType
  /** Of the points' innermost dimension in what is written. */
  readonly along: StrideFact
}

/** One of the inputs around a point, along one dimension. */
interface Tap {
  readonly at: Value
  readonly isInside: Value
  readonly weight: Value
  /** The weight's derivative by the grid's coordinate. */
  readonly slope: Value
}

/** A place along one dimension, and its derivative by the place before padding. */
interface Place {
  readonly x: Value
  readonly slope: Value
}

const isEven = (x: Value): Value => x.eq(x.mul(0.5).floor().mul(2))

/** Mirrored at both ends until it lies between them. */
function reflected(kind: GridSample, x: Value, size: Value): Place {
  const low = kind.alignsCorners ? 0 : -0.5
  const span = kind.alignsCorners ? size.sub(1) : size
  const from = x.sub(low)
  const distance = from.abs()
  const isForth = isEven(distance.div(span).floor())
  const rest = distance.fmod(span)
  const sign = from.lt(0).select(x.like(-1), x.like(1))
  // A span of 0 leaves one place.
  const isWide = span.gt(0)
  return {
    x: isWide.select(isForth.select(rest.add(low), span.sub(rest).add(low)), x.like(0)),
    slope: isWide.select(isForth.select(sign, sign.neg()), x.like(0)),
  }
}

/** Moved into the image as the padding says. */
function padded(kind: GridSample, x: Value, size: Value): Place {
  if (kind.padding === 'zeros') return { x, slope: x.like(1) }
  const last = size.sub(1)
  const inner = kind.padding === 'border' ? { x, slope: x.like(1) } : reflected(kind, x, size)
  const isBetween = inner.x.gt(0).and(inner.x.lt(last))
  // A NaN becomes 0, as PyTorch's clamping makes it.
  return { x: inner.x.fmax(0).minimum(last), slope: isBetween.select(inner.slope, x.like(0)) }
}

function tapAt(x: Value, size: Value, weight: Value, slope: Value): Tap {
  const isInside = x.ge(0).and(x.lt(size))
  return { at: isInside.select(x, x.like(0)).to('int64'), isInside, weight, slope }
}

/** The inputs around a grid's coordinate along a dimension of `sizes` elements. */
function tapsOf(kind: GridSample, coordinate: Value, sizes: Value): readonly Tap[] {
  const size = sizes.to(kind.compute)
  const half = (kind.alignsCorners ? size.sub(1) : size).mul(0.5)
  const x = kind.alignsCorners ? coordinate.add(1).mul(half) : coordinate.add(1).mul(size).sub(1).mul(0.5)
  const one = x.like(1)
  if (kind.mode === 'bicubic') {
    const first = x.floor()
    const t = x.sub(first)
    const slopes = cubicSlopes(t, interpolationSlope)
    return cubicWeights(t, interpolationSlope).map((weight, i) =>
      tapAt(padded(kind, first.add(i - 1), size).x, size, weight, slopes[i]!.mul(half)),
    )
  }
  const place = padded(kind, x, size)
  if (kind.mode === 'nearest') return [tapAt(place.x.rint(), size, one, x.like(0))]
  const first = place.x.floor()
  const t = place.x.sub(first)
  const slope = place.slope.mul(half)
  return [tapAt(first, size, one.sub(t), slope.neg()), tapAt(first.add(1), size, t, slope)]
}

/** An input around a point, in all dimensions. */
interface Corner {
  readonly at: readonly Value[]
  readonly isInside: Value
  readonly taps: readonly Tap[]
}

const product = (values: readonly Value[]): Value => values.reduce((a, b) => a.mul(b))
const total = (values: readonly Value[]): Value => values.reduce((a, b) => a.add(b))

function cornersOf(taps: readonly (readonly Tap[])[]): readonly Corner[] {
  const combined = taps.reduce<readonly (readonly Tap[])[]>(
    (all, own) => all.flatMap((c) => own.map((t) => [...c, t])),
    [[]],
  )
  return combined.map((c) => ({
    at: c.map((t) => t.at),
    isInside: c.map((t) => t.isInside).reduce((a, b) => a.and(b)),
    taps: c,
  }))
}

/** The points that a program instance handles: coordinates in [N, …], and the inputs around each. */
function points(k: KernelBuilder, kind: GridSample) {
  const any: StrideFact[] = Array(kind.rank + 1).fill('any')
  const grid = k.tensor({ name: 'grid', dtype: kind.dtype, access: 'read', strides: [...any, 'any'] })
  const image = k.program(k.scalar('images'))
  const sizes = Array.from({ length: kind.rank }, (_, i) => k.scalar(`out_${i}`))
  const rows = sizes.slice(0, -1).map((size) => k.program(size))
  const places: Index[] = [...rows, k.blocks('point', sizes.at(-1)!, pointBlock)]
  const taps = sizes.map((_, i) => {
    const coordinate = grid.load(image, ...places, kind.rank - 1 - i).to(kind.compute)
    return tapsOf(kind, coordinate, k.scalar(`in_${i}`))
  })
  return { image, places, corners: cornersOf(taps) }
}

const image = (k: KernelBuilder, kind: GridSample, name: string, dtype: KernelDType, along: StrideFact): TensorHandle =>
  k.tensor({
    name,
    dtype,
    access: name === 'sums' ? 'readwrite' : name === 'y' ? 'write' : 'read',
    strides: [...Array<StrideFact>(kind.rank + 1).fill('any'), along],
  })

/** Tensors: grid [N, …, rank], x [N, C, …] and y [N, C, …]. Scalars: images, out_i, in_i, channels. */
export function buildGridSample(k: KernelBuilder, kind: GridSample): void {
  const at = points(k, kind)
  const channel = k.program(k.scalar('channels'))
  const x = image(k, kind, 'x', kind.dtype, 'any')
  const y = image(k, kind, 'y', kind.dtype, kind.along)
  const shares = at.corners.map((c) => {
    const element = x.gather([at.image, channel, ...c.at], c.isInside).to(kind.compute)
    return c.isInside.select(element.mul(product(c.taps.map((t) => t.weight))), 0)
  })
  y.store([at.image, channel, ...at.places], total(shares))
}

/** Adds each point's gradient dy [N, C, …] to the inputs it came from, in sums [N, C, …]; grid as above. */
export function buildImageGradient(k: KernelBuilder, kind: GridSample): void {
  const at = points(k, kind)
  const channel = k.program(k.scalar('channels'))
  const dy = image(k, kind, 'dy', kind.dtype, 'any')
  const sums = image(k, kind, 'sums', kind.compute, 'any')
  const grad = dy.load(at.image, channel, ...at.places).to(kind.compute)
  for (const c of at.corners)
    sums.scatter('sum', [at.image, channel, ...c.at], grad.mul(product(c.taps.map((t) => t.weight))), c.isInside)
}

/** The gradient of the grid: tensors grid, x, dy as above, and dgrid [N, …, rank]. */
export function buildGridGradient(k: KernelBuilder, kind: GridSample): void {
  const at = points(k, kind)
  const channel: Axis = k.open('channel', k.scalar('channels'))
  const x = image(k, kind, 'x', kind.dtype, 'any')
  const dy = image(k, kind, 'dy', kind.dtype, 'any')
  const any: StrideFact[] = Array(kind.rank + 1).fill('any')
  const dgrid = k.tensor({ name: 'dgrid', dtype: kind.dtype, access: 'write', strides: [...any, 'any'] })
  const grad = dy.load(at.image, channel, ...at.places).to(kind.compute)
  const elements = at.corners.map((c) =>
    c.isInside.select(x.gather([at.image, channel, ...c.at], c.isInside).to(kind.compute), 0),
  )
  for (let i = 0; i < kind.rank; i++) {
    const slopes = at.corners.map((c, j) =>
      elements[j]!.mul(product(c.taps.map((t, d) => (d === i ? t.slope : t.weight)))),
    )
    dgrid.store([at.image, ...at.places, kind.rank - 1 - i], grad.mul(total(slopes)).sum(channel))
  }
}

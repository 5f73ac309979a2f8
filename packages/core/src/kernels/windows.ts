// Pooling: each output is a fold over a window of its input, at places computed from the output's own.
import {
  type Index,
  type KernelBuilder,
  type KernelDType,
  lowest,
  type StrideFact,
  type Value,
} from '../kernel/index.ts'

/** Outputs of one program instance along the innermost dimension. */
const outputBlock = 512
const names = ['d', 'h', 'w'] as const

export interface WindowKind {
  readonly fold: 'max' | 'average'
  /** Windows cut the input into as many parts as there are outputs, instead of having a size, stride and padding. */
  readonly isAdaptive: boolean
  /** What an average divides by: elements inside the padded input, elements inside the input, or a given number. */
  readonly divisor: 'padded' | 'inside' | 'given'
  readonly dtype: KernelDType
  readonly compute: KernelDType
  /** The output's stride along the innermost dimension. */
  readonly along: StrideFact
}

/** One dimension of an output's window: elements from `first` up to `end`, `step` apart, in an input of `size`. */
interface Side {
  readonly first: Value
  readonly end: Value
  readonly step: Value
  readonly size: Value
}

/** The window of the output at this place. */
function sideOf(k: KernelBuilder, kind: WindowKind, name: string, place: Value): Side {
  const scalar = (what: string) => k.scalar(`${what}_${name}`)
  const size = scalar('in')
  if (kind.isAdaptive) {
    const outputs = scalar('out')
    const first = place.mul(size).div(outputs)
    return { first, end: roundedUp(place.add(1).mul(size), outputs), step: first.like(1), size }
  }
  const [step, padding] = [scalar('dilation'), scalar('padding')]
  const first = place.mul(scalar('stride')).sub(padding)
  return { first, end: first.add(scalar('kernel').mul(step)).minimum(size.add(padding)), step, size }
}
const roundedUp = (a: Value, b: Value): Value => a.add(b).sub(1).div(b)

const product = (values: readonly Value[]): Value => values.reduce((a, b) => a.mul(b))

/** How many elements an average divides by. */
function divisor(k: KernelBuilder, kind: WindowKind, sides: readonly Side[]): Value {
  if (kind.divisor === 'given') return k.scalar('divisor')
  if (kind.divisor === 'padded') return product(sides.map((s) => s.end.sub(s.first)))
  return product(sides.map((s) => s.end.minimum(s.size).sub(s.first.maximum(0))))
}

/** A program instance for each image, channel and row of a tensor; `coordinates` are its places as values. */
function grid(k: KernelBuilder, sizes: 'in' | 'out') {
  const [d, h, w] = names.map((n) => k.scalar(`${sizes}_${n}`)) as [Value, Value, Value]
  const outer: Index[] = [k.program(k.scalar('images')), k.program(k.scalar('channels'))]
  const rows = [k.program(d), k.program(h)]
  const axis = k.blocks('w', w, outputBlock)
  return { outer, places: [...rows, axis] as Index[], coordinates: [...rows, k.coord(axis)] }
}

/**
 * Tensors: x and y [N, C, D, H, W], and for maxima their places in x's plane, as y. Scalars: images, channels, then for
 * each dimension out, in, kernel and, unless adaptive, dilation, padding, stride; then the divisor where it is given.
 */
export function buildWindows(k: KernelBuilder, kind: WindowKind): void {
  const any: StrideFact[] = ['any', 'any', 'any', 'any']
  const x = k.tensor({ name: 'x', dtype: kind.dtype, access: 'read', strides: [...any, 'any'] })
  const y = k.tensor({ name: 'y', dtype: kind.dtype, access: 'write', strides: [...any, kind.along] })
  const { outer, places, coordinates } = grid(k, 'out')
  const sides = names.map((n, i) => sideOf(k, kind, n, coordinates[i]!))
  const axes = names.map((n) => k.open(`k${n}`, k.scalar(`kernel_${n}`)))
  const at = sides.map((s, i) => s.first.add(k.coord(axes[i]!).mul(s.step)))
  const isInside = at
    .map((p, i) => p.ge(0).and(p.lt(sides[i]!.size)).and(p.lt(sides[i]!.end)))
    .reduce((a, b) => a.and(b))
  const element = x.gather([...outer, ...at], isInside).to(kind.compute)
  if (kind.fold === 'average') {
    const count = divisor(k, kind, sides).to(kind.compute)
    y.store(
      [...outer, ...places],
      isInside
        .select(element, 0)
        .sum(...axes)
        .div(count),
    )
    return
  }
  const indices = k.tensor({ name: 'indices', dtype: 'int64', access: 'write', strides: [...any, kind.along] })
  const [d, h, w] = at as [Value, Value, Value]
  const place = d.mul(sides[1]!.size).add(h).mul(sides[2]!.size).add(w)
  const [best, where] = k.reduce('argmax', axes, [
    isInside.select(element, lowest(kind.compute)),
    isInside.select(place, place.like(2n ** 62n)),
  ])
  y.store([...outer, ...places], best!)
  indices.store([...outer, ...places], where!)
}

/** The outputs whose windows hold the input's element at this place: from `first` up to `end`. */
function reachOf(k: KernelBuilder, kind: WindowKind, name: string, place: Value): { first: Value; end: Value } {
  const scalar = (what: string) => k.scalar(`${what}_${name}`)
  const [size, outputs] = [scalar('in'), scalar('out')]
  if (kind.isAdaptive) return { first: place.mul(outputs).div(size), end: roundedUp(place.add(1).mul(outputs), size) }
  const shifted = place.add(scalar('padding'))
  const before = shifted.sub(scalar('kernel')).floorDivide(scalar('stride'))
  return {
    first: before.add(1).maximum(0),
    end: shifted.floorDivide(scalar('stride')).add(1).minimum(outputs),
  }
}

/**
 * The gradient of an average: each input's element collects its share from every window that holds it. Tensors: the
 * gradients of y and x; scalars as for `buildWindows`, and for each dimension the most windows that hold one element.
 */
export function buildAverageGradient(k: KernelBuilder, kind: WindowKind): void {
  const any: StrideFact[] = ['any', 'any', 'any', 'any']
  const dy = k.tensor({ name: 'dy', dtype: kind.dtype, access: 'read', strides: [...any, 'any'] })
  const dx = k.tensor({ name: 'dx', dtype: kind.dtype, access: 'write', strides: [...any, kind.along] })
  const { outer, places, coordinates } = grid(k, 'in')
  const axes = names.map((n) => k.open(`o${n}`, k.scalar(`reach_${n}`)))
  const reaches = names.map((n, i) => reachOf(k, kind, n, coordinates[i]!))
  const at = reaches.map((r, i) => r.first.add(k.coord(axes[i]!)))
  const isThere = at.map((o, i) => o.lt(reaches[i]!.end)).reduce((a, b) => a.and(b))
  const sides = names.map((n, i) => sideOf(k, kind, n, at[i]!))
  const share = dy
    .gather([...outer, ...at], isThere)
    .to(kind.compute)
    .div(divisor(k, kind, sides).to(kind.compute))
  dx.store([...outer, ...places], isThere.select(share, 0).sum(...axes))
}

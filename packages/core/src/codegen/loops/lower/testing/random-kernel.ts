// Random kernels: random axes, tensors, expressions, folds, loops and effects, with the launches to try them on.
import {
  type Axis,
  type Index,
  type Kernel,
  KernelBuilder,
  type KernelDType,
  type Value,
} from '../../../../kernel/index.ts'
import type { Draw } from './draw.ts'
import { clamped, exact, type Item, isExact, isFloat, isInt, rounded } from './item.ts'
import { randomEffects } from './random-effects.ts'
import { randomFold, reduction, scan } from './random-folds.ts'
import { castTo, randomBinary, randomUnary, select, tamed, throughStorage } from './random-operations.ts'
import { type Dimension, type TensorSpec, TensorSpecs } from './tensor-spec.ts'

/** A dimension of the iteration: an axis or a grid coordinate. */
export interface Side {
  readonly dimension: Dimension
  readonly axis: Axis | null
  /** This instance's coordinate along the grid, and how many there are, where the side takes part in it. */
  readonly program: { readonly value: Value; readonly dimension: Dimension } | null
  /** Greatest number of elements along it. */
  readonly most: number
}

/** A kernel with everything needed to run it. */
export interface RandomKernel {
  readonly kernel: Kernel
  readonly tensors: readonly TensorSpec[]
  /** Values of the scalar arguments n0, n1, … and s (float32), t (int64), by launch. */
  readonly launches: readonly (readonly number[])[]
}

/** The state of one kernel while it is drawn. */
export interface Drawing {
  readonly draw: Draw
  readonly k: KernelBuilder
  readonly sides: readonly Side[]
  readonly specs: TensorSpecs
  readonly items: Item[]
}

const loaded: readonly KernelDType[] = [
  'float32',
  'float64',
  'int32',
  'int64',
  'int8',
  'uint8',
  'int16',
  'bool',
  'float16',
  'bfloat16',
]
const computed: readonly KernelDType[] = ['float32', 'float32', 'float64', 'int32', 'int64', 'int8', 'uint8', 'bool']
/** Sizes worth trying by number of sides: around multiples of the lanes, of unrolled loops and of stages. */
const sizes: readonly (readonly number[])[] = [
  [],
  [0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65, 129, 260, 1030, 4100],
  [0, 1, 2, 3, 5, 8, 9, 16, 17, 33, 40],
  [0, 1, 2, 3, 5, 9, 17],
]

export function randomKernel(draw: Draw): RandomKernel {
  const k = new KernelBuilder('random')
  const rank = draw.int(1, 3)
  const sides: Side[] = []
  for (let i = 0; i < rank; i++) sides.push(randomSide(draw, k, i, rank, sides))
  const drawing: Drawing = { draw, k, sides, specs: new TensorSpecs(draw, k), items: [] }
  const floatScalar = k.scalar('s', 'float32')
  const intScalar = k.scalar('t', 'int64')
  drawing.items.push(exactFloat(floatScalar), exact(intScalar, 10))
  drawing.items.push(randomLoad(drawing))
  const steps = draw.int(1, 9)
  for (let i = 0; i < steps; i++) drawing.items.push(randomStep(drawing))
  randomEffects(drawing)
  const launches = Array.from({ length: 3 }, () => [
    ...Array.from({ length: rank }, () => draw.of(sizes[rank]!)),
    draw.int(-4, 4),
    draw.int(-10, 10),
  ])
  return { kernel: k.finish(), tensors: drawing.specs.all, launches }
}
const exactFloat = (value: Value): Item => ({ value, bound: 4, error: 0 })

function randomSide(draw: Draw, k: KernelBuilder, i: number, rank: number, before: readonly Side[]): Side {
  const n = k.scalar(`n${i}`)
  const most = Math.max(...sizes[rank]!)
  const dimension: Dimension = { side: i, extent: (s) => s[i]! }
  const kind = draw.of(['open', 'program', 'block', 'late', 'causal'] as const)
  const outer = before.find((s) => s.program && !s.axis)
  if (kind === 'program') return { dimension, axis: null, program: { value: k.program(n), dimension }, most }
  if (kind === 'block') {
    const size = draw.of([1, 4, 16, 20, 64])
    const blocks = (s: readonly number[]) => Math.ceil(s[i]! / size)
    const value = k.program(n.add(size - 1).div(size))
    const axis = k.block(`b${i}`, value.mul(size), size, n)
    return { dimension, axis, program: { value, dimension: { side: i, extent: blocks } }, most: Math.min(most, size) }
  }
  if (kind === 'late') return { dimension, axis: k.range(`r${i}`, draw.int(1, 3), n), program: null, most }
  if (kind === 'causal' && outer)
    return { dimension, axis: k.open(`c${i}`, outer.program!.value.add(1).pmin(n)), program: null, most }
  return { dimension, axis: k.open(`o${i}`, n), program: null, most }
}

/** A tensor over some of the sides, in any order, cast for arithmetic where its dtype needs it. */
function randomLoad({ draw, sides, specs }: Drawing): Item {
  const chosen = draw.shuffled(draw.chance(70) ? sides : draw.some(sides))
  const dtype = draw.dtype(loaded)
  const handle = specs.input(
    dtype,
    chosen.map((s) => s.dimension),
  )
  const value = handle.load(...chosen.map((s): Index => s.axis ?? s.program!.value))
  if (dtype === 'float16' || dtype === 'bfloat16') return { value: value.to('float32'), bound: 8, error: 0 }
  return isFloat(dtype) ? { value, bound: 8, error: 0 } : exact(value)
}

function randomStep(drawing: Drawing): Item {
  const { draw, items } = drawing
  // Later items more often, so that expressions grow deep.
  const item = draw.chance(75) ? items[items.length - 1]! : draw.of(items)
  switch (
    draw.of([
      'unary',
      'binary',
      'binary',
      'binary',
      'select',
      'cast',
      'storage',
      'coord',
      'load',
      'fold',
      'fold',
      'scan',
      'gather',
      'loop',
      'dot',
      'sort',
    ] as const)
  ) {
    case 'unary':
      return randomUnary(draw, item)
    case 'binary':
      return pair(drawing, item)
    case 'select': {
      const condition = castTo(draw.of(items.filter(isExact)), 'bool')
      const other = castTo(draw.of(items), item.value.dtype)
      return other.value.dtype === item.value.dtype ? select(condition, item, other) : item
    }
    case 'cast':
      return castTo(item, draw.dtype(computed))
    case 'storage':
      return item.value.dtype === 'float32' ? throughStorage(item, draw.of(['float16', 'bfloat16'])) : item
    case 'coord':
      return randomCoordinate(drawing)
    case 'load':
      return randomLoad(drawing)
    case 'fold':
      return foldSome(drawing, item)
    case 'scan':
      return scanSome(drawing, item)
    case 'gather':
      return gatherSome(drawing, item)
    case 'loop':
      return loopOver(drawing, item)
    case 'dot':
      return dotSome(drawing, item)
    case 'sort':
      return sortSome(drawing, item)
  }
}

function pair({ draw, items }: Drawing, item: Item): Item {
  const other = castTo(draw.of(items), item.value.dtype)
  if (other.value.dtype === item.value.dtype) return randomBinary(draw, item, other)
  const cast = castTo(item, other.value.dtype)
  return cast.value.dtype === other.value.dtype ? randomBinary(draw, cast, other) : item
}

function randomCoordinate({ draw, k, sides }: Drawing): Item {
  const side = draw.of(sides)
  return exact(side.axis ? k.coord(side.axis) : side.program!.value, 5000)
}

const sidesOf = ({ sides }: Drawing, { value }: Item) =>
  sides.filter((s) => s.axis !== null && value.node.axes.includes(s.axis))

function foldSome(drawing: Drawing, item: Item): Item {
  const { draw, k } = drawing
  const all = sidesOf(drawing, item)
  if (all.length === 0) return item
  const some = draw.chance(50) ? all : draw.some(all)
  const folded = some.length > 0 ? some : all
  const count = folded.reduce((n, s) => n * s.most, 1)
  return randomFold(
    draw,
    reduction(
      k,
      folded.map((s) => s.axis!),
      count,
    ),
    item,
  )
}

function scanSome(drawing: Drawing, item: Item): Item {
  const { draw, k } = drawing
  const all = sidesOf(drawing, item)
  if (all.length === 0) return item
  const side = draw.of(all)
  return randomFold(draw, scan(k, side.axis!, draw.chance(40), side.most), item)
}

/** Elements of a table, or of a tensor over a side, at computed places. */
function gatherSome(drawing: Drawing, item: Item): Item {
  const { draw, specs, items } = drawing
  if (!isExact(item)) return item
  const index = castTo(item, 'int64').value
  const fixed = 7
  const place = index.remainder(fixed)
  const dtype = draw.dtype(['float32', 'int32', 'int64', 'bool', 'uint8', 'float64'] as const)
  const dimension: Dimension = { side: -1, extent: () => fixed }
  const side = draw.of(drawing.sides)
  const along = draw.chance(40)
  const handle = specs.input(dtype, along ? [side.dimension, dimension] : [dimension])
  const at: Index[] = along ? [side.axis ?? side.program!.value, place] : [place]
  const mask = draw.chance(50) ? castTo(draw.of(items.filter(isExact)), 'bool').value : undefined
  const value = mask ? handle.gather(at, mask, draw.int(0, 1)) : handle.gather(at)
  return isFloat(dtype) ? { value, bound: 8, error: 0 } : exact(value)
}

/** A loop that carries one or two values. */
function loopOver(drawing: Drawing, item: Item): Item {
  const { draw, k, items } = drawing
  if (!isExact(item)) return item
  const start = clamped(item, 60)
  const second = exact(k.constant('int64', 1))
  const other = draw.of(items.filter(isExact))
  const step = draw.int(1, 3)
  const to = draw.of([k.constant('int64', draw.int(0, 6)), k.scalar('n0').pmin(9)])
  const results = k.loop(0, to, step, [start.value, second.value], (index, [a, b]) => {
    const carried: Item = { value: a!, bound: start.bound, error: 0 }
    const turn = castTo(exact(index, 10), start.value.dtype)
    const term = castTo(tamed(other), start.value.dtype)
    const next = clamped(randomBinary(draw, carried, draw.chance(50) ? turn : term), 60)
    return [castTo(next, start.value.dtype).value, b!.mul(3).add(index)]
  })
  return draw.chance(70) ? { value: results[0]!, bound: Math.max(60, start.bound), error: 0 } : exact(results[1]!)
}

function dotSome(drawing: Drawing, item: Item): Item {
  const { draw, k, items } = drawing
  const { dtype } = item.value
  const all = sidesOf(drawing, item)
  if (all.length === 0 || dtype === 'bool' || !isExact(item)) return item
  const side = draw.of(all)
  const partners = items.filter((i) => isExact(i) && i.value.node.axes.includes(side.axis!))
  const limit = isFloat(dtype) ? 32 : Infinity
  const a = isFloat(dtype) ? clamped(item, limit) : item
  const other = castTo(draw.of(partners), dtype)
  const b = isFloat(dtype) ? clamped(other, limit) : other
  const value = k.dot(side.axis!, a.value, b.value)
  return isInt(dtype) ? exact(value) : rounded(value, limit * limit * side.most, 0)
}

function sortSome(drawing: Drawing, item: Item): Item {
  const { draw, k, items } = drawing
  const open = sidesOf(drawing, item).filter((s) => s.axis!.size === null)
  if (open.length === 0 || !isExact(item)) return item
  const key = isInt(item.value.dtype) ? item : castTo(item, draw.of(['int32', 'int64'] as const))
  const payload = draw.of(items.filter((i) => i.value.node.axes.every((a) => key.value.node.axes.includes(a))))
  const [keys, payloads] = k.sort(draw.of(open).axis!, key.value, payload.value)
  return draw.chance(40) ? exact(keys!) : { ...payload, value: payloads! }
}

// L·D·Lᵀ factors of symmetric matrices, D of blocks of one or two rows, by Bunch and Kaufman's choice of pivots, as LAPACK's sytf2 keeps
// them. Each launch takes the next block of every matrix, from one buffer to the other.
import type { KernelBuilder, KernelDType, TensorHandle, Value } from '../../kernel/index.ts'

const columnBlock = 64
const growthBound = (1 + Math.sqrt(17)) / 8

interface Block {
  /** Where the block starts, whether it has two rows, and the row that is swapped with its last one. */
  readonly at: Value
  readonly isPair: Value
  readonly other: Value
}

/** The block at a row: the trailing matrix is whole, not its lower triangle alone. */
function choose(k: KernelBuilder, a: TensorHandle, matrix: Value, at: Value, size: Value): Block {
  const below = k.range('below', at.add(1), size)
  const [most, place] = k.reduce('argmax', [below], [a.load(matrix, below, at).abs(), k.coord(below)])
  const hasBelow = at.add(1).lt(size)
  const rival = hasBelow.select(place!, at)
  const diagonal = a.load(matrix, at, at).abs()
  const column = hasBelow.select(most!, diagonal.like(0))
  const across = k.range('across', at, size)
  const row = k
    .coord(across)
    .ne(rival)
    .select(a.load(matrix, rival, across).abs(), 0)
    .max(across)
  const staysFirst = diagonal.ge(column.mul(growthBound))
  const staysByRow = diagonal.mul(row).ge(column.mul(column).mul(growthBound))
  const stays = staysFirst.or(staysByRow)
  const isSwap = a.load(matrix, rival, rival).abs().ge(row.mul(growthBound))
  return { at, isPair: stays.not().and(isSwap.not()), other: stays.select(at, rival) }
}

const swapped = (x: Value, a: Value, b: Value): Value => x.eq(a).select(b, x.eq(b).select(a, x))

/** A quotient, 0 for a divisor of 0: such a column is all zeros. */
const over = (x: Value, y: Value): Value => y.eq(0).select(x.like(0), x.div(y))

/**
 * Tensors: source and target [N, n, n], from and to [N] (the next row of each matrix), pivots [N, n] (int32, from 1, negative in blocks
 * of two). Scalars: matrices, size.
 */
export function buildLdlStep(k: KernelBuilder, dtype: KernelDType): void {
  const source = k.tensor({ name: 'source', dtype, access: 'read', strides: ['any', 'any', 1] })
  const target = k.tensor({ name: 'target', dtype, access: 'write', strides: ['any', 'any', 1] })
  const position = (name: string, access: 'read' | 'write') => k.tensor({ name, dtype: 'int64', access, strides: [1] })
  const [from, to] = [position('from', 'read'), position('to', 'write')]
  const pivots = k.tensor({ name: 'pivots', dtype: 'int32', access: 'readwrite', strides: ['any', 1] })
  const matrix = k.program(k.scalar('matrices'))
  const size = k.scalar('size')
  const row = k.program(size)
  const column = k.blocks('column', size, columnBlock)
  const start = from.load(matrix)
  const isActive = start.lt(size)
  const { at, isPair, other } = choose(k, source, matrix, start.minimum(size.sub(1)), size)
  const last = isPair.select(at.add(1), at)
  const seen = (x: Value) => x.ge(at).select(swapped(x, last, other), x)
  const [i, j] = [seen(row), seen(k.coord(column))]
  const [first, second] = [seen(at), seen(last)]
  const pick = (a: Value, b: Value) => source.gather([matrix, a, b])
  const element = pick(i, j)
  const [own, ownSecond] = [source.load(matrix, i, first), source.load(matrix, i, second)]
  const [theirs, theirsSecond] = [pick(first, j), pick(second, j)]
  const [p, q, r] = [
    source.load(matrix, first, first),
    source.load(matrix, second, first),
    source.load(matrix, second, second),
  ]
  const [d11, d22] = [over(r, q), over(p, q)]
  const e = over(over(q.like(1), d11.mul(d22).sub(1)), q)
  const ofFirst = (x: Value, y: Value) => isPair.select(e.mul(d11.mul(x).sub(y)), over(x, p))
  const ofSecond = (x: Value, y: Value) => isPair.select(e.mul(d22.mul(y).sub(x)), x.like(0))
  const place = k.coord(column)
  const rest = element.sub(own.mul(ofFirst(theirs, theirsSecond))).sub(ownSecond.mul(ofSecond(theirs, theirsSecond)))
  const inBlock = place.eq(at).select(ofFirst(own, ownSecond), ofSecond(own, ownSecond))
  const changed = row.gt(last).select(place.le(last).select(inBlock, rest), element)
  // Columns that are done stay as they are: LAPACK does not swap their rows.
  const isDone = isActive.not().or(place.lt(at))
  target.store([matrix, row, column], isDone.select(source.load(matrix, row, column), changed))
  const mark = isPair.select(other.add(1).neg(), other.add(1)).to('int32')
  const kept = isActive.select(mark, pivots.load(matrix, at))
  pivots.store([matrix, at], kept)
  pivots.store([matrix, isActive.select(last, at)], kept)
  to.store([matrix], isActive.select(last.add(1), start))
}

/** The block that a row belongs to, known from the pivots up to it. */
function blockAt(k: KernelBuilder, matrix: Value) {
  const pivots = k.tensor({ name: 'pivots', dtype: 'int32', access: 'read', strides: ['any', 'any'] })
  const step = k.scalar('step')
  const before = k.range('before', 0, step)
  const marks = pivots.load(matrix, before).lt(0).to('int64').sum(before)
  const own = pivots.load(matrix, step).to('int64')
  const isPaired = own.lt(0)
  return { step, other: isPaired.select(own.neg(), own).sub(1), isPaired, isSecond: isPaired.and(marks.rem(2).eq(1)) }
}

const systemOf = (k: KernelBuilder, dtype: KernelDType) => {
  const tensor = (name: string, access: 'read' | 'write', inner: 'any' | 1) =>
    k.tensor({ name, dtype, access, strides: ['any', 'any', inner] })
  const factors = tensor('factors', 'read', 'any')
  const [source, target] = [tensor('source', 'read', 1), tensor('target', 'write', 1)]
  const matrix = k.program(k.scalar('matrices'))
  const size = k.scalar('size')
  const row = k.program(size)
  const column = k.blocks('column', k.scalar('columns'), columnBlock)
  return { factors, source, target, matrix, size, row, column }
}

/** One step of (L·D)⁻¹. Tensors: factors [N, n, n], source and target [N, n, r], pivots [N, n]. Scalars: matrices, size, columns, step. */
export function buildLdlForward(k: KernelBuilder, dtype: KernelDType): void {
  const { factors, source, target, matrix, size, row, column } = systemOf(k, dtype)
  const { step, other, isPaired, isSecond } = blockAt(k, matrix)
  const last = isPaired.select(step.add(1).minimum(size.sub(1)), step)
  const x = (i: Value) => source.load(matrix, swapped(i, last, other), column)
  const [own, first, second] = [x(row), x(step), x(last)]
  const f = (i: Value, j: Value) => factors.load(matrix, i, j)
  const [p, q, r] = [f(step, step), f(last, step), f(last, last)]
  const below = own.sub(f(row, step).mul(first))
  const belowPair = below.sub(f(row, last).mul(second))
  const [a, b] = [p.div(q), r.div(q)]
  const denominator = a.mul(b).sub(1)
  const [u, v] = [first.div(q), second.div(q)]
  const ofFirst = isPaired.select(b.mul(u).sub(v).div(denominator), own.div(p))
  const ofSecond = isPaired.select(a.mul(v).sub(u).div(denominator), ofFirst)
  const inBlock = row.eq(step).select(ofFirst, ofSecond)
  const after = isPaired.select(belowPair, below)
  const changed = row.lt(step).select(own, row.le(last).select(inBlock, after))
  target.store([matrix, row, column], isSecond.select(source.load(matrix, row, column), changed))
}

/** One step of L⁻ᵀ; tensors and scalars as above. */
export function buildLdlBackward(k: KernelBuilder, dtype: KernelDType): void {
  const { factors, source, target, matrix, size, row, column } = systemOf(k, dtype)
  const { step, other, isPaired, isSecond } = blockAt(k, matrix)
  const below = k.range('below', step.add(1), size)
  const known = source.load(matrix, below, column)
  const dot = (j: Value) => factors.load(matrix, below, j).mul(known).sum(below)
  const first = step.sub(1).maximum(0)
  const from = swapped(row, step, other)
  const own = source.load(matrix, from, column)
  const ofFirst = from
    .eq(first)
    .and(isSecond)
    .select(own.sub(dot(first)), own)
  const changed = from.eq(step).select(own.sub(dot(step)), ofFirst)
  // The first row of a block of two was done with its second one.
  const isDone = isPaired.and(isSecond.not())
  target.store([matrix, row, column], isDone.select(source.load(matrix, row, column), changed))
}

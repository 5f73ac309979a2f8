// Kernels that keep the elements a mask selects, in order: counting by blocks, and placing when the counts are added up.
import type { DType } from '../dtype/index.ts'
import type { Axis, KernelBuilder, KernelDType, TensorHandle, Value } from '../kernel/index.ts'

/** Elements that one program instance counts or places. */
export const compactBlock = 8192

/** Whether an element counts as true: NaN does. */
export function isNonzero(value: Value): Value {
  if (value.dtype === 'bool') return value
  const isNarrow = value.dtype === 'float16' || value.dtype === 'bfloat16' || value.dtype.startsWith('float8')
  return (isNarrow ? value.to('float32') : value).ne(0)
}

interface Block {
  readonly axis: Axis
  readonly number: Value
}
function block(k: KernelBuilder): Block {
  const size = k.scalar('size')
  const number = k.program(size.add(compactBlock - 1).div(compactBlock))
  return { number, axis: k.block('i', number.mul(compactBlock), compactBlock, size) }
}

const vector = (k: KernelBuilder, name: string, dtype: DType, access: 'read' | 'write'): TensorHandle =>
  k.tensor({ name, dtype: dtype as KernelDType, access, strides: [1] })

/** counts[b] = true elements of block b. Tensors: mask, counts (int32); scalars: size. */
export function buildCount(k: KernelBuilder, dtype: DType): void {
  const mask = vector(k, 'mask', dtype, 'read')
  const counts = vector(k, 'counts', 'int32', 'write')
  const { axis, number } = block(k)
  counts.store([number], isNonzero(mask.load(axis)).to('int32').sum(axis))
}

/**
 * Where element i of a block goes: the true elements of the blocks before, and those up to i, less one. `ends` holds for each block
 * how many there are up to its end.
 */
function place(k: KernelBuilder, { axis, number }: Block, isTrue: Value, ends: TensorHandle): Value {
  const [upTo] = k.scan('sum', axis, [isTrue.to('int32')])
  const before = number.gt(0).select(ends.load(number.sub(1).pmax(0)), 0)
  return before.add(upTo!.to('int64')).sub(1)
}

/** Row-major positions of the true elements. Tensors: mask, ends, out [count], of dtype `index`; scalars: size. */
export function buildPositions(k: KernelBuilder, dtype: DType, index: KernelDType): void {
  const mask = vector(k, 'mask', dtype, 'read')
  const ends = vector(k, 'ends', 'int64', 'read')
  const out = k.tensor({ name: 'out', dtype: index, access: 'write', strides: ['any'] })
  const here = block(k)
  const isTrue = isNonzero(mask.load(here.axis))
  out.scatter('set', [place(k, here, isTrue, ends)], k.coord(here.axis).to(index), isTrue)
}

/**
 * Positions taken apart. Tensors: positions [count], of dtype `index`, since division is dear in 64 bits; out [count, rank], int64.
 * Scalars: count, then the sizes of the dimensions from the last to the second. Rows are written whole: scattered
 * coordinate by coordinate they took as long again as all the rest.
 */
export function buildCoordinates(k: KernelBuilder, rank: number, index: KernelDType): void {
  const positions = vector(k, 'positions', index, 'read')
  const out = k.tensor({ name: 'out', dtype: 'int64', access: 'write', strides: ['any', 1] })
  const i = k.blocks('i', k.scalar('count'), 1024)
  const d = k.block('d', 0, rank, rank)
  let rest = positions.load(i)
  let row: Value | null = null
  for (let dimension = rank - 1; dimension >= 0; dimension--) {
    const size = dimension > 0 ? k.scalar(`side${dimension}`).to(index) : null
    const above = size && rest.div(size)
    const coordinate = size ? rest.sub(above!.mul(size)) : rest
    row = row ? k.coord(d).eq(dimension).select(coordinate, row) : coordinate
    rest = above ?? rest
  }
  out.store([i, d], row!.to('int64'))
}

/** The values of the true elements. Tensors: mask, ends, values, out; scalars: size. */
export function buildSelect(k: KernelBuilder, dtype: DType): void {
  const mask = vector(k, 'mask', 'bool', 'read')
  const ends = vector(k, 'ends', 'int64', 'read')
  const values = vector(k, 'values', dtype, 'read')
  const out = k.tensor({ name: 'out', dtype: dtype as KernelDType, access: 'write', strides: ['any'] })
  const here = block(k)
  const isTrue = mask.load(here.axis)
  out.scatter('set', [place(k, here, isTrue, ends)], values.load(here.axis), isTrue)
}

/** The next of `source` where the mask is true, `self` elsewhere. Tensors: mask, ends, self, source, out; scalars: size, available. */
export function buildMaskedScatter(k: KernelBuilder, dtype: DType): void {
  const mask = vector(k, 'mask', 'bool', 'read')
  const ends = vector(k, 'ends', 'int64', 'read')
  const self = vector(k, 'self', dtype, 'read')
  const source = vector(k, 'source', dtype, 'read')
  const out = vector(k, 'out', dtype, 'write')
  const here = block(k)
  const isTrue = mask.load(here.axis)
  const at = place(k, here, isTrue, ends)
  const isThere = isTrue.and(at.lt(k.scalar('available')))
  out.store([here.axis], isTrue.select(source.gather([at], isThere), self.load(here.axis)))
}

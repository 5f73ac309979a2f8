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

/**
 * Coordinates of the true elements, one row each. Tensors: mask, ends, out [count, rank]; scalars: size, then the sizes of the
 * dimensions. `index` holds every position: taking it apart is division, which is dear in 64 bits.
 */
export function buildNonzero(k: KernelBuilder, dtype: DType, rank: number, index: KernelDType): void {
  const mask = vector(k, 'mask', dtype, 'read')
  const ends = vector(k, 'ends', 'int64', 'read')
  const out = k.tensor({ name: 'out', dtype: 'int64', access: 'write', strides: ['any', 'any'] })
  const here = block(k)
  const isTrue = isNonzero(mask.load(here.axis))
  const row = place(k, here, isTrue, ends)
  let rest = k.coord(here.axis).to(index)
  for (let d = rank - 1; d >= 0; d--) {
    const size = k.scalar(`side${d}`).to(index)
    const above = d === 0 ? rest : rest.div(size)
    const coordinate = d === 0 ? rest : rest.sub(above.mul(size))
    rest = above
    out.scatter('set', [row, k.constant('int64', d)], coordinate.to('int64'), isTrue)
  }
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

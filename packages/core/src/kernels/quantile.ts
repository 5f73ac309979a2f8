// Quantiles of sorted rows.
import type { KernelBuilder, Value } from '../kernel/index.ts'

export const interpolations = ['linear', 'lower', 'higher', 'midpoint', 'nearest'] as const
export type Interpolation = (typeof interpolations)[number]

/** Tensors: sorted [rows, length], q [count], result [count, rows]; scalars: count, rows, length. NaNs stand last in their rows. */
export function buildQuantile(
  k: KernelBuilder,
  dtype: 'float32' | 'float64',
  interpolation: Interpolation,
  skipsNaN: boolean,
): void {
  const sorted = k.tensor({ name: 'sorted', dtype, access: 'read', strides: ['any', 1] })
  const q = k.tensor({ name: 'q', dtype, access: 'read', strides: ['any'] })
  const result = k.tensor({ name: 'result', dtype, access: 'write', strides: ['any', 1] })
  const [count, rows, length] = [k.scalar('count'), k.scalar('rows'), k.scalar('length')]
  const which = k.program(count)
  const row = k.program(rows)
  const axis = k.open('n', length)
  const nans = sorted.load(row, axis).isNan().to('int64').sum(axis)
  const numbers = skipsNaN ? length.sub(nans) : length
  const last = numbers.sub(1)
  const share = q.load(which)
  k.check(share.ge(0).and(share.le(1)), 'quantile: q is not between 0 and 1', 'BAD_ARGUMENT')
  const place = share.pmax(0).pmin(1).mul(last.to(dtype))
  const read = (at: Value) => sorted.load(row, at.to('int64').pmax(0).pmin(length.sub(1)))
  const value = between(place, read, interpolation)
  const spoiled = skipsNaN ? numbers.eq(0) : nans.gt(0)
  result.store([which, row], spoiled.select(value.like(NaN), value))
}

function between(place: Value, read: (at: Value) => Value, interpolation: Interpolation): Value {
  const [below, above] = [place.floor(), place.ceil()]
  switch (interpolation) {
    case 'lower':
      return read(below)
    case 'higher':
      return read(above)
    case 'nearest':
      return read(place.rint())
    case 'midpoint':
      return lerp(read(below), read(above), place.like(0.5))
    case 'linear':
      return lerp(read(below), read(above), place.sub(below))
    default:
      return interpolation satisfies never
  }
}

/** PyTorch's lerp: from the nearer end, so that both ends are exact. */
const lerp = (a: Value, b: Value, weight: Value): Value => {
  const span = b.sub(a)
  return weight.lt(0.5).select(a.add(weight.mul(span)), b.sub(span.mul(weight.like(1).sub(weight))))
}

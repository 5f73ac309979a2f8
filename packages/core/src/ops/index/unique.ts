// Distinct values and counts: unique_consecutive, _unique2, unique_dim, bincount. They wait for how many there are.

import type { Contract } from '../../dispatch/contract.ts'
import { copyInto } from '../../dispatch/launch/copy.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { isComplex } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { normalizeDimension, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { transpose } from '../view/dimensions.ts'
import { reshape } from '../view/shapes.ts'
import { select, slice } from '../view/slices.ts'
import { flatLookup } from './along-dimension.ts'
import { nonzero } from './compact.ts'
import { writeElements } from './lookup.ts'

/** Distinct elements or slices, for each element the number of its value, and how often each occurs. */
type Distinct = [values: Tensor, inverse: Tensor, counts: Tensor]

/** Where rows [n, …] differ from the one before; the first always does. Bool [n]. */
function rowStarts(rt: Runtime, rows: Tensor): Tensor {
  const n = rows.shape[0]!
  const starts = rt.empty([n], 'bool')
  fillWith(rt, starts, true)
  if (n < 2) return starts
  const differs = rt.call('aten::ne.Tensor', [slice(rt, rows, 0, 1, n, 1), slice(rt, rows, 0, 0, n - 1, 1)]) as Tensor
  const flat = reshape(rt, 'unique', differs, [n - 1, differs.numel / (n - 1)])
  copyInto(rt, slice(rt, starts, 0, 1, n, 1), rt.call('aten::any.dim', [flat, 1]) as Tensor)
  return starts
}

interface Runs {
  /** Positions at which a new run starts, int64. */
  readonly positions: Tensor
  /** The number of each row's run, int64. */
  readonly numbers: Tensor
  readonly counts: Tensor
}

function runsOf(rt: Runtime, rows: Tensor): Runs {
  const n = rows.shape[0]!
  const starts = rowStarts(rt, rows)
  const places = nonzero(rt, starts)
  const positions = select(rt, 'unique', places, 1, 0)
  const numbers = rt.call('aten::sub.Scalar', [rt.call('aten::cumsum', [starts, 0]), 1]) as Tensor
  const ends = rt.empty(positions.shape, 'int64')
  fillWith(rt, ends, n)
  const count = positions.numel
  if (count > 1) copyInto(rt, slice(rt, ends, 0, 0, count - 1, 1), slice(rt, positions, 0, 1, count, 1))
  return { positions, numbers, counts: rt.call('aten::sub.Tensor', [ends, positions]) as Tensor }
}

const emptyNumbers = (rt: Runtime): Tensor => rt.empty([0], 'int64')

function uniqueConsecutive(
  rt: Runtime,
  self: Tensor,
  withInverse: boolean,
  withCounts: boolean,
  dimension: number | null,
): Distinct {
  refuse(rt, 'unique_consecutive', self)
  return rt.tidy(() => {
    if (dimension === null) {
      const { positions, numbers, counts } = runsOf(rt, reshape(rt, 'unique_consecutive', self, [-1]))
      const values = rt.call('aten::take', [self, positions]) as Tensor
      const inverse = withInverse ? reshape(rt, 'unique_consecutive', numbers, self.shape) : emptyNumbers(rt)
      return [values, inverse, withCounts ? counts : emptyNumbers(rt)]
    }
    const dim = normalizeDimension('unique_consecutive', dimension, self.rank)
    const { positions, numbers, counts } = runsOf(rt, rowsAlong(rt, self, dim))
    const values = rt.call('aten::index_select', [self, dim, positions]) as Tensor
    return [values, numbers, counts]
  })
}

/** The slices along a dimension as rows of a matrix. */
function rowsAlong(rt: Runtime, self: Tensor, dim: number): Tensor {
  const n = self.shape[dim]!
  const width = n === 0 ? 0 : self.numel / n
  return reshape(rt, 'unique', transpose(rt, 'unique', self, 0, dim), [n, width])
}

/** Sorted distinct values of the flattened tensor. */
function unique(rt: Runtime, self: Tensor, withInverse: boolean, withCounts: boolean): Distinct {
  refuse(rt, '_unique2', self)
  return rt.tidy(() => {
    const [sorted, order] = rt.call('aten::sort', [reshape(rt, '_unique2', self, [-1])]) as [Tensor, Tensor]
    const { positions, numbers, counts } = runsOf(rt, sorted)
    const values = rt.call('aten::take', [sorted, positions]) as Tensor
    if (!withInverse) return [values, emptyNumbers(rt), withCounts ? counts : emptyNumbers(rt)]
    const inverse = rt.empty([self.numel], 'int64')
    writeElements(rt, flatLookup('_unique2', inverse, order), { tensor: numbers, strides: numbers.strides }, 'set')
    return [values, reshape(rt, '_unique2', inverse, self.shape), withCounts ? counts : emptyNumbers(rt)]
  })
}

/** Distinct slices along a dimension, in lexicographic order, which is found on the host; inverse and counts come unasked, as in PyTorch. */
function uniqueAlong(rt: Runtime, self: Tensor, dimension: number): Distinct {
  refuse(rt, 'unique_dim', self)
  const dim = normalizeDimension('unique_dim', dimension, self.rank)
  return rt.tidy(() => {
    const n = self.shape[dim]!
    const rows = rowsAlong(rt, self, dim)
    const order = rt.tensor(lexicographicOrder(rows.dataSync(), n, n === 0 ? 0 : rows.numel / n))
    const sorted = rt.call('aten::index_select', [self, dim, order]) as Tensor
    const { positions, numbers, counts } = runsOf(rt, rowsAlong(rt, sorted, dim))
    const values = rt.call('aten::index_select', [sorted, dim, positions]) as Tensor
    const inverse = rt.empty([n], 'int64')
    writeElements(rt, flatLookup('unique_dim', inverse, order), { tensor: numbers, strides: numbers.strides }, 'set')
    return [values, inverse, counts]
  })
}

function lexicographicOrder(values: ArrayLike<number | bigint>, rows: number, width: number): BigInt64Array {
  const order = Array.from({ length: rows }, (_, i) => i)
  order.sort((a, b) => {
    for (let i = 0; i < width; i++) {
      const [x, y] = [values[a * width + i]!, values[b * width + i]!]
      if (x !== y) return x < y ? -1 : 1
    }
    return a - b
  })
  return BigInt64Array.from(order, BigInt)
}

function refuse(rt: Runtime, operator: string, self: Tensor): void {
  if (isComplex(self.dtype)) rt.refuseComplex(operator, [self])
}

/** How often each number occurs, or the sum of its weights; at least `least` entries. Negative numbers are refused. */
function bincount(rt: Runtime, self: Tensor, weights: Tensor | null, least: number): Tensor {
  const hasFit = weights === null || weights.shape.join() === self.shape.join()
  if (self.rank !== 1 || !hasFit || least < 0)
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `bincount: expects a vector, weights of its shape and a minlength of at least 0, got ${self.describe()}`,
      {
        operator: 'bincount',
        shapes: [self.shape],
      },
    )
  return rt.tidy(() => {
    const values = self.dataSync()
    let greatest = -1
    for (const v of values) greatest = Math.max(greatest, Number(v))
    const dtype = weights === null ? 'int64' : weights.dtype === 'float32' ? 'float32' : 'float64'
    const bins = rt.empty([Math.max(greatest + 1, least)], dtype)
    fillWith(rt, bins, 0)
    if (self.numel === 0) return bins
    const lookup = { ...flatLookup('bincount', bins, self), wraps: false }
    if (weights === null) {
      const one = rt.scalarTensor(1, 'int64')
      writeElements(rt, lookup, { tensor: one, strides: [0] }, 'sum')
    } else {
      const wide = rt.empty(weights.shape, dtype)
      copyInto(rt, wide, weights)
      writeElements(rt, lookup, { tensor: wide, strides: wide.strides }, 'sum')
    }
    return bins
  })
}

const tensor = (value: unknown) => value as Tensor
const contract = contractsIn('sort')

export const uniques: Contract[] = [
  contract('unique_consecutive', (rt, [self, inverse, counts, dim]) =>
    uniqueConsecutive(rt, tensor(self), inverse === true, counts === true, dim as number | null),
  ),
  contract('_unique2', (rt, [self, , inverse, counts]) => unique(rt, tensor(self), inverse === true, counts === true)),
  contract('unique_dim', (rt, [self, dim]) => uniqueAlong(rt, tensor(self), dim as number)),
  contract('bincount', (rt, [self, weights, least]) =>
    bincount(rt, tensor(self), weights as Tensor | null, least as number),
  ),
]

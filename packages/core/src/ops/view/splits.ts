// Views of all the parts that a dimension is cut into: split, chunk, tensor_split and their forms for fixed dimensions.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { formatShape, normalizeDimension, type Tensor } from '../../tensor/index.ts'
import { defineView } from './define.ts'
import { narrow, slice } from './slices.ts'

function sizeOf(operator: string, self: Tensor, dim: number): number {
  if (self.rank === 0)
    throw new OpGemsError('INDEX_OUT_OF_RANGE', `${operator}: a zero-dim tensor has no dimension to split`, {
      operator,
    })
  return self.shape[normalizeDimension(operator, dim, self.rank)]!
}

/** Each part is an object of ours: many millions of them would fill the host's memory before anyone could use them. */
const mostParts = 2 ** 20

function refuseTooMany(operator: string, self: Tensor, parts: number): void {
  if (parts > mostParts)
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: ${self.describe()} in ${parts} parts, more than ${mostParts}`, {
      operator,
      shapes: [self.shape],
    })
}

/** Parts of `size` elements; the last may be smaller. */
function splitEvenly(rt: Runtime, operator: string, self: Tensor, size: number, dim: number): Tensor[] {
  const length = sizeOf(operator, self, dim)
  if (size < 0 || (size === 0 && length > 0))
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: cannot split ${self.describe()} into parts of ${size}`, {
      operator,
    })
  const count = size === 0 ? 1 : Math.max(Math.ceil(length / size), 1)
  refuseTooMany(operator, self, count)
  return Array.from({ length: count }, (_, i) =>
    narrow(rt, operator, self, dim, i * size, Math.min(size, length - i * size)),
  )
}

function splitBySizes(rt: Runtime, operator: string, self: Tensor, sizes: readonly number[], dim: number): Tensor[] {
  const length = sizeOf(operator, self, dim)
  if (sizes.some((s) => s < 0) || sizes.reduce((a, b) => a + b, 0) !== length)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: sizes ${formatShape(sizes)} do not add up to dimension ${dim} of ${self.describe()}`,
      { operator, shapes: [self.shape] },
    )
  let start = 0
  return sizes.map((size) => {
    const part = narrow(rt, operator, self, dim, start, size)
    start += size
    return part
  })
}

/** At most `chunks` parts, all but the last of the same size. */
function chunk(rt: Runtime, operator: string, self: Tensor, chunks: number, dim: number): Tensor[] {
  if (chunks < 1)
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: needs at least 1 chunk, got ${chunks}`, { operator })
  const length = sizeOf(operator, self, dim)
  const size = Math.ceil(length / chunks)
  if (size > 0) return splitEvenly(rt, operator, self, size, dim)
  refuseTooMany(operator, self, chunks)
  return Array.from({ length: chunks }, () => narrow(rt, operator, self, dim, 0, 0))
}

/** Exactly `sections` parts, of sizes that differ by at most 1, the larger ones first. */
function splitSections(rt: Runtime, operator: string, self: Tensor, sections: number, dim: number): Tensor[] {
  if (sections < 1)
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: needs at least 1 section, got ${sections}`, { operator })
  const length = sizeOf(operator, self, dim)
  refuseTooMany(operator, self, sections)
  const small = Math.floor(length / sections)
  const sizes = Array.from({ length: sections }, (_, i) => small + (i < length % sections ? 1 : 0))
  return splitBySizes(rt, operator, self, sizes, dim)
}

/** Cuts before each of the indices, which may be negative, beyond the end or out of order. */
function splitAt(rt: Runtime, operator: string, self: Tensor, indices: readonly number[], dim: number): Tensor[] {
  sizeOf(operator, self, dim)
  const starts = [0, ...indices]
  return starts.map((start, i) => slice(rt, self, dim, start, indices[i] ?? null, 1))
}

/** As splitSections, for functions that insist on equal parts. */
function splitEqually(rt: Runtime, operator: string, self: Tensor, sections: number, dim: number): Tensor[] {
  const length = sizeOf(operator, self, dim)
  if (sections < 1 || length % sections !== 0)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: dimension ${dim} of ${self.describe()} does not split into ${sections} equal parts`,
      { operator, shapes: [self.shape] },
    )
  return splitSections(rt, operator, self, sections, dim)
}

/** The dimension that hsplit, vsplit and dsplit cut. @throws SHAPE_MISMATCH for too few dimensions */
function fixedDimension(operator: 'hsplit' | 'vsplit' | 'dsplit', self: Tensor): number {
  const least = { hsplit: 1, vsplit: 2, dsplit: 3 }[operator]
  if (self.rank < least)
    throw new OpGemsError('SHAPE_MISMATCH', `${operator}: needs ${least} dimensions or more, got ${self.describe()}`, {
      operator,
    })
  if (operator === 'hsplit') return self.rank === 1 ? 0 : 1
  return operator === 'vsplit' ? 0 : 2
}

function splitPositions(value: Tensor): number | number[] {
  const values = Array.from(value.dataSync() as Iterable<number | bigint>, Number)
  return value.rank === 0 ? values[0]! : values
}

const tensor = (value: unknown) => value as Tensor
const integer = (value: unknown) => value as number
const integers = (value: unknown) => value as number[]

export const splitViews: Contract[] = [
  ...['split.Tensor', 'unsafe_split.Tensor'].flatMap((overload) =>
    defineView([overload], (rt, [self, size, dim]) =>
      splitEvenly(rt, overload.split('.')[0]!, tensor(self), integer(size), integer(dim)),
    ),
  ),
  ...['split.sizes', 'split_with_sizes'].flatMap((overload) =>
    defineView([overload], (rt, [self, sizes, dim]) =>
      splitBySizes(rt, overload.split('.')[0]!, tensor(self), integers(sizes), integer(dim)),
    ),
  ),
  {
    overload: 'unsafe_split_with_sizes',
    category: 'shape',
    schema: 'unsafe_split_with_sizes(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]',
    compute: (rt, [self, sizes, dim]) =>
      splitBySizes(rt, 'unsafe_split_with_sizes', tensor(self), integers(sizes), integer(dim)),
  },
  ...['chunk', 'unsafe_chunk'].flatMap((operator) =>
    defineView([operator], (rt, [self, chunks, dim]) =>
      chunk(rt, operator, tensor(self), integer(chunks), integer(dim)),
    ),
  ),
  ...defineView(['tensor_split.sections'], (rt, [self, sections, dim]) =>
    splitSections(rt, 'tensor_split', tensor(self), integer(sections), integer(dim)),
  ),
  ...defineView(['tensor_split.indices'], (rt, [self, indices, dim]) =>
    splitAt(rt, 'tensor_split', tensor(self), integers(indices), integer(dim)),
  ),
  ...defineView(['tensor_split.tensor_indices_or_sections'], (rt, [self, positions, dim]) => {
    const where = splitPositions(tensor(positions))
    return typeof where === 'number'
      ? splitSections(rt, 'tensor_split', tensor(self), where, integer(dim))
      : splitAt(rt, 'tensor_split', tensor(self), where, integer(dim))
  }),
  ...(['hsplit', 'vsplit', 'dsplit'] as const).flatMap((operator) => [
    ...defineView([`${operator}.int`], (rt, [self, sections]) =>
      splitEqually(rt, operator, tensor(self), integer(sections), fixedDimension(operator, tensor(self))),
    ),
    ...defineView([`${operator}.array`], (rt, [self, indices]) =>
      splitAt(rt, operator, tensor(self), integers(indices), fixedDimension(operator, tensor(self))),
    ),
  ]),
]

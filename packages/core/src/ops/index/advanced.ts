// Indexing with several tensors at once: index, index_put and their unsafe and masked forms.

import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { DimensionRole } from '../../kernels/indexed.ts'
import { broadcastShapes, broadcastStrides, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { expand } from '../view/dimensions.ts'
import { indexOutput } from './along-dimension.ts'
import { nonzeroVectors } from './compact.ts'
import { type Lookup, readElements, writeElements } from './lookup.ts'
import { requireSameDType, scatterTarget } from './target.ts'

type Outputs = readonly Tensor[] | null
type Indices = readonly (Tensor | null)[]

/** One entry a dimension: masks become the coordinates of their true elements. `made` are to be disposed. */
interface Expanded {
  readonly entries: Indices
  readonly made: readonly Tensor[]
}

function expandMasks(rt: Runtime, operator: string, self: Tensor, indices: Indices): Expanded {
  const made: Tensor[] = []
  const entries: (Tensor | null)[] = []
  for (const index of indices) {
    if (index?.dtype !== 'bool' && index?.dtype !== 'uint8') {
      entries.push(index)
      continue
    }
    const covered = self.shape.slice(entries.length, entries.length + index.rank)
    if (index.rank === 0 || covered.length < index.rank || index.shape.some((s, i) => s !== covered[i]))
      throw new OpGemsError(
        'SHAPE_MISMATCH',
        `${operator}: mask ${index.describe()} does not fit dimensions ${entries.length} to ${entries.length + index.rank - 1} of ${self.describe()}`,
        { operator, shapes: [self.shape, index.shape] },
      )
    const vectors = nonzeroVectors(rt, index)
    made.push(...vectors)
    entries.push(...vectors)
  }
  if (entries.length > self.rank) {
    for (const t of made) t.dispose()
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: ${entries.length} indices for ${self.describe()}`, { operator })
  }
  return { entries, made }
}

/**
 * The lookup of self[indices]. Index tensors broadcast to one shape, which takes the place of the indexed dimensions
 * where these stand together, and comes first otherwise.
 */
function advancedLookup(operator: string, self: Tensor, entries: Indices): Lookup {
  const indexed = self.shape.map((_, d) => d).filter((d) => entries[d])
  if (indexed.length === 0)
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: at least one index must be given`, { operator })
  const tensors = indexed.map((d) => entries[d]!)
  const common = broadcastShapes(
    operator,
    tensors.map((t) => t.shape),
  )
  const rest = self.shape.map((_, d) => d).filter((d) => !indexed.includes(d))
  const first = indexed[0] ?? 0
  const isTogether = indexed.every((d, i) => d === first + i)
  const before = isTogether ? rest.filter((d) => d < first) : []
  const after = isTogether ? rest.filter((d) => d > first) : rest
  const place = <T>(plain: (d: number) => T, looked: (i: number) => T): T[] => [
    ...before.map(plain),
    ...common.map((_, i) => looked(i)),
    ...after.map(plain),
  ]
  return {
    operator,
    sizes: place(
      (d) => self.shape[d]!,
      (i) => common[i]!,
    ),
    roles: place<DimensionRole>(
      () => 'plain',
      () => 'lookup',
    ),
    table: self,
    tableStrides: place(
      (d) => self.strides[d]!,
      () => 0,
    ),
    dimensions: indexed,
    indices: tensors.map((tensor) => {
      const strides = broadcastStrides(tensor.shape, tensor.strides, common)
      return {
        tensor,
        strides: place(
          () => 0,
          (i) => strides[i]!,
        ),
      }
    }),
    wraps: true,
  }
}

function index(rt: Runtime, operator: string, self: Tensor, indices: Indices, out: Outputs): Tensor {
  const { entries, made } = expandMasks(rt, operator, self, indices)
  try {
    const lookup = advancedLookup(operator, self, entries)
    const target = indexOutput(rt, operator, lookup.sizes, self.dtype, out)
    readElements(rt, lookup, target)
    return target
  } finally {
    for (const t of made) t.dispose()
  }
}

/** self[indices] = values, or += where `accumulate`; values broadcast. */
function indexPut(
  rt: Runtime,
  operator: string,
  self: Tensor,
  indices: Indices,
  values: Tensor,
  accumulate: boolean,
  out: Outputs,
): Tensor {
  requireSameDType(operator, self, values)
  const target = scatterTarget(rt, operator, self, out)
  const { entries, made } = expandMasks(rt, operator, target, indices)
  try {
    const lookup = advancedLookup(operator, target, entries)
    const spread = expand(rt, operator, values, lookup.sizes)
    writeElements(rt, lookup, { tensor: spread, strides: spread.strides }, accumulate ? 'sum' : 'set')
    spread.dispose()
    return target
  } finally {
    for (const t of made) t.dispose()
  }
}

/** self[indices] with indices clamped into range, and `fill` where the mask is false. */
function maskedIndex(rt: Runtime, self: Tensor, mask: Tensor, indices: Indices, fill: unknown): Tensor {
  return rt.tidy(() => {
    const clamped = indices.map((i, d) => (i ? clampIndex(rt, i, self.shape[d]!) : null))
    const values = index(rt, '_unsafe_masked_index', self, clamped, null)
    const isOut = rt.call('aten::logical_not', [mask]) as Tensor
    return rt.call('aten::masked_fill.Scalar', [values, isOut, fill]) as Tensor
  })
}

/** Adds values at clamped indices where the mask is true. */
function maskedIndexPut(rt: Runtime, self: Tensor, mask: Tensor, indices: Indices, values: Tensor): Tensor {
  return rt.tidy(() => {
    const clamped = indices.map((i, d) => (i ? clampIndex(rt, i, self.shape[d]!) : null))
    const isOut = rt.call('aten::logical_not', [mask]) as Tensor
    const kept = rt.call('aten::masked_fill.Scalar', [values, isOut, 0]) as Tensor
    return indexPut(rt, '_unsafe_masked_index_put_accumulate', self, clamped, kept, true, null)
  })
}
const clampIndex = (rt: Runtime, index: Tensor, size: number): Tensor =>
  rt.call('aten::clamp', [index, -size, size - 1]) as Tensor

const tensor = (value: unknown) => value as Tensor
const contract = contractsIn('index')

export const advancedIndexing: Contract[] = [
  contract('index.Tensor', (rt, [self, indices], out) => index(rt, 'index', tensor(self), indices as Indices, out)),
  contract('index_put', (rt, [self, indices, values, accumulate], out) =>
    indexPut(rt, 'index_put', tensor(self), indices as Indices, tensor(values), accumulate as boolean, out),
  ),
  contract('_index_put_impl', (rt, [self, indices, values, accumulate], out) =>
    indexPut(rt, '_index_put_impl', tensor(self), indices as Indices, tensor(values), accumulate as boolean, out),
  ),
  contract('_unsafe_masked_index', (rt, [self, mask, indices, fill]) =>
    maskedIndex(rt, tensor(self), tensor(mask), indices as Indices, fill),
  ),
  contract('_unsafe_masked_index_put_accumulate', (rt, [self, mask, indices, values]) =>
    maskedIndexPut(rt, tensor(self), tensor(mask), indices as Indices, tensor(values)),
  ),
]

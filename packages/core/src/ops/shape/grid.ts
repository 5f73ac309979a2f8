// Combinations of values: meshgrid, cartesian_prod, combinations, one_hot.

import type { Contract } from '../../dispatch/contract.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { elementLookup } from '../index/along-dimension.ts'
import { writeElements } from '../index/lookup.ts'
import { stack } from '../join/cat.ts'
import { transpose } from '../view/dimensions.ts'
import { reshape } from '../view/shapes.ts'

/** Views that spread each vector over the grid of all; 'xy' swaps the first two dimensions. */
function meshgrid(rt: Runtime, tensors: readonly Tensor[], indexing: string): Tensor[] {
  const wrong = tensors.find((t) => t.rank > 1)
  if (wrong || tensors.length === 0 || !['ij', 'xy'].includes(indexing))
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `meshgrid: expects vectors and indexing 'ij' or 'xy', got ${wrong?.describe() ?? `${tensors.length} tensors`} and '${indexing}'`,
      { operator: 'meshgrid' },
    )
  const swaps = indexing === 'xy' && tensors.length >= 2
  const order = tensors.map((_, i) => (swaps && i < 2 ? 1 - i : i))
  const shape = order.map((i) => tensors[i]!.numel)
  return tensors.map((t, i) => {
    const strides = order.map((own) => (own === i ? (t.strides[0] ?? 0) : 0))
    return rt.view(t, shape, strides)
  })
}

/** All combinations of one value from each vector: [product of sizes, vectors]; one vector is given back. */
function cartesianProduct(rt: Runtime, tensors: readonly Tensor[]): Tensor {
  if (tensors.length === 1) return rt.view(tensors[0]!, tensors[0]!.shape, tensors[0]!.strides)
  return rt.tidy(() => {
    const columns = meshgrid(rt, tensors, 'ij').map((g) => reshape(rt, 'cartesian_prod', g, [-1]))
    return stack(rt, 'cartesian_prod', columns, 1, null)
  })
}

/** Positions of all ways to choose `r` of `n`, in lexicographic order. */
function choices(n: number, r: number, withReplacement: boolean): number[] {
  const result: number[] = []
  const chosen: number[] = []
  const choose = (from: number): void => {
    if (chosen.length === r) {
      result.push(...chosen)
      return
    }
    for (let i = from; i < n; i++) {
      chosen.push(i)
      choose(withReplacement ? i : i + 1)
      chosen.pop()
    }
  }
  choose(0)
  return result
}

function combinations(rt: Runtime, self: Tensor, r: number, withReplacement: boolean): Tensor {
  if (self.rank !== 1 || r < 0)
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `combinations: expects a vector and r of at least 0, got ${self.describe()}, ${r}`,
      {
        operator: 'combinations',
      },
    )
  if (r === 0) return rt.empty([0], self.dtype)
  const places = choices(self.numel, r, withReplacement)
  const index = rt.tensor(BigInt64Array.from(places, BigInt), { shape: [places.length / r, r] })
  const result = rt.call('aten::take', [self, index]) as Tensor
  index.dispose()
  return result
}

/** A new last dimension that is 1 at the value's place. Waits for the values when the number of classes is left open. */
function oneHot(rt: Runtime, self: Tensor, classes: number): Tensor {
  if (self.dtype !== 'int64')
    throw new OpGemsError('DTYPE_MISMATCH', `one_hot: expects int64, got ${self.describe()}`, { operator: 'one_hot' })
  if (self.numel === 0 && classes <= 0)
    throw new OpGemsError('BAD_ARGUMENT', 'one_hot: an empty tensor needs num_classes', { operator: 'one_hot' })
  const sides = classes === -1 ? greatest(self) + 1 : classes
  const result = rt.empty([...self.shape, sides], 'int64')
  fillWith(rt, result, 0)
  if (self.numel === 0) return result
  const index = rt.view(self, [...self.shape, 1], [...self.strides, 1])
  writeElements(rt, elementLookup('one_hot', result, -1, index), 1, 'set')
  index.dispose()
  return result
}
const greatest = (self: Tensor) => (self.dataSync() as BigInt64Array).reduce((a, b) => Math.max(a, Number(b)), -1)

/** Groups of channels interleaved: [N, C, …] with C = groups·rest becomes rest·groups. */
function channelShuffle(rt: Runtime, self: Tensor, groups: number): Tensor {
  const channels = self.shape[1] ?? 0
  if (self.rank < 3 || groups < 1 || channels % groups !== 0)
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `channel_shuffle: ${groups} groups do not divide the channels of ${self.describe()}`,
      { operator: 'channel_shuffle' },
    )
  return rt.tidy(() => {
    const [batch, , ...rest] = self.shape
    const split = reshape(rt, 'channel_shuffle', self, [batch!, groups, channels / groups, ...rest])
    return copyOf(rt, transpose(rt, 'channel_shuffle', split, 1, 2), self.shape)
  })
}

/** [..., C·r², H, W] to [..., C, H·r, W·r]. */
function pixelShuffle(rt: Runtime, self: Tensor, factor: number): Tensor {
  const [channels, height, width] = self.shape.slice(-3)
  if (self.rank < 3 || factor < 1 || channels! % (factor * factor) !== 0)
    throw new OpGemsError('BAD_ARGUMENT', `pixel_shuffle: factor ${factor} does not suit ${self.describe()}`, {
      operator: 'pixel_shuffle',
    })
  return rt.tidy(() => {
    const batch = self.shape.slice(0, -3)
    const c = channels! / (factor * factor)
    const split = reshape(rt, 'pixel_shuffle', self, [...batch, c, factor, factor, height!, width!])
    const n = batch.length
    const order = [...batch.map((_, i) => i), n, n + 3, n + 1, n + 4, n + 2]
    const moved = rt.view(
      split,
      order.map((d) => split.shape[d]!),
      order.map((d) => split.strides[d]!),
    )
    return copyOf(rt, moved, [...batch, c, height! * factor, width! * factor])
  })
}

/** The inverse of pixel_shuffle. */
function pixelUnshuffle(rt: Runtime, self: Tensor, factor: number): Tensor {
  const [channels, height, width] = self.shape.slice(-3)
  if (self.rank < 3 || factor < 1 || height! % factor !== 0 || width! % factor !== 0)
    throw new OpGemsError('BAD_ARGUMENT', `pixel_unshuffle: factor ${factor} does not suit ${self.describe()}`, {
      operator: 'pixel_unshuffle',
    })
  return rt.tidy(() => {
    const batch = self.shape.slice(0, -3)
    const [h, w] = [height! / factor, width! / factor]
    const split = reshape(rt, 'pixel_unshuffle', self, [...batch, channels!, h, factor, w, factor])
    const n = batch.length
    const order = [...batch.map((_, i) => i), n, n + 2, n + 4, n + 1, n + 3]
    const moved = rt.view(
      split,
      order.map((d) => split.shape[d]!),
      order.map((d) => split.strides[d]!),
    )
    return copyOf(rt, moved, [...batch, channels! * factor * factor, h, w])
  })
}

/** A row-major copy of a view in another shape. */
function copyOf(rt: Runtime, view: Tensor, shape: readonly number[]): Tensor {
  return reshape(rt, 'reshape', rt.contiguous(view), shape)
}

const tensor = (value: unknown) => value as Tensor
const tensors = (value: unknown) => value as Tensor[]
const contract = contractsIn('shape')

export const grids: Contract[] = [
  contract('meshgrid', (rt, [list]) => meshgrid(rt, tensors(list), 'ij')),
  contract('meshgrid.indexing', (rt, [list, indexing]) => meshgrid(rt, tensors(list), indexing as string)),
  contract('cartesian_prod', (rt, [list]) => cartesianProduct(rt, tensors(list))),
  contract('combinations', (rt, [self, r, withReplacement]) =>
    combinations(rt, tensor(self), r as number, withReplacement as boolean),
  ),
  contract('one_hot', (rt, [self, classes]) => oneHot(rt, tensor(self), classes as number)),
  contract('channel_shuffle', (rt, [self, groups]) => channelShuffle(rt, tensor(self), groups as number)),
  contract('pixel_shuffle', (rt, [self, factor]) => pixelShuffle(rt, tensor(self), factor as number)),
  contract('pixel_unshuffle', (rt, [self, factor]) => pixelUnshuffle(rt, tensor(self), factor as number)),
]

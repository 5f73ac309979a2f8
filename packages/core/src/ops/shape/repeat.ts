// Repetition: repeat, tile, repeat_interleave.

import type { Contract } from '../../dispatch/contract.ts'
import { copyInto } from '../../dispatch/launch/copy.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { encode } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { contiguousStrides, formatShape, normalizeDimension, type Shape, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { checkOutput } from '../outputs.ts'
import { inserted } from '../view/geometry.ts'
import { reshape } from '../view/shapes.ts'

type Outputs = readonly Tensor[] | null

/** The whole tensor repeated along each dimension; more repeats than dimensions add dimensions in front. */
function repeat(rt: Runtime, operator: string, self: Tensor, repeats: readonly number[], out: Outputs): Tensor {
  const missing = repeats.length - self.rank
  if (missing < 0 || repeats.some((r) => r < 0))
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `${operator}: repeats ${formatShape(repeats)} do not suit ${self.describe()}`,
      {
        operator,
        shapes: [self.shape],
      },
    )
  const sides = [...new Array<number>(missing).fill(1), ...self.shape]
  const steps = [...new Array<number>(missing).fill(0), ...self.strides]
  const shape = sides.map((s, i) => s * repeats[i]!)
  const target = out ? checkOutput(operator, out[0]!, shape, self.dtype) : rt.empty(shape, self.dtype)
  if (target.numel === 0) return target
  // Every dimension as two: which repetition, and where in it; the source stands still along the first.
  const pairs = sides.flatMap((s, i) => [repeats[i]!, s])
  const to = rt.view(
    target,
    pairs,
    sides.flatMap((s, i) => [target.strides[i]! * s, target.strides[i]!]),
  )
  const from = rt.view(
    self,
    pairs,
    steps.flatMap((s) => [0, s]),
  )
  copyInto(rt, to, from)
  to.dispose()
  from.dispose()
  return target
}

function tile(rt: Runtime, self: Tensor, dims: readonly number[]): Tensor {
  const missing = Math.max(self.rank - dims.length, 0)
  return repeat(rt, 'tile', self, [...new Array<number>(missing).fill(1), ...dims], null)
}

/** Each element `times` times in a row, along a dimension or over the flattened tensor. */
function repeatEach(rt: Runtime, self: Tensor, times: number, dimension: number | null): Tensor {
  if (times < 0)
    throw new OpGemsError('BAD_ARGUMENT', `repeat_interleave: repeats must not be negative, got ${times}`, {
      operator: 'repeat_interleave',
    })
  const source =
    dimension === null ? reshape(rt, 'repeat_interleave', self, [-1]) : rt.view(self, self.shape, self.strides)
  const dim = normalizeDimension('repeat_interleave', dimension ?? 0, source.rank)
  const sides = source.rank === 0 ? [1] : source.shape
  const steps = source.rank === 0 ? [0] : source.strides
  const result = rt.empty(
    sides.map((s, i) => (i === dim ? s * times : s)),
    self.dtype,
  )
  const pairs = inserted(sides, dim + 1, times)
  const to = rt.view(result, pairs, contiguousStrides(pairs))
  const from = rt.view(source, pairs, inserted(steps, dim + 1, 0))
  copyInto(rt, to, from)
  for (const t of [to, from, source]) t.dispose()
  return result
}

/** 0 repeats[0] times, 1 repeats[1] times, …: int64 or int32 as the repeats are. Waits for the repeats. */
function repeatedPositions(rt: Runtime, repeats: Tensor): Tensor {
  if (repeats.rank > 1 || (repeats.dtype !== 'int64' && repeats.dtype !== 'int32'))
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `repeat_interleave: repeats must be a vector of int64 or int32, got ${repeats.describe()}`,
      { operator: 'repeat_interleave' },
    )
  const counts = Array.from(repeats.dataSync() as ArrayLike<number | bigint>, Number)
  if (counts.some((n) => n < 0))
    throw new OpGemsError('BAD_ARGUMENT', 'repeat_interleave: repeats must not be negative', {
      operator: 'repeat_interleave',
    })
  const total = counts.reduce((a, b) => a + b, 0)
  // The device says whether so many fit before the host makes a list of them.
  const result = rt.empty([total], repeats.dtype)
  const positions = new BigInt64Array(total)
  let at = 0
  counts.forEach((n, i) => {
    positions.fill(BigInt(i), at, at + n)
    at += n
  })
  if (total > 0) rt.device.write(result.address, encode(positions, repeats.dtype))
  return result
}

function repeatByTensor(rt: Runtime, self: Tensor, repeats: Tensor, dimension: number | null): Tensor {
  if (repeats.numel === 1) return repeatEach(rt, self, Number(repeats.dataSync()[0]), dimension)
  const source =
    dimension === null ? reshape(rt, 'repeat_interleave', self, [-1]) : rt.view(self, self.shape, self.strides)
  const dim = normalizeDimension('repeat_interleave', dimension ?? 0, source.rank)
  const size = source.shape[dim] ?? 1
  if (repeats.numel !== size) {
    source.dispose()
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `repeat_interleave: ${repeats.numel} repeats for dimension ${dim} of size ${size} of ${self.describe()}`,
      { operator: 'repeat_interleave', shapes: [self.shape, repeats.shape] },
    )
  }
  const positions = repeatedPositions(rt, repeats)
  const result = rt.call('aten::index_select', [source, dim, positions]) as Tensor
  source.dispose()
  positions.dispose()
  return result
}

const tensor = (value: unknown) => value as Tensor
const contract = contractsIn('shape')

export const repetitions: Contract[] = [
  contract('repeat', (rt, [self, repeats], out) => repeat(rt, 'repeat', tensor(self), repeats as Shape, out)),
  contract('tile', (rt, [self, dims]) => tile(rt, tensor(self), dims as number[])),
  contract('repeat_interleave.self_int', (rt, [self, times, dim]) =>
    repeatEach(rt, tensor(self), times as number, dim as number | null),
  ),
  contract('repeat_interleave.self_Tensor', (rt, [self, repeats, dim]) =>
    repeatByTensor(rt, tensor(self), tensor(repeats), dim as number | null),
  ),
  contract('repeat_interleave.Tensor', (rt, [repeats]) => {
    if (tensor(repeats).rank !== 1)
      throw new OpGemsError(
        'SHAPE_MISMATCH',
        `repeat_interleave: repeats must be a vector, got ${tensor(repeats).describe()}`,
        { operator: 'repeat_interleave', shapes: [tensor(repeats).shape] },
      )
    return repeatedPositions(rt, tensor(repeats))
  }),
]

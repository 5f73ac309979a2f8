// Joining tensors: cat and its forms for fixed dimensions, stack, block_diag.
import type { Arguments, Contract } from '../../dispatch/contract.ts'
import { copyInto } from '../../dispatch/launch/copy.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { type DType, resultType } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { normalizeDimension, type Shape, sameShape, type Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'
import { inserted, replaced } from '../view/geometry.ts'
import { narrow, select } from '../view/slices.ts'

type Outputs = readonly Tensor[] | null

/** The dtype of all tensors together. */
const commonDType = (tensors: readonly Tensor[]): DType =>
  resultType(tensors.map((t) => ({ dtype: t.dtype, dim: t.rank })))

/** PyTorch lets tensors of shape [0] join anything. */
const isSkipped = (t: Tensor) => t.rank === 1 && t.shape[0] === 0

/** Tensors one after the other along a dimension. @throws SHAPE_MISMATCH where other sizes differ */
export function concatenate(
  rt: Runtime,
  operator: string,
  tensors: readonly Tensor[],
  dimension: number,
  out: Outputs,
): Tensor {
  requireTensors(operator, tensors)
  const joined = tensors.filter((t) => !isSkipped(t))
  const first = joined[0] ?? tensors[0]!
  if (first.rank === 0)
    throw new OpGemsError('SHAPE_MISMATCH', `${operator}: zero-dim tensors cannot be concatenated; use stack`, {
      operator,
    })
  const dim = normalizeDimension(operator, dimension, first.rank)
  for (const t of joined) requireSameSides(operator, first, t, dim)
  const length = joined.reduce((n, t) => n + t.shape[dim]!, 0)
  const target = output(rt, operator, replaced(first.shape, dim, length), commonDType(tensors), out)
  let start = 0
  for (const t of joined) {
    const part = narrow(rt, operator, target, dim, start, t.shape[dim]!)
    copyInto(rt, part, t)
    part.dispose()
    start += t.shape[dim]!
  }
  return target
}

const output = (rt: Runtime, operator: string, shape: Shape, dtype: DType, out: Outputs): Tensor =>
  out ? checkOutput(operator, out[0]!, shape, dtype) : rt.empty(shape, dtype)

function requireTensors(operator: string, tensors: readonly Tensor[]): void {
  if (tensors.length === 0)
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: needs at least one tensor`, { operator })
}

function requireSameSides(operator: string, a: Tensor, b: Tensor, except: number): void {
  const isSame = a.rank === b.rank && a.shape.every((s, i) => i === except || s === b.shape[i])
  if (!isSame)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: ${a.describe()} and ${b.describe()} differ in more than dimension ${except}`,
      { operator, shapes: [a.shape, b.shape] },
    )
}

/** Tensors of one shape side by side in a new dimension. */
export function stack(
  rt: Runtime,
  operator: string,
  tensors: readonly Tensor[],
  dimension: number,
  out: Outputs,
): Tensor {
  requireTensors(operator, tensors)
  const { shape } = tensors[0]!
  const different = tensors.find((t) => !sameShape(t.shape, shape))
  if (different)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: all shapes must be equal, got ${tensors[0]!.describe()} and ${different.describe()}`,
      { operator, shapes: [shape, different.shape] },
    )
  const dim = normalizeDimension(operator, dimension, shape.length + 1)
  const target = output(rt, operator, inserted(shape, dim, tensors.length), commonDType(tensors), out)
  tensors.forEach((t, i) => {
    const part = select(rt, operator, target, dim, i)
    copyInto(rt, part, t)
    part.dispose()
  })
  return target
}

/** Concatenates tensors that are first seen with at least some dimensions. */
function joinAtLeast(
  rt: Runtime,
  operator: string,
  tensors: readonly Tensor[],
  shapeOf: (shape: Shape) => Shape,
  dimensionOf: (rank: number) => number,
  out: Outputs,
): Tensor {
  requireTensors(operator, tensors)
  const views = tensors.map((t) => widen(rt, t, shapeOf(t.shape)))
  try {
    return concatenate(rt, operator, views, dimensionOf(views[0]!.rank), out)
  } finally {
    for (const v of views) v.dispose()
  }
}

/** A view with extra dimensions of size 1. */
function widen(rt: Runtime, t: Tensor, shape: Shape): Tensor {
  let next = 0
  const strides = shape.map((size) => {
    const isOwn = next < t.rank && t.shape[next] === size
    return isOwn ? t.strides[next++]! : 1
  })
  return rt.view(t, shape, strides)
}

const atLeast1 = (s: Shape): Shape => (s.length === 0 ? [1] : s)
const atLeast2 = (s: Shape): Shape => (s.length < 2 ? [1, ...atLeast1(s)] : s)
const atLeast3 = (s: Shape): Shape => (s.length < 3 ? [...atLeast2(s), 1] : s)
const asColumn = (s: Shape): Shape => (s.length < 2 ? [...atLeast1(s), 1] : s)

/** Matrices along the diagonal of a zero matrix. */
function blockDiagonal(rt: Runtime, tensors: readonly Tensor[], out: Outputs): Tensor {
  const shapes = tensors.map((t) => {
    if (t.rank > 2)
      throw new OpGemsError('SHAPE_MISMATCH', `block_diag: expects at most 2 dimensions, got ${t.describe()}`, {
        operator: 'block_diag',
      })
    return atLeast2(t.shape)
  })
  const rows = shapes.reduce((n, s) => n + s[0]!, 0)
  const columns = shapes.reduce((n, s) => n + s[1]!, 0)
  const shape = tensors.length === 0 ? [1, 0] : [rows, columns]
  const dtype = tensors.length === 0 ? 'float32' : commonDType(tensors)
  const target = output(rt, 'block_diag', shape, dtype, out)
  fillWith(rt, target, 0)
  let offset = target.storageOffset
  tensors.forEach((t, i) => {
    const [height, width] = shapes[i]!
    const block = rt.view(target, [height!, width!], target.strides, offset)
    copyInto(rt, block, t)
    block.dispose()
    offset += height! * target.strides[0]! + width! * target.strides[1]!
  })
  return target
}

const list = (args: Arguments) => args[0] as Tensor[]
const shapeContract = (overload: string, compute: Contract['compute']): Contract => ({
  overload,
  category: 'shape',
  compute,
})

export const cats: Contract[] = [
  ...['cat', 'concat', 'concatenate'].map((name) =>
    shapeContract(name, (rt, args, out) => concatenate(rt, name, list(args), args[1] as number, out)),
  ),
  shapeContract('stack', (rt, args, out) => stack(rt, 'stack', list(args), args[1] as number, out)),
  shapeContract('hstack', (rt, args, out) =>
    joinAtLeast(rt, 'hstack', list(args), atLeast1, (rank) => (rank === 1 ? 0 : 1), out),
  ),
  shapeContract('vstack', (rt, args, out) => joinAtLeast(rt, 'vstack', list(args), atLeast2, () => 0, out)),
  {
    ...shapeContract('row_stack', (rt, args, out) => joinAtLeast(rt, 'row_stack', list(args), atLeast2, () => 0, out)),
    schema: 'row_stack(Tensor[] tensors) -> Tensor',
  },
  shapeContract('dstack', (rt, args, out) => joinAtLeast(rt, 'dstack', list(args), atLeast3, () => 2, out)),
  shapeContract('column_stack', (rt, args, out) => joinAtLeast(rt, 'column_stack', list(args), asColumn, () => 1, out)),
  shapeContract('block_diag', (rt, args, out) => blockDiagonal(rt, list(args), out)),
]

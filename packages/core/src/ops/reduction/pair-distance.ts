// Distances between all rows of two matrices (cdist) or of one (pdist), and their gradients.
import type { Contract } from '../../dispatch/contract.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, isFloating } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelBuilder, KernelDType, Value } from '../../kernel/index.ts'
import { buildPairDistances, buildPairGradient } from '../../kernels/pair-distances.ts'
import { broadcastShapes, formatShape, sameShape, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { checkOutput } from '../outputs.ts'
import { callRows, RowGeometry } from '../row-call.ts'
import { vectorNorm } from './norms.ts'

function checkFloats(operator: string, p: number, tensors: readonly Tensor[]): void {
  const details = { operator, dtypes: tensors.map((t) => t.dtype), shapes: tensors.map((t) => t.shape) }
  const given = tensors.map((t) => t.describe()).join(', ')
  if (!(p >= 0)) throw new OpGemsError('BAD_ARGUMENT', `${operator}: p must not be negative, got ${p}`, details)
  if (!tensors.every((t) => isFloating(t.dtype)))
    throw new OpGemsError('UNSUPPORTED_DTYPE', `${operator}: takes floating dtypes, got ${given}`, details)
  if (tensors.some((t) => t.dtype !== tensors[0]!.dtype))
    throw new OpGemsError('DTYPE_MISMATCH', `${operator}: expected one dtype, got ${given}`, details)
}

/** Shape of the distances between x1 [..., P, M] and x2 [..., R, M]: [..., P, R]. @throws SHAPE_MISMATCH */
function pairsShape(operator: string, x1: Tensor, x2: Tensor): readonly number[] {
  if (x1.rank < 2 || x2.rank < 2 || x1.shape.at(-1) !== x2.shape.at(-1))
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: expected rows of one length, [..., P, M] and [..., R, M], got ${x1.describe()} and ${x2.describe()}`,
      { operator, shapes: [x1.shape, x2.shape] },
    )
  const batch = broadcastShapes(operator, [x1.shape.slice(0, -2), x2.shape.slice(0, -2)])
  return [...batch, x1.shape.at(-2)!, x2.shape.at(-2)!]
}

/** A tensor [..., rows, columns] seen along batch dimensions and an order of row, other row and column. */
function spread(t: Tensor, batch: number, order: readonly ('row' | 'column' | null)[]): readonly number[] {
  const own = t.shape.slice(0, -2).map((size, d) => (size === 1 ? 0 : t.strides[d]!))
  const [row, column] = t.strides.slice(-2) as [number, number]
  const inner = order.map((o) => (o === 'row' ? row : o === 'column' ? column : 0))
  return [...Array<number>(batch - own.length).fill(0), ...own, ...inner]
}

function distances(
  rt: Runtime,
  operator: string,
  x1: Tensor,
  x2: Tensor,
  p: number,
  out: readonly Tensor[] | null,
): Tensor {
  checkFloats(operator, p, [x1, x2])
  const shape = pairsShape(operator, x1, x2)
  const result = out ? checkOutput(operator, out[0]!, shape, x1.dtype) : rt.empty(shape, x1.dtype)
  const columns = x1.shape.at(-1)!
  if (columns === 0) {
    fillWith(rt, result, 0)
    return result
  }
  const compute = computeType(x1.dtype) as KernelDType
  const batch = shape.length - 2
  const geometry = new RowGeometry([...shape, columns], new Set([shape.length]))
  callRows(rt, {
    name: operator,
    variant: String(p),
    geometry,
    operands: {
      a: geometry.strided(x1, spread(x1, batch, ['row', null, 'column'])),
      b: geometry.strided(x2, spread(x2, batch, [null, 'row', 'column'])),
      result: geometry.each(result, 'write'),
    },
    body: ({ row, load, store }) =>
      store('result', vectorNorm(load('a').to(compute).sub(load('b').to(compute)), row, p)),
  })
  return result
}

/** grad times the derivative of ‖difference‖ₚ by one of its elements. Source: the formulas of ATen's DistanceOpsKernel. */
function slope(difference: Value, grad: Value, norm: Value, p: number): Value {
  const zero = difference.like(0)
  const sign = difference.sign()
  if (p === 0) return zero.mul(grad)
  if (p === 1) return grad.mul(sign)
  const over = (share: Value) => norm.eq(0).select(zero, share)
  if (p === 2) return over(grad.mul(difference).div(norm))
  const size = difference.abs()
  if (p === Infinity) return size.eq(norm).select(grad.mul(sign), zero)
  const power = sign
    .mul(size.pow(p - 1))
    .mul(grad)
    .div(norm.pow(p - 1))
  return over(p < 1 ? difference.eq(0).select(zero, power) : power)
}

/** The gradient of x1 before batches that it was broadcast to are added up: [..., P, M]. */
function distancesGradient(rt: Runtime, grad: Tensor, x1: Tensor, x2: Tensor, p: number, norms: Tensor): Tensor {
  const operator = '_cdist_backward'
  checkFloats(operator, p, [x1, x2, grad, norms])
  const shape = pairsShape(operator, x1, x2)
  const [columns, others] = [x1.shape.at(-1)!, shape.at(-1)!]
  if (shape.includes(0) || columns === 0) return rt.call('aten::zeros_like', [x1]) as Tensor
  if (!sameShape(grad.shape, shape) || !sameShape(norms.shape, shape))
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: gradient ${grad.describe()} and distances ${norms.describe()} must have the shape ${formatShape(shape)}`,
      { operator, shapes: [grad.shape, norms.shape] },
    )
  const batch = shape.length - 2
  const result = rt.empty([...shape.slice(0, -1), columns], x1.dtype)
  const compute = computeType(x1.dtype) as KernelDType
  const geometry = new RowGeometry([...result.shape, others], new Set([result.rank]))
  callRows(rt, {
    name: operator,
    variant: String(p),
    geometry,
    operands: {
      b: geometry.strided(x2, spread(x2, batch, [null, 'column', 'row'])),
      a: geometry.strided(x1, spread(x1, batch, ['row', 'column', null])),
      grad: geometry.strided(grad, spread(grad, batch, ['row', null, 'column'])),
      norms: geometry.strided(norms, spread(norms, batch, ['row', null, 'column'])),
      result: geometry.each(result, 'write'),
    },
    body: ({ row, load, store }) => {
      const [a, b, g, norm] = ['a', 'b', 'grad', 'norms'].map((name) => load(name).to(compute)) as [
        Value,
        Value,
        Value,
        Value,
      ]
      store('result', slope(a.sub(b), g, norm, p).sum(...row.axes))
    },
  })
  return result
}

function checkMatrix(operator: string, self: Tensor): readonly [rows: number, columns: number] {
  const [rows, columns] = self.shape
  if (self.rank === 2) return [rows!, columns!]
  throw new OpGemsError('SHAPE_MISMATCH', `${operator}: expected a matrix, got ${self.describe()}`, {
    operator,
    shapes: [self.shape],
  })
}

function launchPairs(
  rt: Runtime,
  operator: string,
  p: number,
  self: Tensor,
  build: (k: KernelBuilder, dtype: KernelDType, compute: KernelDType) => void,
  tensors: readonly Tensor[],
): void {
  const kernel = rt.kernels.get(`${operator}:${self.dtype}:${p}`, operator, (k) =>
    build(k, self.dtype as KernelDType, computeType(self.dtype) as KernelDType),
  )
  const sizes: Record<string, number> = { n: self.shape[0]!, m: self.shape[1]! }
  kernel.launch(
    tensors,
    kernel.kernel.scalars.map(({ name }) => sizes[name]!),
  )
}

function pairs(rt: Runtime, operator: string, self: Tensor, p: number): Tensor {
  checkFloats(operator, p, [self])
  const [n, m] = checkMatrix(operator, self)
  const result = rt.empty([(n * Math.max(n - 1, 0)) / 2], self.dtype)
  if (m === 0) fillWith(rt, result, 0)
  else if (n > 1)
    launchPairs(
      rt,
      operator,
      p,
      self,
      (k, dtype, compute) =>
        buildPairDistances(k, dtype, compute, (difference, axes) => vectorNorm(difference, { axes }, p)),
      [self, result],
    )
  return result
}

function pairsGradient(rt: Runtime, grad: Tensor, self: Tensor, p: number, norms: Tensor): Tensor {
  const operator = '_pdist_backward'
  checkFloats(operator, p, [self, grad, norms])
  const [n] = checkMatrix(operator, self)
  const shape = [(n * Math.max(n - 1, 0)) / 2]
  if (!sameShape(grad.shape, shape) || !sameShape(norms.shape, shape))
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: gradient ${grad.describe()} and distances ${norms.describe()} must have the shape ${formatShape(shape)}`,
      { operator, shapes: [grad.shape, norms.shape] },
    )
  const result = rt.empty(self.shape, self.dtype)
  launchPairs(
    rt,
    operator,
    p,
    self,
    (k, dtype, compute) => buildPairGradient(k, dtype, compute, (d, g, norm) => slope(d, g, norm, p)),
    [self, grad, norms, result],
  )
  return result
}

const define = contractsIn('reduction')
const tensor = (value: unknown) => value as Tensor

/** The mode says when PyTorch may compute Euclidean distances as products; here it changes nothing. @throws BAD_ARGUMENT */
const cdist = (operator: string): Contract =>
  define(operator, (rt, [x1, x2, p, mode]) => {
    if (mode !== null && !(Number(mode) >= 0 && Number(mode) <= 2))
      throw new OpGemsError('BAD_ARGUMENT', `${operator}: compute_mode is 0, 1 or 2, got ${mode}`, { operator })
    return distances(rt, operator, tensor(x1), tensor(x2), p as number, null)
  })

export const pairDistances: Contract[] = [
  cdist('cdist'),
  cdist('_cdist_forward'),
  define('_euclidean_dist', (rt, [x1, x2]) => distances(rt, '_euclidean_dist', tensor(x1), tensor(x2), 2, null)),
  define('_cdist_backward', (rt, [grad, x1, x2, p, norms]) =>
    distancesGradient(rt, tensor(grad), tensor(x1), tensor(x2), p as number, tensor(norms)),
  ),
  define('pdist', (rt, [self, p]) => pairs(rt, 'pdist', tensor(self), p as number)),
  define('_pdist_forward', (rt, [self, p]) => pairs(rt, '_pdist_forward', tensor(self), p as number)),
  define('_pdist_backward', (rt, [grad, self, p, norms]) =>
    pairsGradient(rt, tensor(grad), tensor(self), p as number, tensor(norms)),
  ),
]

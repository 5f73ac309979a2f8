// Matrix and vector products: mm, bmm, mv, dot, matmul, linear and the forms with an addend.
import type { Arguments, Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, isFloating, promoteTypes } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { contiguousStrides, type Tensor } from '../../tensor/index.ts'
import type { ReductionBody } from '../define-reduction.ts'
import { checkOutput } from '../outputs.ts'
import { runReduction } from '../reduction/run.ts'
import { RowGeometry } from '../row-call.ts'
import { matrixProduct, type ProductOptions, refuseShapes } from './matrix.ts'

const define = (overload: string, compute: (rt: Runtime, args: Arguments, out: Tensor | null) => Tensor): Contract => ({
  overload,
  category: 'blas',
  compute: (rt, args, out) => compute(rt, args, out?.[0] ?? null),
})

function checkRank(operator: string, a: Tensor, rankA: number, b: Tensor, rankB: number): void {
  if (a.rank !== rankA || b.rank !== rankB)
    refuseShapes(operator, a, b, `it takes tensors of ${rankA} and ${rankB} dimensions`)
}

const asRow = (rt: Runtime, t: Tensor) => rt.view(t, [1, t.shape[0]!], [0, t.strides[0]!])
const asColumn = (rt: Runtime, t: Tensor) => rt.view(t, [t.shape[0]!, 1], [t.strides[0]!, 0])
const transpose = (rt: Runtime, t: Tensor) => {
  const last = t.rank - 1
  const swap = (v: readonly number[]) => [...v.slice(0, -2), v[last]!, v[last - 1]!]
  return rt.view(t, swap(t.shape), swap(t.strides))
}

/** The product of views that live only for it, seen in the caller's shape. */
function productOf(
  rt: Runtime,
  operator: string,
  a: Tensor,
  b: Tensor,
  shape: readonly number[],
  out: Tensor | null,
  options: Omit<ProductOptions, 'out'> = {},
): Tensor {
  const [m, n] = [a.shape[a.rank - 2]!, b.shape[b.rank - 1]!]
  const result = out ? checkOutput(operator, out, shape, a.dtype) : rt.empty(shape, a.dtype)
  const matrix = rt.view(result, [...a.shape.slice(0, -2), m, n], matrixStrides(result, m, n, a.rank))
  matrixProduct(rt, operator, a, b, { ...options, out: matrix })
  matrix.dispose()
  return result
}

/** Strides of a vector or scalar seen as a matrix of one row or column. */
function matrixStrides(t: Tensor, m: number, n: number, rank: number): number[] {
  if (t.rank === rank) return [...t.strides]
  const own = [...t.strides]
  if (n === 1 && t.shape[t.rank - 1] === m) return [...own, 0]
  const last = own.pop() ?? 0
  return [...own, 0, last]
}

function mm(rt: Runtime, [a, b]: Arguments, out: Tensor | null): Tensor {
  const [x, y] = [a as Tensor, b as Tensor]
  checkRank('mm', x, 2, y, 2)
  return matrixProduct(rt, 'mm', x, y, { out })
}

function bmm(rt: Runtime, [a, b]: Arguments, out: Tensor | null): Tensor {
  const [x, y] = [a as Tensor, b as Tensor]
  checkRank('bmm', x, 3, y, 3)
  if (x.shape[0] !== y.shape[0]) refuseShapes('bmm', x, y, 'the batches differ')
  return matrixProduct(rt, 'bmm', x, y, { out })
}

function mv(rt: Runtime, [a, b]: Arguments, out: Tensor | null): Tensor {
  const [x, y] = [a as Tensor, b as Tensor]
  checkRank('mv', x, 2, y, 1)
  using column = asColumn(rt, y)
  return productOf(rt, 'mv', x, column, [x.shape[0]!], out)
}

/** Vectors of floats are folded in blocks, so that a long pair keeps every thread busy. */
const sumOfProducts: ReductionBody = {
  fold: { monoid: 'sum', pre: (x, _row, _attributes, [y]) => [x.mul(y!)], post: (t) => t },
}

const dot =
  (operator: string) =>
  (rt: Runtime, [a, b]: Arguments, out: Tensor | null): Tensor => {
    const [x, y] = [a as Tensor, b as Tensor]
    checkRank(operator, x, 1, y, 1)
    if (isFloating(x.dtype) && x.dtype === y.dtype && x.numel === y.numel && x.numel > 0) {
      const result = out ? checkOutput(operator, out, [], x.dtype) : rt.empty([], x.dtype)
      const types = { compute: computeType(x.dtype), results: [x.dtype] }
      runReduction(rt, operator, sumOfProducts, {}, types, [x, y], new RowGeometry(x.shape, new Set([0])), [result])
      return result
    }
    using row = asRow(rt, x)
    using column = asColumn(rt, y)
    return productOf(rt, operator, row, column, [], out)
  }

/** beta·self + alpha·A·B where A is a matrix and B a matrix or a vector. */
function addProduct(operator: string, rankA: number, rankB: number) {
  return (rt: Runtime, args: Arguments, out: Tensor | null): Tensor => {
    const [self, a, b, beta, alpha] = args as [Tensor, Tensor, Tensor, number, number]
    checkRank(operator, a, rankA, b, rankB)
    if (rankB === 1) return addMv(rt, self, a, b, beta, alpha, out)
    if (rankA === 3 && a.shape[0] !== b.shape[0]) refuseShapes(operator, a, b, 'the batches differ')
    return matrixProduct(rt, operator, a, b, { out, addend: self, alpha: Number(alpha), beta: Number(beta) })
  }
}

function addMv(
  rt: Runtime,
  self: Tensor,
  a: Tensor,
  b: Tensor,
  beta: number,
  alpha: number,
  out: Tensor | null,
): Tensor {
  using column = asColumn(rt, b)
  using addend = self.rank === 1 ? asColumn(rt, self) : rt.view(self, self.shape, self.strides)
  return productOf(rt, 'addmv', a, column, [a.shape[0]!], out, { addend, alpha: Number(alpha), beta: Number(beta) })
}

/** beta·self + alpha·x·yᵀ for vectors. */
function addr(rt: Runtime, args: Arguments, out: Tensor | null): Tensor {
  const [self, x, y, beta, alpha] = args as [Tensor, Tensor, Tensor, number, number]
  checkRank('addr', x, 1, y, 1)
  const dtype = promoteTypes(promoteTypes(self.dtype, x.dtype), y.dtype)
  return rt.tidy(() => {
    const [addend, left, right] = [self, x, y].map((t) => rt.call('to.dtype', [t, dtype]) as Tensor)
    const options = { out, addend: addend!, alpha: Number(alpha), beta: Number(beta) }
    return matrixProduct(rt, 'addr', asColumn(rt, left!), asRow(rt, right!), options)
  })
}

/** beta·self + alpha·Σ A[i]·B[i]: one product, since the batch joins the inner dimension. */
function addbmm(rt: Runtime, args: Arguments, out: Tensor | null): Tensor {
  const [self, a, b, beta, alpha] = args as [Tensor, Tensor, Tensor, number, number]
  checkRank('addbmm', a, 3, b, 3)
  if (a.shape[0] !== b.shape[0]) refuseShapes('addbmm', a, b, 'the batches differ')
  return rt.tidy(() => {
    const inner = a.shape[0]! * a.shape[2]!
    const wide = rt.call('reshape', [rt.call('transpose', [a, 0, 1]), [a.shape[1]!, inner]]) as Tensor
    const tall = rt.call('reshape', [b, [b.shape[0]! * b.shape[1]!, b.shape[2]!]]) as Tensor
    return matrixProduct(rt, 'addbmm', wide, tall, { out, addend: self, alpha: Number(alpha), beta: Number(beta) })
  })
}

const outer = (rt: Runtime, [x, y]: Arguments, out: Tensor | null): Tensor => {
  checkRank('outer', x as Tensor, 1, y as Tensor, 1)
  using column = asColumn(rt, x as Tensor)
  const product = rt.call('mul', [column, y]) as Tensor
  if (!out) return product
  rt.call('copy_', [out, product])
  product.dispose()
  return out
}

/** PyTorch's matmul: vectors gain a dimension that the result loses again; batches broadcast. */
export function matmul(rt: Runtime, operator: string, a: Tensor, b: Tensor, out: Tensor | null): Tensor {
  if (a.rank === 0 || b.rank === 0) refuseShapes(operator, a, b, 'both need at least one dimension')
  if (a.rank === 1 && b.rank === 1) return dot(operator)(rt, [a, b], out)
  using left = a.rank === 1 ? asRow(rt, a) : flattened(rt, a, b)
  using right = b.rank === 1 ? asColumn(rt, b) : rt.view(b, b.shape, b.strides)
  const product = matrixProduct(rt, operator, left, right)
  const shape = matmulShape(a, b, product.shape)
  const result = rt.view(product, shape, contiguousStrides(shape))
  product.dispose()
  if (!out) return result
  rt.call('copy_', [out, result])
  result.dispose()
  return out
}

/** A batch of matrices times one matrix is one product over all rows. */
function flattened(rt: Runtime, a: Tensor, b: Tensor): Tensor {
  if (b.rank > 2 || a.rank === 2 || !a.isContiguous()) return rt.view(a, a.shape, a.strides)
  const k = a.shape[a.rank - 1]!
  const rows = a.shape.slice(0, -1).reduce((n, s) => n * s, 1)
  return rt.view(a, [rows, k], [k, 1])
}

function matmulShape(a: Tensor, b: Tensor, product: readonly number[]): number[] {
  if (b.rank === 1) return a.shape.slice(0, -1)
  if (b.rank === 2 && a.rank > 2) return [...a.shape.slice(0, -1), b.shape[1]!]
  return a.rank === 1 ? [...product.slice(0, -2), product[product.length - 1]!] : [...product]
}

/** input·weightᵀ + bias for input [..., in], weight [out, in] or [in], bias [out]. */
function linear(rt: Runtime, args: Arguments, out: Tensor | null): Tensor {
  const [input, weight, bias] = args as [Tensor, Tensor, Tensor | null]
  if (weight.rank === 1) return linearVector(rt, input, weight, bias, out)
  if (input.rank === 0 || weight.rank !== 2) refuseShapes('linear', input, weight, 'weight must have two dimensions')
  using right = transpose(rt, weight)
  const k = input.shape[input.rank - 1]!
  const shape = [...input.shape.slice(0, -1), weight.shape[0]!]
  using rows = input.rank === 1 ? asRow(rt, input) : rowsOf(rt, input, k)
  const result = out ?? rt.empty(shape, input.dtype)
  if (!result.isContiguous())
    throw new OpGemsError('UNSUPPORTED', 'linear: out must be contiguous', { operator: 'linear' })
  using matrix = rt.view(result, [rows.shape[0]!, weight.shape[0]!], [weight.shape[0]!, 1])
  matrixProduct(rt, 'linear', rows, right, { out: matrix, addend: bias })
  return result
}

function linearVector(rt: Runtime, input: Tensor, weight: Tensor, bias: Tensor | null, out: Tensor | null): Tensor {
  const product = matmul(rt, 'linear', input, weight, bias ? null : out)
  if (!bias) return product
  const sum = rt.call('add', [product, bias], out ? { out } : undefined) as Tensor
  product.dispose()
  return sum
}

/** [..., K] as [rows, K]: a view where strides allow, else a copy. */
function rowsOf(rt: Runtime, input: Tensor, k: number): Tensor {
  if (input.rank === 2) return rt.view(input, input.shape, input.strides)
  // The count is spelled out: -1 is ambiguous where K is 0.
  const rows = input.shape.slice(0, -1).reduce((count, side) => count * side, 1)
  return rt.call('reshape', [input, [rows, k]]) as Tensor
}

export const products: Contract[] = [
  define('mm', mm),
  define('bmm', bmm),
  define('mv', mv),
  define('dot', dot('dot')),
  define('vdot', dot('vdot')),
  define('addmm', addProduct('addmm', 2, 2)),
  define('baddbmm', addProduct('baddbmm', 3, 3)),
  define('addmv', addProduct('addmv', 2, 1)),
  define('addr', addr),
  define('addbmm', addbmm),
  define('outer', outer),
  { ...define('ger', outer), schema: 'ger(Tensor self, Tensor vec2) -> Tensor' },
  define('matmul', (rt, [a, b], out) => matmul(rt, 'matmul', a as Tensor, b as Tensor, out)),
  define('linear', linear),
]

// What follows from LU factors: solutions of systems, inverses and determinants.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { callRows, RowGeometry } from '../row-call.ts'
import {
  batchOf,
  checkInfo,
  checkMatrices,
  checkSquare,
  isVectorSide,
  refuse,
  sharedBatch,
  transposed,
} from './batch.ts'
import { diagonalOf, type Factors, factorise, solveFactored } from './lu.ts'

/** PyTorch factorises the transpose of contiguous matrices for their determinant, and gives these factors. */
const factoriseAsSeen = (rt: Runtime, a: Tensor): Factors =>
  factorise(rt, a.isContiguous() ? transposed(rt, a) : a, true)

interface Solution extends Factors {
  readonly x: Tensor
}

/** X of A·X = B, or of X·A = B where not `left`; one right side a matrix may be given as a vector. */
function solve(rt: Runtime, operator: string, a: Tensor, given: Tensor, left: boolean): Solution {
  checkSquare(operator, a)
  const isVector = isVectorSide(a, given)
  const b = isVector ? (rt.call('aten::unsqueeze', [given, -1]) as Tensor) : given
  checkMatrices(operator, a, b)
  if (isVector && !left) refuse(operator, 'a vector stands on the right side of A·x = b alone', [a, given])
  if (a.shape.at(-1) !== b.shape.at(left ? -2 : -1))
    refuse(operator, 'the sizes of the system do not agree', [a, given])
  const factors = factorise(rt, a, true)
  const [lu, right] = sharedBatch(rt, operator, factors.lu, b)
  const pivots = rt.call('aten::expand', [factors.pivots, [...batchOf(lu), lu.shape.at(-1)!]]) as Tensor
  const side = left ? right : transposed(rt, right)
  const solved = solveFactored(rt, lu, pivots, side, !left)
  const x = left ? solved : transposed(rt, solved)
  return { ...factors, x: isVector ? (rt.call('aten::squeeze', [x, -1]) as Tensor) : rt.contiguous(x) }
}

function inverse(rt: Runtime, operator: string, a: Tensor): { readonly x: Tensor; readonly info: Tensor } {
  checkSquare(operator, a)
  const n = a.shape.at(-1)!
  const one = rt.call('aten::eye', [n], { dtype: a.dtype })
  const { lu, pivots, info } = factorise(rt, a, true)
  return { x: solveFactored(rt, lu, pivots, rt.call('aten::expand', [one, a.shape]) as Tensor, false), info }
}

interface Determinant extends Factors {
  readonly sign: Tensor
  /** The determinant, or the logarithm of its size. */
  readonly size: Tensor
}

/** The product of U's diagonal, negative for an odd number of swaps. */
function determinant(rt: Runtime, operator: string, a: Tensor, asLogarithm: boolean): Determinant {
  checkSquare(operator, a)
  const factors = factoriseAsSeen(rt, a)
  const diagonal = diagonalOf(rt, factors.lu)
  const [sign, size] = [0, 1].map(() => rt.empty(batchOf(a), a.dtype)) as [Tensor, Tensor]
  const geometry = new RowGeometry(diagonal.shape, new Set([diagonal.rank - 1]))
  callRows(rt, {
    name: operator,
    geometry,
    single: true,
    operands: {
      x: geometry.all(diagonal),
      pivots: geometry.all(factors.pivots),
      sign: geometry.each(sign, 'write'),
      size: geometry.each(size, 'write'),
    },
    body: ({ row, load, store }) => {
      const x = load('x')
      const isSwapped = load('pivots').to('int64').ne(row.k.coord(row.axes[0]!).add(1))
      const flipped = isSwapped.select(x.like(-1), x.like(1))
      if (asLogarithm) {
        store('sign', flipped.mul(x.sign()).prod(...row.axes))
        store(
          'size',
          x
            .abs()
            .log()
            .sum(...row.axes),
        )
        return
      }
      const swaps = flipped.prod(...row.axes)
      store('sign', swaps)
      store('size', x.prod(...row.axes).mul(swaps))
    },
  })
  return { ...factors, sign, size }
}

const singular = 'the matrix is singular'
const define = contractsIn('blas')
const tensor = (value: unknown) => value as Tensor

export const systems: Contract[] = [
  define('_linalg_solve_ex', (rt, [a, b, left, checks]) =>
    rt.tidy(() => {
      const { x, lu, pivots, info } = solve(rt, 'linalg_solve', tensor(a), tensor(b), left as boolean)
      if (checks) checkInfo('linalg_solve', info, singular)
      return [x, lu, pivots, info]
    }),
  ),
  define('linalg_solve_ex', (rt, [a, b, left, checks]) =>
    rt.tidy(() => {
      const { x, info } = solve(rt, 'linalg_solve_ex', tensor(a), tensor(b), left as boolean)
      if (checks) checkInfo('linalg_solve_ex', info, singular)
      return [x, info]
    }),
  ),
  define('linalg_solve', (rt, [a, b, left]) =>
    rt.tidy(() => {
      const { x, info } = solve(rt, 'linalg_solve', tensor(a), tensor(b), left as boolean)
      checkInfo('linalg_solve', info, singular)
      return x
    }),
  ),
  define('linalg_inv_ex', (rt, [a, checks]) =>
    rt.tidy(() => {
      const { x, info } = inverse(rt, 'linalg_inv_ex', tensor(a))
      if (checks) checkInfo('linalg_inv_ex', info, singular)
      return [x, info]
    }),
  ),
  define('linalg_inv', (rt, [a]) =>
    rt.tidy(() => {
      const { x, info } = inverse(rt, 'linalg_inv', tensor(a))
      checkInfo('linalg_inv', info, singular)
      return x
    }),
  ),
  define('_linalg_det', (rt, [a]) =>
    rt.tidy(() => {
      const { size, lu, pivots } = determinant(rt, 'linalg_det', tensor(a), false)
      return [size, lu, pivots]
    }),
  ),
  define('linalg_det', (rt, [a]) => rt.tidy(() => determinant(rt, 'linalg_det', tensor(a), false).size)),
  define('_linalg_slogdet', (rt, [a]) =>
    rt.tidy(() => {
      const { sign, size, lu, pivots } = determinant(rt, 'linalg_slogdet', tensor(a), true)
      return [sign, size, lu, pivots]
    }),
  ),
  define('linalg_slogdet', (rt, [a]) =>
    rt.tidy(() => {
      const { sign, size } = determinant(rt, 'linalg_slogdet', tensor(a), true)
      return [sign, size]
    }),
  ),
  // The logarithm of a negative determinant is NaN.
  define('logdet', (rt, [a]) =>
    rt.tidy(() => {
      const { sign, size } = determinant(rt, 'linalg_slogdet', tensor(a), true)
      return rt.call('aten::masked_fill', [size, rt.call('aten::lt', [sign, 0]), Number.NaN])
    }),
  ),
]

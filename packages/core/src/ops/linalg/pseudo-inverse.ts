// What follows from singular values: pseudo-inverses, ranks and least squares.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { batchOf, checkMatrices, checkSquare, isVectorSide, refuse, sharedBatch, sidesOf, transposed } from './batch.ts'
import { eigh } from './eigh.ts'
import { singularValues, svd } from './svd.ts'

type Tolerance = Tensor | number | null

const epsilons: Readonly<Record<string, number>> = { float32: 2 ** -23, float64: 2 ** -52 }

/** Below it a singular value counts as 0: the greater one of `atol` and `rtol` times the greatest value, for each matrix. */
function cutoff(rt: Runtime, a: Tensor, s: Tensor, atol: Tolerance, rtol: Tolerance): Tensor {
  const usual = epsilons[a.dtype]! * Math.max(...sidesOf(a))
  const column = (t: Tensor) => rt.call('aten::unsqueeze', [t, -1]) as Tensor
  const as = (t: Tolerance) => (t instanceof Tensor ? column(rt.call('aten::to.dtype', [t, s.dtype]) as Tensor) : t)
  const [absolute, given] = [as(atol), as(rtol)]
  const top = rt.call('aten::amax', [s, [-1], true])
  const relativeOf = (): Tensor | number => {
    if (given !== null) return given
    if (absolute instanceof Tensor) return rt.call('aten::mul', [rt.call('aten::le', [absolute, 0]), usual]) as Tensor
    return absolute !== null && absolute > 0 ? 0 : usual
  }
  const scaled = rt.call('aten::mul', [top, relativeOf()])
  const floor = absolute instanceof Tensor ? absolute : rt.call('aten::full_like', [scaled, absolute ?? 0])
  return rt.call('aten::maximum', [scaled, floor]) as Tensor
}

/** A symmetric matrix is known from its lower triangle. */
function symmetric(rt: Runtime, operator: string, a: Tensor): Tensor {
  checkSquare(operator, a)
  const strict = rt.call('aten::tril', [a, -1]) as Tensor
  return rt.call('aten::add', [rt.call('aten::tril', [a]), transposed(rt, strict)]) as Tensor
}

interface Options {
  readonly atol: Tolerance
  readonly rtol: Tolerance
  readonly isSymmetric: boolean
}

function pseudoInverse(rt: Runtime, operator: string, given: Tensor, { atol, rtol, isSymmetric }: Options): Tensor {
  checkMatrices(operator, given)
  const [m, n] = sidesOf(given)
  if (given.numel === 0) return rt.call('aten::zeros', [[...batchOf(given), n, m]], { dtype: given.dtype }) as Tensor
  const a = isSymmetric ? symmetric(rt, operator, given) : given
  const { u, s, vh } = svd(rt, operator, a, false, true)
  const counts = rt.call('aten::gt', [s, cutoff(rt, a, s, atol, rtol)])
  const inverse = rt.call('aten::where', [counts, rt.call('aten::reciprocal', [s]), rt.call('aten::zeros_like', [s])])
  const scaled = rt.call('aten::mul', [transposed(rt, vh), rt.call('aten::unsqueeze', [inverse, -2])])
  return rt.call('aten::matmul', [scaled, transposed(rt, u)]) as Tensor
}

/** How many singular values count, int64 [...]. */
function rank(rt: Runtime, operator: string, a: Tensor, { atol, rtol, isSymmetric }: Options): Tensor {
  checkMatrices(operator, a)
  if (a.numel === 0) return rt.call('aten::zeros', [batchOf(a)], { dtype: 'int64' }) as Tensor
  const s = isSymmetric
    ? (rt.call('aten::abs', [eigh(rt, operator, a, 'L')[0]]) as Tensor)
    : singularValues(rt, operator, a)
  return rt.call('aten::sum', [rt.call('aten::gt', [s, cutoff(rt, a, s, atol, rtol)]), [-1]]) as Tensor
}

const drivers = ['gels', 'gelsy', 'gelsd', 'gelss']

/** [solution, residuals, rank, singular values]; which of the last three there are depends on LAPACK's driver. */
function leastSquares(rt: Runtime, a: Tensor, given: Tensor, rcond: number | null, driver: string): Tensor[] {
  const operator = 'linalg_lstsq'
  const isVector = isVectorSide(a, given)
  if (given.rank > a.rank) refuse(operator, 'the right side has more dimensions than the matrix', [a, given])
  const b = isVector ? (rt.call('aten::unsqueeze', [given, -1]) as Tensor) : given
  checkMatrices(operator, a, b)
  if (!drivers.includes(driver))
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: driver is one of ${drivers.join(', ')}, got '${driver}'`, {
      operator,
    })
  const [m, n] = sidesOf(a)
  if (b.shape.at(-2) !== m) refuse(operator, 'the sizes of the system do not agree', [a, given])
  const tolerance = { atol: null, rtol: rcond, isSymmetric: false }
  const [left, right] = sharedBatch(rt, operator, a, b)
  const solution = rt.call('aten::matmul', [pseudoInverse(rt, operator, left, tolerance), right]) as Tensor
  const ranks = driver === 'gels' ? rt.empty([0], 'int64') : rank(rt, operator, a, tolerance)
  const hasValues = driver === 'gelsd' || driver === 'gelss'
  const values = hasValues ? singularValues(rt, operator, a) : rt.empty([0], a.dtype)
  const isFull = () => driver === 'gels' || Array.from(ranks.dataSync() as BigInt64Array).every((r) => Number(r) === n)
  const hasResiduals = m > n && driver !== 'gelsy' && isFull()
  const residuals = () => {
    const error = rt.call('aten::sub', [rt.call('aten::matmul', [left, solution]), right])
    return rt.call('aten::sum', [rt.call('aten::square', [error]), [-2]]) as Tensor
  }
  return [
    isVector ? (rt.call('aten::squeeze', [solution, -1]) as Tensor) : solution,
    hasResiduals ? residuals() : rt.empty([0], a.dtype),
    ranks,
    values,
  ]
}

const define = contractsIn('blas')
const tolerance = (value: unknown) => (value ?? null) as Tolerance

const withTolerances = (
  overload: string,
  compute: typeof rank,
  read: (args: readonly unknown[]) => readonly [atol: unknown, rtol: unknown, isSymmetric: unknown],
): Contract =>
  define(overload, (rt, args) => {
    const [atol, rtol, isSymmetric] = read(args)
    const options = { atol: tolerance(atol), rtol: tolerance(rtol), isSymmetric: isSymmetric === true }
    return rt.tidy(() => compute(rt, overload.split('.')[0]!, args[0] as Tensor, options))
  })

export const pseudoInverses: Contract[] = [
  ...['linalg_pinv', 'linalg_pinv.rcond_tensor', 'pinverse'].map((name) =>
    withTolerances(name, pseudoInverse, ([, rcond, isSymmetric]) => [0, rcond, isSymmetric]),
  ),
  ...['linalg_pinv.atol_rtol_float', 'linalg_pinv.atol_rtol_tensor'].map((name) =>
    withTolerances(name, pseudoInverse, ([, atol, rtol, isSymmetric]) => [atol, rtol, isSymmetric]),
  ),
  ...['linalg_matrix_rank', 'linalg_matrix_rank.tol_tensor'].map((name) =>
    withTolerances(name, rank, ([, tol, isSymmetric]) => [tol, 0, isSymmetric]),
  ),
  ...['linalg_matrix_rank.atol_rtol_float', 'linalg_matrix_rank.atol_rtol_tensor'].map((name) =>
    withTolerances(name, rank, ([, atol, rtol, isSymmetric]) => [atol, rtol, isSymmetric]),
  ),
  define('linalg_lstsq', (rt, [self, b, rcond, driver]) =>
    rt.tidy(() =>
      leastSquares(
        rt,
        self as Tensor,
        b as Tensor,
        rcond as number | null,
        ((driver as string | null) ?? 'gelsy').toLowerCase(),
      ),
    ),
  ),
]

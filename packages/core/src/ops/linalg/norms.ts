// Norms of matrices and their condition numbers.
import type { Contract } from '../../dispatch/contract.ts'
import { type Aten, atenOf } from '../../dispatch/gradient.ts'
import { OpGemsError } from '../../errors/errors.ts'
import { normalizeDimension, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'

type Order = number | 'fro' | 'nuc'

interface MatrixNorm {
  readonly order: Order
  /** Of the rows and the columns. */
  readonly dims: readonly [number, number]
  readonly keepdim: boolean
  readonly dtype: unknown
}

/** The greatest or least sum of magnitudes of a column or a row. */
function sumNorm(
  aten: Aten,
  a: Tensor,
  order: number,
  [row, column]: readonly [number, number],
  options: object,
): Tensor {
  const [summed, chosen] = Math.abs(order) === 1 ? [row, column] : [column, row]
  const sums = aten('sum', [aten('abs', [a]), [summed], true], { ...options })
  // The norm of a matrix without elements is 0, of which a sum of nothing is the shape and the value.
  const extreme = a.shape[chosen] === 0 ? 'sum' : order > 0 ? 'amax' : 'amin'
  return aten(extreme, [sums, [chosen], true])
}

/** The greatest or least singular value, or the sum of all. */
function singularNorm(aten: Aten, a: Tensor, order: number | 'nuc', dims: readonly [number, number]): Tensor {
  const others = a.shape.map((_, d) => d).filter((d) => !dims.includes(d))
  const values = aten('linalg_svdvals', [aten('permute', [a, [...others, ...dims]])])
  const name = order === 'nuc' || values.shape.at(-1) === 0 ? 'sum' : order > 0 ? 'amax' : 'amin'
  const kept = a.shape.map((side, d) => (dims.includes(d) ? 1 : side))
  return aten('reshape', [aten(name, [values, [-1]]), kept])
}

function matrixNorm(aten: Aten, given: Tensor, { order, dims, keepdim, dtype }: MatrixNorm): Tensor {
  const operator = 'linalg_matrix_norm'
  const [row, column] = dims.map((d) => normalizeDimension(operator, d, given.rank)) as [number, number]
  if (given.rank < 2 || row === column)
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: needs two dimensions of ${given.describe()}, got [${dims}]`, {
      operator,
      shapes: [given.shape],
    })
  const options = dtype ? { dtype } : {}
  if (order === 'fro') return aten('linalg_vector_norm', [given, 2, [row, column], keepdim], options)
  const size = order === 'nuc' ? 2 : Math.abs(order)
  if (![1, 2, Number.POSITIVE_INFINITY].includes(size))
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: there is no matrix norm of order ${order}`, { operator })
  const cast = () => (dtype ? aten('to.dtype', [given, dtype]) : given)
  const norm =
    size === 2
      ? singularNorm(aten, cast(), order, [row, column])
      : sumNorm(aten, given, order as number, [row, column], options)
  return keepdim ? norm : aten('squeeze', [norm, [row, column]])
}

/** ‖A‖·‖A⁻¹‖; of order 2 from singular values. */
function condition(aten: Aten, a: Tensor, given: number | string | null): Tensor {
  const order = given ?? 2
  if (order === 2 || order === -2) {
    const s = aten('linalg_svdvals', [a])
    const [top, least] = [aten('amax', [s, [-1]]), aten('amin', [s, [-1]])]
    return aten('div', order === 2 ? [top, least] : [least, top])
  }
  const norm = (t: Tensor) => aten('linalg_matrix_norm', [t, order])
  return aten('mul', [norm(a), norm(aten('linalg_inv', [a]))])
}

const define = contractsIn('reduction')

export const matrixNorms: Contract[] = [
  ...['linalg_matrix_norm', 'linalg_matrix_norm.str_ord'].map((name) =>
    define(name, (rt, [self, order, dims, keepdim, dtype]) =>
      rt.tidy(() => {
        const call = { order: order as Order, dims: dims as [number, number], keepdim: keepdim === true, dtype }
        return matrixNorm(atenOf(rt), self as Tensor, call)
      }),
    ),
  ),
  ...['linalg_cond', 'linalg_cond.p_str'].map((name) =>
    define(name, (rt, [self, p]) => rt.tidy(() => condition(atenOf(rt), self as Tensor, p as number | string | null))),
  ),
]

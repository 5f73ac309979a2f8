// LU factors of matrices, and systems solved with them.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelBuilder, KernelDType } from '../../kernel/index.ts'
import { buildLuStep, buildPermutation } from '../../kernels/linalg/lu.ts'
import { sameShape, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { launchNamed } from '../named-launch.ts'
import { callRows, RowGeometry } from '../row-call.ts'
import {
  batchOf,
  checkInfo,
  checkMatrices,
  checkSquare,
  count,
  flattened,
  refuse,
  shaped,
  sharedBatch,
  sidesOf,
  transposed,
} from './batch.ts'
import { substitute } from './triangular.ts'

export interface Factors {
  /** L below the diagonal, U above: [..., m, n]. */
  readonly lu: Tensor
  /** int32 [..., min(m, n)], from 1: the row that each row was swapped with. */
  readonly pivots: Tensor
  /** int32 [...]: 0, or the number of the first diagonal element of U that is 0. */
  readonly info: Tensor
}

/** The number of the first element of each row that fails, from 1, or 0. */
export function firstZero(rt: Runtime, diagonal: Tensor, fails: 'zero' | 'not positive'): Tensor {
  const info = rt.empty(diagonal.shape.slice(0, -1), 'int32')
  const geometry = new RowGeometry(diagonal.shape, new Set([diagonal.rank - 1]))
  callRows(rt, {
    name: 'first_failure',
    variant: fails,
    geometry,
    single: true,
    operands: { x: geometry.all(diagonal), info: geometry.each(info, 'write') },
    body: ({ row, load, store }) => {
      const x = load('x')
      const place = row.k.coord(row.axes[0]!)
      const isFailing = fails === 'zero' ? x.eq(0) : x.gt(0).not()
      const first = isFailing.select(place, row.count).min(...row.axes)
      store('info', first.lt(row.count).select(first.add(1), 0).to('int32'))
    },
  })
  return info
}

export const diagonalOf = (rt: Runtime, t: Tensor): Tensor => rt.call('aten::diagonal', [t, 0, -2, -1]) as Tensor

/** P·A = L·U of each matrix; without pivots P is the identity. */
export function factorise(rt: Runtime, a: Tensor, pivot: boolean): Factors {
  const [rows, columns] = sidesOf(a)
  const [batch, steps] = [batchOf(a), Math.min(rows, columns)]
  const matrices = count(batch)
  let source = flattened(rt, a)
  let target = rt.empty(source.shape, a.dtype)
  let spare = source.storage === a.storage ? rt.empty(source.shape, a.dtype) : source
  const pivots = rt.empty([matrices, steps], 'int32')
  const dtype = a.dtype as KernelDType
  const build = (k: KernelBuilder) => buildLuStep(k, dtype, pivot)
  for (let step = 0; step < steps && matrices > 0; step++) {
    const values = { matrices, rows, columns, step }
    launchNamed(rt, 'lu_step', `${dtype}:${pivot}`, build, [source, target, pivots], values)
    ;[source, target, spare] = [target, spare, target]
  }
  const own = source.storage === a.storage ? (rt.call('aten::clone', [source]) as Tensor) : source
  const info = firstZero(rt, diagonalOf(rt, own), 'zero')
  return {
    lu: shaped(rt, own, a.shape),
    pivots: shaped(rt, pivots, [...batch, steps]),
    info: shaped(rt, info, batch),
  }
}

/** int64 [N, rows]: the row of A that stands at each row of P·A. */
export function permutation(rt: Runtime, pivots: Tensor, rows: number): Tensor {
  const swaps = pivots.shape.at(-1)!
  const matrices = count(pivots.shape.slice(0, -1))
  const flat = shaped(rt, pivots, [matrices, swaps])
  const result = rt.empty([matrices, rows], 'int64')
  if (result.numel > 0) launchNamed(rt, 'permutation', '', buildPermutation, [flat, result], { matrices, swaps, rows })
  return result
}

/** X of A·X = B from A's factors, or of Aᵀ·X = B: lu [..., n, n], pivots [..., n], b [..., n, r] of one batch. */
export function solveFactored(rt: Runtime, lu: Tensor, pivots: Tensor, b: Tensor, isTransposed: boolean): Tensor {
  const [n, columns] = sidesOf(b)
  const flat = flattened(rt, b)
  const a = flattened(rt, lu)
  const order = permutation(rt, pivots, n)
  const rows = rt.call('aten::expand', [shaped(rt, order, [flat.shape[0]!, n, 1]), [flat.shape[0]!, n, columns]])
  if (!isTransposed) {
    const x = rt.call('aten::gather', [flat, 1, rows]) as Tensor
    substitute(rt, a, x, { upper: false, unit: true })
    substitute(rt, a, x, { upper: true, unit: false })
    return shaped(rt, x, b.shape)
  }
  const x = rt.call('aten::clone', [flat]) as Tensor
  const turned = transposed(rt, a)
  substitute(rt, turned, x, { upper: false, unit: false })
  substitute(rt, turned, x, { upper: true, unit: true })
  return shaped(rt, rt.call('aten::scatter', [x, 1, rows, x]) as Tensor, b.shape)
}

function checkPivots(operator: string, lu: Tensor, pivots: Tensor): void {
  if (pivots.dtype !== 'int32')
    throw new OpGemsError('DTYPE_MISMATCH', `${operator}: pivots must be int32, got ${pivots.describe()}`, {
      operator,
      dtypes: [pivots.dtype],
    })
  const batch = batchOf(lu)
  if (pivots.rank !== batch.length + 1 || !sameShape(pivots.shape.slice(0, -1), batch))
    refuse(operator, 'pivots must have the batch of the factors', [lu, pivots])
}

/** Solves with factors whose batch the right side may broadcast with. */
function luSolve(
  rt: Runtime,
  operator: string,
  lu: Tensor,
  pivots: Tensor,
  b: Tensor,
  left: boolean,
  adjoint: boolean,
) {
  checkMatrices(operator, lu, b)
  checkSquare(operator, lu)
  checkPivots(operator, lu, pivots)
  if (lu.shape.at(-1) !== pivots.shape.at(-1) || lu.shape.at(-1) !== b.shape.at(left ? -2 : -1))
    refuse(operator, 'the sizes of the system do not agree', [lu, pivots, b])
  const [a, right] = sharedBatch(rt, operator, lu, b)
  const swaps = rt.call('aten::expand', [pivots, [...batchOf(a), pivots.shape.at(-1)!]]) as Tensor
  if (left) return solveFactored(rt, a, swaps, right, adjoint)
  return transposed(rt, solveFactored(rt, a, swaps, transposed(rt, right), !adjoint))
}

/** [P, L, U] with A = P·L·U. */
function unpack(rt: Runtime, lu: Tensor, pivots: Tensor, withData: boolean, withPivots: boolean): Tensor[] {
  const [rows, columns] = sidesOf(lu)
  const [batch, steps] = [batchOf(lu), Math.min(rows, columns)]
  const options = { dtype: lu.dtype }
  const nothing = () => rt.empty([0], lu.dtype)
  const lower = () => {
    const strict = rt.call('aten::tril', [rt.call('aten::narrow', [lu, -1, 0, steps]), -1])
    return rt.call('aten::add', [strict, rt.call('aten::eye', [rows, steps], options)]) as Tensor
  }
  const upper = () => rt.call('aten::triu', [rt.call('aten::narrow', [lu, -2, 0, steps])]) as Tensor
  const permuted = () => {
    const order = shaped(rt, permutation(rt, pivots, rows), [...batch, 1, rows])
    const own = rt.call('aten::reshape', [rt.call('aten::arange', [rows]), [rows, 1]])
    return rt.call('aten::to.dtype', [rt.call('aten::eq', [order, own]), lu.dtype]) as Tensor
  }
  return [withPivots ? permuted() : nothing(), ...(withData ? [lower(), upper()] : [nothing(), nothing()])]
}

const define = contractsIn('blas')

export const luFactors: Contract[] = [
  define('linalg_lu_factor_ex', (rt, [self, pivot, checks]) => {
    checkMatrices('linalg_lu_factor_ex', self as Tensor)
    return rt.tidy(() => {
      const { lu, pivots, info } = factorise(rt, self as Tensor, pivot as boolean)
      if (checks) checkInfo('linalg_lu_factor_ex', info, 'the diagonal of U has a zero')
      return [lu, pivots, info]
    })
  }),
  define('linalg_lu_factor', (rt, [self, pivot]) => {
    checkMatrices('linalg_lu_factor', self as Tensor)
    return rt.tidy(() => {
      const { lu, pivots, info } = factorise(rt, self as Tensor, pivot as boolean)
      checkInfo('linalg_lu_factor', info, 'the diagonal of U has a zero')
      return [lu, pivots]
    })
  }),
  define('linalg_lu', (rt, [self, pivot]) => {
    checkMatrices('linalg_lu', self as Tensor)
    return rt.tidy(() => {
      const { lu, pivots } = factorise(rt, self as Tensor, pivot as boolean)
      const [p, l, u] = unpack(rt, lu, pivots, true, pivot as boolean)
      return [p!, l!, u!]
    })
  }),
  define('lu_unpack', (rt, [data, pivots, withData, withPivots]) => {
    checkMatrices('lu_unpack', data as Tensor)
    checkPivots('lu_unpack', data as Tensor, pivots as Tensor)
    return rt.tidy(() => unpack(rt, data as Tensor, pivots as Tensor, withData as boolean, withPivots as boolean))
  }),
  define('linalg_lu_solve', (rt, [lu, pivots, b, left, adjoint]) =>
    rt.tidy(() => {
      const flags = [left as boolean, adjoint as boolean] as const
      return rt.contiguous(luSolve(rt, 'linalg_lu_solve', lu as Tensor, pivots as Tensor, b as Tensor, ...flags))
    }),
  ),
  define('lu_solve', (rt, [b, lu, pivots]) =>
    rt.tidy(() => luSolve(rt, 'lu_solve', lu as Tensor, pivots as Tensor, b as Tensor, true, false)),
  ),
]

// Singular values and vectors, by Jacobi rotations.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { KernelBuilder, KernelDType } from '../../kernel/index.ts'
import { buildJacobiRound } from '../../kernels/linalg/jacobi.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { launchNamed } from '../named-launch.ts'
import { batchOf, checkMatrices, flattened, shaped, sidesOf, transposed } from './batch.ts'
import { completeColumns } from './qr.ts'

/** Sweeps over all pairs after which columns are orthogonal to rounding: convergence is quadratic, and takes some six to ten. */
const sweeps: Readonly<Record<string, number>> = { float32: 10, float64: 14 }

interface Turned {
  /** Columns at right angles, as rows: [N, n, m]. */
  readonly columns: Tensor
  /** The product of the rotations, its columns as rows: [N, n, n]. */
  readonly vectors: Tensor
}

/** Columns of a [N, m, n] turned to right angles. */
export function orthogonalise(rt: Runtime, a: Tensor): Turned {
  const [matrices, m, n] = a.shape as [number, number, number]
  let source = rt.call('aten::clone', [rt.contiguous(transposed(rt, a))]) as Tensor
  const one = rt.call('aten::eye', [n], { dtype: a.dtype })
  let from = rt.call('aten::clone', [
    rt.contiguous(rt.call('aten::expand', [one, [matrices, n, n]]) as Tensor),
  ]) as Tensor
  let [target, to] = [rt.empty(source.shape, a.dtype), rt.empty(from.shape, a.dtype)]
  const players = n + (n % 2)
  const dtype = a.dtype as KernelDType
  const build = (k: KernelBuilder) => buildJacobiRound(k, dtype)
  const rounds = a.numel === 0 || n < 2 ? 0 : sweeps[a.dtype]! * (players - 1)
  for (let i = 0; i < rounds; i++) {
    const values = { matrices, pairs: players / 2, round: i % (players - 1), columns: n, players, rows: m }
    launchNamed(rt, 'jacobi_round', dtype, build, [source, target, from, to], values)
    ;[source, target, from, to] = [target, source, to, from]
  }
  return { columns: source, vectors: from }
}

/** Rows [N, n, ...] in another order, given as [N, n]. */
export function reordered(rt: Runtime, rows: Tensor, order: Tensor): Tensor {
  const index = rt.call('aten::expand', [rt.call('aten::unsqueeze', [order, -1]), rows.shape])
  return rt.call('aten::gather', [rows, 1, index]) as Tensor
}

interface Svd {
  readonly u: Tensor
  readonly s: Tensor
  readonly vh: Tensor
}

/** Of a [N, m, n] with m ≥ n: U [N, m, m or n], S [N, n], Vᵀ [N, n, n]. */
function tallSvd(rt: Runtime, a: Tensor, full: boolean, withVectors: boolean): Svd {
  const { columns, vectors } = orthogonalise(rt, a)
  const lengths = rt.call('aten::linalg_vector_norm', [columns, 2, [-1]]) as Tensor
  const [s, order] = rt.call('aten::sort', [lengths, -1, true]) as [Tensor, Tensor]
  if (!withVectors) return { u: s, s, vh: s }
  const isZero = rt.call('aten::eq', [s, 0])
  const divisor = rt.call('aten::unsqueeze', [rt.call('aten::masked_fill', [s, isZero, 1]), -1])
  const unit = rt.call('aten::div', [reordered(rt, columns, order), divisor]) as Tensor
  const u = completeColumns(rt, rt.contiguous(transposed(rt, unit)), full)
  return { u, s, vh: reordered(rt, vectors, order) }
}

export function singularValues(rt: Runtime, operator: string, a: Tensor): Tensor {
  return svd(rt, operator, a, false, false).s
}

/** A = U·diag(S)·Vh, S falling; without vectors U and Vh are empty. */
export function svd(rt: Runtime, operator: string, a: Tensor, full: boolean, withVectors: boolean): Svd {
  checkMatrices(operator, a)
  const [m, n] = sidesOf(a)
  const [batch, isWide] = [batchOf(a), m < n]
  const flat = flattened(rt, a)
  const { u, s, vh } = tallSvd(rt, isWide ? transposed(rt, flat) : flat, full, withVectors)
  const values = shaped(rt, s, [...batch, Math.min(m, n)])
  if (!withVectors) return { u: rt.empty([0], a.dtype), s: values, vh: rt.empty([0], a.dtype) }
  const back = (t: Tensor) => shaped(rt, rt.contiguous(t), [...batch, ...t.shape.slice(1)])
  const [left, right] = isWide ? [transposed(rt, vh), transposed(rt, u)] : [u, vh]
  return { u: back(left), s: values, vh: back(right) }
}

const define = contractsIn('blas')

export const singularVectors: Contract[] = [
  define('_linalg_svd', (rt, [a, full, withVectors]) =>
    rt.tidy(() => {
      const { u, s, vh } = svd(rt, 'linalg_svd', a as Tensor, full as boolean, withVectors as boolean)
      return [u, s, vh]
    }),
  ),
  define('linalg_svd', (rt, [a, full]) =>
    rt.tidy(() => {
      const { u, s, vh } = svd(rt, 'linalg_svd', a as Tensor, full as boolean, true)
      return [u, s, vh]
    }),
  ),
  define('linalg_svdvals', (rt, [a]) => rt.tidy(() => singularValues(rt, 'linalg_svdvals', a as Tensor))),
  define('svd', (rt, [a, some, withVectors]) =>
    rt.tidy(() => {
      const { u, s, vh } = svd(rt, 'svd', a as Tensor, some === false, withVectors as boolean)
      return [u, s, withVectors ? rt.contiguous(transposed(rt, vh)) : vh]
    }),
  ),
]

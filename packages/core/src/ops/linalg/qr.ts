// QR factors by Householder reflections, and products with them.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelBuilder, KernelDType } from '../../kernel/index.ts'
import { buildReflection, buildReflectionProducts, buildReflectionStep } from '../../kernels/linalg/householder.ts'
import { sameShape, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { launchNamed } from '../named-launch.ts'
import { batchOf, checkMatrices, count, flattened, refuse, shaped, sidesOf, transposed } from './batch.ts'

interface Reflections {
  /** R and, below its diagonal, the reflections' vectors: [N, m, n]. */
  readonly packed: Tensor
  /** [N, min(m, n)] */
  readonly taus: Tensor
}

function factorise(rt: Runtime, a: Tensor): Reflections {
  let source = rt.call('aten::clone', [flattened(rt, a)]) as Tensor
  let target = rt.empty(source.shape, a.dtype)
  const [matrices, rows, columns] = source.shape as [number, number, number]
  const steps = Math.min(rows, columns)
  const taus = rt.empty([matrices, steps], a.dtype)
  const dtype = a.dtype as KernelDType
  const build = (k: KernelBuilder) => buildReflectionStep(k, dtype)
  for (let step = 0; step < steps && matrices > 0; step++) {
    const values = { matrices, rows, columns, step }
    launchNamed(rt, 'reflection_step', dtype, build, [source, target, taus], values)
    ;[source, target] = [target, source]
  }
  return { packed: source, taus }
}

/** H₀·H₁·…·x, or the reflections in the other order: vectors [N, m, k], taus [N, k], x [N, m, n]. */
function reflect(rt: Runtime, vectors: Tensor, taus: Tensor, x: Tensor, isTransposed: boolean): Tensor {
  const result = rt.call('aten::clone', [flattened(rt, x)]) as Tensor
  const [matrices, rows, columns] = result.shape as [number, number, number]
  const products = rt.empty([matrices, columns], x.dtype)
  const steps = taus.shape.at(-1)!
  const dtype = x.dtype as KernelDType
  for (let i = 0; i < steps && result.numel > 0; i++) {
    const step = isTransposed ? i : steps - 1 - i
    const values = { matrices, rows, columns, step, rest: rows - step }
    const multiply = (k: KernelBuilder) => buildReflectionProducts(k, dtype)
    launchNamed(rt, 'reflection_products', dtype, multiply, [vectors, taus, result, products], values)
    launchNamed(rt, 'reflection', dtype, (k) => buildReflection(k, dtype), [vectors, result, products], values)
  }
  return result
}

/** The first `columns` columns of H₀·H₁·… */
function orthogonal(rt: Runtime, vectors: Tensor, taus: Tensor, columns: number): Tensor {
  const [matrices, rows] = vectors.shape as [number, number]
  const one = rt.call('aten::eye', [rows, columns], { dtype: vectors.dtype })
  return reflect(rt, vectors, taus, rt.call('aten::expand', [one, [matrices, rows, columns]]) as Tensor, false)
}

/** Columns [N, m, n] at right angles, or zero, made orthonormal: zeros and missing columns become what is still free. */
export function completeColumns(rt: Runtime, columns: Tensor, full: boolean): Tensor {
  const [, rows, count] = columns.shape as [number, number, number]
  const { packed, taus } = factorise(rt, columns)
  const q = orthogonal(rt, packed, taus, full ? rows : count)
  // R's diagonal tells which columns were turned around.
  const diagonal = rt.call('aten::diagonal', [packed, 0, -2, -1])
  const signs = rt.call('aten::add', [rt.call('aten::mul', [rt.call('aten::lt', [diagonal, 0]), -2]), 1])
  const padded = rt.call('aten::constant_pad_nd', [signs, [0, q.shape[2]! - count], 1])
  return rt.call('aten::mul', [q, rt.call('aten::unsqueeze', [padded, -2])]) as Tensor
}

type Mode = 'reduced' | 'complete' | 'r'

/** [Q, R]; Q is empty for 'r'. */
function qr(rt: Runtime, operator: string, a: Tensor, mode: string): Tensor[] {
  checkMatrices(operator, a)
  if (!['reduced', 'complete', 'r'].includes(mode))
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: mode is 'reduced', 'complete' or 'r', got '${mode}'`, {
      operator,
    })
  const [rows, columns] = sidesOf(a)
  const kept = (mode as Mode) === 'complete' ? rows : Math.min(rows, columns)
  return rt.tidy(() => {
    const { packed, taus } = factorise(rt, a)
    const r = rt.call('aten::triu', [rt.call('aten::narrow', [packed, 1, 0, kept])]) as Tensor
    const q = mode === 'r' ? rt.empty([0], a.dtype) : orthogonal(rt, packed, taus, kept)
    return [
      mode === 'r' ? q : shaped(rt, q, [...batchOf(a), rows, kept]),
      shaped(rt, r, [...batchOf(a), kept, columns]),
    ]
  })
}

/** @throws SHAPE_MISMATCH, DTYPE_MISMATCH unless there is a tau for each of `most` reflections at most, or of exactly as many */
function checkReflections(operator: string, vectors: Tensor, taus: Tensor, most: number, isExact: boolean): void {
  checkMatrices(operator, vectors)
  if (taus.dtype !== vectors.dtype)
    throw new OpGemsError('DTYPE_MISMATCH', `${operator}: tau ${taus.describe()} must be ${vectors.dtype}`, {
      operator,
      dtypes: [vectors.dtype, taus.dtype],
    })
  const isBatched = taus.rank === vectors.rank - 1 && sameShape(taus.shape.slice(0, -1), batchOf(vectors))
  const steps = taus.shape.at(-1) ?? 0
  if (!isBatched || (isExact ? steps !== most : steps > most))
    refuse(operator, 'the reflections do not fit', [vectors, taus])
}

const flatTaus = (rt: Runtime, taus: Tensor): Tensor =>
  shaped(rt, taus, [count(taus.shape.slice(0, -1)), taus.shape.at(-1)!])

/** C times Q, Qᵀ, from the left or the right. */
function multiply(rt: Runtime, vectors: Tensor, taus: Tensor, c: Tensor, left: boolean, isTransposed: boolean): Tensor {
  const operator = 'ormqr'
  checkReflections(operator, vectors, taus, Math.min(...sidesOf(vectors)), true)
  checkMatrices(operator, vectors, c)
  const fits = vectors.shape.at(-2) === c.shape.at(left ? -2 : -1) && sameShape(batchOf(vectors), batchOf(c))
  if (!fits) refuse(operator, 'the matrices do not fit', [vectors, c])
  return rt.tidy(() => {
    const [flat, all] = [flattened(rt, vectors), flatTaus(rt, taus)]
    if (left) return shaped(rt, reflect(rt, flat, all, c, isTransposed), c.shape)
    const product = reflect(rt, flat, all, transposed(rt, c), !isTransposed)
    return shaped(rt, rt.contiguous(transposed(rt, product)), c.shape)
  })
}

const define = contractsIn('blas')

export const orthogonalFactors: Contract[] = [
  define('linalg_qr', (rt, [a, mode]) => qr(rt, 'linalg_qr', a as Tensor, mode as string)),
  define('qr', (rt, [a, some]) => qr(rt, 'qr', a as Tensor, some ? 'reduced' : 'complete')),
  define('geqrf', (rt, [given]) => {
    const a = given as Tensor
    checkMatrices('geqrf', a)
    return rt.tidy(() => {
      const { packed, taus } = factorise(rt, a)
      return [shaped(rt, packed, a.shape), shaped(rt, taus, [...batchOf(a), taus.shape[1]!])]
    })
  }),
  define('linalg_householder_product', (rt, [input, tau]) => {
    const [vectors, taus] = [input as Tensor, tau as Tensor]
    const [rows = 0, columns = 0] = vectors.shape.slice(-2)
    checkReflections('linalg_householder_product', vectors, taus, columns, false)
    if (columns > rows) refuse('linalg_householder_product', 'expected no more columns than rows', [vectors])
    return rt.tidy(() => shaped(rt, orthogonal(rt, flattened(rt, vectors), flatTaus(rt, taus), columns), vectors.shape))
  }),
  define('ormqr', (rt, [vectors, taus, c, left, isTransposed]) =>
    multiply(rt, vectors as Tensor, taus as Tensor, c as Tensor, left as boolean, isTransposed as boolean),
  ),
]

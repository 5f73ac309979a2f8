// Systems of triangular matrices.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { buildSubstitution } from '../../kernels/linalg/triangular.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { launchNamed } from '../named-launch.ts'
import {
  batchOf,
  checkMatrices,
  checkSquare,
  flattened,
  refuse,
  shaped,
  sharedBatch,
  sidesOf,
  transposed,
} from './batch.ts'

export interface Triangle {
  readonly upper: boolean
  /** The diagonal counts as ones. */
  readonly unit: boolean
}

/** Solves a·x = x in place: a [N, n, n] of any strides, x [N, n, r] contiguous. One launch a row. */
export function substitute(rt: Runtime, a: Tensor, x: Tensor, { upper, unit }: Triangle): void {
  const [matrices, n, columns] = x.shape as [number, number, number]
  if (x.numel === 0) return
  const dtype = x.dtype as KernelDType
  for (let i = 0; i < n; i++) {
    const row = upper ? n - 1 - i : i
    const [from, to] = upper ? [row + 1, n] : [0, row]
    const values = { matrices, columns, row, from, to }
    const build = (k: Parameters<typeof buildSubstitution>[0]) => buildSubstitution(k, dtype, unit)
    launchNamed(rt, 'substitute', `${dtype}:${unit}`, build, [a, x], values)
  }
}

/** X of A·X = B, or of X·A = B where not `left`. */
export function solveTriangular(rt: Runtime, a: Tensor, b: Tensor, triangle: Triangle, left: boolean): Tensor {
  if (!left) {
    const flipped = { ...triangle, upper: !triangle.upper }
    return transposed(rt, solveTriangular(rt, transposed(rt, a), transposed(rt, b), flipped, true))
  }
  const [n, columns] = sidesOf(b)
  const shape = [...batchOf(b), n, columns]
  const x = rt.call('aten::clone', [flattened(rt, b)]) as Tensor
  const flat = shaped(rt, a, [x.shape[0]!, n, n])
  substitute(rt, flat, x, triangle)
  return shaped(rt, x, shape)
}

function checkSystem(operator: string, a: Tensor, b: Tensor, left: boolean): void {
  checkMatrices(operator, a, b)
  checkSquare(operator, a)
  if (a.shape.at(-1) !== b.shape.at(left ? -2 : -1)) refuse(operator, 'the sizes of the system do not agree', [a, b])
}

function deliver(rt: Runtime, result: Tensor, out: readonly Tensor[] | null): Tensor {
  return out ? (rt.call('aten::copy_', [out[0], result]) as Tensor) : (rt.contiguous(result) as Tensor)
}

const define = contractsIn('blas')

export const triangularSystems: Contract[] = [
  define('linalg_solve_triangular', (rt, args, out) => {
    const [self, given, upper, left, unit] = args as [Tensor, Tensor, boolean, boolean, boolean]
    checkSystem('linalg_solve_triangular', self, given, left)
    return rt.tidy(() => {
      const [a, b] = sharedBatch(rt, 'linalg_solve_triangular', self, given)
      return deliver(rt, solveTriangular(rt, a, b, { upper, unit }, left), out)
    })
  }),
  define('triangular_solve', (rt, args) => {
    const [self, matrix, upper, transpose, unit] = args as [Tensor, Tensor, boolean, boolean, boolean]
    checkSystem('triangular_solve', matrix, self, true)
    return rt.tidy(() => {
      const [a, b] = sharedBatch(rt, 'triangular_solve', matrix, self)
      const seen = transpose ? transposed(rt, a) : a
      const solution = solveTriangular(rt, seen, b, { upper: upper !== transpose, unit }, true)
      return [rt.contiguous(solution), rt.call('aten::clone', [a])]
    })
  }),
]

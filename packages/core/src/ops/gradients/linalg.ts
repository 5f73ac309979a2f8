// Gradients of factors, systems and determinants. Source of the formulas: PyTorch's FunctionsManual.cpp.
import type { Aten, ComposedCall, GradientCall } from '../../dispatch/gradient.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import { isVectorSide } from '../linalg/batch.ts'
import { matrixPower } from '../linalg/matrix-power.ts'
import { calls, type FormulaTable, type GradientTable, saving } from './formulas.ts'
import { zerosOf } from './shapes.ts'

const turned = (aten: Aten, t: Tensor): Tensor => aten('transpose', [t, -2, -1])
const column = (aten: Aten, t: Tensor): Tensor => aten('unsqueeze', [t, -1])
const matrix = (aten: Aten, t: Tensor): Tensor => column(aten, column(aten, t))

/** factor·A⁻ᵀ of each matrix: the derivative of its logarithmic determinant. */
function inverseTransposed(aten: Aten, a: Tensor, factor: Tensor): Tensor {
  const one = aten('eye', [a.shape.at(-1)], { dtype: a.dtype })
  const scaled = aten('mul', [matrix(aten, factor), one])
  return aten<Tensor[]>('linalg_solve_ex', [turned(aten, a), scaled])[0]!
}

const determinant: FormulaTable = {
  A: saving(
    'A',
    'result',
  )(({ aten, grad, A, result }) => inverseTransposed(aten, A as Tensor, aten('mul', [grad, result]))),
}

function solution({ aten, grad, A, B, results, left, needs }: GradientCall): (Tensor | null)[] {
  const [a, b, x] = [A as Tensor, B as Tensor, results[0]!]
  const upstream = aten<Tensor[]>('linalg_solve_ex', [turned(aten, a), grad], { left })[0]!
  if (!needs('A')) return [null, upstream]
  const [g, y] = isVectorSide(a, b) ? [column(aten, upstream), column(aten, x)] : [upstream, x]
  const product = left === false ? [turned(aten, y), g] : [g, turned(aten, y)]
  return [aten('neg', [aten('matmul', product)]), needs('B') ? upstream : null]
}
const system: FormulaTable = { 'A, B': saving('A', 'B', 'result')(solution) }

function triangular({
  aten,
  grad,
  self,
  B,
  result,
  upper,
  left,
  unitriangular,
  needs,
}: GradientCall): (Tensor | null)[] {
  const options = { upper: !upper, left, unitriangular }
  const upstream = aten('linalg_solve_triangular', [turned(aten, self), grad], options)
  const toMatrix = () => {
    const [g, x] = [aten('neg', [upstream]), turned(aten, result)]
    const product = aten('matmul', left === false ? [x, g] : [g, x])
    const offset = unitriangular === true ? 1 : 0
    return upper === true ? aten('triu', [product, offset]) : aten('tril', [product, -offset])
  }
  return [needs('self') ? toMatrix() : null, needs('B') && B ? upstream : null]
}

/** L⁻ᵀ·Φ·L⁻¹ with Φ the symmetric matrix of which Lᵀ·∂L is the lower triangle, halved. */
function choleskyGradient({ aten, grad, results, upper }: GradientCall): Tensor {
  const [l, g] = (upper === true ? [turned(aten, results[0]!), turned(aten, grad)] : [results[0]!, grad]) as [
    Tensor,
    Tensor,
  ]
  const product = aten('matmul', [turned(aten, l), g])
  const both = aten('add', [aten('tril', [product]), turned(aten, aten('tril', [product, -1]))])
  const half = aten('mul', [both, 0.5])
  const right = aten('linalg_solve_triangular', [l, half], { upper: false, left: false })
  return aten('linalg_solve_triangular', [turned(aten, l), right], { upper: true, left: true })
}
const cholesky: FormulaTable = { self: saving('result')(choleskyGradient) }

/** factor·(M + Mᵀ), negative, on the side of the factor's diagonal. */
function choleskyFactorGradient(aten: Aten, m: Tensor, factor: Tensor, upper: unknown): Tensor {
  const common = aten('add', [m, turned(aten, m)])
  return aten('neg', [aten('matmul', upper === true ? [factor, common] : [common, factor])])
}
function choleskySolution({ aten, grad, self, input2, result, upper, needs }: GradientCall): (Tensor | null)[] {
  const factor = input2 as Tensor
  const upstream = aten('cholesky_solve', [grad, factor, upper])
  const product = () => aten('matmul', [upstream, turned(aten, result)])
  return [
    self && needs('self') ? upstream : null,
    needs('input2') ? choleskyFactorGradient(aten, product(), factor, upper) : null,
  ]
}

/** [∂Q + Q·syminvadj(triu(∂R·Rᵀ − Qᵀ·∂Q))]·R⁻ᵀ for matrices of at least as many rows as columns. */
function qrGradient({ aten, grads, results, A }: GradientCall): Tensor {
  const [q, r] = results as [Tensor, Tensor]
  const [gq, gr] = grads
  const [rows, columns] = r.shape.slice(-2) as [number, number]
  if (r.numel === 0) return zerosOf(aten, A as Tensor)
  if (rows !== columns || q.numel === 0)
    throw new OpGemsError('UNSUPPORTED', 'linalg_qr: its gradient needs Q and a square R', { operator: 'linalg_qr' })
  const terms = [
    gr ? aten('matmul', [gr, turned(aten, r)]) : null,
    gq ? aten('neg', [aten('matmul', [turned(aten, q), gq])]) : null,
  ].filter((t) => t !== null)
  const upper = aten('triu', [terms.reduce((a, b) => aten('add', [a, b]))])
  const twice = aten('add', [upper, turned(aten, upper)])
  const symmetric = aten('sub', [twice, aten('diag_embed', [aten('diagonal', [upper, 0, -2, -1])])])
  const product = aten('matmul', [q, symmetric])
  const whole = gq ? aten('add', [product, gq]) : product
  return aten('linalg_solve_triangular', [turned(aten, r), whole], { upper: false, left: false })
}

interface Factors {
  readonly l: Tensor
  readonly u: Tensor
  readonly gradL: Tensor
  readonly gradU: Tensor
}
const unit = { unitriangular: true }

/**
 * Of A without its rows swapped, from those of L (below its diagonal) and U: L₁⁻ᵀ·[tril(L₁ᵀ∂L₁, −1) + triu(∂U₁·U₁ᵀ)]·U₁⁻ᵀ for the
 * square part. What lies beyond it, L₂ = A₂·U⁻¹ or U₂ = L⁻¹·A₂, gives its own share back and takes it from the other factor.
 */
function squareFactors(aten: Aten, l: Tensor, u: Tensor, lower: Tensor, upper: Tensor): Tensor {
  const inner = aten('add', [aten('tril', [lower, -1]), aten('triu', [upper])])
  const right = aten('linalg_solve_triangular', [turned(aten, u), inner], { upper: false, left: false })
  return aten('linalg_solve_triangular', [turned(aten, l), right], { upper: true, ...unit })
}

function tallFactors(aten: Aten, { l, u, gradL, gradU }: Factors): Tensor {
  const k = u.shape.at(-2)!
  const part = (t: Tensor, from: number) => aten('narrow', [t, -2, from, from === 0 ? k : t.shape.at(-2)! - k])
  const beyond = part(gradL, k)
  const lower = aten('matmul', [turned(aten, part(l, 0)), part(gradL, 0)])
  const taken = aten('matmul', [turned(aten, part(l, k)), beyond])
  const upper = aten('sub', [aten('matmul', [gradU, turned(aten, u)]), taken])
  const rest = aten('linalg_solve_triangular', [turned(aten, u), beyond], { upper: false, left: false })
  return aten('cat', [[squareFactors(aten, part(l, 0), u, lower, upper), rest], -2])
}

function wideFactors(aten: Aten, { l, u, gradL, gradU }: Factors): Tensor {
  const k = l.shape.at(-1)!
  const part = (t: Tensor, from: number) => aten('narrow', [t, -1, from, from === 0 ? k : t.shape.at(-1)! - k])
  const beyond = part(gradU, k)
  const taken = aten('matmul', [beyond, turned(aten, part(u, k))])
  const lower = aten('sub', [aten('matmul', [turned(aten, l), gradL]), taken])
  const upper = aten('matmul', [part(gradU, 0), turned(aten, part(u, 0))])
  const rest = aten('linalg_solve_triangular', [turned(aten, l), beyond], { upper: true, ...unit })
  return aten('cat', [[squareFactors(aten, l, part(u, 0), lower, upper), rest], -1])
}

function factorsGradient({ aten, grad, results, pivot }: GradientCall): Tensor {
  const [p, l, u] = aten<[Tensor, Tensor, Tensor]>('lu_unpack', [results[0], results[1]])
  const k = u.shape.at(-2)!
  const gradL = aten('tril', [aten('narrow', [grad, -1, 0, k]), -1])
  const gradU = aten('triu', [aten('narrow', [grad, -2, 0, k])])
  const isWide = l.shape.at(-2)! < u.shape.at(-1)!
  const unswapped = (isWide ? wideFactors : tallFactors)(aten, { l, u, gradL, gradU })
  return pivot === false ? unswapped : aten('matmul', [p, unswapped])
}

/** L and U are parts of one matrix; P does not depend on it smoothly. */
function unpacked({ rt, aten, LU_data, LU_pivots, unpack_data, unpack_pivots }: ComposedCall): Tensor[] {
  const lu = LU_data as Tensor
  const [p, ...constant] = rt.noGrad(() => aten<Tensor[]>('lu_unpack', [lu, LU_pivots, unpack_data, unpack_pivots]))
  if (unpack_data === false) return [p!, ...constant]
  const [rows, columns] = lu.shape.slice(-2) as [number, number]
  const k = Math.min(rows, columns)
  const strict = aten('tril', [aten('narrow', [lu, -1, 0, k]), -1])
  const lower = aten('add', [strict, aten('eye', [rows, k], { dtype: lu.dtype })])
  return [p!, lower, aten('triu', [aten('narrow', [lu, -2, 0, k])])]
}

/** Of the factors that a system is solved with, and of its right side. */
function factoredSolution(call: GradientCall): (Tensor | null)[] {
  const { aten, grad, LU, pivots, result, left, adjoint, needs } = call
  const upstream = aten('linalg_lu_solve', [LU, pivots, grad], { left, adjoint: !adjoint })
  return [needs('LU') ? factorsOfSolution(call, grad, result) : null, needs('B') ? upstream : null]
}
function factorsOfSolution({ aten, LU, pivots, left, adjoint }: GradientCall, grad: Tensor, x: Tensor): Tensor {
  const [p, l, u] = aten<[Tensor, Tensor, Tensor]>('lu_unpack', [LU, pivots])
  const [lt, ut] = [turned(aten, l), turned(aten, u)]
  const seen = (t: Tensor, isTurned: boolean) => (isTurned ? turned(aten, t) : t)
  if (left !== adjoint) {
    const product = aten('matmul', [aten('neg', [seen(grad, !left)]), seen(x, left === true)])
    const gradU = aten('linalg_solve_triangular', [ut, product], { upper: false })
    const lower = aten('linalg_solve_triangular', [lt, aten('matmul', [gradU, ut])], { upper: true, ...unit })
    return aten('add', [aten('tril', [lower, -1]), aten('triu', [gradU])])
  }
  const product = aten('matmul', [seen(x, !left), seen(grad, left === true)])
  const swapped = aten('neg', [aten('matmul', [aten('matmul', [turned(aten, p), product]), p])])
  const lower = aten('linalg_solve_triangular', [lt, swapped], { upper: true, left: false, ...unit })
  const upper = aten('linalg_solve_triangular', [ut, aten('matmul', [lt, lower])], { upper: false, left: false })
  return aten('add', [aten('tril', [lower, -1]), aten('triu', [upper])])
}

/** H₀·H₁·…·x with each reflection I − tau·v·vᵀ as calls, or the reflections in the other order; v is a column below its 1. */
function reflected(aten: Aten, vectors: Tensor, taus: Tensor, x: Tensor, isTransposed: boolean): Tensor {
  const [rows, columns] = vectors.shape.slice(-2) as [number, number]
  const one = aten('eye', [rows, columns], { dtype: vectors.dtype })
  const v = aten('add', [aten('tril', [vectors, -1]), one])
  const steps = Array.from({ length: taus.shape.at(-1)! }, (_, k) => k)
  return (isTransposed ? steps : steps.toReversed()).reduce((y, k) => {
    const vk = aten('narrow', [v, -1, k, 1])
    const tau = aten('unsqueeze', [aten('narrow', [taus, -1, k, 1]), -1])
    const product = aten('matmul', [vk, aten('matmul', [turned(aten, vk), y])])
    return aten('sub', [y, aten('mul', [product, tau])])
  }, x)
}

export const linalgGradients: GradientTable = {
  linalg_householder_product: calls(({ aten, input, tau }) => {
    const [rows, columns] = input.shape.slice(-2) as [number, number]
    const one = aten('eye', [rows, columns], { dtype: input.dtype })
    return reflected(aten, input, tau as Tensor, aten('expand', [one, input.shape]), false)
  }),
  ormqr: calls(({ aten, self, input2, input3, left, transpose }) => {
    const [taus, c, isTransposed] = [input2 as Tensor, input3 as Tensor, transpose === true]
    if (left !== false) return reflected(aten, self, taus, c, isTransposed)
    return turned(aten, reflected(aten, self, taus, turned(aten, c), !isTransposed))
  }),
  _linalg_det: determinant,
  linalg_det: determinant,
  _linalg_slogdet: {
    A: saving('A')(({ aten, grads, A }) =>
      grads[1] ? inverseTransposed(aten, A as Tensor, grads[1]) : zerosOf(aten, A as Tensor),
    ),
  },
  linalg_slogdet: calls(({ aten, A }) => aten<Tensor[]>('_linalg_slogdet', [A]).slice(0, 2)),
  logdet: { self: saving('self')(({ aten, grad, self }) => inverseTransposed(aten, self, grad)) },
  linalg_inv_ex: {
    A: saving('result')(({ aten, grad, results }) => {
      const inverse = turned(aten, results[0]!)
      return aten('neg', [aten('matmul', [inverse, aten('matmul', [grad, inverse])])])
    }),
  },
  linalg_inv: calls(({ aten, A }) => aten<Tensor[]>('linalg_inv_ex', [A], { check_errors: true })[0]),
  _linalg_solve_ex: system,
  linalg_solve_ex: system,
  linalg_solve: calls(
    ({ aten, A, B, left }) => aten<Tensor[]>('linalg_solve_ex', [A, B], { left, check_errors: true })[0],
  ),
  linalg_solve_triangular: { 'self, B': saving('self', 'result')(triangular) },
  triangular_solve: calls(({ aten, self, A, upper, transpose, unitriangular }) => {
    const a = A as Tensor
    const seen = transpose === true ? turned(aten, a) : a
    const options = { upper: upper !== transpose, unitriangular }
    return [aten('linalg_solve_triangular', [seen, self], options), aten('clone', [a])]
  }),
  linalg_cholesky_ex: cholesky,
  linalg_cholesky: calls(
    ({ aten, self, upper }) => aten<Tensor[]>('linalg_cholesky_ex', [self], { upper, check_errors: true })[0],
  ),
  cholesky: calls(
    ({ aten, self, upper }) => aten<Tensor[]>('linalg_cholesky_ex', [self], { upper, check_errors: true })[0],
  ),
  cholesky_solve: { 'self, input2': saving('input2', 'result')(choleskySolution) },
  cholesky_inverse: {
    self: saving(
      'self',
      'result',
    )(({ aten, grad, self, result, upper }) =>
      choleskyFactorGradient(aten, aten('matmul', [result, aten('matmul', [grad, result])]), self, upper),
    ),
  },
  linalg_qr: { A: saving('result', 'result1')(qrGradient) },
  qr: calls(({ aten, self, some }) => aten('linalg_qr', [self, some === false ? 'complete' : 'reduced'])),
  lu_unpack: calls(unpacked),
  linalg_lu_factor_ex: { A: saving('result', 'result1')(factorsGradient) },
  linalg_lu_factor: calls(({ aten, A, pivot }) =>
    aten<Tensor[]>('linalg_lu_factor_ex', [A], { pivot, check_errors: true }).slice(0, 2),
  ),
  linalg_lu: calls(({ aten, A, pivot }) => {
    const [lu, pivots] = aten<Tensor[]>('linalg_lu_factor_ex', [A], { pivot })
    return aten('lu_unpack', [lu, pivots, true, pivot])
  }),
  linalg_lu_solve: { 'LU, B': saving('LU', 'pivots', 'result')(factoredSolution) },
  lu_solve: calls(({ aten, self, LU_data, LU_pivots }) => aten('linalg_lu_solve', [LU_data, LU_pivots, self])),
  linalg_matrix_power: calls(({ aten, self, n }) => matrixPower(aten, self, n as number)),
  linalg_tensorinv: 'parts',
  linalg_tensorsolve: 'parts',
}

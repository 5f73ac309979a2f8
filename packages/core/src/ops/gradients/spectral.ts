// Gradients of singular values and vectors, of eigenvectors and pseudo-inverses. Source: PyTorch's FunctionsManual.cpp.
import type { Aten, ComposedCall, GradientCall } from '../../dispatch/gradient.ts'
import type { Tensor } from '../../tensor/index.ts'
import { isVectorSide } from '../linalg/batch.ts'
import { matrixExponential } from '../linalg/matrix-exp.ts'
import { calls, type FormulaTable, type GradientTable, saving } from './formulas.ts'
import { zerosOf } from './shapes.ts'

const turned = (aten: Aten, t: Tensor): Tensor => aten('transpose', [t, -2, -1])
const row = (aten: Aten, t: Tensor): Tensor => aten('unsqueeze', [t, -2])
const column = (aten: Aten, t: Tensor): Tensor => aten('unsqueeze', [t, -1])
const added = (aten: Aten, terms: readonly (Tensor | null)[]): Tensor =>
  terms.filter((t) => t !== null).reduce((a, b) => aten('add', [a, b]))

/** f(x_j) − f(x_i) off the diagonal, 1 on it. */
function differences(aten: Aten, x: Tensor): Tensor {
  const one = aten('eye', [x.shape.at(-1)], { dtype: x.dtype })
  return aten('add', [aten('sub', [row(aten, x), column(aten, x)]), one])
}
const skew = (aten: Aten, t: Tensor): Tensor => aten('sub', [t, turned(aten, t)])

/** U·[(skew(Uᵀ∂U)/E)·S + S·(skew(Vᵀ∂V)/E) + diag(∂S)]·Vᵀ with E_ij = S_j² − S_i², and what lies beyond the first k vectors. */
function svdGradient({ aten, grads, results, A }: GradientCall): Tensor {
  const { shape } = A as Tensor
  const [m, n] = shape.slice(-2) as [number, number]
  const k = Math.min(m, n)
  if ((A as Tensor).numel === 0) return zerosOf(aten, A as Tensor)
  const [, s] = results as [Tensor, Tensor, Tensor]
  const firstColumns = (t: Tensor | null | undefined) => (t ? aten('narrow', [t, -1, 0, k]) : null)
  const u = firstColumns(results[0])!
  const v = firstColumns(turned(aten, results[2]!))!
  const [gu, gs] = [firstColumns(grads[0]), grads[1]]
  const gv = grads[2] ? firstColumns(turned(aten, grads[2])) : null
  const e = differences(aten, aten('square', [s]))
  const inner = (x: Tensor, g: Tensor) => aten('div', [skew(aten, aten('matmul', [turned(aten, x), g])), e])
  const core = added(aten, [
    gu ? aten('mul', [inner(u, gu), row(aten, s)]) : null,
    gv ? aten('mul', [column(aten, s), inner(v, gv)]) : null,
    gs ? aten('diag_embed', [gs]) : aten('zeros', [[...s.shape, k]], { dtype: s.dtype }),
  ])
  /** The part of g that is at right angles to all of x, over S. */
  const beyond = (x: Tensor, g: Tensor) => {
    const inside = aten('matmul', [x, aten('matmul', [turned(aten, x), g])])
    return aten('div', [aten('sub', [g, inside]), row(aten, s)])
  }
  const vt = turned(aten, v)
  return added(aten, [
    aten('matmul', [aten('matmul', [u, core]), vt]),
    gu && m > k ? aten('matmul', [beyond(u, gu), vt]) : null,
    gv && n > k ? aten('matmul', [u, turned(aten, beyond(v, gv))]) : null,
  ])
}

/** V·(diag(∂L) + (Vᵀ∂V)/E)·Vᵀ with E_ij = L_j − L_i. */
function eighGradient({ aten, grads, results }: GradientCall): Tensor {
  const [values, v] = results as [Tensor, Tensor]
  const [gl, gv] = grads
  const vt = turned(aten, v)
  const ofVectors = () => {
    const quotient = aten('div', [aten('matmul', [vt, gv]), differences(aten, values)])
    return aten('sub', [quotient, aten('diag_embed', [aten('diagonal', [quotient, 0, -2, -1])])])
  }
  const core = added(aten, [gl ? aten('diag_embed', [gl]) : null, gv ? ofVectors() : null])
  return aten('matmul', [aten('matmul', [v, core]), vt])
}

function pseudoInverseGradient({ aten, grad, self, result }: GradientCall): Tensor {
  const mm = (a: Tensor, b: Tensor) => aten('matmul', [a, b])
  const [pt, gt] = [turned(aten, result), turned(aten, grad)]
  if (self.numel === 0) return zerosOf(aten, self)
  if (self.shape.at(-2)! <= self.shape.at(-1)!) {
    const k = mm(gt, result)
    const kp = mm(k, pt)
    const first = aten('sub', [kp, turned(aten, mm(result, k))])
    const rest = mm(mm(pt, result), aten('sub', [gt, mm(k, self)]))
    return aten('add', [aten('sub', [first, mm(mm(self, result), kp)]), rest])
  }
  const k = mm(result, gt)
  const pk = mm(pt, k)
  const first = aten('sub', [pk, turned(aten, mm(k, result))])
  const rest = mm(mm(aten('sub', [gt, mm(self, k)]), result), pt)
  return aten('add', [aten('sub', [first, mm(mm(pk, result), self)]), rest])
}
const pseudoInverse: FormulaTable = { self: saving('self', 'result')(pseudoInverseGradient) }

/** The solution as a product with the pseudo-inverse, and what follows from it; ranks depend on nothing smoothly. */
function leastSquares({ rt, aten, self, b, rcond, driver }: ComposedCall): unknown[] {
  const right = b as Tensor
  const isVector = isVectorSide(self, right)
  const side = isVector ? column(aten, right) : right
  // gels takes the matrix to be of full rank, so that a square one has an inverse.
  const isSolved = driver === 'gels' && self.shape.at(-1) === self.shape.at(-2)
  const inverse = () => aten('linalg_pinv', [self], rcond === null ? {} : { rtol: rcond })
  const solution = isSolved ? aten<Tensor[]>('linalg_solve_ex', [self, side])[0]! : aten('matmul', [inverse(), side])
  const [, residuals, ranks, values] = rt.noGrad(() =>
    aten<[Tensor, Tensor, Tensor, Tensor]>('linalg_lstsq', [self, right, rcond], { driver }),
  )
  const nothing = () => aten('narrow', [aten('reshape', [solution, [-1]]), 0, 0, 0])
  const error = () => aten('sub', [aten('matmul', [self, solution]), side])
  return [
    isVector ? aten('squeeze', [solution, -1]) : solution,
    residuals.numel === 0 ? nothing() : aten('sum', [aten('square', [error()]), [-2]]),
    ranks,
    values.numel === 0 ? nothing() : aten('linalg_svdvals', [self]),
  ]
}

/** The upper right block of exp [[Aᵀ, ∂], [0, Aᵀ]]. */
const exponential: FormulaTable = {
  self: saving('self')(({ aten, grad, self }) => {
    if (self.numel === 0) return zerosOf(aten, self)
    const n = self.shape.at(-1)!
    const at = turned(aten, self)
    const top = aten('cat', [[at, grad], -1])
    const bottom = aten('cat', [[aten('mul', [at, 0]), at], -1])
    const blocks = matrixExponential(aten, aten('cat', [[top, bottom], -2]))
    return aten('narrow', [aten('narrow', [blocks, -2, 0, n]), -1, n, n])
  }),
}

export const spectralGradients: GradientTable = {
  linalg_matrix_exp: exponential,
  matrix_exp: exponential,
  _linalg_svd: { A: saving('result', 'result1', 'result2')(svdGradient) },
  linalg_svd: calls(({ aten, A, full_matrices }) => aten('_linalg_svd', [A, full_matrices])),
  linalg_svdvals: calls(({ aten, A }) => aten<Tensor[]>('_linalg_svd', [A, false])[1]),
  svd: calls(({ aten, self, some }) => {
    const [u, s, vh] = aten<[Tensor, Tensor, Tensor]>('_linalg_svd', [self, some === false])
    return [u, s, turned(aten, vh)]
  }),
  _linalg_eigh: { A: saving('result', 'result1')(eighGradient) },
  linalg_eigh: calls(({ aten, self, UPLO }) => aten('_linalg_eigh', [self, UPLO])),
  linalg_eigvalsh: calls(({ aten, self, UPLO }) => aten<Tensor[]>('_linalg_eigh', [self, UPLO])[0]),
  linalg_pinv: pseudoInverse,
  'linalg_pinv.rcond_tensor': pseudoInverse,
  'linalg_pinv.atol_rtol_float': pseudoInverse,
  'linalg_pinv.atol_rtol_tensor': pseudoInverse,
  pinverse: pseudoInverse,
  linalg_lstsq: calls(leastSquares),
  linalg_matrix_norm: 'parts',
  'linalg_matrix_norm.str_ord': 'parts',
  linalg_cond: 'parts',
  'linalg_cond.p_str': 'parts',
}

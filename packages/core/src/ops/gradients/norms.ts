// Gradients of vector norms and distances.
import type { Aten, GradientCall } from '../../dispatch/gradient.ts'
import { inComputeType } from '../../dispatch/in-compute-type.ts'
import type { Tensor } from '../../tensor/index.ts'
import { calls, type FormulaTable, type GradientTable, saving } from './formulas.ts'
import { dimensions, restored, zerosOf } from './shapes.ts'

const zeroWhere = (aten: Aten, tensor: Tensor, mask: Tensor): Tensor => aten('masked_fill', [tensor, mask, 0])

/** Of ‖x‖ₚ over some dimensions, which `grad` and `norm` have as size 1. Source: norm_backward of PyTorch's FunctionsManual.cpp. */
function normGradient(aten: Aten, grad: Tensor, x: Tensor, norm: Tensor, p: number, dims: readonly number[]): Tensor {
  if (p === 0) return zerosOf(aten, x)
  if (p === 1) return aten('mul', [aten('sgn', [x]), grad])
  if (p === 2) return aten('mul', [grad, zeroWhere(aten, aten('div', [x, norm]), aten('eq', [norm, 0]))])
  const size = aten('abs', [x])
  if (!Number.isFinite(p)) {
    const isExtreme = aten('eq', [size, norm])
    const count = aten('sum', [isExtreme, dims, true])
    return aten('mul', [aten('mul', [aten('sgn', [x]), isExtreme]), aten('div', [grad, count])])
  }
  const isZero = aten('eq', [norm, 0])
  const scale = zeroWhere(aten, aten('div', [grad, aten('pow', [norm, p - 1])]), isZero)
  const power = aten('pow', [size, p - 1])
  const slope = aten('mul', [aten('sgn', [x]), p < 2 ? zeroWhere(aten, power, aten('eq', [x, 0])) : power])
  return aten('mul', [slope, scale])
}

/** How many elements are not 0 has no gradient. */
function reduced(call: GradientCall, p: unknown): Tensor | null {
  if (p === 0) return null
  const { aten, grad, self, result, dim, keepdim } = call
  const [g, norm] = [grad, result].map((t) => restored(aten, t, dim, keepdim, self)) as [Tensor, Tensor]
  return normGradient(aten, g, self, norm, (p as number | null) ?? 2, dimensions(dim, self))
}
const byP: FormulaTable = { self: saving('self', 'result')((call) => reduced(call, call.p)) }

function distance({ aten, grad, self, other, result, p }: GradientCall): Tensor {
  const difference = aten('sub', [self, other])
  return normGradient(
    aten,
    grad,
    difference,
    result,
    p as number,
    difference.shape.map((_, d) => d),
  )
}

/** Σ a·b / (max(‖a‖, ε)·max(‖b‖, ε)) */
const cosine = calls(({ aten, x1, x2, dim, eps }) =>
  inComputeType(aten, [x1 as Tensor, x2 as Tensor], (a, b) => {
    const unit = (x: Tensor) =>
      aten('div', [x, aten('clamp_min', [aten('linalg_vector_norm', [x, 2, [dim], true]), eps])])
    return aten('sum', [aten('mul', [unit(a!), unit(b!)]), [dim]])
  }),
)

/** Of distances between rows of x1 and x2; p is 2 where the operator takes none. */
const rowDistance: FormulaTable = {
  x1: saving(
    'x1',
    'x2',
    'result',
  )(({ aten, grad, x1, x2, p, result }) => aten('_cdist_backward', [grad, x1, x2, p ?? 2, result])),
  x2: saving(
    'x1',
    'x2',
    'result',
  )(({ aten, grad, x1, x2, p, result }) => {
    const turned = (t: Tensor) => aten('transpose', [t, -2, -1])
    return aten('_cdist_backward', [turned(grad), x2, x1, p ?? 2, turned(result)])
  }),
}
const pairDistance: FormulaTable = {
  self: saving('self', 'result')(({ aten, grad, self, p, result }) => aten('_pdist_backward', [grad, self, p, result])),
}

export const normGradients: GradientTable = {
  cdist: rowDistance,
  _cdist_forward: rowDistance,
  _euclidean_dist: rowDistance,
  pdist: pairDistance,
  _pdist_forward: pairDistance,
  linalg_vector_norm: { self: saving('self', 'result')((call) => reduced(call, call.ord)) },
  'norm.Scalar': byP,
  'norm.ScalarOpt_dim': byP,
  'norm.ScalarOpt_dtype': byP,
  'norm.ScalarOpt_dim_dtype': byP,
  dist: {
    self: saving('self', 'other', 'result')(distance),
    other: saving('self', 'other', 'result')((call) => call.aten('neg', [distance(call)])),
  },
  cosine_similarity: cosine,
  pairwise_distance: calls(({ aten, x1, x2, p, eps, keepdim }) =>
    aten('linalg_vector_norm', [aten('add', [aten('sub', [x1, x2]), eps]), p, [-1], keepdim]),
  ),
  linalg_vecdot: {
    x: saving('y')(({ aten, grad, y, dim }) => aten('mul', [aten('unsqueeze', [grad, dim]), y])),
    y: saving('x')(({ aten, grad, x, dim }) => aten('mul', [aten('unsqueeze', [grad, dim]), x])),
  },
  renorm: calls(({ aten, self, p, dim, maxnorm }) =>
    inComputeType(aten, [self], (x) => {
      const dims = x!.shape.map((_, d) => d).filter((d) => d !== (dim < 0 ? dim + x!.rank : dim))
      const norm = aten('linalg_vector_norm', [x, p, dims, true])
      const factor = aten('div', [aten('full_like', [norm, maxnorm]), aten('add', [norm, 1e-7])])
      return aten('mul', [x, aten('where', [aten('gt', [norm, maxnorm]), factor, aten('ones_like', [norm])])])
    }),
  ),
}

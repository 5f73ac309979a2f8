// Gradients of prefix sums, products and extremes, and of sorting.
import type { Aten, GradientCall } from '../../dispatch/gradient.ts'
import { inComputeType } from '../../dispatch/in-compute-type.ts'
import type { Tensor } from '../../tensor/index.ts'
import { calls, type FormulaTable, type GradientTable, saving } from './formulas.ts'
import { zerosOf } from './shapes.ts'

/** A scan from the last element to the first. */
const fromLast = (aten: Aten, scan: string, x: Tensor, dim: number): Tensor =>
  x.rank === 0 ? x : aten('flip', [aten(scan, [aten('flip', [x, [dim]]), dim]), [dim]])

/**
 * Up to the first zero Σ_{j≥i} grad_j·result_j / x_i; at the zero the products without it; nothing behind it.
 * Source: cumprod_backward of PyTorch's FunctionsManual.cpp.
 */
function cumprodGradient(aten: Aten, grad: Tensor, self: Tensor, dim: unknown): Tensor {
  const isZero = aten('eq', [self, 0])
  const zerosSoFar = aten('cumsum', [isZero, dim])
  const isFirst = aten('logical_and', [isZero, aten('eq', [zerosSoFar, 1])])
  const ahead = aten('div', [
    fromLast(aten, 'cumsum', aten('mul', [grad, aten('cumprod', [self, dim])]), dim as number),
    self,
  ])
  const without = aten('cumprod', [aten('masked_fill', [self, isFirst, 1]), dim])
  const reached = aten('masked_fill', [aten('mul', [grad, without]), aten('eq', [zerosSoFar, 0]), 0])
  const atFirst = aten('mul', [aten('sum', [reached, [dim], true]), isFirst])
  return aten('where', [aten('eq', [zerosSoFar, 0]), ahead, atFirst])
}

/** e^(x + log Σ_{j≥i} e^(log grad_j − result_j)), apart for positive and negative gradients. */
function logcumsumexpGradient({ aten, grad, self, result, dim }: GradientCall): Tensor {
  const part = (sign: number) => {
    const size = aten('mul', [grad, sign])
    const log = aten('where', [aten('gt', [size, 0]), aten('log', [size]), aten('full_like', [grad, -Infinity])])
    const sums = fromLast(aten, 'logcumsumexp', aten('sub', [log, result]), dim)
    return aten('exp', [aten('add', [sums, self])])
  }
  return aten('sub', [part(1), part(-1)])
}

/** Each result is an element whose place is known. */
const scattered: FormulaTable = {
  self: saving('result1')(({ aten, grad, self, results, dim }) =>
    self.rank === 0 ? grad : aten('scatter_add', [zerosOf(aten, self), dim, results[1], grad]),
  ),
}

export const scanGradients: GradientTable = {
  diff: 'parts',
  normed_cumsum: calls(({ aten, inp, dim }) => {
    const x = inp as Tensor
    return x.rank === 0 ? aten('div', [x, x]) : aten('div', [aten('cumsum', [x, dim]), aten('sum', [x, [dim], true])])
  }),
  cumsum: { self: ({ aten, grad, dim }) => fromLast(aten, 'cumsum', grad, dim) },
  cumprod: {
    self: saving('self')(({ aten, grad, self, dim }) =>
      self.rank === 0 ? grad : inComputeType(aten, [grad, self], (g, x) => cumprodGradient(aten, g!, x!, dim)),
    ),
  },
  logcumsumexp: { self: saving('self', 'result')(logcumsumexpGradient) },
  cummax: scattered,
  cummin: scattered,
  sort: scattered,
  'sort.stable': scattered,
  topk: scattered,
  msort: calls(({ aten, self }) => aten<Tensor[]>('sort', [self, 0])[0]),
}

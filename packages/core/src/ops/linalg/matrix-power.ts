// Powers of square matrices by repeated squaring, of calls that a tape may record.
import type { Aten } from '../../dispatch/gradient.ts'
import type { Tensor } from '../../tensor/index.ts'

/** A to the power n; of the inverse where n is negative. The zeroth is made from A so that a gradient of 0 reaches it. */
export function matrixPower(aten: Aten, a: Tensor, n: number): Tensor {
  if (n === 0) return aten('add', [aten('mul', [a, 0]), aten('eye', [a.shape.at(-1)], { dtype: a.dtype })])
  let base = n < 0 ? aten('linalg_inv', [a]) : a
  let result: Tensor | null = null
  for (let rest = Math.abs(n); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = result ? aten('matmul', [result, base]) : base
    if (rest > 1) base = aten('matmul', [base, base])
  }
  return result === a ? aten('clone', [a]) : result!
}

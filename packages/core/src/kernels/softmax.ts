// Softmax and its kin over one row, and their gradients.
import type { Axis, Value } from '../kernel/index.ts'

/**
 * The row's greatest element, which softmax subtracts so that exp does not overflow. NaNs may be passed over here: they reach
 * every result through the sum.
 */
const shift = (x: Value, axes: readonly Axis[]): Value => x.builder.reduce('greatest', axes, [x])[0]!

/** exp(x - m) / sum exp(x - m), m the row's greatest element. */
export function softmax(x: Value, axes: readonly Axis[]): Value {
  const e = x.sub(shift(x, axes)).expOfNonPositive()
  return e.mul(reciprocal(e.sum(...axes)))
}

/** Softmax that gives zeros where every element is -inf (a row that is masked out whole); a NaN is no -inf. */
export function safeSoftmax(x: Value, axes: readonly Axis[]): Value {
  return x
    .max(...axes)
    .eq(-Infinity)
    .select(x.like(0), softmax(x, axes))
}

/** x - m - log sum exp(x - m). */
export function logSoftmax(x: Value, axes: readonly Axis[]): Value {
  const d = x.sub(shift(x, axes))
  return d.sub(
    d
      .expOfNonPositive()
      .sum(...axes)
      .log(),
  )
}

/** Gradient by softmax's input, from its output: y·(g - sum g·y). */
export function softmaxBackward(grad: Value, output: Value, axes: readonly Axis[]): Value {
  return output.mul(grad.sub(grad.mul(output).sum(...axes)))
}

/** Gradient by log_softmax's input, from its output: g - exp(y)·sum g. */
export function logSoftmaxBackward(grad: Value, output: Value, axes: readonly Axis[]): Value {
  return grad.sub(output.exp().mul(grad.sum(...axes)))
}

/** A sum of exponentials is at least 1 here, so its reciprocal is exact to half a unit and no division stays in the loop. */
const reciprocal = (x: Value): Value => x.like(1).div(x)

// Normalisation of one row: mean, variance, and the scales made of them.
import type { Axis, KernelDType, Value } from '../kernel/index.ts'
import type { Row } from './rows.ts'

/** Number of elements in the row, in the dtype of `x`. */
export const rowCount = (row: Row, x: Value): Value => row.count.to(x.dtype)

export function mean(x: Value, row: Row): Value {
  return x.sum(...row.axes).div(rowCount(row, x))
}

/** Mean and sum of squared deviations in two passes: as exact as the sums themselves. */
export function deviations(x: Value, row: Row): { readonly mean: Value; readonly m2: Value } {
  const center = mean(x, row)
  return { mean: center, m2: squares(x.sub(center), row.axes) }
}

export const squares = (x: Value, axes: readonly Axis[]): Value => x.mul(x).sum(...axes)

/** 1 / sqrt(x), rounded twice. */
export const inverseRoot = (x: Value): Value => x.like(1).div(x.sqrt())

/** y·weight + bias where they are given. */
export function affine(y: Value, weight: Value | null, bias: Value | null): Value {
  const scaled = weight ? y.mul(weight) : y
  return bias ? scaled.add(bias) : scaled
}

/** What a normalisation's gradient needs of one row: the upstream gradient, times the weight, and the normalised input. */
export interface NormalizedRow {
  readonly grad: Value
  readonly normalized: Value
  readonly rstd: Value
}

/** Gradient by the input where mean and variance depend on it: rstd·(g - mean g - x̂·mean g·x̂). */
export function inputGradient({ grad, normalized, rstd }: NormalizedRow, row: Row): Value {
  const share = normalized.mul(mean(grad.mul(normalized), row))
  return rstd.mul(grad.sub(mean(grad, row)).sub(share))
}

/** A channel's statistics rounded to the dtype in which they are saved, as PyTorch goes on with them. */
export function savedStatistics(x: Value, row: Row, eps: Value, saved: KernelDType) {
  const round = (v: Value) => v.to(saved).to(x.dtype)
  const center = round(mean(x, row))
  const m2 = squares(x.sub(center), row.axes)
  const count = rowCount(row, x)
  return { center, scale: round(inverseRoot(m2.div(count).add(eps))), unbiased: m2.div(count.sub(1)) }
}

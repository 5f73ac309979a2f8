// Losses of one element, by PyTorch's definitions.
import type { Value } from '../kernel/index.ts'

/** Parameters by their schema names; `weight` and `pos_weight` are tiles where they are given. */
export interface LossParameters {
  readonly weight: Value | null
  readonly posWeight: Value | null
  /** The second input of losses of two. */
  readonly other: Value | null
  readonly numbers: Readonly<Record<string, number>>
  readonly logTarget: boolean
}
export type LossFormula = (x: Value, y: Value, parameters: LossParameters) => Value

const square = (x: Value): Value => x.mul(x)

export const squaredError: LossFormula = (x, y) => square(x.sub(y))
export const absoluteError: LossFormula = (x, y) => x.sub(y).abs()

/** d²/(2·beta) below beta, d - beta/2 above. */
export const smoothL1: LossFormula = (x, y, { numbers: { beta = 1 } }) => {
  const d = x.sub(y).abs()
  if (beta === 0) return d
  return d.lt(beta).select(square(d).mul(0.5).div(beta), d.sub(0.5 * beta))
}

/** d²/2 up to delta, delta·(d - delta/2) above. */
export const huber: LossFormula = (x, y, { numbers: { delta = 1 } }) => {
  const d = x.sub(y).abs()
  return d.le(delta).select(square(d).mul(0.5), d.sub(0.5 * delta).mul(delta))
}

const weighted = (loss: Value, weight: Value | null): Value => (weight ? loss.mul(weight) : loss)

/** Logarithms are cut off at -100, so that certainty costs a finite amount. */
export const binaryCrossEntropy: LossFormula = (x, y, { weight }) => {
  const bounded = (log: Value) => log.maximum(-100)
  const loss = y
    .sub(1)
    .mul(bounded(x.neg().log1p()))
    .sub(y.mul(bounded(x.log())))
  return weighted(loss, weight)
}

/** (1 - y)·x + (1 + (p - 1)·y)·log(1 + exp(-x)), p the weight of positives. */
export const binaryCrossEntropyWithLogits: LossFormula = (x, y, { weight, posWeight }) => {
  const softplus = x.abs().neg().exp().log1p().add(x.neg().maximum(0))
  const share = posWeight ? softplus.mul(posWeight.sub(1).mul(y).add(1)) : softplus
  return weighted(x.like(1).sub(y).mul(x).add(share), weight)
}

/** y·(log y - x), or exp(y)·(y - x) for targets given as logarithms. */
export const klDivergence: LossFormula = (x, y, { logTarget }) => {
  if (logTarget) return y.exp().mul(y.sub(x))
  const entropy = y.eq(0).select(y.like(0), y.mul(y.log()))
  return entropy.sub(y.mul(x))
}

export const softMargin: LossFormula = (x, y) => x.mul(y).neg().exp().log1p()

/** max(0, −y·(x − other) + margin). */
export const marginRanking: LossFormula = (x, y, { other, numbers: { margin = 0 } }) =>
  y.neg().mul(x.sub(other!)).add(margin).maximum(0)

/** Derivatives by the input. */
export const gradients = {
  squaredError: ((x, y) => x.sub(y).mul(2)) as LossFormula,
  smoothL1: ((x, y, { numbers: { beta = 1 } }) => {
    const d = x.sub(y)
    const inner = beta === 0 ? d.like(0) : d.div(beta)
    return d.le(-beta).select(d.like(-1), d.ge(beta).select(d.like(1), inner))
  }) as LossFormula,
  huber: ((x, y, { numbers: { delta = 1 } }) => {
    const d = x.sub(y)
    return d.le(-delta).select(d.like(-delta), d.ge(delta).select(d.like(delta), d))
  }) as LossFormula,
  /** (x - y) / max((1 - x)·x, 1e-12). */
  binaryCrossEntropy: ((x, y, { weight }) => {
    const spread = x.like(1).sub(x).mul(x).maximum(1e-12)
    return weighted(x.sub(y).div(spread), weight)
  }) as LossFormula,
  softMargin: ((x, y) => {
    const e = x.mul(y).neg().exp()
    return y.neg().mul(e).div(e.add(1))
  }) as LossFormula,
}

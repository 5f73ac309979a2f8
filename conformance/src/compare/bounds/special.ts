// Bounds of special functions that PyTorch computes by reflection.
import type { HostTensor } from '../../host/tensor.ts'
import { tensorsOf } from '../../host/value.ts'
import type { Bound } from './context.ts'

/**
 * polygamma of order 1 below 1/2: PyTorch reflects, π²/sin²(πx) − ψ′(1−x), with πx rounded twice to its computing dtype (the
 * constant, then the product), an error of up to 2u|πx| in the angle. The slope of π²/sin² is 2π²·|cos|/|sin|³, so the result is
 * off by up to 4u|πx|·π²·|cos πx|/|sin πx|³, without bound near the poles. Other orders have no such step.
 */
export const polygammaBound: Bound = ({ test, expected, sides, u }) => {
  const order = test.args.find((value) => typeof value === 'number')
  const [x] = tensorsOf(test.args)
  return order === 1 && sides === 2 && x?.numel === expected.numel ? reflectionErrors(x, u) : undefined
}

/** digamma's gradient is the incoming one times polygamma of order 1. */
export const digammaGradientBound: Bound = ({ test, expected, u }) => {
  const [x] = tensorsOf(test.args)
  const [grad] = tensorsOf(test.gradient?.gradOut ?? [])
  if (x?.numel !== expected.numel || grad?.numel !== expected.numel) return undefined
  const incoming = grad.numbers
  return reflectionErrors(x, u).map((error, i) => error * Math.abs(incoming[i]!))
}

function reflectionErrors(x: HostTensor, u: number): Float64Array {
  return Float64Array.from(x.numbers, (value) => {
    if (!(value < 0.5)) return 0
    // Exact distances from the poles keep the bound itself free of that error.
    const angle = Math.PI * (value - Math.round(value))
    const sine = Math.abs(Math.sin(angle))
    return (4 * u * Math.abs(Math.PI * value) * Math.PI ** 2 * Math.abs(Math.cos(angle))) / sine ** 3
  })
}

/** polygamma's gradient: polygamma of the next order, rounded, times the incoming one, rounded: 2u of the result. */
export const polygammaGradientBound: Bound = ({ expected, resultU }) =>
  expected.numbers.map((x) => (Number.isFinite(x) ? 2 * resultU * Math.abs(x) : 0))

/**
 * ndtr is (1 + erf(x/√2))/2 in steps: x/√2 rounded, which erf's slope 2/√π·exp(−x²/2) passes on, erf, and the sum; the half is exact.
 * In the tails, where the sum cancels, this is what is left of the result.
 */
export const ndtrBound: Bound = ({ test, expected, sides, resultU }) => {
  const [x] = tensorsOf(test.args)
  if (sides === 1 || x?.numel !== expected.numel) return undefined
  return Float64Array.from(x.numbers, (value, i) => {
    const y = expected.numbers[i]!
    if (!Number.isFinite(value)) return 0
    const slope = (Math.abs(value) * Math.SQRT1_2 * 2 * Math.exp((-value * value) / 2)) / Math.sqrt(Math.PI)
    return (resultU * (slope + Math.abs(2 * y - 1) + 2 * y)) / 2
  })
}

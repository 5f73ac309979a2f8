// The error bounds of products of float8, and of weights of int8.
import { tensorArgument } from '../../arguments.ts'
import { isIntegral } from '../../host/dtypes.ts'
import { type Bound, sumGrowth } from './context.ts'

/** Elements along K that a matrix unit adds to a sum at once. */
const together = 32
/**
 * Matrix units with float8 align the products, and the sum they are added to, to the largest exponent of them and cut each to 14 bits:
 * what lies below 2^(exponent − 13) is lost (DeepSeek-V3 Technical Report, 2024, section 3.5.2, measured on Hopper; beside this file, a test
 * compares nine sums of an H100 with the rule).
 */
const keptBits = 13

/**
 * _scaled_mm: of each step of `together` products, every one that has bits below the last kept may lose a unit of it, and so may the
 * sum before and after. Sums of few bits lose nothing. Then the factors and the bias are rounded as float32.
 */
export const scaledProductBound: Bound = ({ test, expected, u }) => {
  const [a, b, scaleA, scaleB, bias] = ['self', 'mat2', 'scale_a', 'scale_b', 'bias'].map((name, i) =>
    tensorArgument(test, i, name),
  )
  if (!a || !b || !scaleA || !scaleB) return undefined
  const [k, n] = b.shape as [number, number]
  const terms = new Float64Array(k)
  return Float64Array.from({ length: expected.numel }, (_, at) => {
    const [row, column] = [Math.floor(at / n), at % n]
    for (let i = 0; i < k; i++) terms[i] = a.numbers[row * k + i]! * b.numbers[i * n + column]!
    const factor = Math.abs(scaleA.numbers[row % scaleA.numel]! * scaleB.numbers[column % scaleB.numel]!)
    const { error, sum } = isIntegral(a.dtype) ? exactSum(terms) : lost(terms)
    return factor * (error + 4 * u * Math.abs(sum)) + 2 * u * Math.abs(bias?.numbers[column] ?? 0)
  })
}

/** cutlass_scaled_mm: the tensor that is written comes first. */
export const writtenScaledProductBound: Bound = (context) => {
  const { test, result } = context
  return result === 0 ? scaledProductBound({ ...context, test: { ...test, args: test.args.slice(1) } }) : undefined
}

/** _weight_int8pack_mm: sums in float32 of x times rows of the weight, and a factor: growth(K + 2)·|x||weight|ᵀ·|scale|. */
export const weightProductBound: Bound = (context) => {
  const [x, weight, scales] = ['self', 'mat2', 'scales'].map((name, i) => tensorArgument(context.test, i, name))
  if (!x || !weight || !scales) return undefined
  const [n, k] = weight.shape as [number, number]
  const factor = sumGrowth(context, k + 2)
  return Float64Array.from({ length: context.expected.numel }, (_, at) => {
    const [row, column] = [Math.floor(at / n), at % n]
    let magnitude = 0
    for (let i = 0; i < k; i++) magnitude += Math.abs(x.numbers[row * k + i]! * weight.numbers[column * k + i]!)
    return factor * magnitude * Math.abs(scales.numbers[column]!)
  })
}

const exactSum = (terms: Float64Array) => ({ error: 0, sum: terms.reduce((total, x) => total + x, 0) })

/** What sums in steps may have lost in the end, where any run of steps may be summed by itself and added to the rest in float32. */
export function lost(terms: Float64Array): { readonly error: number; readonly sum: number } {
  let [error, sum] = [0, 0]
  /** The whole sum where a run of steps may begin. */
  const beginnings: number[] = []
  for (let first = 0; first < terms.length; first += together) {
    const step = terms.subarray(first, first + together)
    const after = step.reduce((total, x) => total + x, sum)
    beginnings.push(sum)
    const befores = beginnings.map((x) => sum - x)
    const afters = beginnings.map((x) => after - x)
    const largest = [...step, ...befores, ...afters].reduce((most, x) => Math.max(most, Math.abs(x)), 0)
    sum = after
    if (largest === 0) continue
    const unit = 2 ** (Math.floor(Math.log2(largest)) - keptBits)
    const isCut = (x: number) => x % unit !== 0
    const cut = step.reduce((count, x) => count + Number(isCut(x)), 0)
    // A sum that lost something may have any bits.
    const before = error > 0 || befores.some(isCut) ? 1 : 0
    const left = before + cut > 0 || afters.some(isCut) ? 1 : 0
    error += (before + cut + left) * unit
  }
  return { error, sum }
}

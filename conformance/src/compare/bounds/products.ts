// Error bounds of the matrix-product family: growth(K) * (|A| |B|), plus one rounding of what is added.

import { numberArgument, tensorArgument } from '../../arguments.ts'
import { contiguousStrides, HostTensor } from '../../host/tensor.ts'
import { expandTo } from '../../reference/broadcast.ts'
import { matmul } from '../../reference/matmul.ts'
import { type Bound, type BoundContext, stepwise, sumGrowth } from './context.ts'

const absolute = (tensor: HostTensor): HostTensor =>
  HostTensor.fromValues(
    'float64',
    tensor.shape,
    tensor.numbers.map((x) => (Number.isFinite(x) ? Math.abs(x) : 0)),
  )

/** |A| |B|, with matmul's broadcasting. */
function magnitude(left: HostTensor, right: HostTensor): Float64Array {
  return matmul(absolute(left), absolute(right)).numbers
}

/** mm, bmm, mv, dot, matmul: the arguments are the factors. */
export const productBound: Bound = (context) => {
  const left = tensorArgument(context.test, 0, 'input', 'self')
  const right = tensorArgument(context.test, 1, 'mat2', 'other', 'vec', 'vec2', 'tensor')
  if (!left || !right || left.shape.length === 0) return undefined
  const factor = sumGrowth(context, left.shape.at(-1)!)
  return magnitude(left, right).map((x) => factor * x)
}

/** addmm, addmv, baddbmm: beta * input + alpha * (A B). The last sum rounds once more. */
export const addedProductBound: Bound = (context) => {
  const { test } = context
  const left = tensorArgument(test, 1, 'mat1', 'batch1')
  const right = tensorArgument(test, 2, 'mat2', 'batch2', 'vec')
  if (!left || !right) return undefined
  const alpha = Math.abs(numberArgument(test, 4, 'alpha') ?? 1)
  const products = magnitude(left, right).map((x) => alpha * x)
  return withAddend(
    context,
    products,
    left.shape.at(-1)!,
    numberArgument(test, 3, 'beta') ?? 1,
    tensorArgument(test, 0, 'self', 'input'),
  )
}

/**
 * addr and addbmm: beta * input + alpha * (A B) where PyTorch's CPU rounds a 16-bit product (addr) or each batch's sum (addbmm) to
 * the result's dtype before it goes on, so that the recorded side grows with that roundoff.
 */
export const steppedProductBound: Bound = (context) => {
  const { test, resultU } = context
  const left = tensorArgument(test, 1, 'vec1', 'batch1')
  const right = tensorArgument(test, 2, 'vec2', 'batch2')
  if (!left || !right) return undefined
  const alpha = Math.abs(numberArgument(test, 4, 'alpha') ?? 1)
  const products = (left.shape.length === 1 ? outerMagnitude(left, right) : batchMagnitude(left, right)).map(
    (x) => alpha * x,
  )
  const steps = left.shape.length === 1 ? 2 : left.shape[0]! * left.shape[2]!
  const beta = numberArgument(test, 3, 'beta') ?? 1
  const own = withAddend(stepwise(context), products, steps, beta, tensorArgument(test, 0, 'self', 'input'))
  const roundedAddend =
    (context.sides === 2 ? 2 * resultU : 0) * Math.abs(beta) * largestOf(tensorArgument(test, 0, 'self', 'input'))
  return own.map((x) => x + roundedAddend)
}

const outerMagnitude = (left: HostTensor, right: HostTensor): Float64Array =>
  magnitude(
    HostTensor.fromValues('float64', [left.numbers.length, 1], left.numbers),
    HostTensor.fromValues('float64', [1, right.numbers.length], right.numbers),
  )

/** Σ over the batch of |A||B|. */
function batchMagnitude(left: HostTensor, right: HostTensor): Float64Array {
  const all = magnitude(left, right)
  const [batch, size] = [left.shape[0]!, left.shape[1]! * right.shape[2]!]
  return Float64Array.from({ length: size }, (_, i) => {
    let sum = 0
    for (let b = 0; b < batch; b++) sum += all[b * size + i]!
    return sum
  })
}

const largestOf = (tensor?: HostTensor): number =>
  tensor?.numbers.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0) ?? 0

/** linear(input, weight, bias): weight is transposed. */
export const linearBound: Bound = (context) => {
  const input = tensorArgument(context.test, 0, 'input')
  const weight = tensorArgument(context.test, 1, 'weight')
  if (!input || !weight || weight.shape.length !== 2) return undefined
  const products = matmulTransposed(absolute(input), absolute(weight))
  return withAddend(context, products, weight.shape[1]!, 1, tensorArgument(context.test, 2, 'bias'))
}

function matmulTransposed(input: HostTensor, weight: HostTensor): Float64Array {
  const [rows, columns] = weight.shape as [number, number]
  const { numbers } = weight
  const turned = Float64Array.from(
    { length: numbers.length },
    (_, i) => numbers[(i % rows) * columns + Math.floor(i / rows)]!,
  )
  return matmul(input, HostTensor.fromValues('float64', [columns, rows], turned)).numbers
}

/** growth(K + 2) * |A||B| + 2 u |beta * addend|, the addend by its largest value where it is broadcast. */
function withAddend(
  context: BoundContext,
  products: Float64Array,
  terms: number,
  beta: number,
  addend?: HostTensor,
): Float64Array {
  const largest = Math.abs(beta) * largestOf(addend)
  const rounding = 2 * context.sides * context.u
  const factor = sumGrowth(context, terms + 2)
  return products.map((x) => factor * x + rounding * largest)
}

/** scaled_dot_product_attention: a weighted mean of the values, whose weights are good to what softmax and the scores are. */
export const attentionBound: Bound = (context) => {
  const { test, u, resultU, sides } = context
  const [query, key, value] = [0, 1, 2].map((at) => tensorArgument(test, at, ['query', 'key', 'value'][at]!))
  if (!query || !key || !value) return undefined
  const [width, keys] = [query.shape.at(-1)!, key.shape.at(-2)!]
  const largest = (tensor: HostTensor) => tensor.numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  const scale = numberArgument(test, 6, 'scale') ?? 1 / Math.sqrt(width)
  const score = Math.abs(scale) * width * largest(query) * largest(key)
  // Matrix units take weights of the operands' dtype: each is off by its roundoff, and so is their mean at most.
  const ofWeights = resultU > u ? sides * resultU : 0
  // Two sums (scores, weighted values), and the error of exp from a score's own rounding.
  const ofScores = 2 * (sumGrowth(context, width) + 2 * sides * u) * score
  return largest(value) * (sumGrowth(context, keys + 8) * 2 + ofWeights + ofScores)
}

/** cross: a b' - a' b, whose products PyTorch rounds to the result's dtype before it subtracts: u (|a b'| + |a' b|), and as much again for ours. */
export const crossBound: Bound = ({ test, expected, sides, u, resultU }) => {
  const left = tensorArgument(test, 0, 'self', 'input')
  const right = tensorArgument(test, 1, 'other')
  const dim = numberArgument(test, 2, 'dim') ?? (test.operator.includes('linalg') ? -1 : expected.shape.indexOf(3))
  const side = contiguousStrides(expected.shape).at(dim)
  if (!left || !right || side === undefined) return undefined
  const [a, b] = [expandTo(left, expected.shape), expandTo(right, expected.shape)]
  const roundoff = sides * u + (sides === 2 ? resultU : 0)
  return a.map((_, i) => {
    const at = Math.floor(i / side) % 3
    const [j, k] = [1, 2].map((step) => i + (((at + step) % 3) - at) * side) as [number, number]
    return roundoff * (Math.abs(a[j]! * b[k]!) + Math.abs(a[k]! * b[j]!))
  })
}

// Error bounds of the matrix-product family: growth(K) * (|A| |B|), plus one rounding of what is added.

import { numberArgument, tensorArgument } from '../../arguments.ts'
import { HostTensor } from '../../host/tensor.ts'
import { matmul } from '../../reference/matmul.ts'
import { type Bound, type BoundContext, sumGrowth } from './context.ts'

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
  const added = addend?.numbers
  const largest =
    Math.abs(beta) * (added?.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0) ?? 0)
  const rounding = 2 * context.sides * context.u
  const factor = sumGrowth(context, terms + 2)
  return products.map((x) => factor * x + rounding * largest)
}

/** scaled_dot_product_attention: a weighted mean of the values, whose weights are good to what softmax and the scores are. */
export const attentionBound: Bound = (context) => {
  const { test, u, sides } = context
  const [query, key, value] = [0, 1, 2].map((at) => tensorArgument(test, at, ['query', 'key', 'value'][at]!))
  if (!query || !key || !value) return undefined
  const [width, keys] = [query.shape.at(-1)!, key.shape.at(-2)!]
  const largest = (tensor: HostTensor) => tensor.numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  const scale = numberArgument(test, 6, 'scale') ?? 1 / Math.sqrt(width)
  const score = Math.abs(scale) * width * largest(query) * largest(key)
  // Two sums (scores, weighted values), and the error of exp from a score's own rounding.
  return largest(value) * (sumGrowth(context, keys + 8) * 2 + 2 * (sumGrowth(context, width) + 2 * sides * u) * score)
}

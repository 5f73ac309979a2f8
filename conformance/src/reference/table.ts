// The references by base name: what an operator must give, in float64, unrounded.
import { argument, askedDtype, type Call, reducedDims } from '../arguments.ts'
import { isIntegral } from '../host/dtypes.ts'
import { HostTensor } from '../host/tensor.ts'
import { type CaseValue, isList } from '../host/value.ts'
import { parseOperator } from '../operator-name.ts'
import { attention } from './attention.ts'
import { expandTo } from './broadcast.ts'
import { matmul } from './matmul.ts'
import { mapElements, pointwise } from './pointwise.ts'
import { pointwiseReferences } from './pointwise-functions.ts'
import { reduceRows, reductionReferences } from './reductions.ts'
import { logSoftmaxRow, mapRows, normalizeRow, rmsNormalizeRow, scanRow, softmaxRow, sortedOrder } from './rows.ts'
import { numberAt, structuralReferences, tensorAt } from './structural.ts'

type Reference = (call: Call) => CaseValue

/** A row map along the dimension at position 1. */
const along =
  (map: (row: Float64Array) => ArrayLike<number>): Reference =>
  (call) => {
    const input = tensorAt(call, 0)
    const dims = reducedDims(numberAt(call, 1, 'dim', -1), input.shape.length)
    return mapRows(input, dims, map, askedDtype(call) ?? (isIntegral(input.dtype) ? 'int64' : input.dtype))
  }

function sort(call: Call): readonly HostTensor[] {
  const input = tensorAt(call, 0)
  const shift = call.operator.endsWith('.stable') ? 1 : 0
  const dims = reducedDims(numberAt(call, 1 + shift, 'dim', -1), input.shape.length)
  const descending = argument(call, 2 + shift, 'descending') === true
  return [
    mapRows(input, dims, (row) => sortedOrder(row, descending).map((i) => row[i]!)),
    mapRows(input, dims, (row) => sortedOrder(row, descending), 'int64'),
  ]
}

function topk(call: Call): readonly HostTensor[] {
  const input = tensorAt(call, 0)
  const k = numberAt(call, 1, 'k', 1)
  const rank = input.shape.length
  const [dim = 0] = reducedDims(numberAt(call, 2, 'dim', -1), rank)
  const largest = argument(call, 3, 'largest') !== false
  const sorted = sort({ operator: 'sort', args: [input, dim, largest], kwargs: {} })
  const first = HostTensor.fromNumbers(
    'int64',
    [k],
    Array.from({ length: k }, (_, i) => i),
  )
  const select = structuralReferences.index_select!
  if (rank === 0) return sorted
  return sorted.map(
    (tensor) => select({ operator: 'index_select', args: [tensor, dim, first], kwargs: {} }) as HostTensor,
  )
}

/** weight and bias are applied by broadcasting over the normalised dimensions. */
function affine(normalized: HostTensor, weight: CaseValue | undefined, bias: CaseValue | undefined): HostTensor {
  const compute = (x: number, w = 1, b = 0): number => x * w + b
  return mapElements([normalized, weight ?? null, bias ?? null], compute, normalized.dtype)
}

const trailingDims = (call: Call, input: HostTensor): number[] => {
  const shape = argument(call, 1, 'normalized_shape')
  return isList(shape) ? shape.map((_, i) => input.shape.length - 1 - i) : []
}

function layerNorm(call: Call): CaseValue {
  const input = tensorAt(call, 0)
  const dims = trailingDims(call, input)
  const eps = numberAt(call, 4, 'eps', 1e-5)
  const y = affine(mapRows(input, dims, normalizeRow(eps)), argument(call, 2, 'weight'), argument(call, 3, 'bias'))
  if (parseOperator(call.operator).base === 'layer_norm') return y
  const options = { dims, keepdim: true, dtype: input.dtype }
  const mean = (row: Float64Array): number => row.reduce((sum, x) => sum + x, 0) / row.length
  const variance = (row: Float64Array): number => {
    const center = mean(row)
    return mean(row.map((x) => (x - center) ** 2))
  }
  return [y, reduceRows(input, mean, options), reduceRows(input, (row) => 1 / Math.sqrt(variance(row) + eps), options)]
}

function rmsNorm(call: Call): HostTensor {
  const input = tensorAt(call, 0)
  const machineEpsilon = input.dtype === 'float64' ? 2 ** -52 : 2 ** -23
  const eps = numberAt(call, 3, 'eps', machineEpsilon)
  return affine(mapRows(input, trailingDims(call, input), rmsNormalizeRow(eps)), argument(call, 2, 'weight'), undefined)
}

const product: Reference = (call) => matmul(tensorAt(call, 0), tensorAt(call, 1))

/** beta * input + alpha * (A B); with beta = 0 the input is not read. */
function addedProduct(call: Call): HostTensor {
  const input = tensorAt(call, 0)
  const product = matmul(tensorAt(call, 1, 'mat1', 'batch1'), tensorAt(call, 2, 'mat2', 'batch2', 'vec'))
  const [beta, alpha] = [numberAt(call, 3, 'beta', 1), numberAt(call, 4, 'alpha', 1)]
  const integral = isIntegral(input.dtype)
  const [b, a] = integral ? [Math.trunc(beta), Math.trunc(alpha)] : [beta, alpha]
  const combine = (x: number, p: number): number => (b === 0 ? 0 : b * x) + a * p
  const added = expandTo(input, product.shape)
  return HostTensor.fromNumbers(
    input.dtype,
    product.shape,
    product.numbers.map((p, i) => combine(added[i]!, p)),
  )
}

function linear(call: Call): HostTensor {
  const [input, weight] = [tensorAt(call, 0), tensorAt(call, 1, 'weight')]
  const turned = structuralReferences.transpose!({
    operator: 'transpose',
    args: [weight, 0, 1],
    kwargs: {},
  }) as HostTensor
  return affine(matmul(input, weight.shape.length === 2 ? turned : weight), undefined, argument(call, 2, 'bias'))
}

const others: Readonly<Record<string, Reference>> = {
  softmax: along(softmaxRow),
  log_softmax: along(logSoftmaxRow),
  cumsum: along(scanRow((sum, x) => sum + x)),
  cumprod: along(scanRow((product, x) => product * x)),
  sort,
  topk,
  layer_norm: layerNorm,
  native_layer_norm: layerNorm,
  rms_norm: rmsNorm,
  mm: product,
  bmm: product,
  mv: product,
  dot: product,
  matmul: product,
  addmm: addedProduct,
  baddbmm: addedProduct,
  linear,
  scaled_dot_product_attention: attention,
}

/** The reference of an operator by base name; undefined where there is none. */
export function reference(base: string): Reference | undefined {
  for (const table of [others, reductionReferences, structuralReferences]) {
    if (Object.hasOwn(table, base)) return table[base]
  }
  return Object.hasOwn(pointwiseReferences, base) ? (call) => pointwise(base, call) : undefined
}

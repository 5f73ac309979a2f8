// _trilinear and bilinear: products of three tensors summed over some dimensions in one pass; linear_backward.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, isComplex } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { broadcastShapes, broadcastStrides, type Shape, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { callRows, RowGeometry } from '../row-call.ts'

interface Factor {
  readonly tensor: Tensor
  /** Where dimensions of size 1 go in between. */
  readonly expanded: readonly number[]
}

/** Shape and strides with the dimensions that a factor lacks. */
function spread(
  { tensor, expanded }: Factor,
  rank: number,
): { readonly shape: Shape; readonly strides: readonly number[] } {
  let own = 0
  const places = Array.from({ length: rank }, (_, d) => (expanded.includes(d) ? -1 : own++))
  return {
    shape: places.map((p) => (p < 0 ? 1 : tensor.shape[p]!)),
    strides: places.map((p) => (p < 0 ? 0 : tensor.strides[p]!)),
  }
}

function check(operator: string, factors: readonly Factor[], rank: number): void {
  const tensors = factors.map((f) => f.tensor)
  const details = { operator, dtypes: tensors.map((t) => t.dtype), shapes: tensors.map((t) => t.shape) }
  const described = tensors.map((t) => t.describe()).join(', ')
  if (tensors.some((t) => t.dtype !== tensors[0]!.dtype))
    throw new OpGemsError('DTYPE_MISMATCH', `${operator}: expected one dtype, got ${described}`, details)
  if (factors.some(({ tensor, expanded }) => tensor.rank + expanded.length !== rank))
    throw new OpGemsError('SHAPE_MISMATCH', `${operator}: the factors do not have one rank: ${described}`, details)
}

/** Σ of the product of three factors over `summed`. @throws DTYPE_MISMATCH, SHAPE_MISMATCH */
function sumOfProducts(rt: Runtime, operator: string, factors: readonly Factor[], summed: readonly number[]): Tensor {
  const rank = factors[0]!.tensor.rank + factors[0]!.expanded.length
  check(operator, factors, rank)
  const { dtype } = factors[0]!.tensor
  if (isComplex(dtype))
    rt.refuseComplex(
      operator,
      factors.map((f) => f.tensor),
    )
  const views = factors.map((f) => spread(f, rank))
  const shape = broadcastShapes(
    operator,
    views.map((v) => v.shape),
  )
  const geometry = new RowGeometry(shape, new Set(summed))
  const result = rt.empty(geometry.kept, dtype)
  const compute = computeType(dtype) as KernelDType
  const [a, b, c] = factors.map(({ tensor }, i) =>
    geometry.strided(tensor, broadcastStrides(views[i]!.shape, views[i]!.strides, shape)),
  )
  callRows(rt, {
    name: operator,
    variant: compute,
    geometry,
    // The second factor is a weight, whose layout decides the order.
    operands: { b: b!, a: a!, c: c!, result: geometry.each(result, 'write') },
    body: ({ row, load, store }) => {
      const [x, y, z] = ['a', 'b', 'c'].map((name) => load(name).to(compute))
      store(
        'result',
        x!
          .mul(y!)
          .mul(z!)
          .sum(...row.axes),
      )
    },
  })
  return result
}

function checkBilinear(input1: Tensor, input2: Tensor, weight: Tensor, bias: Tensor | null): void {
  const batch = input1.shape.slice(0, -1)
  const fits =
    weight.rank === 3 &&
    input1.rank > 0 &&
    String(batch) === String(input2.shape.slice(0, -1)) &&
    input1.shape.at(-1) === weight.shape[1] &&
    input2.shape.at(-1) === weight.shape[2] &&
    (!bias || (bias.rank === 1 && bias.numel === weight.shape[0]))
  if (fits) return
  const tensors = [input1, input2, weight, ...(bias ? [bias] : [])]
  throw new OpGemsError(
    'SHAPE_MISMATCH',
    `bilinear: expected inputs [..., I] and [..., J], a weight [O, I, J] and a bias [O], got ${tensors.map((t) => t.describe()).join(', ')}`,
    { operator: 'bilinear', shapes: tensors.map((t) => t.shape) },
  )
}

const define = contractsIn('blas')
type Numbers = readonly number[]

const trilinear = define('_trilinear', (rt, args) => {
  const tensors = args.slice(0, 3) as Tensor[]
  const [expand1, expand2, expand3, summed] = args.slice(3) as [Numbers, Numbers, Numbers, Numbers]
  const expansions = [expand1, expand2, expand3]
  const factors = tensors.map((tensor, i) => ({ tensor, expanded: expansions[i]! }))
  return sumOfProducts(rt, '_trilinear', factors, summed)
})

/** y[..., o] = Σ x1[..., i]·weight[o, i, j]·x2[..., j] + bias[o]. */
const bilinear = define('bilinear', (rt, args) => {
  const [input1, input2, weight, bias] = args as [Tensor, Tensor, Tensor, Tensor | null]
  checkBilinear(input1, input2, weight, bias)
  const batch = input1.shape.slice(0, -1)
  return rt.tidy(() => {
    const flat = (t: Tensor) => rt.call('aten::reshape', [t, [batch.reduce((n, s) => n * s, 1), t.shape.at(-1)]])
    const sums = rt.call('aten::_trilinear', [flat(input1), weight, flat(input2), [1, 3], [0], [1, 2], [2, 3]])
    const result = rt.call('aten::reshape', [sums, [...batch, weight.shape[0]!]])
    return bias ? rt.call('aten::add', [result, bias]) : result
  })
})

/** Gradients of self, weight and bias where `mask` asks for them. */
const linearBackward = define('linear_backward', (rt, args) => {
  const [self, grad, weight, mask] = args as [Tensor, Tensor, Tensor, readonly boolean[]]
  const call = (name: string, ...values: unknown[]) => rt.call(`aten::${name}`, values) as Tensor
  return rt.tidy(() => {
    const rows = (t: Tensor) => call('reshape', t, [-1, t.shape.at(-1)])
    return [
      mask[0] ? call('matmul', grad, weight) : null,
      mask[1] ? call('mm', call('t', rows(grad)), rows(self)) : null,
      mask[2] ? call('sum', rows(grad), [0]) : null,
    ]
  })
})

export const trilinears: Contract[] = [trilinear, bilinear, linearBackward]

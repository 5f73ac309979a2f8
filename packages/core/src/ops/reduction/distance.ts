// Reductions of two tensors: dist, pairwise_distance, cosine_similarity and linalg_vecdot.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { elementwiseTypes, isComplex } from '../../dtype/index.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import type { Row } from '../../kernels/rows.ts'
import { broadcastShapes, broadcastStrides, normalizeDimension, type Tensor } from '../../tensor/index.ts'
import { reducedShape } from '../define-reduction.ts'
import { checkOutput } from '../outputs.ts'
import { callRows, RowGeometry } from '../row-call.ts'
import { vectorNorm } from './norms.ts'

interface PairCall {
  readonly operator: string
  readonly variant: string
  readonly pair: readonly [Tensor, Tensor]
  /** null: over all dimensions. */
  readonly dim: number | null
  readonly keepdim?: boolean
  /** Integers stay what they are, instead of being computed in floats. */
  readonly keepsIntegers?: boolean
  readonly scalars: Readonly<Record<string, number>>
  body(a: Value, b: Value, row: Row, scalar: (name: string) => Value): Value
}

function reducePair(rt: Runtime, call: PairCall, out: readonly Tensor[] | null): Tensor {
  const { operator, pair } = call
  const shape = broadcastShapes(
    operator,
    pair.map((t) => t.shape),
  )
  const types = elementwiseTypes(
    pair.map((t) => ({ dtype: t.dtype, dim: t.rank })),
    call.keepsIntegers ? 'default' : 'int-to-float',
  )
  if (isComplex(types.compute)) rt.refuseComplex(operator, pair)
  const compute = types.compute as KernelDType
  const all = shape.map((_, i) => i)
  const dims = new Set(call.dim === null ? all : [normalizeDimension(operator, call.dim, shape.length)])
  const geometry = new RowGeometry(shape, shape.length === 0 ? new Set<number>() : dims)
  const results = reducedShape(shape, geometry.dims, call.keepdim ?? false)
  const result = out ? checkOutput(operator, out[0]!, results, types.result) : rt.empty(results, types.result)
  const [a, b] = pair.map((t) => geometry.strided(t, broadcastStrides(t.shape, t.strides, shape)))
  callRows(rt, {
    name: operator,
    variant: `${compute}${call.variant}`,
    geometry,
    operands: { a: a!, b: b!, result: geometry.each(result, 'write') },
    scalars: Object.fromEntries(Object.entries(call.scalars).map(([n, v]) => [n, [v, compute] as const])),
    body: ({ row, load, store, scalar }) =>
      store('result', call.body(load('a').to(compute), load('b').to(compute), row, scalar)),
  })
  return result
}

const dist: Contract = {
  overload: 'dist',
  category: 'reduction',
  compute: (rt, args, out) => {
    const [self, other, p] = args as [Tensor, Tensor, number]
    const body = (a: Value, b: Value, row: Row) => vectorNorm(a.sub(b), row, p)
    return reducePair(
      rt,
      { operator: 'dist', variant: String(p), pair: [self, other], dim: null, scalars: {}, body },
      out,
    )
  },
}

/** sum a·b / (max(|a|, eps)·max(|b|, eps)). */
const cosineSimilarity: Contract = {
  overload: 'cosine_similarity',
  category: 'reduction',
  compute: (rt, args, out) => {
    const [x1, x2, dim, eps] = args as [Tensor, Tensor, number, number]
    const body = (a: Value, b: Value, row: Row, scalar: (name: string) => Value) => {
      const length = (v: Value) => vectorNorm(v, row, 2).maximum(scalar('eps'))
      return a
        .div(length(a))
        .mul(b.div(length(b)))
        .sum(...row.axes)
    }
    const call = { operator: 'cosine_similarity', variant: '', pair: [x1, x2] as const, dim, scalars: { eps }, body }
    return reducePair(rt, call, out)
  },
}

/** ‖x1 − x2 + eps‖ₚ along the last dimension. */
const pairwiseDistance: Contract = {
  overload: 'pairwise_distance',
  category: 'reduction',
  compute: (rt, args, out) => {
    const [x1, x2, p, eps, keepdim] = args as [Tensor, Tensor, number, number, boolean]
    const body: PairCall['body'] = (a, b, row, scalar) => vectorNorm(a.sub(b).add(scalar('eps')), row, p)
    const common = { operator: 'pairwise_distance', variant: String(p), pair: [x1, x2] as const, keepdim, body }
    return reducePair(rt, { ...common, dim: -1, scalars: { eps } }, out)
  },
}

/** Σ x·y along a dimension. */
const vecdot: Contract = {
  overload: 'linalg_vecdot',
  category: 'reduction',
  compute: (rt, args, out) => {
    const [x, y, dim] = args as [Tensor, Tensor, number]
    const body: PairCall['body'] = (a, b, row) => a.mul(b).sum(...row.axes)
    const call = {
      operator: 'linalg_vecdot',
      variant: '',
      pair: [x, y] as const,
      dim,
      keepsIntegers: true,
      scalars: {},
    }
    return reducePair(rt, { ...call, body }, out)
  },
}

export const distances: Contract[] = [dist, pairwiseDistance, cosineSimilarity, vecdot]

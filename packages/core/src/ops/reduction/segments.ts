// segment_reduce: consecutive runs of elements along one dimension reduced to one each, and the gradient.
import type { Contract } from '../../dispatch/contract.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelBuilder, KernelDType } from '../../kernel/index.ts'
import {
  buildSegmentGradient,
  buildSegmentReduce,
  neutral,
  type SegmentFold,
  type SegmentKind,
  segmentFolds,
} from '../../kernels/segments.ts'
import { normalizeDimension, sameShape, type Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { checkOutput } from '../outputs.ts'

interface SegmentCall {
  readonly operator: string
  readonly data: Tensor
  readonly fold: SegmentFold
  /** Elements of each segment [..., segments], or their bounds [..., segments + 1], with the dimensions before the axis. */
  readonly lengths: Tensor | null
  readonly offsets: Tensor | null
  readonly axis: number
  /** null: 0, 1 or an infinity, as the reduction asks; means of nothing are NaN. */
  readonly initial: number | null
  /** Whether the segments must end with the dimension. */
  readonly isChecked: boolean
}

function refuse({ operator, data, lengths, offsets }: SegmentCall, why: string): never {
  throw new OpGemsError('BAD_ARGUMENT', `${operator}: ${why}`, {
    operator,
    shapes: [data, lengths, offsets].filter((t) => t !== null).map((t) => t.shape),
  })
}

/** Bounds as [outer, segments + 1], and how many segments there are. @throws BAD_ARGUMENT, SHAPE_MISMATCH */
function boundsOf(rt: Runtime, call: SegmentCall): { readonly bounds: Tensor; readonly segments: number } {
  const { operator, data, lengths, offsets, axis } = call
  const given = offsets ?? lengths
  if (!given || !['int32', 'int64'].includes(given.dtype)) refuse(call, 'needs lengths or offsets of int32 or int64')
  if (axis !== given.rank - 1) refuse(call, `the axis is ${axis}, not the last dimension of ${given.describe()}`)
  if (!sameShape(given.shape.slice(0, axis), data.shape.slice(0, axis)) || (offsets && given.shape[axis] === 0))
    throw new OpGemsError('SHAPE_MISMATCH', `${operator}: ${given.describe()} does not go with ${data.describe()}`, {
      operator,
      shapes: [data.shape, given.shape],
    })
  const bounds = offsets
    ? offsets
    : (rt.call('aten::constant_pad_nd', [rt.call('aten::cumsum', [given, -1]), [1, 0], 0]) as Tensor)
  const segments = bounds.shape[axis]! - 1
  const outer = data.shape.slice(0, axis).reduce((n, s) => n * s, 1)
  return { bounds: rt.call('aten::reshape', [bounds, [outer, segments + 1]]) as Tensor, segments }
}

/** Runs a kernel over the segments of contiguous tensors; `tensors` are its own after the bounds. */
function launch(
  rt: Runtime,
  call: SegmentCall,
  build: (k: KernelBuilder, kind: SegmentKind) => void,
  { bounds, segments }: ReturnType<typeof boundsOf>,
  tensors: readonly Tensor[],
): void {
  const { operator, data, fold, axis, initial, isChecked } = call
  const innerSizes = data.shape.slice(axis + 1)
  const inner = innerSizes.reduce((n, s) => n * s, 1)
  const kind: SegmentKind = {
    fold,
    dtype: data.dtype as KernelDType,
    compute: computeType(data.dtype) as KernelDType,
    index: bounds.dtype as KernelDType,
    hasInitial: initial !== null,
    isChecked,
    hasInner: inner !== 1,
  }
  const kernel = rt.kernels.get(`${build.name}:${JSON.stringify(kind)}`, operator, (k) => build(k, kind))
  const flat = tensors.map((t) => {
    const own = t.shape[axis]! * inner
    return { address: t.address, strides: kind.hasInner ? [own, inner, 1] : [own, 1] }
  })
  const values: Record<string, number> = {
    outer: bounds.shape[0]!,
    segments,
    inner,
    size: data.shape[axis]!,
    initial: initial ?? neutral[fold],
  }
  kernel.launch(
    [bounds, ...flat],
    kernel.kernel.scalars.map(({ name }) => values[name]!),
  )
}

function foldOf(operator: string, reduce: string): SegmentFold {
  const fold = segmentFolds.find((f) => f === reduce)
  if (fold) return fold
  throw new OpGemsError('BAD_ARGUMENT', `${operator}: unknown reduce '${reduce}'; known: ${segmentFolds.join(', ')}`, {
    operator,
  })
}

function segmentReduce(rt: Runtime, call: SegmentCall, out: readonly Tensor[] | null): Tensor {
  const { operator, data, axis } = call
  return rt.tidy(() => {
    const found = boundsOf(rt, call)
    const shape = data.shape.with(axis, found.segments)
    const result = rt.empty(shape, data.dtype)
    launch(rt, call, buildSegmentReduce, found, [rt.contiguous(data), result])
    return out
      ? (rt.call('aten::copy_', [checkOutput(operator, out[0]!, shape, data.dtype), result]) as Tensor)
      : result
  })
}

/** @throws SHAPE_MISMATCH unless gradient and output have one element a segment */
function segmentGradient(rt: Runtime, call: SegmentCall, grad: Tensor, output: Tensor): Tensor {
  const { operator, data, axis } = call
  return rt.tidy(() => {
    const found = boundsOf(rt, call)
    const shape = data.shape.with(axis, found.segments)
    if (!sameShape(grad.shape, shape) || !sameShape(output.shape, shape))
      throw new OpGemsError(
        'SHAPE_MISMATCH',
        `${operator}: gradient ${grad.describe()} and output ${output.describe()} must have the shape [${shape.join(', ')}]`,
        { operator, shapes: [grad.shape, output.shape] },
      )
    const result = rt.empty(data.shape, data.dtype)
    fillWith(rt, result, 0)
    launch(rt, call, buildSegmentGradient, found, [...[data, grad, output].map((t) => rt.contiguous(t)), result])
    return result
  })
}

const define = contractsIn('reduction')

export const segments: Contract[] = [
  define('segment_reduce', (rt, args, out) => {
    const [data, reduce, lengths, indices, offsets, dim, unsafe, initial] = args as [
      Tensor,
      string,
      Tensor | null,
      Tensor | null,
      Tensor | null,
      number,
      boolean,
      number | null,
    ]
    const operator = 'segment_reduce'
    const axis = normalizeDimension(operator, dim, data.rank)
    const fold = foldOf(operator, reduce)
    const call: SegmentCall = { operator, data, fold, lengths, offsets, axis, initial, isChecked: !unsafe && !offsets }
    if (indices || data.rank === 0) refuse(call, 'takes data of at least one dimension, with lengths or offsets')
    return segmentReduce(rt, call, out)
  }),
  define('_segment_reduce_backward', (rt, args) => {
    const [grad, output, data, reduce, lengths, offsets, dim, initial] = args as [
      Tensor,
      Tensor,
      Tensor,
      string,
      Tensor | null,
      Tensor | null,
      number,
      number | null,
    ]
    const operator = '_segment_reduce_backward'
    const axis = normalizeDimension(operator, dim, data.rank)
    const call = { operator, data, fold: foldOf(operator, reduce), lengths, offsets, axis, initial, isChecked: false }
    return segmentGradient(rt, call, grad, output)
  }),
]

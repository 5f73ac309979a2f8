// Losses of class predictions: nll_loss, its gradient, and cross_entropy_loss.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, isComplex, isFloating } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import { logSoftmax } from '../../kernels/softmax.ts'
import { sameShape, type Tensor } from '../../tensor/index.ts'
import { checkOutput } from '../outputs.ts'
import { callRows, type NamedRow, RowGeometry } from '../row-call.ts'

const none = 0
const average = 1

interface ClassLoss {
  readonly operator: string
  /** Scores or log-probabilities: [C], [N, C] or [N, C, …]. */
  readonly self: Tensor
  /** Class numbers without the class dimension, or probabilities in the shape of `self`. */
  readonly target: Tensor
  readonly weight: Tensor | null
  readonly reduction: number
  readonly ignore: number
}

/** Rows run over the classes. @throws SHAPE_MISMATCH, UNSUPPORTED_DTYPE */
function classRows(rt: Runtime, { operator, self, target, weight }: ClassLoss): RowGeometry {
  if (isComplex(self.dtype)) rt.refuseComplex(operator, [self])
  const at = self.rank > 1 ? 1 : 0
  const geometry = new RowGeometry(self.shape, new Set([at]))
  const isIndexed = !isFloating(target.dtype)
  const fits = sameShape(target.shape, isIndexed ? geometry.kept : self.shape)
  if (self.rank === 0 || !fits || (weight && (weight.rank !== 1 || weight.numel !== geometry.length)))
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: input ${self.describe()} does not go with target ${target.describe()}${weight ? ` and weight ${weight.describe()}` : ''}`,
      { operator, shapes: [self.shape, target.shape] },
    )
  return geometry
}

/** The class of each row as int64, and whether it counts. Classes out of range fail the launch. */
function classOf({ row, load, scalar }: NamedRow): { readonly at: Value; readonly counts: Value } {
  const target = load('target').to('int64')
  const counts = target.ne(scalar('ignore'))
  const isInside = target.ge(0).and(target.lt(row.count))
  row.k.check(isInside.or(counts.not()), 'nll_loss: a target is not one of the classes')
  return { at: counts.and(isInside).select(target, target.like(0)), counts }
}

/** Writes each row's loss and, unless losses stay apart, its weight. */
function rowLosses(rt: Runtime, call: ClassLoss, geometry: RowGeometry, losses: Tensor, weights: Tensor | null): void {
  const { operator, self, target, weight, ignore } = call
  const compute = computeType(self.dtype) as KernelDType
  callRows(rt, {
    name: operator,
    variant: 'rows',
    geometry,
    single: true,
    operands: {
      x: geometry.all(self),
      target: geometry.each(target),
      weight: weight && geometry.shared(weight),
      losses: geometry.each(losses, 'write'),
      weights: weights && geometry.each(weights, 'write'),
    },
    scalars: { ignore: [ignore, 'int64'] },
    body: (r) => {
      const { row } = r
      const { at, counts } = classOf(r)
      const x = row
        .handle(0)
        .gather([...row.kept, at])
        .to(compute)
      const share = r.has('weight') ? row.handle(2).gather([at]).to(compute) : x.like(1)
      const counted = counts.select(share, x.like(0))
      r.store('losses', counts.select(x.neg().mul(share), x.like(0)))
      if (r.has('weights')) r.store('weights', counted)
    },
  })
}

/** Adds rows up: the loss, divided by the weights where it is averaged, and the total weight. */
function total(
  rt: Runtime,
  call: ClassLoss,
  losses: Tensor,
  weights: Tensor,
  out: Tensor,
  weight: Tensor | null,
): void {
  const geometry = new RowGeometry(losses.shape, new Set(losses.shape.map((_, i) => i)))
  callRows(rt, {
    name: `${call.operator}_total`,
    variant: String(call.reduction),
    geometry,
    operands: {
      losses: geometry.all(losses),
      weights: geometry.all(weights),
      out: geometry.each(out, 'write'),
      weight: weight && geometry.each(weight, 'write'),
    },
    body: ({ row, has, load, store }) => {
      const sum = load('losses').sum(...row.axes)
      const totalWeight = load('weights').sum(...row.axes)
      store('out', call.reduction === average ? sum.div(totalWeight) : sum)
      if (has('weight')) store('weight', totalWeight)
    },
  })
}

/** [output, total weight]. */
function forward(rt: Runtime, call: ClassLoss, out: readonly Tensor[] | null): readonly [Tensor, Tensor] {
  const { operator, self, reduction } = call
  const geometry = classRows(rt, call)
  const isApart = reduction === none && self.rank > 1
  const shape = isApart ? geometry.kept : []
  const output = out ? checkOutput(operator, out[0]!, shape, self.dtype) : rt.empty(shape, self.dtype)
  const totalWeight = out?.[1] ? checkOutput(operator, out[1], [], self.dtype) : rt.empty([], self.dtype)
  const compute = computeType(self.dtype)
  const losses = isApart ? output : rt.empty(geometry.kept, compute)
  const weights = rt.empty(geometry.kept, compute)
  rowLosses(rt, call, geometry, losses, weights)
  if (isApart) fillZero(rt, totalWeight)
  else total(rt, call, losses, weights, output, totalWeight)
  weights.dispose()
  if (!isApart) losses.dispose()
  return [output, totalWeight]
}

function fillZero(rt: Runtime, tensor: Tensor): void {
  const geometry = new RowGeometry([], new Set())
  callRows(rt, {
    name: 'zero',
    geometry,
    operands: { y: geometry.each(tensor, 'write') },
    body: ({ row, store }) => store('y', row.k.constant('int32', 0).to(tensor.dtype as KernelDType)),
  })
}

type ForwardArguments = [self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignore: number]
const callOf = (operator: string, [self, target, weight, reduction, ignore]: ForwardArguments): ClassLoss => ({
  operator,
  self,
  target,
  weight,
  reduction,
  ignore,
})

export const nllForward = (overload: string): Contract => ({
  overload,
  category: 'loss',
  compute: (rt, args, out) => forward(rt, callOf(overload, args as unknown as ForwardArguments), out),
})

export const nllLoss: Contract = {
  overload: 'nll_loss',
  category: 'loss',
  compute: (rt, args, out) => {
    const [output, weight] = forward(rt, callOf('nll_loss', args as unknown as ForwardArguments), out)
    weight.dispose()
    return output
  },
}

type BackwardArguments = [grad: Tensor, ...ForwardArguments, totalWeight: Tensor]

/** -weight·grad at the class of each row, zero elsewhere. */
export const nllBackward = (overload: string): Contract => ({
  overload,
  category: 'loss',
  compute: (rt, args, out) => {
    const [grad, ...rest] = args as unknown as BackwardArguments
    const totalWeight = rest[5]
    const call = callOf(overload, rest.slice(0, 5) as unknown as ForwardArguments)
    const geometry = classRows(rt, call)
    const { self, target, weight, reduction, ignore } = call
    const compute = computeType(self.dtype) as KernelDType
    const result = out ? checkOutput(overload, out[0]!, self.shape, self.dtype) : rt.empty(self.shape, self.dtype)
    const isApart = reduction === none && self.rank > 1
    callRows(rt, {
      name: overload,
      variant: String(reduction),
      geometry,
      single: true,
      operands: {
        result: geometry.all(result, 'write'),
        target: geometry.each(target),
        weight: weight && geometry.shared(weight),
        grad: isApart
          ? geometry.each(grad)
          : { ...geometry.each(target), dtype: grad.dtype, address: grad.address, kept: geometry.kept.map(() => 0) },
        total: {
          ...geometry.each(target),
          dtype: totalWeight.dtype,
          address: totalWeight.address,
          kept: geometry.kept.map(() => 0),
        },
      },
      scalars: { ignore: [ignore, 'int64'] },
      body: (r) => {
        const { at, counts } = classOf(r)
        const upstream = r.load('grad').to(compute)
        const scaled = reduction === average ? upstream.div(r.load('total').to(compute)) : upstream
        const value = r.has('weight') ? scaled.mul(r.load('weight').to(compute)) : scaled
        const isHere = r.row.k.coord(r.row.axes[0]!).eq(at).and(counts)
        r.store('result', isHere.select(value.neg(), value.like(0)))
      },
    })
    return result
  },
})

/** Losses of rows of scores: the log-softmax at the class, or weighed by target probabilities, with smoothing. */
function crossEntropyRows(
  rt: Runtime,
  call: ClassLoss,
  geometry: RowGeometry,
  smoothing: number,
  losses: Tensor,
  weights: Tensor,
): void {
  const { operator, self, target, weight, ignore } = call
  const compute = computeType(self.dtype) as KernelDType
  const isIndexed = !isFloating(target.dtype)
  callRows(rt, {
    name: operator,
    variant: `rows${isIndexed},${smoothing === 0}`,
    geometry,
    single: true,
    operands: {
      x: geometry.all(self),
      target: isIndexed ? geometry.each(target) : geometry.all(target),
      weight: weight && geometry.shared(weight),
      losses: geometry.each(losses, 'write'),
      weights: geometry.each(weights, 'write'),
    },
    scalars: { ignore: [ignore, 'int64'], smoothing: [smoothing, compute] },
    body: (r) => {
      const axis = r.row.axes[0]!
      const x = r.load('x').to(compute)
      const logs = logSoftmax(x, r.row.axes)
      const weighed = r.has('weight') ? logs.mul(r.load('weight').to(compute)) : logs
      const smoothed = r.scalar('smoothing')
      const kept = smoothed.like(1).sub(smoothed)
      const even = smoothed.div(r.row.count.to(compute))
      if (!isIndexed) {
        const aim = r.load('target').to(compute).mul(kept).add(even)
        r.store('losses', weighed.mul(aim).sum(axis).neg())
        r.store('weights', x.like(1))
        return
      }
      const { at, counts } = classOf(r)
      const isHere = r.row.k.coord(axis).eq(at)
      const share = r.has('weight') ? r.load('weight').to(compute) : x.like(1)
      const own = isHere.select(weighed, x.like(0)).sum(axis)
      const all = smoothing === 0 ? own.like(0) : weighed.sum(axis)
      const loss = own.mul(kept).add(all.mul(even)).neg()
      r.store('losses', counts.select(loss, loss.like(0)))
      r.store('weights', counts.select(isHere.select(share, x.like(0)).sum(axis), loss.like(0)))
    },
  })
}

const crossEntropy: Contract = {
  overload: 'cross_entropy_loss',
  category: 'loss',
  compute: (rt, args, out) => {
    const call = callOf('cross_entropy_loss', args as unknown as ForwardArguments)
    const smoothing = args[5] as number
    const geometry = classRows(rt, call)
    const { self, reduction, operator } = call
    const shape = reduction === none ? geometry.kept : []
    const output = out ? checkOutput(operator, out[0]!, shape, self.dtype) : rt.empty(shape, self.dtype)
    const compute = computeType(self.dtype)
    const losses = reduction === none ? output : rt.empty(geometry.kept, compute)
    const weights = rt.empty(geometry.kept, compute)
    crossEntropyRows(rt, call, geometry, smoothing, losses, weights)
    if (reduction !== none) total(rt, call, losses, weights, output, null)
    weights.dispose()
    if (reduction !== none) losses.dispose()
    return output
  },
}

export const classLosses: Contract[] = [
  nllForward('nll_loss_forward'),
  nllForward('nll_loss2d_forward'),
  nllLoss,
  nllBackward('nll_loss_backward'),
  nllBackward('nll_loss2d_backward'),
  crossEntropy,
]

// batch_norm: each channel normalised over batch and space, with running statistics.

import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, type DType } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType, Value } from '../../kernel/index.ts'
import { affine, inverseRoot, savedStatistics } from '../../kernels/normalization.ts'
import type { Tensor } from '../../tensor/index.ts'
import { callRows, type NamedRow, RowGeometry } from '../row-call.ts'
import { requireFloatingInput } from './floating-input.ts'

export interface BatchNormCall {
  readonly operator: string
  readonly input: Tensor
  readonly weight: Tensor | null
  readonly bias: Tensor | null
  readonly runningMean: Tensor | null
  readonly runningVar: Tensor | null
  readonly training: boolean
  readonly momentum: number
  readonly eps: number
}
/** The normalised input, and the mean and 1/sqrt(var + eps) that training used. */
export type BatchNormResult = readonly [y: Tensor, mean: Tensor, rstd: Tensor]

/** Rows are the elements of one channel. @throws UNSUPPORTED_DTYPE, SHAPE_MISMATCH */
export function channelRows(
  rt: Runtime,
  operator: string,
  input: Tensor,
  perChannel: readonly (Tensor | null)[],
): RowGeometry {
  requireFloatingInput(rt, operator, input)
  const channels = input.shape[1]
  const wrong = perChannel.find((t) => t && (t.rank !== 1 || t.shape[0] !== channels))
  if (channels === undefined || wrong)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: ${input.describe()} needs a channel dimension and one value for each channel${wrong ? `, got ${wrong.describe()}` : ''}`,
      { operator, shapes: [input.shape] },
    )
  return new RowGeometry(input.shape, new Set(input.shape.map((_, i) => i).filter((i) => i !== 1)))
}

/** Narrow inputs keep float32 statistics where their parameters are float32. */
export const statisticsDType = (input: Tensor, ...parameters: readonly (Tensor | null)[]): DType =>
  parameters.find((p) => p)?.dtype ?? input.dtype

export function runBatchNorm(rt: Runtime, call: BatchNormCall): BatchNormResult {
  const { operator, input, weight, bias, runningMean, runningVar, training } = call
  const geometry = channelRows(rt, operator, input, [weight, bias, runningMean, runningVar])
  if (!training && !(runningMean && runningVar))
    throw new OpGemsError('BAD_ARGUMENT', `${operator}: running statistics are needed outside of training`, {
      operator,
    })
  const dtype = statisticsDType(input, weight, bias, runningMean)
  const channels = training ? input.shape[1]! : 0
  const y = rt.empty(input.shape, input.dtype)
  const mean = rt.empty([channels], dtype)
  const rstd = rt.empty([channels], dtype)
  if (training) train(rt, call, geometry, y, mean, rstd)
  else infer(rt, call, geometry, y)
  return [y, mean, rstd]
}

function train(rt: Runtime, call: BatchNormCall, geometry: RowGeometry, y: Tensor, mean: Tensor, rstd: Tensor): void {
  const { operator, input, weight, bias, runningMean, runningVar, eps, momentum } = call
  const compute = computeType(input.dtype) as KernelDType
  callRows(rt, {
    name: operator,
    variant: 'train',
    geometry,
    operands: {
      x: geometry.all(input),
      y: geometry.all(y, 'write'),
      weight: weight && geometry.each(weight),
      bias: bias && geometry.each(bias),
      mean: geometry.each(mean, 'write'),
      rstd: geometry.each(rstd, 'write'),
      runningMean: runningMean && geometry.each(runningMean, 'readwrite'),
      runningVar: runningVar && geometry.each(runningVar, 'readwrite'),
    },
    scalars: { eps: [eps, compute], momentum: [momentum, compute] },
    body: (r) => {
      const x = r.load('x').to(compute)
      const { center, scale, unbiased } = savedStatistics(x, r.row, r.scalar('eps'), mean.dtype as KernelDType)
      const y = x.sub(center).mul(scale)
      r.store('y', affine(y, parameter(r, 'weight', compute), parameter(r, 'bias', compute)))
      r.store('mean', center)
      r.store('rstd', scale)
      updateRunning(r, 'runningMean', center, compute)
      updateRunning(r, 'runningVar', unbiased, compute)
    },
  })
}

const parameter = ({ has, load }: NamedRow, name: string, compute: KernelDType): Value | null =>
  has(name) ? load(name).to(compute) : null

/** running ← running·(1 - momentum) + value·momentum. */
export function updateRunning(row: NamedRow, name: string, value: Value, compute: KernelDType): void {
  if (!row.has(name)) return
  const momentum = row.scalar('momentum')
  const old = row.load(name).to(compute)
  row.store(name, old.mul(momentum.like(1).sub(momentum)).add(value.mul(momentum)))
}

function infer(rt: Runtime, call: BatchNormCall, geometry: RowGeometry, y: Tensor): void {
  const { operator, input, weight, bias, runningMean, runningVar, eps } = call
  const compute = computeType(input.dtype) as KernelDType
  callRows(rt, {
    name: operator,
    variant: 'infer',
    geometry,
    operands: {
      x: geometry.all(input),
      y: geometry.all(y, 'write'),
      weight: weight && geometry.each(weight),
      bias: bias && geometry.each(bias),
      mean: geometry.each(runningMean!),
      variance: geometry.each(runningVar!),
    },
    scalars: { eps: [eps, compute] },
    body: (r) => {
      const scale = inverseRoot(r.load('variance').to(compute).add(r.scalar('eps')))
      const centered = r.load('x').to(compute).sub(r.load('mean').to(compute))
      r.store('y', affine(centered.mul(scale), parameter(r, 'weight', compute), parameter(r, 'bias', compute)))
    },
  })
}

type Parameters = readonly [Tensor, Tensor | null, Tensor | null, Tensor | null, Tensor | null]
function callOf(
  operator: string,
  tensors: Parameters,
  training: boolean,
  momentum: number,
  eps: number,
): BatchNormCall {
  const [input, weight, bias, runningMean, runningVar] = tensors
  return { operator, input, weight, bias, runningMean, runningVar, training, momentum, eps }
}

/** Overloads with (input, weight, bias, running_mean, running_var, training, momentum, eps). */
const withTraining = (overload: string): Contract => ({
  overload,
  category: 'norm',
  compute: (rt, args) => {
    const tensors = args.slice(0, 5) as unknown as Parameters
    const [training, momentum, eps] = args.slice(5) as [boolean, number, number]
    return runBatchNorm(rt, callOf(overload, tensors, training, momentum, eps))
  },
})

const withoutStatistics: Contract = {
  overload: '_native_batch_norm_legit.no_stats',
  category: 'norm',
  compute: (rt, args) => {
    const [input, weight, bias, , momentum, eps] = args as [
      Tensor,
      Tensor | null,
      Tensor | null,
      boolean,
      number,
      number,
    ]
    const tensors: Parameters = [input, weight, bias, null, null]
    return runBatchNorm(rt, callOf('_native_batch_norm_legit', tensors, true, momentum, eps))
  },
}

const withoutTraining: Contract = {
  overload: '_native_batch_norm_legit_no_training',
  category: 'norm',
  compute: (rt, args) => {
    const tensors = args.slice(0, 5) as unknown as Parameters
    const [momentum, eps] = args.slice(5) as [number, number]
    return runBatchNorm(rt, callOf('_native_batch_norm_legit_no_training', tensors, false, momentum, eps))
  },
}

/** Also returns the reserved space of other libraries, which is empty. */
const reserving = (overload: string, training: boolean): Contract => ({
  overload,
  category: 'norm',
  compute: (rt, args) => {
    const tensors = args.slice(0, 5) as unknown as Parameters
    const [momentum, eps] = args.slice(5) as [number, number]
    const results = runBatchNorm(rt, callOf(overload, tensors, training, momentum, eps))
    return [...results, rt.empty([0], 'uint8')]
  },
})

const batchNorm: Contract = {
  overload: 'batch_norm',
  category: 'norm',
  compute: (rt, args) => {
    const tensors = args.slice(0, 5) as unknown as Parameters
    if (tensors[0].numel === 0) return rt.empty(tensors[0].shape, tensors[0].dtype)
    const [training, momentum, eps] = args.slice(5) as [boolean, number, number]
    const [y, mean, rstd] = runBatchNorm(rt, callOf('batch_norm', tensors, training, momentum, eps))
    mean.dispose()
    rstd.dispose()
    return y
  },
}

export const batchNorms: Contract[] = [
  withTraining('native_batch_norm'),
  withTraining('_native_batch_norm_legit'),
  withoutStatistics,
  withoutTraining,
  reserving('_batch_norm_with_update', true),
  reserving('_batch_norm_no_update', false),
  batchNorm,
]

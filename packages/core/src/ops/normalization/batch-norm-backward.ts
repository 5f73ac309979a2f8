// Gradients of batch_norm by input, weight and bias.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { inputGradient, inverseRoot } from '../../kernels/normalization.ts'
import type { Tensor } from '../../tensor/index.ts'
import { callRows } from '../row-call.ts'
import { channelRows, statisticsDType } from './batch-norm.ts'

type Mask = readonly [boolean, boolean, boolean]
type BackwardArguments = [
  grad: Tensor,
  input: Tensor,
  weight: Tensor | null,
  runningMean: Tensor | null,
  runningVar: Tensor | null,
  saveMean: Tensor | null,
  saveRstd: Tensor | null,
  train: boolean,
  eps: number,
  mask: Mask,
]

/** Mean and spread that were saved in training, or the running ones. @throws BAD_ARGUMENT where they were not given */
function statisticsOf(operator: string, args: BackwardArguments): readonly [Tensor, Tensor] {
  const [, , , runningMean, runningVar, saveMean, saveRstd, train] = args
  const [mean, spread] = train ? [saveMean, saveRstd] : [runningMean, runningVar]
  if (mean && spread) return [mean, spread]
  const why = train ? 'the saved mean and inverse deviation in training' : 'the running mean and variance in evaluation'
  throw new OpGemsError('BAD_ARGUMENT', `${operator} needs ${why}, got None`, { operator })
}

function backward(rt: Runtime, operator: string, args: BackwardArguments): readonly (Tensor | null)[] {
  const [grad, input, weight, , , , , train, eps, mask] = args
  const [mean, spread] = statisticsOf(operator, args)
  const geometry = channelRows(rt, operator, input, [weight])
  const dtype = statisticsDType(input, weight)
  const compute = computeType(input.dtype) as KernelDType
  const channels = [input.shape[1]!]
  const gradInput = mask[0] ? rt.empty(input.shape, input.dtype) : null
  const gradWeight = mask[1] ? rt.empty(channels, dtype) : null
  const gradBias = mask[2] ? rt.empty(channels, dtype) : null
  callRows(rt, {
    name: operator,
    variant: String(train),
    geometry,
    operands: {
      x: geometry.all(input),
      grad: geometry.all(grad),
      weight: weight && geometry.each(weight),
      mean: geometry.each(mean),
      spread: geometry.each(spread),
      gradInput: gradInput && geometry.all(gradInput, 'write'),
      gradWeight: gradWeight && geometry.each(gradWeight, 'write'),
      gradBias: gradBias && geometry.each(gradBias, 'write'),
    },
    scalars: { eps: [eps, compute] },
    body: ({ row, has, load, store, scalar }) => {
      const spread = load('spread').to(compute)
      const rstd = train ? spread : inverseRoot(spread.add(scalar('eps')))
      const upstream = load('grad').to(compute)
      const normalized = load('x').to(compute).sub(load('mean').to(compute)).mul(rstd)
      const scaled = has('weight') ? rstd.mul(load('weight').to(compute)) : rstd
      if (has('gradInput'))
        store(
          'gradInput',
          train ? inputGradient({ grad: upstream, normalized, rstd: scaled }, row) : upstream.mul(scaled),
        )
      if (has('gradWeight')) store('gradWeight', upstream.mul(normalized).sum(...row.axes))
      if (has('gradBias')) store('gradBias', upstream.sum(...row.axes))
    },
  })
  return [gradInput, gradWeight, gradBias]
}

export const batchNormGradients: Contract[] = [
  {
    overload: 'native_batch_norm_backward',
    category: 'norm',
    compute: (rt, args) => backward(rt, 'native_batch_norm_backward', args as unknown as BackwardArguments),
  },
]

// instance_norm: each channel of each sample normalised over space.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { affine, mean, savedStatistics } from '../../kernels/normalization.ts'
import type { Tensor } from '../../tensor/index.ts'
import { callRows, RowGeometry } from '../row-call.ts'
import { runBatchNorm, statisticsDType, updateRunning } from './batch-norm.ts'

const operator = 'instance_norm'

interface InstanceNormCall {
  readonly input: Tensor
  readonly weight: Tensor | null
  readonly bias: Tensor | null
  readonly momentum: number
  readonly eps: number
  /** Of the statistics. */
  readonly saved: KernelDType
}

/** Normalises with each instance's own statistics, which are written to [N, C] tensors where they are wanted. */
function normalize(rt: Runtime, call: InstanceNormCall, means: Tensor | null, variances: Tensor | null): Tensor {
  const { input, weight, bias, eps, saved } = call
  const geometry = new RowGeometry(input.shape, new Set(input.shape.map((_, i) => i).filter((i) => i > 1)))
  const compute = computeType(input.dtype) as KernelDType
  const y = rt.empty(input.shape, input.dtype)
  const perChannel = (t: Tensor | null) =>
    t &&
    geometry.strided(
      t,
      input.shape.map((_, i) => (i === 1 ? t.strides[0]! : 0)),
    )
  callRows(rt, {
    name: operator,
    variant: saved,
    geometry,
    operands: {
      x: geometry.all(input),
      y: geometry.all(y, 'write'),
      weight: perChannel(weight),
      bias: perChannel(bias),
      means: means && geometry.each(means, 'write'),
      variances: variances && geometry.each(variances, 'write'),
    },
    scalars: { eps: [eps, compute] },
    body: ({ row, has, load, store, scalar }) => {
      const x = load('x').to(compute)
      const { center, scale, unbiased } = savedStatistics(x, row, scalar('eps'), saved)
      const parameter = (name: string) => (has(name) ? load(name).to(compute) : null)
      store('y', affine(x.sub(center).mul(scale), parameter('weight'), parameter('bias')))
      if (has('means')) store('means', center)
      if (has('variances')) store('variances', unbiased)
    },
  })
  return y
}

/** Moves running statistics towards the mean of the samples' ones. */
function update(rt: Runtime, statistics: Tensor, running: Tensor, momentum: number): void {
  const geometry = new RowGeometry(statistics.shape, new Set([0]))
  const compute = statistics.dtype as KernelDType
  callRows(rt, {
    name: `${operator}_update`,
    geometry,
    operands: { x: geometry.all(statistics), running: geometry.each(running, 'readwrite') },
    scalars: { momentum: [momentum, compute] },
    body: (r) => updateRunning(r, 'running', mean(r.load('x'), r.row), compute),
  })
}

const instanceNorm: Contract = {
  overload: operator,
  category: 'norm',
  compute: (rt, args) => {
    const [input, weight, bias, runningMean, runningVar] = args as [Tensor, ...(Tensor | null)[]]
    const [useInput, momentum, eps] = args.slice(5) as [boolean, number, number]
    if (input.rank < 2)
      throw new OpGemsError(
        'SHAPE_MISMATCH',
        `${operator} needs batch and channel dimensions, got ${input.describe()}`,
        {
          operator,
        },
      )
    const call = { input, weight: weight ?? null, bias: bias ?? null, momentum, eps }
    if (!useInput) {
      const given = { runningMean: runningMean ?? null, runningVar: runningVar ?? null }
      const [y, ...statistics] = runBatchNorm(rt, { operator, ...call, ...given, training: false })
      for (const s of statistics) s.dispose()
      return y
    }
    const statistics = () => rt.empty(input.shape.slice(0, 2), computeType(input.dtype))
    const means = runningMean ? statistics() : null
    const variances = runningVar ? statistics() : null
    const saved = statisticsDType(input, weight ?? null, bias ?? null, runningMean ?? null) as KernelDType
    const y = normalize(rt, { ...call, saved }, means, variances)
    if (means) update(rt, means, runningMean!, momentum)
    if (variances) update(rt, variances, runningVar!, momentum)
    means?.dispose()
    variances?.dispose()
    return y
  },
}

export const instanceNorms: Contract[] = [instanceNorm]

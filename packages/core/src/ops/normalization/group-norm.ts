// group_norm and its gradients: channels normalised in groups, for each sample.

import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { affine, deviations, inverseRoot, rowCount } from '../../kernels/normalization.ts'
import { contiguousStrides, type Tensor } from '../../tensor/index.ts'
import { callRows, RowGeometry, type RowTensor } from '../row-call.ts'
import { statisticsDType } from './batch-norm.ts'
import { requireFloatingInput } from './floating-input.ts'
import { storeInputGradient } from './input-gradient.ts'

/** The input as [N, groups, channels of a group, space]. */
class Groups {
  readonly shape: readonly number[]
  /** One group of one sample. */
  readonly rows: RowGeometry
  /** One channel of all samples. */
  readonly channels: RowGeometry
  constructor(
    readonly samples: number,
    channels: number,
    space: number,
    readonly count: number,
  ) {
    this.shape = [samples, count, channels / count, space]
    this.rows = new RowGeometry(this.shape, new Set([2, 3]))
    this.channels = new RowGeometry(this.shape, new Set([0, 3]))
  }
  all(geometry: RowGeometry, tensor: Tensor, access: 'read' | 'write' = 'read'): RowTensor {
    return geometry.strided(tensor, contiguousStrides(this.shape), access)
  }
  /** A tensor [C] of one value a channel. */
  perChannel(geometry: RowGeometry, tensor: Tensor): RowTensor {
    const step = tensor.strides[0]!
    return geometry.strided(tensor, [0, step * this.shape[2]!, step, 0])
  }
  /** A tensor [N, groups] of one value a group. */
  perGroup(geometry: RowGeometry, tensor: Tensor): RowTensor {
    return geometry.strided(tensor, [tensor.strides[0]!, tensor.strides[1]!, 0, 0])
  }
}

function groupsOf(rt: Runtime, operator: string, input: Tensor, sizes: readonly number[]): Groups {
  const [samples, channels, space, count] = sizes as [number, number, number, number]
  requireFloatingInput(rt, operator, input)
  if (!(count > 0) || channels % count !== 0 || samples * channels * space !== input.numel)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: ${input.describe()} does not divide into ${count} groups of ${channels} channels`,
      { operator, shapes: [input.shape] },
    )
  return new Groups(samples, channels, space, count)
}

interface Parameters {
  readonly weight: Tensor | null
  readonly bias: Tensor | null
  readonly eps: number
}

function forward(
  rt: Runtime,
  operator: string,
  input: Tensor,
  groups: Groups,
  { weight, bias, eps }: Parameters,
): readonly [Tensor, Tensor, Tensor] {
  const { rows } = groups
  const compute = computeType(input.dtype) as KernelDType
  const dtype = statisticsDType(input, weight)
  const statistics = [groups.samples, groups.count]
  const dense = rt.contiguous(input)
  const [y, mean, rstd] = [rt.empty(input.shape, input.dtype), rt.empty(statistics, dtype), rt.empty(statistics, dtype)]
  callRows(rt, {
    name: operator,
    geometry: rows,
    operands: {
      x: groups.all(rows, dense),
      y: groups.all(rows, y, 'write'),
      weight: weight && groups.perChannel(rows, weight),
      bias: bias && groups.perChannel(rows, bias),
      mean: rows.each(mean, 'write'),
      rstd: rows.each(rstd, 'write'),
    },
    scalars: { eps: [eps, compute] },
    body: ({ row, has, load, store, scalar }) => {
      const x = load('x').to(compute)
      const { mean: center, m2 } = deviations(x, row)
      const scale = inverseRoot(m2.div(rowCount(row, x)).add(scalar('eps')))
      const parameter = (name: string) => (has(name) ? load(name).to(compute) : null)
      store('y', affine(x.sub(center).mul(scale), parameter('weight'), parameter('bias')))
      store('mean', center)
      store('rstd', scale)
    },
  })
  if (dense !== input) dense.dispose()
  return [y, mean, rstd]
}

const nativeGroupNorm: Contract = {
  overload: 'native_group_norm',
  category: 'norm',
  compute: (rt, args) => {
    const [input, weight, bias, n, c, space, count, eps] = args as [
      Tensor,
      Tensor | null,
      Tensor | null,
      number,
      number,
      number,
      number,
      number,
    ]
    const groups = groupsOf(rt, 'native_group_norm', input, [n, c, space, count])
    return forward(rt, 'native_group_norm', input, groups, { weight, bias, eps })
  },
}

const groupNorm: Contract = {
  overload: 'group_norm',
  category: 'norm',
  compute: (rt, args) => {
    const [input, count, weight, bias, eps] = args as [Tensor, number, Tensor | null, Tensor | null, number]
    const [n = 0, c = 0, ...space] = input.shape
    const groups = groupsOf(rt, 'group_norm', input, [n, c, space.reduce((a, b) => a * b, 1), count])
    const [y, mean, rstd] = forward(rt, 'group_norm', input, groups, { weight, bias, eps })
    mean.dispose()
    rstd.dispose()
    return y
  },
}

interface Saved {
  readonly grad: Tensor
  readonly input: Tensor
  readonly mean: Tensor
  readonly rstd: Tensor
}

function gradientByInput(rt: Runtime, groups: Groups, saved: Saved, weight: Tensor | null, result: Tensor): void {
  const { rows } = groups
  const compute = computeType(saved.input.dtype) as KernelDType
  callRows(rt, {
    name: 'native_group_norm_backward',
    variant: 'input',
    geometry: rows,
    operands: {
      x: groups.all(rows, saved.input),
      grad: groups.all(rows, saved.grad),
      mean: rows.each(saved.mean),
      rstd: rows.each(saved.rstd),
      weight: weight && groups.perChannel(rows, weight),
      result: groups.all(rows, result, 'write'),
    },
    body: storeInputGradient(compute),
  })
}

function gradientByParameters(
  rt: Runtime,
  groups: Groups,
  saved: Saved,
  weight: Tensor | null,
  bias: Tensor | null,
): void {
  const { channels } = groups
  const compute = computeType(saved.input.dtype) as KernelDType
  const result = (t: Tensor | null): RowTensor | null =>
    t && { ...channels.each(t, 'write'), kept: [groups.shape[2]!, 1] }
  callRows(rt, {
    name: 'native_group_norm_backward',
    variant: 'parameters',
    geometry: channels,
    operands: {
      x: groups.all(channels, saved.input),
      grad: groups.all(channels, saved.grad),
      mean: groups.perGroup(channels, saved.mean),
      rstd: groups.perGroup(channels, saved.rstd),
      weight: result(weight),
      bias: result(bias),
    },
    body: ({ row, has, load, store }) => {
      const grad = load('grad').to(compute)
      const normalized = load('x').to(compute).sub(load('mean').to(compute)).mul(load('rstd').to(compute))
      if (has('weight')) store('weight', grad.mul(normalized).sum(...row.axes))
      if (has('bias')) store('bias', grad.sum(...row.axes))
    },
  })
}

type BackwardArguments = [
  grad: Tensor,
  input: Tensor,
  mean: Tensor,
  rstd: Tensor,
  weight: Tensor | null,
  n: number,
  c: number,
  space: number,
  count: number,
  mask: readonly boolean[],
]

const nativeGroupNormBackward: Contract = {
  overload: 'native_group_norm_backward',
  category: 'norm',
  compute: (rt, args) => {
    const [grad, input, mean, rstd, weight, n, c, space, count, mask] = args as unknown as BackwardArguments
    const groups = groupsOf(rt, 'native_group_norm_backward', input, [n, c, space, count])
    const saved = { grad: rt.contiguous(grad), input: rt.contiguous(input), mean, rstd }
    const dtype = statisticsDType(input, weight)
    const gradInput = mask[0] ? rt.empty(input.shape, input.dtype) : null
    const gradWeight = mask[1] ? rt.empty([c], dtype) : null
    const gradBias = mask[2] ? rt.empty([c], dtype) : null
    if (gradInput) gradientByInput(rt, groups, saved, weight, gradInput)
    if (gradWeight || gradBias) gradientByParameters(rt, groups, saved, gradWeight, gradBias)
    if (saved.grad !== grad) saved.grad.dispose()
    if (saved.input !== input) saved.input.dispose()
    return [gradInput, gradWeight, gradBias]
  },
}

export const groupNorms: Contract[] = [nativeGroupNorm, groupNorm, nativeGroupNormBackward]

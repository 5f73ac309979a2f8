// ctc_loss: how unlikely a sequence of classes is under predictions of a longer sequence, over all alignments; and its gradient.
import type { Contract } from '../../dispatch/contract.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { KernelBuilder, KernelDType } from '../../kernel/index.ts'
import { buildCtcGradient, buildCtcLoss, buildCtcStep } from '../../kernels/ctc.ts'
import { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { launchNamed } from '../named-launch.ts'

type Numbers = readonly number[]
const operator = 'ctc_loss'

interface CtcCall {
  /** [T, N, C]; [T, C] is a batch of one. */
  readonly logs: Tensor
  readonly targets: Tensor
  readonly times: Numbers
  readonly lengths: Numbers
  readonly blank: number
  /** 0 none, 1 mean, 2 sum. */
  readonly reduction: number
  readonly zeroInfinity: boolean
}

function refuse(
  code: 'SHAPE_MISMATCH' | 'BAD_ARGUMENT' | 'UNSUPPORTED_DTYPE',
  why: string,
  tensors: readonly Tensor[],
): never {
  throw new OpGemsError(code, `${operator}: ${why}, got ${tensors.map((t) => t.describe()).join(', ')}`, {
    operator,
    dtypes: tensors.map((t) => t.dtype),
    shapes: tensors.map((t) => t.shape),
  })
}

/** Lengths on the host; waits for the device where they are there. */
const listed = (value: unknown): Numbers =>
  value instanceof Tensor ? Array.from(value.dataSync() as ArrayLike<number | bigint>, Number) : (value as Numbers)

function check({ logs, targets, times, lengths, blank }: CtcCall): void {
  if (logs.dtype !== 'float32' && logs.dtype !== 'float64')
    refuse('UNSUPPORTED_DTYPE', 'log_probs must be float32 or float64', [logs])
  if (targets.dtype !== 'int64' && targets.dtype !== 'int32')
    refuse('UNSUPPORTED_DTYPE', 'targets must be int64 or int32', [targets])
  const [steps, samples, classes] = logs.shape as [number, number, number]
  if (logs.rank !== 3 || steps === 0)
    refuse('SHAPE_MISMATCH', 'log_probs must be [T, N, C] or [T, C] with T above 0', [logs])
  if (times.length !== samples || lengths.length !== samples)
    refuse('SHAPE_MISMATCH', `expected a length for each of ${samples} samples`, [logs])
  if (blank < 0 || blank >= classes) refuse('BAD_ARGUMENT', `blank ${blank} is not one of the classes`, [logs])
  if (times.some((t) => t < 0 || t > steps) || lengths.some((l) => l < 0))
    refuse('BAD_ARGUMENT', 'input_lengths must lie within log_probs, target_lengths not be negative', [logs])
  const all = lengths.reduce((n, l) => n + l, 0)
  const fits =
    targets.rank === 1
      ? targets.numel === all
      : targets.rank === 2 && targets.shape[0] === samples && lengths.every((l) => l <= targets.shape[1]!)
  if (!fits) refuse('SHAPE_MISMATCH', `targets do not have the lengths [${lengths}]`, [targets])
}

/** A call's tensors and sizes as the kernels take them. */
class Alignments {
  private readonly operands: readonly Tensor[]
  private readonly dtype: KernelDType
  private readonly sizes: Readonly<Record<string, number>>
  readonly samples: number
  private readonly steps: number
  private readonly states: number

  constructor(
    private readonly rt: Runtime,
    readonly call: CtcCall,
  ) {
    const { logs, targets, times, lengths, blank } = call
    const [steps, samples, classes] = logs.shape as [number, number, number]
    const starts = lengths.map((_, n) =>
      targets.rank === 2 ? n * targets.shape[1]! : lengths.slice(0, n).reduce((a, b) => a + b, 0),
    )
    const int64 = (values: Numbers) => rt.tensor([...values], { dtype: 'int64' })
    const labels = rt.call('aten::to.dtype', [rt.call('aten::reshape', [targets, [-1]]), 'int64']) as Tensor
    this.operands = [logs, labels.numel > 0 ? labels : int64([0]), int64(starts), int64(times), int64(lengths)]
    this.dtype = logs.dtype as KernelDType
    this.samples = samples
    this.steps = steps
    this.states = 2 * Math.max(0, ...lengths) + 1
    this.sizes = { samples, classes, blank, states: this.states, steps }
  }

  private launch(name: string, build: (k: KernelBuilder) => void, tensors: readonly Tensor[], step = 0): void {
    const all = [...this.operands, ...tensors]
    launchNamed(this.rt, `ctc_${name}`, this.dtype, build, all, { ...this.sizes, step })
  }

  /** Logarithms of what leads to each state at each time, or from there to the end: [N, T, states]. */
  table(isForward: boolean): Tensor {
    const table = this.rt.empty([this.samples, this.steps, this.states], this.call.logs.dtype)
    for (let i = 0; i < this.steps && this.samples > 0; i++) {
      const build = (k: KernelBuilder) => buildCtcStep(k, this.dtype, isForward, i === 0)
      const name = `${isForward ? 'forward' : 'backward'}${i === 0 ? '_first' : ''}`
      this.launch(name, build, [table], isForward ? i : this.steps - 1 - i)
    }
    return table
  }
  /** Of each sample. */
  losses(forward: Tensor): Tensor {
    const losses = this.rt.empty([this.samples], this.call.logs.dtype)
    this.launch('loss', (k) => buildCtcLoss(k, this.dtype), [forward, losses])
    return losses
  }
  /** Takes from `sums` what each state's alignments give. */
  takeShares(tables: readonly [Tensor, Tensor], losses: Tensor, scale: Tensor, sums: Tensor): void {
    this.launch('gradient', (k) => buildCtcGradient(k, this.dtype), [...tables, losses, scale, sums])
  }
}

const withoutInfinity = (rt: Runtime, values: Tensor, losses: Tensor): Tensor =>
  rt.call('aten::masked_fill', [values, rt.call('aten::isinf', [losses]), 0]) as Tensor

/** One over the length of each target, for means. */
const perLabel = (rt: Runtime, { lengths, logs }: CtcCall): Tensor =>
  rt.tensor(
    lengths.map((l) => 1 / Math.max(l, 1)),
    { dtype: logs.dtype },
  )

function loss(rt: Runtime, call: CtcCall): Tensor {
  const alignments = new Alignments(rt, call)
  const found = alignments.losses(alignments.table(true))
  const losses = call.zeroInfinity ? withoutInfinity(rt, found, found) : found
  if (call.reduction === 0) return losses
  if (call.reduction === 2) return rt.call('aten::sum', [losses]) as Tensor
  return rt.call('aten::mean', [rt.call('aten::mul', [losses, perLabel(rt, call)])]) as Tensor
}

/**
 * (e^log_probs − the classes' share of all alignments)·grad within each sample's time: as PyTorch has it, the gradient that is right
 * where log_probs come from a log_softmax.
 */
function gradient(rt: Runtime, call: CtcCall, grad: Tensor): Tensor {
  const { logs, times } = call
  const alignments = new Alignments(rt, call)
  const tables = [alignments.table(true), alignments.table(false)] as const
  const losses = alignments.losses(tables[0])
  const mean = call.reduction === 1 ? rt.call('aten::div', [perLabel(rt, call), alignments.samples]) : 1
  const each = rt.call('aten::expand', [rt.call('aten::mul', [grad, mean]), [alignments.samples]]) as Tensor
  const scale = call.zeroInfinity ? withoutInfinity(rt, each, losses) : each
  const place = rt.call('aten::reshape', [rt.call('aten::arange', [logs.shape[0]]), [-1, 1]])
  const isInside = rt.call('aten::lt', [place, rt.tensor([...times], { dtype: 'int64' })])
  const within = rt.call('aten::mul', [isInside, scale]) as Tensor
  const sums = rt.call('aten::mul', [rt.call('aten::exp', [logs]), rt.call('aten::unsqueeze', [within, -1])]) as Tensor
  alignments.takeShares(tables, losses, rt.contiguous(scale), sums)
  return sums
}

/** A batch of one may lack its dimension. */
function batched(rt: Runtime, args: readonly unknown[], compute: (call: CtcCall, isSingle: boolean) => Tensor): Tensor {
  const [given, targets, times, lengths, blank, reduction, zeroInfinity] = args as [
    Tensor,
    Tensor,
    unknown,
    unknown,
    number,
    number,
    boolean,
  ]
  return rt.tidy(() => {
    const isSingle = given.rank === 2
    const logs = isSingle ? (rt.call('aten::unsqueeze', [given, 1]) as Tensor) : given
    const call = { logs, targets, times: listed(times), lengths: listed(lengths), blank, reduction, zeroInfinity }
    check(call)
    return compute(call, isSingle)
  })
}

const define = contractsIn('loss')

export const ctcLosses: Contract[] = [
  ...['ctc_loss.IntList', 'ctc_loss.Tensor'].map((overload) =>
    define(overload, (rt, args) =>
      batched(rt, args, (call, isSingle) => {
        const result = loss(rt, call)
        return isSingle && call.reduction === 0 ? (rt.call('aten::squeeze', [result, 0]) as Tensor) : result
      }),
    ),
  ),
  {
    ...define('ctc_loss_backward', (rt, [grad, ...args]) =>
      batched(rt, args, (call, isSingle) => {
        const result = gradient(rt, call, grad as Tensor)
        return isSingle ? (rt.call('aten::squeeze', [result, 1]) as Tensor) : result
      }),
    ),
    schema:
      'ctc_loss_backward(Tensor grad, Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank, int reduction, bool zero_infinity) -> Tensor',
  },
]

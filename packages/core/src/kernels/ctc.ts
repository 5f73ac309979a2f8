// Connectionist temporal classification: probabilities of all alignments, one step of time a launch. Labels are interleaved with
// blanks, so that a target of n classes has 2n + 1 states. Formulas: Graves et al., 2006, in logarithms.
import type { KernelBuilder, KernelDType, Value } from '../kernel/index.ts'

const stateBlock = 256

/** What all kernels know of a sample: its target, its length in time and the state's class. */
function sample(k: KernelBuilder, dtype: KernelDType) {
  const logs = k.tensor({ name: 'logs', dtype, access: 'read', strides: ['any', 'any', 'any'] })
  const read = (name: string) => k.tensor({ name, dtype: 'int64', access: 'read', strides: ['any'] })
  const [targets, starts] = [read('targets'), read('starts')]
  const [times, lengths] = [read('times'), read('lengths')]
  const n = k.program(k.scalar('samples'))
  const [blank, classes] = [k.scalar('blank'), k.scalar('classes')]
  const start = starts.load(n)
  const states = lengths.load(n).mul(2).add(1)
  /** The class of a state, the blank outside of the target. */
  const classAt = (state: Value): Value => {
    const isLabel = state.rem(2).eq(1).and(state.gt(0)).and(state.lt(states))
    const label = targets.gather([isLabel.select(start.add(state.div(2)), 0)], isLabel)
    const isClass = label.ge(0).and(label.lt(classes))
    return isLabel.and(isClass).select(label, blank)
  }
  return { n, blank, classAt, states, times: times.load(n), logs }
}

/** log(eᵃ + eᵇ + eᶜ); −∞ where all are. */
function logSum(values: readonly Value[]): Value {
  const top = values.reduce((a, b) => a.pmax(b))
  const isNothing = top.eq(-Infinity)
  const shift = isNothing.select(top.like(0), top)
  const sum = values.map((v) => v.sub(shift).exp()).reduce((a, b) => a.add(b))
  return isNothing.select(top, sum.log().add(shift))
}

/**
 * One step forward in time, or backward. Tensors: logs [T, N, C], targets [all labels], starts, times and lengths [N], table [N, T,
 * states]. Scalars: samples, blank, classes, states, step.
 */
export function buildCtcStep(k: KernelBuilder, dtype: KernelDType, isForward: boolean, isFirst: boolean): void {
  const { n, blank, classAt, states, times, logs } = sample(k, dtype)
  const table = k.tensor({ name: 'table', dtype, access: 'readwrite', strides: ['any', 'any', 1] })
  const axis = k.blocks('state', k.scalar('states'), stateBlock)
  const state = k.coord(axis)
  const step = k.scalar('step')
  const own = classAt(state)
  const isThere = state.lt(states)
  const log = logs.gather([step, n, own], isThere, -Infinity)
  const isEnd = isForward ? state.le(1) : state.ge(states.sub(2))
  const started = isEnd.and(isThere).select(log, log.like(-Infinity))
  const towards = (by: number) => (isForward ? state.sub(by) : state.add(by))
  const before = (by: number) => {
    const other = towards(by)
    const isKnown = other.ge(0).and(other.lt(states))
    return table.gather([n, isForward ? step.sub(1) : step.add(1), isKnown.select(other, 0)], isKnown, -Infinity)
  }
  const next = () => {
    const skips = own.ne(blank).and(own.ne(classAt(towards(2).maximum(0))))
    const far = before(2)
    const sum = logSum([before(0), before(1), skips.select(far, far.like(-Infinity))])
    return isThere.select(sum.add(log), log.like(-Infinity))
  }
  if (isFirst) table.store([n, step, axis], started)
  else if (isForward) table.store([n, step, axis], next())
  else table.store([n, step, axis], step.eq(times.sub(1)).select(started, next()))
}

/** −log of the probability of all alignments. Tensors: as above, then table and y [N]. Scalars: samples, blank, classes. */
export function buildCtcLoss(k: KernelBuilder, dtype: KernelDType): void {
  const { n, states, times } = sample(k, dtype)
  const table = k.tensor({ name: 'table', dtype, access: 'read', strides: ['any', 'any', 1] })
  const y = k.tensor({ name: 'y', dtype, access: 'write', strides: ['any'] })
  const last = times.sub(1).maximum(0)
  const end = table.load(n, last, states.sub(1))
  const label = table.load(n, last, states.sub(2).maximum(0))
  const both = logSum([end, states.gt(1).select(label, label.like(-Infinity))])
  // Without time only an empty target is possible.
  const none = states.eq(1).select(both.like(0), both.like(-Infinity))
  y.store([n], times.gt(0).select(both, none).neg())
}

/**
 * Takes from sums [T, N, C] the share of each state's alignments. Tensors: as above, then forward and backward tables, losses and scale
 * [N], sums. Scalars: samples, steps, blank, classes, states.
 */
export function buildCtcGradient(k: KernelBuilder, dtype: KernelDType): void {
  const { n, classAt, states, times, logs } = sample(k, dtype)
  const tables = ['forward', 'backward'].map((name) =>
    k.tensor({ name, dtype, access: 'read', strides: ['any', 'any', 1] }),
  )
  const [losses, scales] = ['losses', 'scale'].map((name) =>
    k.tensor({ name, dtype, access: 'read', strides: ['any'] }),
  )
  const sums = k.tensor({ name: 'sums', dtype, access: 'readwrite', strides: ['any', 'any', 'any'] })
  const step = k.program(k.scalar('steps'))
  const axis = k.blocks('state', k.scalar('states'), stateBlock)
  const state = k.coord(axis)
  const own = classAt(state)
  const isThere = state.lt(states).and(step.lt(times))
  const [a, b] = tables.map((t) => t.load(n, step, axis)) as [Value, Value]
  const share = a
    .add(b)
    .sub(logs.gather([step, n, own], isThere))
    .add(losses!.load(n))
    .exp()
  const isPossible = isThere.and(a.gt(-Infinity)).and(b.gt(-Infinity))
  sums.scatter('sum', [step, n, own], share.mul(scales!.load(n)).neg(), isPossible)
}

// In-place calls: which targets are refused, and how the history of a target, and of the tensor it is a view of, goes on.
import type { GradientCall, Gradients } from '../dispatch/gradient.ts'
import { OpGemsError } from '../errors/errors.ts'
import { overloadName } from '../schema/index.ts'
import { isDense, Tensor } from '../tensor/index.ts'
import { edgeTo, Leaf, Output } from './graph.ts'
import { historyOf, recordView, replaceHistory } from './histories.ts'
import { nodeOf, type RecordedCall, type Recording } from './recorded-call.ts'
import { TensorFacts } from './saved.ts'

const liveBase = ({ base }: Tensor): Tensor | null => (base && !base.isDisposed ? base : null)

/** @throws BAD_ARGUMENT when the call would write into a leaf that requires a gradient */
export function checkTarget({ operator, values, count }: RecordedCall): void {
  const target = values[0] as Tensor
  const base = liveBase(target)
  if (!(historyOf(count, target) instanceof Leaf) && !(base?.history instanceof Leaf)) return
  const what = target.history instanceof Leaf ? 'a leaf' : 'a view of a leaf'
  throw new OpGemsError(
    'BAD_ARGUMENT',
    `${overloadName(operator.schema)}: ${target.describe()} is ${what} that requires a gradient, so it cannot be written in place; use noGrad`,
    { operator: operator.schema.name },
  )
}

/** The target becomes the result of the call; so does the part of its base that it shows. */
export function rebase(call: RecordedCall, recording: Recording): void {
  const { count, values } = call
  const target = values[0] as Tensor
  const base = liveBase(target)
  if (!base) replaceHistory(target, new Output(nodeOf(call, recording, [target]), 0, count))
  else replaceHistory(base, new Output(nodeOf(call, sliceWrite(call, recording, base, target), [base]), 0, count))
  target.storage.rebases++
  target.seenRebases = target.storage.rebases
  if (base) recordView(count, base, target)
}

/** The base after a write to its part `target`: gradients go to the old base, and inside the part through the call. */
function sliceWrite(call: RecordedCall, recording: Recording, base: Tensor, target: Tensor): Recording {
  const self = call.operator.schema.args[0]!.name
  const [whole, part] = [new TensorFacts(base), new TensorFacts(target)]
  const others = recording.slots.filter((s) => s.argument !== self)
  const history = historyOf(call.count, base)
  const { shape, dtype } = base
  const baseSlot = { argument: 'base', position: -1, edge: history && edgeTo(history), shape, dtype }
  const of = ['base', ...new Set(others.map((s) => s.argument))]
  const compute = (outer: GradientCall): Gradients => {
    const { rt } = outer
    const memory = rt.empty(whole.shape, dtype, denseStrides(whole))
    rt.call('aten::copy_', [memory, outer.grad])
    const window = rt.view(memory, part.shape, part.strides, part.storageOffset - whole.storageOffset)
    const grad = rt.call('aten::clone', [window]) as Tensor
    const needs = (name: string) => name === self || outer.needs(name)
    const inner: GradientCall = Object.create(outer, {
      grad: { value: grad },
      grads: { value: [grad] },
      needs: { value: needs },
    })
    const found = gradientsByName(recording.formulas, inner)
    writeWindow(rt, window, found.get(self) ?? null)
    return [memory, ...of.slice(1).map((name) => found.get(name) ?? null)] as Gradients
  }
  const formulas = recording.formulas && [{ of, bound: { saves: [], compute } }]
  return { slots: [baseSlot, ...others], formulas, kept: recording.kept }
}

function gradientsByName(formulas: Recording['formulas'], call: GradientCall): ReadonlyMap<string, Gradients> {
  const found = new Map<string, Gradients>()
  for (const { of, bound } of formulas ?? []) {
    if (!of.some((name) => call.needs(name))) continue
    const result = bound.compute(call)
    of.forEach((name, i) => found.set(name, of.length > 1 ? (result as readonly Gradients[])[i]! : result))
  }
  return found
}

function writeWindow(rt: RecordedCall['rt'], window: Tensor, gradient: Gradients): void {
  if (gradient instanceof Tensor) rt.call('aten::copy_', [window, gradient])
  else rt.call('aten::zero_', [window])
}

/** @throws NO_GRADIENT for a base with gaps or repeated elements */
function denseStrides({ shape, strides }: TensorFacts): readonly number[] {
  if (isDense(shape, strides)) return strides
  throw new OpGemsError(
    'NO_GRADIENT',
    'backward: an in-place write to a view of a tensor with gaps has no gradient formula',
  )
}

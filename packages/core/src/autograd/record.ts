// Records one operator's call: what it saves, where the gradients of its arguments go, and the history of its results.
import { atenOf, type ComposedCall, type Formula, type NamedArguments } from '../dispatch/gradient.ts'
import type { Operator } from '../dispatch/operator-table.ts'
import type { Runtime } from '../dispatch/runtime.ts'
import { dtypeInfo } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import { overloadName } from '../schema/index.ts'
import { Tensor } from '../tensor/index.ts'
import { type CallFormula, edgeTo, freeKept, type Kept, Output, type Slot } from './graph.ts'
import { historyOf, isTracked, replaceHistory } from './histories.ts'
import { checkTarget, rebase } from './in-place.ts'
import { nodeOf, type RecordedCall, type Recording } from './recorded-call.ts'
import { SavedTensor, TensorFacts } from './saved.ts'

/** Calls an operator of which an argument is tracked. */
export function recordCall(call: RecordedCall): unknown {
  const { rt, operator } = call
  const { contract, form, schema } = operator
  if (form === 'out')
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `${overloadName(schema)}: a call that writes to out= is not recorded for gradients; use the form that returns its result, or noGrad`,
      { operator: schema.name },
    )
  const { backward } = contract
  if (backward === 'parts') return recordParts(call, (values) => contract.compute(rt, values, null))
  if (backward !== undefined && typeof backward === 'object' && 'compose' in backward)
    return recordParts(call, (values) => rt.tidy(() => backward.compose(composedCall(rt, operator, values))))
  if (form === 'inplace') checkTarget(call)
  if (backward === 'none') return recordConstant(call)
  return recordWhole(call, backward ?? null)
}

/** A composition: the calls inside are recorded. A result that they left without history must not look constant. */
function recordParts(call: RecordedCall, parts: (values: readonly unknown[]) => unknown): unknown {
  const { rt, operator, values } = call
  if (operator.form === 'inplace') {
    const result = parts(values) as Tensor
    rt.call('aten::copy_', [values[0], result])
    result.dispose()
    return values[0]
  }
  const result = parts(values)
  const lost = tensorsOf(result).filter((t) => isDifferentiable(t) && !isTracked(t))
  if (lost.length > 0) attach(call, { slots: slotsOf(call), formulas: null, kept: {} }, lost)
  return result
}

/** The results do not depend on the arguments; what was written in place is constant from here on. */
function recordConstant(call: RecordedCall): unknown {
  const result = call.rt.noGrad(call.compute)
  if (call.operator.form === 'inplace') rebase(call, { slots: [], formulas: [], kept: {} })
  return result
}

function recordWhole(call: RecordedCall, formulas: readonly Formula[] | null): unknown {
  const { rt, operator, values } = call
  const named = namedArguments(operator, values)
  const slots = slotsOf(call)
  const needs = (name: string) => slots.some((s) => s.argument === name)
  const bound = formulas && bindFormulas(rt, formulas, named, needs)
  const saves = new Set(bound?.flatMap((b) => b.bound.saves))
  const kept = keepArguments(call, named, saves)
  const versions = versionsOf(call)
  let result: unknown
  try {
    result = rt.noGrad(call.compute)
  } catch (error) {
    for (const value of Object.values(kept)) freeKept(value)
    throw error
  }
  if (operator.form === 'functional') refuseHiddenWrites(call, versions)
  const results = tensorsOf(result)
  const keptResults = results.map((t, i) => keep(t, saves.has(i === 0 ? 'result' : `result${i}`)))
  const all = { ...kept, results: keptResults, result: keptResults[0] ?? null }
  if (operator.form === 'inplace') rebase(call, { slots, formulas: bound, kept: all })
  else attach(call, { slots, formulas: bound, kept: all }, results)
  return result
}

const isDifferentiable = ({ dtype }: Tensor): boolean => {
  const { kind } = dtypeInfo(dtype)
  return kind === 'float' || kind === 'complex'
}

function attach(call: RecordedCall, recording: Recording, results: readonly Tensor[]): void {
  const node = nodeOf(call, recording, results)
  node.retain()
  results.forEach((result, i) => {
    if (isDifferentiable(result) && !call.values.includes(result))
      replaceHistory(result, new Output(node, i, call.count))
  })
  node.release()
}

/** Null where a formula turns out to lack a derivative: a gradient that comes to the call is refused then, not the call. */
function bindFormulas(
  rt: Runtime,
  formulas: readonly Formula[],
  named: NamedArguments,
  needs: (name: string) => boolean,
): readonly CallFormula[] | null {
  try {
    return formulas.filter((f) => f.of.some(needs)).map((f) => ({ of: f.of, bound: f.bind(rt, named, needs) }))
  } catch (error) {
    if (error instanceof OpGemsError && error.code === 'NO_GRADIENT') return null
    throw error
  }
}

const versionsOf = ({ values }: RecordedCall): readonly number[] =>
  values.map((v) => (v instanceof Tensor && isTracked(v) ? v.storage.version : 0))

/** An option of some operators (rotary embeddings, attention caches) writes into an argument. @throws BAD_ARGUMENT */
function refuseHiddenWrites({ operator, values }: RecordedCall, versions: readonly number[]): void {
  values.forEach((value, i) => {
    if (!(value instanceof Tensor) || !isTracked(value) || value.storage.version === versions[i]) return
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `${operator.schema.name}: ${value.describe()} requires a gradient, so it cannot be written in place; use noGrad`,
      { operator: operator.schema.name },
    )
  })
}

/** One for each tracked tensor among the arguments. */
function slotsOf({ operator, values, count }: RecordedCall): Slot[] {
  const slot = (tensor: Tensor, argument: string, position: number): Slot[] => {
    if (!isTracked(tensor)) return []
    const history = historyOf(count, tensor)!
    return [{ argument, position, edge: edgeTo(history), shape: tensor.shape, dtype: tensor.dtype }]
  }
  return operator.schema.args.flatMap(({ name }, i) => {
    const value = values[i]
    if (value instanceof Tensor) return slot(value, name, -1)
    if (!Array.isArray(value)) return []
    return value.flatMap((item, at) => (item instanceof Tensor ? slot(item, name, at) : []))
  })
}

function composedCall(rt: Runtime, operator: Operator, values: readonly unknown[]): ComposedCall {
  return { ...namedArguments(operator, values), rt, aten: atenOf(rt) } as unknown as ComposedCall
}

function namedArguments({ schema }: Operator, values: readonly unknown[]): NamedArguments {
  return Object.fromEntries(schema.args.map((a, i) => [a.name, values[i]]))
}

function keepArguments(
  { rt, operator }: RecordedCall,
  named: NamedArguments,
  saves: ReadonlySet<string>,
): Record<string, Kept> {
  const kept: Record<string, Kept> = {}
  Object.entries(named).forEach(([name, value], i) => {
    const isOverwritten = operator.form === 'inplace' && i === 0 && saves.has(name)
    kept[name] = isOverwritten ? keepCopy(rt, value as Tensor) : keep(value, saves.has(name))
  })
  return kept
}
function keepCopy(rt: Runtime, tensor: Tensor): SavedTensor {
  const copy = rt.noGrad(() => rt.call('aten::clone', [tensor]) as Tensor)
  const saved = new SavedTensor(copy)
  copy.dispose()
  return saved
}
function keep(value: unknown, isSaved: boolean): Kept {
  if (value instanceof Tensor) return isSaved ? new SavedTensor(value) : new TensorFacts(value)
  return Array.isArray(value) ? value.map((v) => keep(v, isSaved)) : (value as Kept)
}

function tensorsOf(result: unknown): Tensor[] {
  if (result instanceof Tensor) return [result]
  return Array.isArray(result) ? result.flatMap(tensorsOf) : []
}

// Stores, scatters and checks of one element, and the packs in which neighbouring elements are stored together.
import { type CheckEffect, domain, type Effect, type ScatterEffect, type StoreEffect } from '../../kernel/index.ts'
import { constant, convert, index, op, scalarType, slot, store, use, when } from '../loops/build.ts'
import type { Expr, MemoryType, SimtArray } from '../loops/ir.ts'
import { castValue } from '../loops/lower/element-values.ts'
import { representation } from '../loops/lower/elements.ts'
import { combine } from '../loops/lower/monoid-code.ts'
import type { Scope } from '../loops/lower/scope.ts'
import { accessOf, baseOf, computedOffsets, evaluate } from '../loops/lower/values.ts'
import { atomicAdd, declareArray, setElement, storePack } from './build.ts'
import { type Element, isPack } from './nest.ts'
import type { Frame, Simt } from './state.ts'

/** What goes to memory: bools as bytes 0 and 1. */
const raw = (value: Expr): Expr => (value.type.elem === 'bool' ? convert('i32', value) : value)

/** The stores of a leaf that go as packs. */
export class PackStores {
  private readonly arrays = new Map<StoreEffect, SimtArray>()

  constructor(
    private readonly simt: Simt,
    frame: Frame,
    effects: readonly Effect[],
  ) {
    const { fast, vector } = simt.plan
    if (!fast || !frame.starts.has(fast.axis)) return
    for (const effect of effects) {
      if (effect.effect !== 'store' || !isPack(simt, effect)) continue
      const { memory } = representation[simt.context.tensors.get(effect.tensor)!.dtype]
      const { name } = frame.scope.names.variable('out', scalarType('index'))
      this.arrays.set(effect, { name, memory, pack: vector, count: 1, shared: false })
    }
  }
  before(scope: Scope): void {
    for (const array of this.arrays.values()) scope.push(declareArray(array))
  }
  /** Puts one element into its pack; false where the store is none. */
  put({ scope, at, isWhole }: Element, effect: StoreEffect): boolean {
    const array = this.arrays.get(effect)
    if (!array || !isWhole) return false
    scope.push(setElement(array, { index: index(0), at }, raw(evaluate(this.simt.context, scope, effect.value))))
    return true
  }
  after(scope: Scope, frame: Frame): void {
    if (this.arrays.size === 0) return
    const { context, plan } = this.simt
    const within = scope.overlay()
    within.bind(plan.fast!.axis, { coord: frame.starts.get(plan.fast!.axis)!, lanes: 1 })
    for (const [effect, array] of this.arrays) {
      const { offset } = accessOf(context, within, context.tensors.get(effect.tensor)!, effect.index)
      scope.push(storePack(array, index(0), baseOf(context, effect.tensor), offset))
    }
  }
}

export function emitEffect(simt: Simt, element: Element, effect: Effect, packs: PackStores): void {
  switch (effect.effect) {
    case 'store':
      if (!packs.put(element, effect)) emitStore(simt, element.scope, effect)
      return
    case 'scatter':
      return emitScatter(simt, element.scope, effect)
    case 'check':
      return emitCheck(simt, element.scope, effect)
    case 'loop':
      throw new Error('a loop with effects stands alone')
    default:
      throw new Error(`unreachable: ${effect satisfies never}`)
  }
}

function emitStore({ context }: Simt, scope: Scope, effect: StoreEffect): void {
  const tensor = context.tensors.get(effect.tensor)!
  const value = raw(evaluate(context, scope, effect.value))
  const { offset } = accessOf(context, scope, tensor, effect.index)
  scope.push(store(representation[tensor.dtype].memory, baseOf(context, effect.tensor), offset, value))
}

function emitScatter(simt: Simt, scope: Scope, effect: ScatterEffect): void {
  const { context } = simt
  const tensor = context.tensors.get(effect.tensor)!
  const { memory, elem } = representation[tensor.dtype]
  const base = baseOf(context, effect.tensor)
  const mask = effect.mask ? evaluate(context, scope, effect.mask) : null
  const offset = computedOffsets(context, scope, tensor, effect.index).value
  const value = evaluate(context, scope, effect.value)
  const within = mask ? scope.child() : scope
  if (effect.mode === 'set') within.push(store(memory, base, offset, raw(value)))
  else if (effect.mode === 'sum' && hasAtomicAdd(simt, memory) && tensor.dtype !== 'bool')
    within.push(atomicAdd(memory, base, offset, value))
  else {
    const old = scope.names.variable('old', scalarType(elem === 'bool' ? 'i32' : elem))
    const body = within.child()
    const before = elem === 'bool' ? convert('bool', use(old)) : use(old)
    const result = combineOld(simt, body, effect, before, value)
    within.push({
      kind: 'simt',
      simt: { op: 'update', memory, base, offset, old, body: body.statements, value: raw(result) },
    })
  }
  if (mask) scope.push(when(mask, within.statements))
}

const hasAtomicAdd = ({ target }: Simt, memory: MemoryType): boolean =>
  (target.dialect.atomicAdd as Readonly<Record<string, string>>)[memory] !== undefined

/** Narrow floats combine in float32; bools add and multiply as logic. */
function combineOld({ context }: Simt, scope: Scope, effect: ScatterEffect, old: Expr, value: Expr): Expr {
  const { dtype } = context.tensors.get(effect.tensor)!
  if (dtype === 'bool') {
    const logic = effect.mode === 'sum' || effect.mode === 'max' ? 'any' : 'all'
    return combine(context, scope, logic, [dtype], [old], [value])[0]!
  }
  const compute = domain(dtype) === 'storage' ? 'float32' : dtype
  const wide = (x: Expr) => scope.name('c', castValue(context, scope, dtype, compute, x))
  const [result] = combine(context, scope, effect.mode, [compute], [wide(old)], [wide(value)])
  return scope.name('c', castValue(context, scope, compute, dtype, scope.name('c', result!)))
}

/** A failed check writes its number, plus one, to the status word; of several one stays. */
function emitCheck({ context }: Simt, scope: Scope, effect: CheckEffect): void {
  const condition = evaluate(context, scope, effect.condition)
  const status = slot(context.slots.status, 'ptr')
  scope.push(when(op('not', condition), [store('i32', status, index(0), constant('i32', effect.code + 1))]))
}

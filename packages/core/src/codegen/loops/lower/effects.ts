// Emits stores, scatters and checks where their axes are bound.

import { OpGemsError } from '../../../errors/errors.ts'
import { type CheckEffect, domain, type Effect, type ScatterEffect, type StoreEffect } from '../../../kernel/index.ts'
import { assign, constant, convert, gather, op, scatter, store, streamedStore, use, when, widen } from '../build.ts'
import type { Expr } from '../ir.ts'
import { cast } from './casts.ts'
import { representation } from './elements.ts'
import { combine } from './monoid-code.ts'
import type { Scope } from './scope.ts'
import { streamingCondition } from './streaming.ts'
import { accessOf, baseOf, type CheckFlags, type Context, computedOffsets, evaluate } from './values.ts'

export function emitEffect(context: Context, scope: Scope, effect: Effect): void {
  switch (effect.effect) {
    case 'store':
      return emitStore(context, scope, effect)
    case 'scatter':
      return emitScatter(context, scope, effect)
    case 'check':
      return emitCheck(context, scope, effect)
    case 'loop':
      throw new OpGemsError('BAD_KERNEL', `kernel '${context.kernel.name}': a loop with effects cannot share a nest`)
    default:
      throw new Error(`unreachable: ${effect satisfies never}`)
  }
}

/** What goes to memory: bools as bytes 0 and 1. */
const raw = (value: Expr): Expr => (value.type.elem === 'bool' ? convert('i32', value) : value)

function emitStore(context: Context, scope: Scope, effect: StoreEffect): void {
  const tensor = context.tensors.get(effect.tensor)!
  const { memory } = representation[tensor.dtype]
  const value = raw(evaluate(context, scope, effect.value))
  const access = accessOf(context, scope, tensor, effect.index)
  const lanes = effect.index.some((n) => n.axes.some((a) => (scope.binding(a)?.binding.lanes ?? 1) > 1))
    ? context.lanes
    : 1
  const base = baseOf(context, effect.tensor)
  const vector = widen(value, lanes)
  const streamed = lanes > 1 && access.stride === 1 ? streamingCondition(context, effect, tensor) : undefined
  scope.push(
    streamed
      ? streamedStore(memory, base, access.offset, vector, streamed)
      : store(memory, base, access.offset, vector, access.stride === 0 ? 1 : access.stride),
  )
}

function emitScatter(context: Context, scope: Scope, effect: ScatterEffect): void {
  const tensor = context.tensors.get(effect.tensor)!
  const offsets = computedOffsets(context, scope, tensor, effect.index).value
  const value = evaluate(context, scope, effect.value)
  const mask = effect.mask ? evaluate(context, scope, effect.mask) : null
  const lanes = Math.max(offsets.type.lanes, value.type.lanes, mask?.type.lanes ?? 1)
  if (lanes > 1 && context.machine) {
    const operands = [offsets, value, ...(mask ? [mask] : [])]
    return context.machine.eachLane(scope, operands, (within, [at, one, holds]) =>
      emitScattered(context, within, effect, at!, one!, holds ?? null),
    )
  }
  if (lanes > 1 && (mask || effect.mode !== 'set'))
    throw new OpGemsError(
      'BAD_KERNEL',
      `kernel '${context.kernel.name}': a masked or combining scatter needs scalar code`,
    )
  emitScattered(context, scope, effect, offsets, value, mask)
}

function emitScattered(
  context: Context,
  scope: Scope,
  effect: ScatterEffect,
  offsets: Expr,
  value: Expr,
  mask: Expr | null,
): void {
  const { dtype } = context.tensors.get(effect.tensor)!
  const { memory, elem } = representation[dtype]
  const base = baseOf(context, effect.tensor)
  const lanes = Math.max(offsets.type.lanes, value.type.lanes)
  const within = mask ? scope.child() : scope
  let result = value
  if (effect.mode !== 'set') {
    const loaded = gather(memory, base, offsets)
    const old = within.name('old', elem === 'bool' ? convert('bool', loaded) : loaded)
    result = combineOld(context, within, effect, old, value)
  }
  within.push(scatter(memory, base, widen(offsets, lanes), raw(widen(result, lanes))))
  if (mask) scope.push(when(mask, within.statements))
}

/** Narrow floats combine in float32; bools add and multiply as logic. */
function combineOld(context: Context, scope: Scope, effect: ScatterEffect, old: Expr, value: Expr): Expr {
  const { dtype } = context.tensors.get(effect.tensor)!
  if (dtype === 'bool') {
    const logic = effect.mode === 'sum' || effect.mode === 'max' ? 'any' : 'all'
    return combine(context, scope, logic, [dtype], [old], [value])[0]!
  }
  const compute = domain(dtype) === 'storage' ? 'float32' : dtype
  const name = (x: Expr) => scope.name('c', x)
  const wide = (x: Expr) => name(cast(dtype, compute, x, name))
  const [result] = combine(context, scope, effect.mode, [compute], [wide(old)], [wide(value)])
  return cast(compute, dtype, name(result!), name)
}

/** Failures are gathered in flags and reported once, at the end of the function. */
function emitCheck(context: Context, scope: Scope, effect: CheckEffect): void {
  const condition = evaluate(context, scope, effect.condition)
  if (condition.type.lanes > 1 && context.machine)
    return context.machine.eachLane(scope, [condition], (within, [one]) => fail(context, within, effect.code, one!))
  fail(context, scope, effect.code, condition)
}

function fail(context: Context, scope: Scope, code: number, condition: Expr): void {
  const { vector, scalar } = flagsOf(context, code)
  const flag = condition.type.lanes > 1 ? vector : scalar
  scope.push(assign(flag, op('or', use(flag), op('not', condition))))
}

function flagsOf(context: Context, code: number): CheckFlags {
  const known = context.checks.get(code)
  if (known) return known
  const flags = {
    vector: context.root.mutable('failed', constant('bool', false, context.machine ? 1 : context.lanes)),
    scalar: context.root.mutable('failed', constant('bool', false)),
  }
  context.checks.set(code, flags)
  return flags
}

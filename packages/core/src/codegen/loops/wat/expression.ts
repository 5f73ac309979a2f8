// Expressions: each renders to one text for a scalar, or one for each 16-byte part of a vector.
import { type Expr, memoryBytes } from '../ir.ts'
import { scalarConstant } from './constant.ts'
import { bitcast, convertScalar, convertVector } from './convert.ts'
import type { Emission } from './emission.ts'
import { extractLane } from './lanes.ts'
import {
  type Address,
  gatherAddresses,
  loadLanes,
  loadScalar,
  loadVector,
  plus,
  scaled,
  strideAddresses,
} from './memory.ts'
import { scalarOperation } from './scalar.ts'
import { constantParts, ramp, splat, vectorOperation } from './vector.ts'

type Load = Extract<Expr, { kind: 'load' }>
type Operation = Extract<Expr, { kind: 'op' }>

/** Greatest constant that an address may carry. */
const MAX_FOLDED = 2 ** 24

export function renderScalar(e: Emission, expr: Expr): string {
  if (expr.type.lanes !== 1) e.fail(`a ${expr.kind} of ${expr.type.lanes} lanes where a scalar is needed`)
  return render(e, expr)[0]!
}

/** Whether an index is surely ≥ 0, so that adding a constant to its address can't wrap. */
export function isNonNegative(e: Emission, expr: Expr): boolean {
  switch (expr.kind) {
    case 'const':
      return Number(expr.value) >= 0
    case 'var':
      return e.nonNegative.has(expr.variable)
    case 'op':
      return ['add', 'mul', 'div', 'rem', 'min', 'shr'].includes(expr.fn) && expr.args.every((a) => isNonNegative(e, a))
    default:
      return false
  }
}

/** base + offset elements; a constant addend of a non-negative offset becomes the instruction's own. */
export function elementAddress(e: Emission, access: Pick<Load, 'memory' | 'base' | 'offset'>): Address {
  const { memory, offset } = access
  const base = renderScalar(e, access.base)
  const bytes = memoryBytes[memory]
  const folds = (value: number) => value >= 0 && value * bytes < MAX_FOLDED
  if (offset.kind === 'const' && folds(Number(offset.value)))
    return { text: base, offset: Number(offset.value) * bytes }
  if (offset.kind === 'op' && offset.fn === 'add') {
    const [a, b] = offset.args as [Expr, Expr]
    for (const [rest, addend] of [
      [a, b],
      [b, a],
    ] as const)
      if (addend.kind === 'const' && folds(Number(addend.value)) && isNonNegative(e, rest))
        return { text: plus(base, scaled(renderScalar(e, rest), memory)), offset: Number(addend.value) * bytes }
  }
  return { text: plus(base, scaled(renderScalar(e, offset), memory)), offset: 0 }
}

function load(e: Emission, expr: Load): readonly string[] {
  const { memory, stride, type } = expr
  const address = elementAddress(e, expr)
  if (type.lanes === 1) return [loadScalar(memory, address)]
  if (stride === 1 || (stride.kind === 'const' && Number(stride.value) === 1))
    return loadVector(e, memory, type.lanes, address)
  if (stride.kind === 'const' && Number(stride.value) === 0) return splat(e, type, loadScalar(memory, address))
  const strideBytes = scaled(renderScalar(e, stride), memory)
  return loadLanes(e, memory, strideAddresses(e, type.lanes, address, strideBytes))
}

function operation(e: Emission, expr: Operation): readonly string[] {
  const { fn, args, type } = expr
  const elem = fn === 'select' ? type.elem : args[0]!.type.elem
  for (const arg of args) if (arg.type.lanes !== type.lanes) e.fail(`${fn}: operands differ in lanes`)
  const rendered = args.map((arg) => render(e, arg))
  if (type.lanes === 1)
    return [
      scalarOperation(
        e,
        fn,
        elem,
        rendered.map((parts) => parts[0]!),
      ),
    ]
  return vectorOperation(e, fn, { elem, lanes: type.lanes }, rendered, args, (scalar) => renderScalar(e, scalar))
}

/** The texts of an expression's parts; temporaries it needs are set by lines before. Each text is for one use. */
export function render(e: Emission, expr: Expr): readonly string[] {
  const { type } = expr
  switch (expr.kind) {
    case 'const':
      return type.lanes === 1 ? [scalarConstant(type.elem, expr.value)] : constantParts(type, expr.value)
    case 'var':
      return e.read(expr.variable)
    case 'slot':
      return [e.slot(expr.slot, type.elem)]
    case 'op':
      return operation(e, expr)
    case 'call':
      e.libraryFunctions.add(expr.fn)
      return [`(call $${expr.fn} ${expr.args.map((arg) => renderScalar(e, arg)).join(' ')})`]
    case 'convert': {
      const from = expr.arg.type.elem
      if (type.lanes === 1) return [convertScalar(from, type.elem, renderScalar(e, expr.arg))]
      return convertVector(e, from, type, render(e, expr.arg))
    }
    case 'bitcast':
      return bitcast(e, expr.arg.type.elem, type, render(e, expr.arg))
    case 'splat':
      return type.lanes === 1 ? render(e, expr.arg) : splat(e, type, renderScalar(e, expr.arg))
    case 'ramp':
      return type.lanes === 1 ? render(e, expr.base) : ramp(e, type, renderScalar(e, expr.base), expr.step)
    case 'lane':
      return [extractLane(type.elem, render(e, expr.arg), expr.lane)]
    case 'load':
      return load(e, expr)
    case 'gather': {
      const addresses = gatherAddresses(e, expr.memory, type.lanes, renderScalar(e, expr.base), render(e, expr.offsets))
      return loadLanes(e, expr.memory, addresses)
    }
    case 'address':
      return [plus(renderScalar(e, expr.base), renderScalar(e, expr.bytes))]
    case 'simt':
      return e.fail(`'${expr.simt.op}' belongs to the simt family`)
    case 'npu':
      return e.fail(`'${expr.npu.op}' belongs to the npu family`)
    default:
      return expr satisfies never
  }
}

// Constructors for LoopIR that check and derive types, so that lowerings read like formulas.
import { OpGemsError } from '../../errors/errors.ts'
import {
  type BinaryPrimitive,
  type ComparePrimitive,
  comparePrimitives,
  type Elem,
  type Expr,
  type LibraryFunction,
  type LoopType,
  type MemoryType,
  memoryElem,
  type Primitive,
  type Stmt,
  type UnaryPrimitive,
  type Variable,
} from './ir.ts'

export const scalarType = (elem: Elem): LoopType => ({ elem, lanes: 1 })
export const vectorType = (elem: Elem, lanes: number): LoopType => ({ elem, lanes })

const isComparison = (fn: Primitive): fn is ComparePrimitive => (comparePrimitives as readonly string[]).includes(fn)

export function constant(elem: Elem, value: number | bigint | boolean, lanes = 1): Expr {
  return { kind: 'const', type: { elem, lanes }, value }
}
export const index = (value: number): Expr => constant('index', value)
export const use = (variable: Variable): Expr => ({ kind: 'var', type: variable.type, variable })
export const slot = (number: number, elem: Elem): Expr => ({ kind: 'slot', type: scalarType(elem), slot: number })

/** Copies a scalar to `lanes` lanes; a vector passes through. Constants stay constants. */
export function widen(arg: Expr, lanes: number): Expr {
  if (arg.type.lanes === lanes) return arg
  if (arg.type.lanes !== 1) throw new OpGemsError('BAD_KERNEL', `cannot widen ${arg.type.lanes} lanes to ${lanes}`)
  if (arg.kind === 'const') return constant(arg.type.elem, arg.value, lanes)
  return { kind: 'splat', type: { elem: arg.type.elem, lanes }, arg }
}

function checkSameElem(fn: string, args: readonly Expr[]): Elem {
  const elem = args[0]!.type.elem
  for (const arg of args)
    if (arg.type.elem !== elem)
      throw new OpGemsError('BAD_KERNEL', `LoopIR ${fn}: operands ${args.map((a) => a.type.elem).join(', ')} differ`)
  return elem
}

/** Applies a primitive; scalars are widened to the lanes of the widest operand. */
export function op(fn: UnaryPrimitive | BinaryPrimitive | ComparePrimitive | 'fma', ...args: Expr[]): Expr {
  const lanes = Math.max(...args.map((a) => a.type.lanes))
  const elem = checkSameElem(fn, args)
  const type: LoopType = { elem: isComparison(fn) ? 'bool' : elem, lanes }
  return { kind: 'op', type, fn, args: args.map((a) => widen(a, lanes)) }
}

export function select(condition: Expr, then: Expr, otherwise: Expr): Expr {
  const elem = checkSameElem('select', [then, otherwise])
  const lanes = Math.max(condition.type.lanes, then.type.lanes, otherwise.type.lanes)
  return {
    kind: 'op',
    type: { elem, lanes },
    fn: 'select',
    args: [condition, then, otherwise].map((a) => widen(a, lanes)),
  }
}

export function convert(elem: Elem, arg: Expr): Expr {
  return arg.type.elem === elem ? arg : { kind: 'convert', type: { elem, lanes: arg.type.lanes }, arg }
}
export function bitcast(elem: Elem, arg: Expr): Expr {
  return arg.type.elem === elem ? arg : { kind: 'bitcast', type: { elem, lanes: arg.type.lanes }, arg }
}
export function call(fn: LibraryFunction, ...args: Expr[]): Expr {
  const lanes = Math.max(...args.map((arg) => arg.type.lanes))
  return { kind: 'call', type: { elem: 'f64', lanes }, fn, args: args.map((arg) => widen(arg, lanes)) }
}
export const lane = (arg: Expr, number: number): Expr =>
  arg.type.lanes === 1 ? arg : { kind: 'lane', type: scalarType(arg.type.elem), arg, lane: number }
export const ramp = (base: Expr, lanes: number, step = 1): Expr =>
  lanes === 1 ? base : { kind: 'ramp', type: { elem: base.type.elem, lanes }, base, step }

/** Index arithmetic with constants folded, so that generated source stays readable. */
export function addIndex(a: Expr, b: Expr): Expr {
  if (a.kind === 'const' && b.kind === 'const') return index(Number(a.value) + Number(b.value))
  if (a.kind === 'const' && Number(a.value) === 0) return b
  if (b.kind === 'const' && Number(b.value) === 0) return a
  return op('add', a, b)
}
export function subIndex(a: Expr, b: Expr): Expr {
  if (a.kind === 'const' && b.kind === 'const') return index(Number(a.value) - Number(b.value))
  return b.kind === 'const' && Number(b.value) === 0 ? a : op('sub', a, b)
}
export function mulIndex(a: Expr, b: Expr): Expr {
  if (a.kind === 'const' && b.kind === 'const') return index(Number(a.value) * Number(b.value))
  for (const [x, y] of [
    [a, b],
    [b, a],
  ] as const) {
    if (x.kind === 'const' && Number(x.value) === 0) return index(0)
    if (x.kind === 'const' && Number(x.value) === 1) return y
  }
  return op('mul', a, b)
}

export function load(memory: MemoryType, base: Expr, offset: Expr, lanes = 1, stride: 1 | Expr = 1): Expr {
  return { kind: 'load', type: { elem: memoryElem[memory], lanes }, memory, base, offset, stride }
}
export function gather(memory: MemoryType, base: Expr, offsets: Expr): Expr {
  if (offsets.type.lanes === 1) return load(memory, base, offsets)
  return { kind: 'gather', type: { elem: memoryElem[memory], lanes: offsets.type.lanes }, memory, base, offsets }
}
export const address = (base: Expr, bytes: Expr): Expr => ({ kind: 'address', type: scalarType('ptr'), base, bytes })

export const declare = (variable: Variable, value: Expr): Stmt => ({ kind: 'let', variable, value })
export const assign = (variable: Variable, value: Expr): Stmt => ({ kind: 'assign', variable, value })
export function store(memory: MemoryType, base: Expr, offset: Expr, value: Expr, stride: 1 | Expr = 1): Stmt {
  return { kind: 'store', memory, base, offset, stride, value }
}
/** A contiguous store that goes past the caches where `streamed` holds. */
export function streamedStore(memory: MemoryType, base: Expr, offset: Expr, value: Expr, streamed: Expr): Stmt {
  return { kind: 'store', memory, base, offset, stride: 1, value, streamed }
}
export function scatter(memory: MemoryType, base: Expr, offsets: Expr, value: Expr): Stmt {
  if (offsets.type.lanes === 1) return store(memory, base, offsets, value)
  return { kind: 'scatter', memory, base, offsets, value }
}
export function loop(variable: Variable, from: Expr, to: Expr, step: Expr, body: readonly Stmt[]): Stmt {
  return { kind: 'for', variable, from, to, step, body }
}
export const when = (condition: Expr, then: readonly Stmt[], otherwise: readonly Stmt[] = []): Stmt => ({
  kind: 'if',
  condition,
  then,
  else: otherwise,
})

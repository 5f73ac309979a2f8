// Finds the dialect's instruction for a value, or the way to compose it from others that the dialect has.
import { constant, op, select } from '../loops/build.ts'
import type { Expr, MemoryType, Primitive } from '../loops/ir.ts'
import { typeOf } from './storage.ts'
import type { VectorCode } from './vector-code.ts'

/** An instruction by its name in the dialect; scalar operands are expressions of one lane. */
export interface Described {
  readonly name: string
  readonly args: readonly Expr[]
}

/** Operators whose operands may be exchanged, and what they then are. */
const mirrored: Partial<Record<Primitive, Primitive>> = {
  ...{ add: 'add', mul: 'mul', and: 'and', or: 'or', xor: 'xor', eq: 'eq', ne: 'ne' },
  ...{ lt: 'gt', gt: 'lt', le: 'ge', ge: 'le' },
}

/** @param memory how the target's elements lie in scratchpad */
export function describe(code: VectorCode, value: Expr, memory: MemoryType): Described | null {
  switch (value.kind) {
    case 'const':
      return named(code, `fill ${memory}`, [scalarOf(constant(value.type.elem, value.value))])
    case 'splat':
      return named(code, `fill ${memory}`, [scalarOf(value.arg)])
    case 'var':
      return code.storage.get(value.variable)!.memory === memory ? named(code, `move ${memory}`, [value]) : null
    case 'bitcast':
      return typeOf(code, value.arg) === value.arg.type.elem ? named(code, `move ${memory}`, [value.arg]) : null
    case 'convert':
      return conversion(code, value.arg, value.type.elem === 'bool' ? 'bool' : memory)
    case 'op':
      return primitive(code, value.fn, value.args)
    case 'npu':
      return special(code, value, memory)
    default:
      return null
  }
}

const named = (code: VectorCode, name: string, args: readonly Expr[]): Described | null =>
  code.dialect.instructions[name] ? { name, args } : null

/** A bool scalar as the number that stands for it in vectors. */
const scalarOf = (x: Expr): Expr => (x.type.elem === 'bool' ? select(x, constant('f32', 1), constant('f32', 0)) : x)

function special(code: VectorCode, value: Expr & { kind: 'npu' }, memory: MemoryType): Described | null {
  const { npu } = value
  switch (npu.op) {
    case 'function':
      return npu.args.every((a) => typeOf(code, a) === 'f32') ? named(code, `${npu.fn} f32`, npu.args) : null
    case 'narrow': {
      const isInPlace = typeOf(code, npu.arg) === (npu.from === 'float32' ? 'f32' : 'u16')
      return isInPlace ? named(code, `convert ${npu.from} ${npu.to}`, [npu.arg]) : null
    }
    case 'elements':
      return npu.stride === 1 && code.storage.get(npu.vector)!.memory === memory
        ? named(code, `move ${memory}`, [value])
        : null
    default:
      return null
  }
}

function conversion(code: VectorCode, arg: Expr, to: MemoryType | 'bool'): Described | null {
  const from = typeOf(code, arg)
  if (from === 'bool' && to === 'f32') return named(code, 'move f32', [arg])
  if (to === 'bool') return primitive(code, 'ne', [arg, constant(arg.type.elem, 0, arg.type.lanes)])
  return named(code, `convert ${from} ${to}`, [arg])
}

const isScalar = (x: Expr) => x.kind === 'const' || x.kind === 'splat'
const asScalar = (x: Expr): Expr =>
  x.kind === 'splat' ? x.arg : x.kind === 'const' ? constant(x.type.elem, x.value) : x

function primitive(code: VectorCode, fn: Primitive, args: readonly Expr[]): Described | null {
  const last = args[args.length - 1]!
  const vectors = (fn === 'select' ? args.slice(1) : args).filter((a) => !isScalar(a))
  const type = vectors.length > 0 ? typeOf(code, vectors[0]!) : elementOf(last)
  if (vectors.some((v) => typeOf(code, v) !== type)) return null
  return direct(code, fn, type, args) ?? composed(code, fn, type, args)
}
const elementOf = (x: Expr): MemoryType | 'bool' => {
  const { elem } = x.type
  return elem === 'index' || elem === 'ptr' ? 'i64' : elem
}

function direct(code: VectorCode, fn: Primitive, type: string, args: readonly Expr[]): Described | null {
  const { instructions } = code.dialect
  const name = `${fn} ${type}`
  const [a, b] = args as [Expr, Expr]
  if (args.length === 2 && isScalar(b) && !isScalar(a) && instructions[`${name} scalar`])
    return { name: `${name} scalar`, args: [a, asScalar(b)] }
  const other = mirrored[fn]
  if (args.length === 2 && isScalar(a) && !isScalar(b) && other && instructions[`${other} ${type} scalar`])
    return { name: `${other} ${type} scalar`, args: [b, asScalar(a)] }
  return named(code, name, args)
}

/** Values computed from others that the dialect has. */
function composed(code: VectorCode, fn: Primitive, type: string, args: readonly Expr[]): Described | null {
  const has = (...names: string[]) => names.every((n) => code.dialect.instructions[n])
  const [a, b, c] = args as [Expr, Expr, Expr]
  const again = (next: Expr & { kind: 'op' }) => primitive(code, next.fn, next.args)
  const make = (x: Expr) => again(x as Expr & { kind: 'op' })
  if (fn === 'neg' && has(`mul ${type} scalar`) && type === 'f32') return make(op('mul', a, constant('f32', -1)))
  if (fn === 'fma' && has(`mul ${type}`, `add ${type}`)) return make(op('add', op('mul', a, b), c))
  if (fn === 'ne' && has(`eq ${type}`, 'not bool')) return make(op('not', op('eq', a, b)))
  if (fn === 'ceil' && has(`floor ${type}`)) return make(op('neg', op('floor', op('neg', a))))
  if (fn === 'min' && has(`lt ${type}`, `select ${type}`)) return make(select(op('lt', a, b), a, b))
  if (fn === 'max' && has(`gt ${type}`, `select ${type}`)) return make(select(op('gt', a, b), a, b))
  return null
}

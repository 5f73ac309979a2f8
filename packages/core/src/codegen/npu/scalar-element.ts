// One element of a value with lanes, as a scalar expression: what is computed where the dialect has no vector instruction.
import { addIndex, constant, convert, declare, load, mulIndex, op, scalarType, use } from '../loops/build.ts'
import type { Expr, Stmt } from '../loops/ir.ts'
import { cast } from '../loops/lower/casts.ts'
import { elements, npuExpr } from './build.ts'
import type { Emission, VectorCode } from './vector-code.ts'

/** Element number `lane`. Statements that the expression needs go to `body`; vectors that it needs whole are made before. */
export function scalarElement(code: VectorCode, value: Expr, lane: Expr, before: Emission, body: Stmt[]): Expr {
  if (value.type.lanes === 1) return value
  const one = (x: Expr) => scalarElement(code, x, lane, before, body)
  const type = scalarType(value.type.elem)
  switch (value.kind) {
    case 'const':
      return constant(value.type.elem, value.value)
    case 'splat':
      return value.arg
    case 'var':
      return elements(value.variable, lane)
    case 'ramp': {
      const step = mulIndex(lane, constant('index', value.step))
      return op('add', value.base, convert(value.type.elem, step))
    }
    case 'load': {
      const part = code.operand(value, before)
      return elements(part.vector, addIndex(part.at, lane))
    }
    case 'gather':
      return load(value.memory, value.base, one(value.offsets))
    case 'op':
      return { ...value, type, args: value.args.map(one) }
    case 'convert':
    case 'bitcast':
      return { ...value, type, arg: one(value.arg) }
    case 'npu':
      return special(code, value, lane, one, body)
    default:
      throw new Error(`a vector '${value.kind}' has no elements`)
  }
}

function special(
  code: VectorCode,
  value: Expr & { kind: 'npu' },
  lane: Expr,
  one: (x: Expr) => Expr,
  body: Stmt[],
): Expr {
  const { npu } = value
  switch (npu.op) {
    case 'elements':
      return elements(npu.vector, addIndex(npu.at, npu.stride === 1 ? lane : mulIndex(lane, npu.stride)))
    case 'function':
      return npuExpr(scalarType(value.type.elem), { ...npu, args: npu.args.map(one) })
    case 'narrow': {
      const name = (x: Expr): Expr => {
        const variable = code.names.variable('c', x.type)
        body.push(declare(variable, x))
        return use(variable)
      }
      return cast(npu.from, npu.to, name(one(npu.arg)), name)
    }
    case 'fold':
      throw new Error('a fold has no lanes')
    default:
      throw new Error(`unreachable: ${npu satisfies never}`)
  }
}

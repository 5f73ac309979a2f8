// The spelling of every primitive: a C++ operator where there is one, else a function of the prelude.
import { OpGemsError } from '../../../errors/errors.ts'
import type { LoopType, Primitive } from '../ir.ts'
import { type FunctionPrimitive, needPrimitive } from './functions.ts'
import {
  type ArithmeticOperator,
  type CompareOperator,
  needMaskOperator,
  needPairComparison,
  needPairOperator,
  needPairPrefix,
  needPairSelect,
} from './pairs.ts'
import type { Prelude } from './prelude.ts'
import { isFloat, isWide, laneElem, typeName } from './types.ts'

/** Writes a primitive applied to operand texts. `operand` is the type of its last operand, which is the result's except for comparisons. */
type Spelling = (operand: LoopType, args: readonly string[], prelude: Prelude) => string

const isPair = (type: LoopType): boolean => type.lanes > 1 && isWide(laneElem(type.elem))

const infix =
  (operator: ArithmeticOperator): Spelling =>
  (type, args, prelude) => {
    if (isPair(type)) needPairOperator(operator, laneElem(type.elem), prelude)
    if (type.elem === 'bool' && prelude.has('operator pairmask')) needMaskOperator(operator, prelude)
    return `(${args[0]} ${operator} ${args[1]})`
  }

const comparison =
  (operator: CompareOperator): Spelling =>
  (type, args, prelude) => {
    if (isPair(type)) needPairComparison(operator, laneElem(type.elem), prelude)
    return `(${args[0]} ${operator} ${args[1]})`
  }

const negation: Spelling = (type, args, prelude) => {
  if (isPair(type)) needPairPrefix('-', laneElem(type.elem), prelude)
  return `(-${args[0]})`
}

const complement: Spelling = (type, args, prelude) => {
  if (type.elem === 'bool' && type.lanes === 1) return `(!${args[0]})`
  if (isPair(type)) needPairPrefix('~', laneElem(type.elem), prelude)
  if (type.elem === 'bool') return `(~(${typeName(type, prelude)})${args[0]})`
  return `(~${args[0]})`
}

const named =
  (fn: FunctionPrimitive): Spelling =>
  (type, args, prelude) =>
    `${needPrimitive(fn, type, prelude)}(${args.join(', ')})`

const division: Spelling = (type, args, prelude) =>
  type.elem !== 'bool' && isFloat(laneElem(type.elem))
    ? infix('/')(type, args, prelude)
    : named('div')(type, args, prelude)

const selection: Spelling = (type, args, prelude) => {
  if (!isPair(type)) {
    const [condition, then, otherwise] = args
    const mask = type.lanes > 1 ? `(${typeName({ elem: 'bool', lanes: type.lanes }, prelude)})` : ''
    return `(${mask}${condition} ? ${then} : ${otherwise})`
  }
  needPairSelect(laneElem(type.elem), prelude)
  return `op::select(${args.join(', ')})`
}

const spellings = {
  neg: negation,
  abs: named('abs'),
  sqrt: named('sqrt'),
  floor: named('floor'),
  ceil: named('ceil'),
  trunc: named('trunc'),
  rint: named('rint'),
  not: complement,
  add: infix('+'),
  sub: infix('-'),
  mul: infix('*'),
  div: division,
  rem: named('rem'),
  min: named('min'),
  max: named('max'),
  copysign: named('copysign'),
  and: infix('&'),
  or: infix('|'),
  xor: infix('^'),
  shl: named('shl'),
  shr: named('shr'),
  ushr: named('ushr'),
  mulhi: named('mulhi'),
  lt: comparison('<'),
  le: comparison('<='),
  gt: comparison('>'),
  ge: comparison('>='),
  eq: comparison('=='),
  ne: comparison('!='),
  fma: named('fma'),
  select: selection,
} as const satisfies Record<Primitive, Spelling>

const floatOnly: readonly Primitive[] = ['sqrt', 'floor', 'ceil', 'trunc', 'rint', 'copysign', 'fma']
const integerOnly: readonly Primitive[] = ['rem', 'shl', 'shr', 'ushr', 'mulhi']

function checkElem(fn: Primitive, type: LoopType): void {
  const float = type.elem === 'f32' || type.elem === 'f64'
  const wrong = (float && integerOnly.includes(fn)) || (!float && floatOnly.includes(fn))
  if (wrong || (fn === 'mulhi' && type.elem !== 'i32'))
    throw new OpGemsError('BAD_KERNEL', `LoopIR: ${fn} is not defined on ${type.elem}`)
}

export function spellPrimitive(fn: Primitive, operand: LoopType, args: readonly string[], prelude: Prelude): string {
  checkElem(fn, operand)
  return spellings[fn](operand, args, prelude)
}

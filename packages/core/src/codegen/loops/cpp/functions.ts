// Inline C++ functions of namespace `op` for primitives that have no operator: a scalar formula, and a vector one where lanes alone would be slow.
import { OpGemsError } from '../../../errors/errors.ts'
import type { LoopType, Primitive } from '../ir.ts'
import { inlineFunction, type Prelude } from './prelude.ts'
import { type CppElem, isFloat, isWide, laneElem, scalarName, unsignedName, vectorName } from './types.ts'

/** Types a formula is written for. */
interface FormulaTypes {
  readonly elem: CppElem
  /** The register type, e.g. `f32v`; the integer and unsigned types of the same width. */
  readonly self: string
  readonly integer: string
  readonly unsigned: () => string
  readonly bits: 32 | 64
  /** Suffix of C's maths functions: `f` for f32. */
  readonly suffix: 'f' | ''
}

interface Formula {
  readonly operands: number
  readonly scalar: (types: FormulaTypes) => string
  /** The formula on a whole register; without one the lanes are computed in a loop that compilers turn into one instruction. */
  readonly vector?: (types: FormulaTypes) => string
  /** One instruction of AVX-512 with the same meaning, which GCC does not find in the formula; null for other types. */
  readonly avx512?: (types: FormulaTypes) => string | null
}

const functionPrimitives = [
  'abs',
  'sqrt',
  'floor',
  'ceil',
  'trunc',
  'rint',
  'div',
  'rem',
  'min',
  'max',
  'copysign',
  'shl',
  'shr',
  'ushr',
  'mulhi',
  'fma',
] as const satisfies readonly Primitive[]
export type FunctionPrimitive = (typeof functionPrimitives)[number]

const maths = (name: string): Formula => ({ operands: 1, scalar: (t) => `__builtin_${name}${t.suffix}(a)` })
const signMask = (t: FormulaTypes): string => (t.bits === 32 ? '(-2147483647 - 1)' : '(-9223372036854775807L - 1)')
const anywhere = (operands: number, formula: (types: FormulaTypes) => string): Formula => ({
  operands,
  scalar: formula,
  vector: formula,
})

/** GCC turns a choice between 512-bit registers into a comparison and a blend, never into min or max. */
const extreme = (name: 'min' | 'max', choice: string): Formula => ({
  ...anywhere(2, () => choice),
  avx512: (t) => {
    const letter = t.suffix === 'f' ? 's' : 'd'
    return isFloat(t.elem) ? `__builtin_ia32_${name}p${letter}512_mask(a, b, a, -1, 4)` : null
  },
})

const formulas = {
  abs: {
    operands: 1,
    scalar: (t) => (isFloat(t.elem) ? `__builtin_fabs${t.suffix}(a)` : 'a < 0 ? -a : a'),
    vector: (t) => (isFloat(t.elem) ? `(${t.self})((${t.integer})a & ~${signMask(t)})` : 'a < 0 ? -a : a'),
  },
  sqrt: maths('sqrt'),
  floor: maths('floor'),
  ceil: maths('ceil'),
  trunc: maths('trunc'),
  rint: maths('rint'),
  div: { operands: 2, scalar: () => 'b == 0 ? 0 : b == -1 ? -a : a / b' },
  rem: { operands: 2, scalar: () => 'b == 0 || b == -1 ? 0 : a % b' },
  min: extreme('min', 'a < b ? a : b'),
  max: extreme('max', 'a > b ? a : b'),
  copysign: {
    operands: 2,
    scalar: (t) => `__builtin_copysign${t.suffix}(a, b)`,
    vector: (t) => `(${t.self})(((${t.integer})a & ~${signMask(t)}) | ((${t.integer})b & ${signMask(t)}))`,
  },
  shl: anywhere(2, (t) => `a << (b & ${t.bits - 1})`),
  shr: anywhere(2, (t) => `a >> (b & ${t.bits - 1})`),
  ushr: anywhere(2, (t) => `(${t.self})((${t.unsigned()})a >> (${t.unsigned()})(b & ${t.bits - 1}))`),
  mulhi: { operands: 2, scalar: () => '(i32)(((unsigned long)(unsigned)a * (unsigned)b) >> 32)' },
  fma: { operands: 3, scalar: (t) => `__builtin_fma${t.suffix}(a, b, c)` },
} as const satisfies Record<FunctionPrimitive, Formula>

const parameterNames = ['a', 'b', 'c'] as const

function formulaTypes(elem: CppElem, self: string, prelude: Prelude): FormulaTypes {
  const integer = self.replace('f', 'i')
  return {
    elem,
    self,
    integer,
    unsigned: () => unsignedName(integer, prelude),
    bits: isWide(elem) ? 64 : 32,
    suffix: elem === 'f32' ? 'f' : '',
  }
}

const parameters = (type: string, count: number): string =>
  parameterNames
    .slice(0, count)
    .map((name) => `${type} ${name}`)
    .join(', ')
const pick = (count: number, part: string): string =>
  parameterNames
    .slice(0, count)
    .map((name) => name + part)
    .join(', ')

const integerElem = (elem: CppElem): CppElem => (isWide(elem) ? 'i64' : 'i32')

function needScalar(fn: FunctionPrimitive, elem: CppElem, prelude: Prelude): void {
  const formula: Formula = formulas[fn]
  prelude.needFunction(`${fn}(${elem})`, () => {
    const self = scalarName(elem, prelude)
    const value = formula.scalar(formulaTypes(elem, self, prelude))
    return inlineFunction(`${self} ${fn}(${parameters(self, formula.operands)})`, [`return ${value};`])
  })
}

function needRegister(fn: FunctionPrimitive, elem: CppElem, prelude: Prelude): void {
  const formula: Formula = formulas[fn]
  const self = isWide(elem) ? `${elem}h` : `${elem}v`
  prelude.needFunction(`${fn}(${self})`, () => {
    vectorName(elem, prelude)
    vectorName(integerElem(elem), prelude)
    const head = `${self} ${fn}(${parameters(self, formula.operands)})`
    if (formula.vector)
      return inlineFunction(
        head,
        registerBody(formula, formula.vector, formulaTypes(elem, self, prelude), prelude.lanes),
      )
    needScalar(fn, elem, prelude)
    const lanes = isWide(elem) ? prelude.lanes / 2 : prelude.lanes
    const lane = `r[l] = ${fn}(${pick(formula.operands, '[l]')});`
    return inlineFunction(head, [`${self} r;`, `for (int l = 0; l < ${lanes}; l++) ${lane}`, 'return r;'])
  })
}

function registerBody(
  formula: Formula,
  vector: Exclude<Formula['vector'], undefined>,
  types: FormulaTypes,
  lanes: number,
): readonly string[] {
  const general = `return ${vector(types)};`
  const instruction = lanes === 16 ? formula.avx512?.(types) : null
  if (!instruction) return [general]
  return ['#if defined(__AVX512F__) && !defined(__clang__)', `return ${instruction};`, '#else', general, '#endif']
}

/** A function of a pair that applies the register's function to both halves. */
function inlinePair(fn: string, pair: string, operands: number): string {
  const halves = ['.lo', '.hi'].map((half) => `${fn}(${pick(operands, half)})`)
  return inlineFunction(`${pair} ${fn}(${parameters(pair, operands)})`, [`return {${halves.join(', ')}};`])
}

/** Declares `op::fn` for a type and gives its name. */
export function needPrimitive(fn: FunctionPrimitive, type: LoopType, prelude: Prelude): string {
  if (type.elem === 'bool' || type.elem === 'ptr')
    throw new OpGemsError('BAD_KERNEL', `LoopIR: ${fn} is not defined on ${type.elem}`)
  const elem = laneElem(type.elem)
  if (type.lanes === 1) needScalar(fn, elem, prelude)
  else {
    needRegister(fn, elem, prelude)
    if (isWide(elem)) prelude.needFunction(`${fn}(${elem}v)`, () => inlinePair(fn, `${elem}v`, formulas[fn].operands))
  }
  return `op::${fn}`
}

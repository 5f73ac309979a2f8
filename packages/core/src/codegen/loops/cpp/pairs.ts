// Pairs of registers for 64-bit elements: operators, masks of 64-bit lanes, and the moves between them and single registers.

import { inlineFunction, type Prelude } from './prelude.ts'
import type { CppElem } from './types.ts'
import { isWide, vectorName } from './types.ts'

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '&' | '|' | '^'
export type CompareOperator = '<' | '<=' | '>' | '>=' | '==' | '!='

/** An operator on a 64-bit vector, applied to both halves. */
export function needPairOperator(operator: ArithmeticOperator, elem: CppElem, prelude: Prelude): void {
  const pair = vectorName(elem, prelude)
  prelude.needOperator(`${operator}(${pair})`, () =>
    inlineFunction(`${pair} operator${operator}(${pair} a, ${pair} b)`, [
      `return {a.lo ${operator} b.lo, a.hi ${operator} b.hi};`,
    ]),
  )
}

export function needPairPrefix(operator: '-' | '~', elem: CppElem, prelude: Prelude): void {
  const pair = vectorName(elem, prelude)
  prelude.needOperator(`${operator}(${pair}) prefix`, () =>
    inlineFunction(`${pair} operator${operator}(${pair} a)`, [`return {${operator}a.lo, ${operator}a.hi};`]),
  )
}

/** A comparison of 64-bit vectors; the result is a pair mask that becomes an ordinary mask where one is asked for. */
export function needPairComparison(operator: CompareOperator, elem: CppElem, prelude: Prelude): void {
  const pair = vectorName(elem, prelude)
  needPairMask(prelude)
  prelude.needOperator(`${operator}(${pair})`, () =>
    inlineFunction(`pairmask operator${operator}(${pair} a, ${pair} b)`, [
      `return {a.lo ${operator} b.lo, a.hi ${operator} b.hi};`,
    ]),
  )
}

/** `op::select` of a 64-bit vector by a mask; a fresh 64-bit comparison is used as it is. */
export function needPairSelect(elem: CppElem, prelude: Prelude): void {
  const pair = vectorName(elem, prelude)
  needPairMask(prelude)
  needHalves(prelude)
  prelude.needFunction(`select(${pair})`, () =>
    [
      inlineFunction(`${pair} select(pairmask m, ${pair} a, ${pair} b)`, [
        'return {m.lo ? a.lo : b.lo, m.hi ? a.hi : b.hi};',
      ]),
      inlineFunction(`${pair} select(i32v m, ${pair} a, ${pair} b)`, [
        'return select(pairmask{__builtin_convertvector(low(m), i64h), __builtin_convertvector(high(m), i64h)}, a, b);',
      ]),
    ].join('\n'),
  )
}

function needPairMask(prelude: Prelude): void {
  vectorName('i64', prelude)
  needHalves(prelude)
  const toMask = 'return op::join(__builtin_convertvector(lo, i32w), __builtin_convertvector(hi, i32w));'
  prelude.needOperator('pairmask', () =>
    ['struct pairmask {', '  i64h lo, hi;', `  INLINE operator i32v() const {`, `    ${toMask}`, '  }', '};'].join(
      '\n',
    ),
  )
}

/** Logic on masks of which at least one is fresh from a 64-bit comparison. */
export function needMaskOperator(operator: ArithmeticOperator, prelude: Prelude): void {
  needPairMask(prelude)
  prelude.needOperator(`${operator}(pairmask)`, () =>
    [
      inlineFunction(`pairmask operator${operator}(pairmask a, pairmask b)`, [
        `return {a.lo ${operator} b.lo, a.hi ${operator} b.hi};`,
      ]),
      inlineFunction(`i32v operator${operator}(pairmask a, i32v b)`, [`return (i32v)a ${operator} b;`]),
      inlineFunction(`i32v operator${operator}(i32v a, pairmask b)`, [`return a ${operator} (i32v)b;`]),
    ].join('\n'),
  )
}

/** Half registers of 32-bit elements (`i32w`, `f32w`) with `op::low`, `op::high` and `op::join`. */
function needHalves(prelude: Prelude, elem: 'i32' | 'f32' = 'i32'): void {
  const whole = vectorName(elem, prelude)
  const half = prelude.lanes / 2
  const name = `${elem}w`
  const numbers = (from: number, count: number): string =>
    Array.from({ length: count }, (_, lane) => from + lane).join(', ')
  prelude.need(name, () => `typedef ${elem} ${name} __attribute__((vector_size(${half * 4})));`)
  prelude.needFunction(`halves(${elem})`, () =>
    [
      inlineFunction(`${name} low(${whole} a)`, [`return __builtin_shufflevector(a, a, ${numbers(0, half)});`]),
      inlineFunction(`${name} high(${whole} a)`, [`return __builtin_shufflevector(a, a, ${numbers(half, half)});`]),
      inlineFunction(`${whole} join(${name} a, ${name} b)`, [
        `return __builtin_shufflevector(a, b, ${numbers(0, prelude.lanes)});`,
      ]),
    ].join('\n'),
  )
}

/** Value conversion between vectors of numbers: gives the function's name. */
export function needConversion(from: CppElem, to: CppElem, prelude: Prelude): string {
  const source = vectorName(from, prelude)
  const target = vectorName(to, prelude)
  const name = `to_${to}`
  prelude.needFunction(`${name}(${source})`, () => {
    if (isWide(from) && isWide(to)) return convertPair(name, source, target, `${to}h`)
    if (!isWide(from) && !isWide(to))
      return inlineFunction(`${target} ${name}(${source} a)`, [`return __builtin_convertvector(a, ${target});`])
    needHalves(prelude, narrow(isWide(from) ? to : from))
    if (isWide(to)) return inlineFunction(`${target} ${name}(${source} a)`, [widenHalves(`${to}h`)])
    const halves = ['lo', 'hi'].map((half) => `__builtin_convertvector(a.${half}, ${to}w)`)
    return inlineFunction(`${target} ${name}(${source} a)`, [`return join(${halves.join(', ')});`])
  })
  return `op::${name}`
}

const narrow = (elem: CppElem): 'i32' | 'f32' => (elem === 'f32' || elem === 'f64' ? 'f32' : 'i32')
const widenHalves = (half: string): string =>
  `return {__builtin_convertvector(low(a), ${half}), __builtin_convertvector(high(a), ${half})};`
const convertPair = (name: string, source: string, target: string, half: string): string =>
  inlineFunction(`${target} ${name}(${source} a)`, [
    `return {__builtin_convertvector(a.lo, ${half}), __builtin_convertvector(a.hi, ${half})};`,
  ])

/** Same bits as the other element of this width: gives the function's name. */
export function needPairBits(from: CppElem, to: CppElem, prelude: Prelude): string {
  const source = vectorName(from, prelude)
  const target = vectorName(to, prelude)
  const name = `bits_${to}`
  prelude.needFunction(`${name}(${source})`, () =>
    inlineFunction(`${target} ${name}(${source} a)`, [`return {(${to}h)a.lo, (${to}h)a.hi};`]),
  )
  return `op::${name}`
}

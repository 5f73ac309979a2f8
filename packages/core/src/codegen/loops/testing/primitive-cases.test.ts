// The case table itself: complete over the primitives, and its columns agree in length.
import { expect, it } from 'vitest'
import { binaryPrimitives, comparePrimitives, unaryPrimitives } from '../ir.ts'
import { conversionCases, primitiveCases } from './primitive-cases.ts'

it('covers every primitive', () => {
  const covered = new Set(primitiveCases.map((c) => c.fn))
  expect(
    [...unaryPrimitives, ...binaryPrimitives, ...comparePrimitives, 'fma', 'select'].filter(
      (fn) => !covered.has(fn as never),
    ),
  ).toEqual([])
})

it('has one expected value for each row of inputs', () => {
  for (const { fn, elem, inputs, expected } of primitiveCases)
    for (const column of inputs) expect(column.length, `${fn} ${elem}`).toBe(expected.length)
  for (const { from, to, input, expected } of conversionCases)
    expect(input.length, `${from} to ${to}`).toBe(expected.length)
})

it('states the documented edge values', () => {
  const find = (fn: string, elem: string, ...operands: unknown[]) => {
    const found = primitiveCases.find((c) => c.fn === fn && c.elem === elem)!
    const row = found.expected.findIndex((_, r) => operands.every((o, k) => Object.is(found.inputs[k]![r], o)))
    return found.expected[row]
  }
  expect(find('div', 'i32', -2147483648, -1)).toBe(-2147483648)
  expect(find('rem', 'i64', 1n, 0n)).toBe(0n)
  expect(find('min', 'f32', Number.NaN, 1)).toBe(1)
  expect(find('max', 'f32', 1, Number.NaN)).toBeNaN()
  expect(find('rint', 'f64', 2.5)).toBe(2)
  expect(find('shl', 'i32', 1, 33)).toBe(2)
  expect(find('mulhi', 'i32', -1, -1)).toBe(-2)
})

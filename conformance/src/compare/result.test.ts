import { describe, expect, it } from 'vitest'
import type { ConformanceCase } from '../case.ts'
import { HostTensor } from '../host/tensor.ts'
import type { CaseValue } from '../host/value.ts'
import { compareResult } from './result.ts'

const floats = (...values: number[]) => HostTensor.fromNumbers('float32', [values.length], values)
const indices = (...values: number[]) => HostTensor.fromNumbers('int64', [values.length], values)

const testCase = (
  operator: string,
  args: readonly CaseValue[],
  out: CaseValue,
  more: Partial<ConformanceCase> = {},
): ConformanceCase => ({
  source: 'test',
  line: 1,
  variant: '',
  kwargs: {},
  operator,
  args,
  out,
  ...more,
})
const messages = (test: ConformanceCase, got: CaseValue | undefined) =>
  compareResult(test, test.out, got, 'out').mismatches

describe('compareResult', () => {
  it('names the element that differs', () => {
    const out = HostTensor.fromNumbers('float32', [2, 2], [1, 2, 3, 4])
    const got = HostTensor.fromNumbers('float32', [2, 2], [1, 2, 9, 4])
    expect(messages(testCase('aten::exp', [], out), got)).toMatchObject([
      { where: 'out[1, 0]', expected: '3', got: '9' },
    ])
  })

  it('reports a wrong dtype, shape, number of results and kind of value', () => {
    const test = testCase('aten::exp', [], floats(1))
    expect(messages(test, HostTensor.fromNumbers('float64', [1], [1]))).toMatchObject([{ message: 'dtypes differ' }])
    expect(messages(test, HostTensor.fromNumbers('float32', [], [1]))).toMatchObject([{ message: 'shapes differ' }])
    expect(messages(test, 1)).toMatchObject([{ message: 'a tensor expected' }])
    expect(messages(testCase('aten::sort', [], [floats(1), indices(0)]), [floats(1)])).toMatchObject([
      { message: '2 results expected' },
    ])
    expect(messages(testCase('aten::equal', [], true), false)).toMatchObject([{ message: 'values differ' }])
  })

  it('accepts another index of an equal value where ties are open, and no other', () => {
    const sorted = [floats(1, 1, 2), indices(0, 2, 1)]
    const test = testCase('aten::sort', [floats(1, 2, 1)], sorted)
    expect(messages(test, [floats(1, 1, 2), indices(2, 0, 1)])).toEqual([])
    expect(messages(test, [floats(1, 1, 2), indices(2, 2, 1)])).toHaveLength(1)
    expect(messages(test, [floats(1, 1, 2), indices(2, 1, 0)])).toHaveLength(1)
    const stable = testCase('sort', [floats(1, 2, 1)], sorted, { kwargs: { stable: true } })
    expect(messages(stable, [floats(1, 1, 2), indices(2, 0, 1)])).toHaveLength(1)
  })

  it('holds data movement to the sign of zero', () => {
    expect(messages(testCase('aten::neg', [], floats(-0)), floats(0))).toHaveLength(1)
    expect(messages(testCase('aten::sin', [], floats(-0)), floats(0))).toEqual([])
  })

  it('widens a sum by the bound of its terms, and by nothing where there are none', () => {
    const terms = floats(1e8, -1e8, 1)
    const sum = (value: number) => HostTensor.fromNumbers('float32', [], [value])
    const test = testCase('aten::sum', [terms], sum(1))
    expect(messages(test, sum(0))).toEqual([])
    expect(messages(testCase('aten::sum', [floats(1, 2, 3)], sum(6)), sum(5.9999))).toHaveLength(1)
  })

  it('accepts the neighbour of a quotient that rounds to an integer, and only there', () => {
    const quotient = (a: number, b: number, out: number) => {
      const of = (x: number) => HostTensor.fromNumbers('bfloat16', [1], [x])
      return testCase('aten::div.Tensor_mode', [of(a), of(b)], of(out), { kwargs: { rounding_mode: 'floor' } })
    }
    const near = quotient(5.96875, 1, 6)
    expect(messages(near, HostTensor.fromNumbers('bfloat16', [1], [5]))).toEqual([])
    expect(messages(quotient(5.5, 1, 5), HostTensor.fromNumbers('bfloat16', [1], [6]))).toHaveLength(1)
  })
})

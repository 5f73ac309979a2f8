// The report of operators says what was reached and what was not.
import { expect, test } from 'vitest'
import type { OperatorResult } from './run.ts'
import { medianRatio, operatorTable, verdicts } from './table.ts'

const timing = (min: number) => ({ min, median: min, runs: 3 })
const result = (operator: string, ours: number, torch: number, reason: string | null = null): OperatorResult => ({
  operator,
  isComposed: false,
  shapes: [[2, 3]],
  dtypes: ['float32'],
  outcomes: { 'cpu:native': timing(ours), torch: timing(torch) },
  floor: null,
  reason,
})
const wrong: OperatorResult = {
  ...result('sin', 1, 1),
  outcomes: { 'cpu:native': { wrong: 'value 0 is 1 instead of 2' }, torch: timing(1) },
}
const figures = (results: readonly OperatorResult[]) =>
  operatorTable('cpu:native', results).rows.map((row) => row.at(-1))

test('a ratio below half needs a reason', () => {
  expect(figures([result('a', 4, 1), result('b', 4, 1, 'it sorts more'), result('c', 2, 1)])).toEqual([
    'MISSED: below 0.5 without a reason',
    'below 0.5: it sorts more',
    'reached',
  ])
  expect(verdicts('cpu:native', [result('a', 4, 1), result('c', 1, 2)])[1]).toBe(
    'None below 0.5 without a reason: MISSED by a.',
  )
})

test('an operator without a time is missed, and is no part of the median', () => {
  expect(figures([wrong])).toEqual(['MISSED: without a ratio'])
  expect(medianRatio('cpu:native', [wrong, result('a', 1, 3)])).toBe(3)
  expect(verdicts('cpu:native', [wrong, result('a', 1, 3)])[1]).toMatch(/MISSED by sin/)
})

test('the median is of all ratios', () => {
  expect(medianRatio('cpu:native', [result('a', 1, 1), result('b', 1, 4), result('c', 1, 2)])).toBe(2)
  expect(verdicts('cpu:native', [result('a', 1, 1), result('b', 1, 1.8)])[0]).toBe(
    'Median of torch/ours over 2 operators: 1.40×; ≥ 1.5: MISSED.',
  )
})

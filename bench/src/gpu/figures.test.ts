import { expect, test } from 'vitest'
import { gpuCases, isQuick, poolCount, product } from './cases.ts'
import { isReached, median, medianOfFours } from './figures.ts'
import { operators } from './operators.ts'

test('a figure is judged by the time that it names', () => {
  const times = { ours: 100, torch: 90, floor: 95 }
  expect(isReached({ torchTimes: 1 }, times)).toBe(false)
  expect(isReached({ torchTimes: 0.8 }, times)).toBe(true)
  expect(isReached({ floorTimes: 1.1 }, times)).toBe(true)
  expect(isReached({ floorTimes: 1 }, times)).toBe(false)
  expect(isReached({ microseconds: 99 }, times)).toBe(false)
})
test('what failed has reached nothing, and a missing peer decides nothing', () => {
  expect(isReached({ torchTimes: 0.1 }, { ours: null, torch: 90, floor: 95 })).toBe(false)
  expect(isReached({ torchTimes: 0.1 }, { ours: 10, torch: null, floor: null })).toBe(null)
})
test('runs that are slow by turns have one median', () => {
  expect(medianOfFours([6, 7, 6, 7, 6, 7, 6, 7, 6])).toBe(6.5)
  expect(medianOfFours([6, 6, 7, 7, 90, 7, 6, 6, 7, 7, 6, 6])).toBe(6.5)
  expect(medianOfFours([4, 5])).toBe(4.5)
})
test('the median of an even number lies between the middle two', () => {
  expect(median([5, 1, 9])).toBe(5)
  expect(median([4, 1, 9, 6])).toBe(5)
})
test('every case has an operator here, a pool that holds it, and a name of its own', () => {
  const cases = gpuCases()
  for (const { op, shape } of cases) {
    expect(operators[op], op).toBeDefined()
    if (/mm|conv2d|topk|embedding|index_select|attention/.test(op)) continue
    expect(product(shape), op).toBeLessThanOrEqual(poolCount)
  }
  expect(new Set(cases.map((c) => `${c.op} ${c.shape} ${c.dtype}`)).size).toBe(cases.length)
  expect(cases.filter(isQuick).length).toBeGreaterThan(50)
})

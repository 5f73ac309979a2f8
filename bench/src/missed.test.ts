// Missed figures are told with what memory allows; reached ones and unmeasured ones are not mentioned.
import { expect, test } from 'vitest'
import type { CaseResult } from './measure.ts'
import { missedFigures } from './missed.ts'

const timing = (min: number) => ({ min, median: min, runs: 3 })
const result = (name: string, floor: number | null, outcomes: CaseResult['outcomes']): CaseResult => ({
  name,
  mode: 'fresh',
  shape: [4096, 4096],
  bytesMoved: 1,
  flops: 0,
  floor: floor === null ? null : timing(floor),
  outcomes,
})

test('says when the figure lies below the time of a copy', () => {
  const add = result('add', 5, { 'cpu:wasm': timing(6), tfjs: timing(9) })
  expect(missedFigures(['cpu:wasm'], [add])).toEqual([
    'cpu:wasm, add (fresh output): ≥ 3 × tfjs asks for 3.00 ms; ours takes 6.00 ms. That is less than a copy: the fastest plain copy of as many bytes takes 5.00 ms.',
  ])
})
test('says when memory would allow it', () => {
  const softmax = result('softmax', 4, { 'cpu:wasm': timing(12), tfjs: timing(24) })
  expect(missedFigures(['cpu:wasm'], [softmax])[0]).toContain(
    'asks for 8.00 ms; ours takes 12.00 ms. Memory would allow it',
  )
})
test('leaves out what was reached and what has no peer', () => {
  const reached = result('add', 4, { 'cpu:native': timing(4), torch: timing(30) })
  const alone = result('add', 4, { 'cpu:native': timing(4) })
  expect(missedFigures(['cpu:native'], [reached, alone])).toEqual([])
})
test('says that a case has no time', () => {
  const failed = result('add', 4, { 'cpu:wasm': { failed: 'Error' }, tfjs: timing(9) })
  expect(missedFigures(['cpu:wasm'], [failed])).toEqual(['cpu:wasm, add (fresh output): ≥ 3 × tfjs: without a time.'])
})

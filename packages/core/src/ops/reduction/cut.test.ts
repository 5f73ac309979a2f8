import { expect, test } from 'vitest'
import type { SimtTarget, Target } from '../../backend/target.ts'
import { cutRows } from './cut.ts'

const gpu = { family: 'simt', multiprocessors: 132 } as SimtTarget as Target
const host = { family: 'loops' } as Target

test('a GPU cuts columns until every multiprocessor has some', () => {
  expect(cutRows(gpu, { rows: 4096, length: 4096, columns: 4096 })).toEqual({ block: 256, isAcross: true })
  expect(cutRows(gpu, { rows: 1024, length: 1024, columns: 1024 })).toEqual({ block: 64, isAcross: true })
})
test('columns that fill a GPU, and those of few rows, stay whole', () => {
  expect(cutRows(gpu, { rows: 2 ** 18, length: 64, columns: 2 ** 18 })).toBeNull()
  expect(cutRows(gpu, { rows: 128, length: 100, columns: 128 })).toBeNull()
})
test('few long rows are cut, many are not', () => {
  expect(cutRows(gpu, { rows: 1, length: 2 ** 24, columns: null })).toEqual({ block: 16384, isAcross: false })
  expect(cutRows(gpu, { rows: 1, length: 2 ** 26, columns: null })).toEqual({ block: 16384, isAcross: false })
  expect(cutRows(gpu, { rows: 64, length: 2 ** 26, columns: null })).toEqual({ block: 2 ** 19, isAcross: false })
  expect(cutRows(gpu, { rows: 1, length: 2 ** 20, columns: null })).toEqual({ block: 4096, isAcross: false })
  expect(cutRows(gpu, { rows: 4096, length: 4096, columns: null })).toBeNull()
})
test('a processor cuts only what is long', () => {
  expect(cutRows(host, { rows: 1, length: 2 ** 20, columns: null })).toEqual({ block: 32768, isAcross: false })
  expect(cutRows(host, { rows: 100, length: 2 ** 20, columns: null })).toBeNull()
})

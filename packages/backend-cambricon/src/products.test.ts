// Products on the emulated card's matrix unit: by all of its cores, and by one, which takes larger tiles.
import { describe, expect, test } from 'vitest'
import { largeCases, productCases, testProducts } from '../../emulator/src/testing/products.ts'
import { emulatedMlu } from './emulator.ts'
import { mlu590, mluTarget } from './target.ts'

describe('64 cores', () => testProducts('cambricon', emulatedMlu(), productCases))
describe('one core', () => {
  const driver = emulatedMlu({ ...mlu590, clusters: 1, coresPerCluster: 1 })
  testProducts('cambricon', driver, largeCases)
})
describe('third generation', () => {
  const driver = emulatedMlu({ ...mlu590, isa: 372, nramBytes: 768 << 10, wramBytes: 1024 << 10 })
  testProducts('cambricon', driver, productCases.slice(0, 1))
})

test('generations have a unit for the floats that theirs multiplies', () => {
  const dtypes = (isa: number, wramBytes = mlu590.wramBytes) =>
    mluTarget({ ...mlu590, isa, wramBytes }).matrixUnit?.products.map(({ operand }) => operand.dtype)
  expect(dtypes(290)).toBeUndefined()
  expect(dtypes(372)).toEqual(['float32', 'float16'])
  expect(dtypes(592)).toEqual(['float32', 'float16', 'bfloat16'])
  expect(dtypes(592, 0)).toBeUndefined()
})

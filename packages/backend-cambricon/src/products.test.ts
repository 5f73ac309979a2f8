// Products on the emulated card's matrix unit: by all of its cores, and by one, which takes larger tiles.
import { describe } from 'vitest'
import { largeCases, productCases, testProducts } from '../../emulator/src/testing/products.ts'
import { emulatedMlu } from './emulator.ts'
import { mlu590 } from './target.ts'

describe('64 cores', () => testProducts('cambricon', emulatedMlu(), productCases))
describe('one core', () => {
  const driver = emulatedMlu({ ...mlu590, clusters: 1, coresPerCluster: 1 })
  testProducts('cambricon', driver, largeCases)
})

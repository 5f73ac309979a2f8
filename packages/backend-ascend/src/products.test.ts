// Products on the emulated NPU's cube unit: by all of its cores, and by one, which takes larger tiles.
import { describe } from 'vitest'
import { largeCases, productCases, testProducts } from '../../emulator/src/testing/products.ts'
import { emulatedNpu } from './emulator.ts'
import { ascend910b3 } from './target.ts'

describe('20 cores', () => testProducts('ascend', emulatedNpu(), productCases))
describe('one core', () => testProducts('ascend', emulatedNpu({ ...ascend910b3, cubeCores: 1 }), largeCases))

// What kernels move on an MLU590.
import { testEstimates } from '../../emulator/src/testing/estimates.ts'
import { emulatedMlu } from './emulator.ts'
import { mlu590, mluTarget } from './target.ts'

testEstimates('cambricon', emulatedMlu(), mluTarget(mlu590))

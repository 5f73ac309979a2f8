// What kernels move on an Ascend 910B3.
import { testEstimates } from '../../emulator/src/testing/estimates.ts'
import { emulatedNpu } from './emulator.ts'
import { ascend910b3, ascendTarget } from './target.ts'

testEstimates('ascend', emulatedNpu(), ascendTarget(ascend910b3))

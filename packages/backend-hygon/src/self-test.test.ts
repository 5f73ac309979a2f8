// The self-test of hardware expects what kernels in HIP C++ compute, on wavefronts of 64.
import { testSelfTest } from '../../emulator/src/testing/self-test.ts'
import { emulatedDcu } from './emulator.ts'

testSelfTest(emulatedDcu())

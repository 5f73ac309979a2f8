// The self-test of hardware expects what kernels in CUDA C++ compute.
import { emulatedDriver } from '@opgems/emulator'
import { testSelfTest } from '../../emulator/src/testing/self-test.ts'
import { h100Limits, nvidiaTarget } from './target.ts'

testSelfTest(emulatedDriver({ vendor: 'nvidia', target: nvidiaTarget(h100Limits) }))

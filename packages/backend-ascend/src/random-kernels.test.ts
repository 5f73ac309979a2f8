// Random kernels on the emulated NPU against the interpreter.
import { test } from 'vitest'
import { checkRandomKernels } from '../../emulator/src/testing/random-kernels.ts'
import { emulatedNpu } from './emulator.ts'

test('random kernels give what the interpreter gives', { timeout: 3_600_000 }, () => {
  checkRandomKernels(emulatedNpu())
})

// Random kernels on the emulated card against the interpreter.
import { test } from 'vitest'
import { checkRandomKernels } from '../../emulator/src/testing/random-kernels.ts'
import { emulatedMlu } from './emulator.ts'

test('random kernels give what the interpreter gives', { timeout: 3_600_000 }, () => {
  checkRandomKernels(emulatedMlu())
})

// Random kernels on the emulator against the interpreter, on warps of every width.
import { emulatedDriver } from '@opgems/emulator'
import { test } from 'vitest'
import { checkRandomKernels } from '../../emulator/src/testing/random-kernels.ts'
import { h100Limits, nvidiaTarget } from './target.ts'
import { wideMasks } from './testing/wide-masks.ts'

test.each([32, 64, 128])('warps of %i lanes', { timeout: 3_600_000 }, (warpSize) => {
  const target = nvidiaTarget({ ...h100Limits, warpSize })
  const wide = warpSize === 32 ? target : { ...target, dialect: wideMasks(target.dialect) }
  checkRandomKernels(emulatedDriver({ vendor: 'nvidia', target: wide }), warpSize)
})

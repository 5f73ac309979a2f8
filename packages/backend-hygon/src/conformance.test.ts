// The conformance suite's random cases on the emulated DCU: wavefronts of 64, shuffles without masks, LDS of 64 KiB.
import { runConformance } from '@opgems/conformance'
import { expect, test } from 'vitest'
import { openEmulated } from '../../emulator/src/testing/emulated-runtime.ts'
import { emulatedDcu } from './emulator.ts'

/** One operator for each way through the lowering; the whole suite takes many minutes of compiling. */
const runs = [
  { ops: '{_log_softmax,gather}', dtypes: ['float16'] },
  { ops: '{cumsum,sum.dim_IntList,argmax}', dtypes: ['float32'] },
]

test.for(runs)('$ops agree with float64 references on wavefronts of 64', { timeout: 300_000 }, async (selection) => {
  const runtime = openEmulated('hygon', emulatedDcu())
  const { totals, failures } = await runConformance(runtime, { ...selection, rung: 'emulated' })
  expect(failures).toEqual([])
  expect(totals.passed).toBeGreaterThan(10)
  await runtime.close()
})

// The conformance suite's random cases on the emulated NPU: one operator for each way through the lowering.
import { runConformance } from '@opgems/conformance'
import { expect, test } from 'vitest'
import { openEmulatedRuntime } from './testing/emulated-runtime.ts'

const runs = [
  { ops: 'softmax.int,sum.dim_IntList', dtypes: ['float32'] },
  { ops: 'gather', dtypes: ['bfloat16'] },
]

test.for(runs)('$ops of $dtypes agree with float64 references', { timeout: 300_000 }, async (run) => {
  const runtime = openEmulatedRuntime()
  const { totals, failures } = await runConformance(runtime, { ...run, rung: 'emulated' })
  expect(failures).toEqual([])
  expect(totals.passed).toBeGreaterThan(10)
  await runtime.close()
})

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

test('integers that need steps in float64 come from the host: the double of 7 / 49, times 28, is 4', async () => {
  const runtime = openEmulatedRuntime()
  const values = (await runtime.ops.linspace(0, 7, 50, { dtype: 'int64' }).toArray()) as bigint[]
  expect(values.map(Number)).toEqual(
    Array.from({ length: 50 }, (_, i) => Math.trunc(i < 25 ? (7 / 49) * i : 7 - (7 / 49) * (49 - i))),
  )
  await runtime.close()
})

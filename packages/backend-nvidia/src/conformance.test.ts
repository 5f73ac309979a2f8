// The conformance suite's random cases on the emulated device, with warps of every width that the family knows.
import { runConformance } from '@opgems/conformance'
import { expect, test } from 'vitest'
import { h100Limits, nvidiaTarget } from './target.ts'
import { openEmulatedRuntime } from './testing/emulated-runtime.ts'
import { wideMasks } from './testing/wide-masks.ts'

/** One operator for each way through the lowering; the whole suite takes many minutes of compiling. */
const runs = [
  { warpSize: 32, ops: 'gather,_log_softmax,var.correction', dtypes: ['bfloat16'] },
  { warpSize: 64, ops: 'softmax.int,cumsum', dtypes: ['float32'] },
  { warpSize: 128, ops: 'argmax,sum.dim_IntList', dtypes: ['float32'] },
]

test.for(runs)('$ops agree with float64 references on warps of $warpSize', { timeout: 300_000 }, async (run) => {
  const { warpSize, ...selection } = run
  const target = nvidiaTarget({ ...h100Limits, warpSize })
  const runtime = openEmulatedRuntime(warpSize === 32 ? target : { ...target, dialect: wideMasks(target.dialect) })
  const { totals, failures } = await runConformance(runtime, { ...selection, rung: 'emulated' })
  expect(failures).toEqual([])
  expect(totals.passed).toBeGreaterThan(10)
  await runtime.close()
})

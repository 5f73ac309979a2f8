// The conformance suite's random cases on the emulated device, with warps of every width that the family knows.
import { runConformance } from '@opgems/conformance'
import type { SimtDialect } from '@opgems/core'
import { expect, test } from 'vitest'
import { h100Limits, nvidiaTarget } from './target.ts'
import { openEmulatedRuntime } from './testing/emulated-runtime.ts'

/** One operator for each way through the lowering; the whole suite takes many minutes of compiling. */
const runs = [
  { warpSize: 32, ops: 'gather,_log_softmax,var.correction', dtypes: ['bfloat16'] },
  { warpSize: 64, ops: 'softmax.int,cumsum', dtypes: ['float32'] },
  { warpSize: 128, ops: 'argmax,sum.dim_IntList', dtypes: ['float32'] },
]

/** The masks of warps with more than 32 lanes have 64 bits. */
const wideMasks = (dialect: SimtDialect): SimtDialect => {
  const widen = (text: string) => text.replace('0xffffffffu', '~0ull')
  const { shuffleXor, shuffleUp, shuffleFrom } = dialect
  return {
    ...dialect,
    shuffleXor: widen(shuffleXor),
    shuffleUp: widen(shuffleUp),
    shuffleFrom: widen(shuffleFrom),
  }
}

test.for(runs)('$ops agree with float64 references on warps of $warpSize', { timeout: 300_000 }, async (run) => {
  const { warpSize, ...selection } = run
  const target = nvidiaTarget({ ...h100Limits, warpSize })
  const runtime = openEmulatedRuntime(warpSize === 32 ? target : { ...target, dialect: wideMasks(target.dialect) })
  const { totals, failures } = await runConformance(runtime, { ...selection, rung: 'emulated' })
  expect(failures).toEqual([])
  expect(totals.passed).toBeGreaterThan(10)
  await runtime.close()
})

// Rendered kernels need the waits that the dialect writes: without them the emulated card refuses kernels.
import { fileURLToPath } from 'node:url'
import type { NpuDialect, Tensor } from '@opgems/core'
import { emulatedCores } from '@opgems/emulator'
import { expect, test } from 'vitest'
import { bangDialect } from './dialect.ts'
import { mlu590, mluTarget } from './target.ts'
import { openEmulatedRuntime } from './testing/emulated-runtime.ts'

/** Elements 100 and 4999 of a sum, with `wait` after each turn's copies and instructions. */
async function addWith(wait: string): Promise<readonly number[]> {
  const { copies, ...rest } = bangDialect(mlu590.isa)
  const dialect: NpuDialect = { ...rest, copies: { ...copies, wait } }
  const target = { ...mluTarget(mlu590), dialect }
  const driver = emulatedCores({
    vendor: 'cambricon',
    target,
    headers: fileURLToPath(new URL('../emulator', import.meta.url)),
    defines: { __BANG_ARCH__: mlu590.isa, OPGEMS_NRAM_BYTES: target.scratchpadBytes },
  })
  const rt = openEmulatedRuntime(driver)
  try {
    const x = rt.tensor(Float32Array.from({ length: 5000 }, (_, i) => i % 17))
    const sum = (await (rt.ops.add(x, 1) as Tensor).data()) as Float32Array
    return [sum[100]!, sum[4999]!]
  } finally {
    await rt.close().catch(() => {})
  }
}

test('with the wait for copies and instructions a kernel computes', async () => {
  expect(await addWith('__sync();')).toEqual([(100 % 17) + 1, (4999 % 17) + 1])
})

test.each([
  ['for neither', ';', 'vector instructions may still be at work there'],
  ['for copies alone', '__sync_io();', 'vector instructions may still be at work there'],
  ['for instructions alone', '__sync_compute();', 'has not waited for'],
])('with a wait %s it is refused', async (_, wait, message) => {
  await expect(addWith(wait)).rejects.toThrow(message)
})

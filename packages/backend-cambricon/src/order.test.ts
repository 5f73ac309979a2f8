// Rendered kernels need the waits that the dialect writes: without them the emulated card refuses kernels.
import { fileURLToPath } from 'node:url'
import type { Driver, NpuDialect, NpuMatrixUnit, NpuTarget, Tensor } from '@opgems/core'
import { emulatedCores } from '@opgems/emulator'
import { expect, test } from 'vitest'
import { bangDialect } from './dialect.ts'
import { mlu590, mluTarget } from './target.ts'
import { openEmulatedRuntime } from './testing/emulated-runtime.ts'

const driverOf = (target: NpuTarget): Driver =>
  emulatedCores({
    vendor: 'cambricon',
    target,
    headers: fileURLToPath(new URL('../emulator', import.meta.url)),
    defines: {
      __BANG_ARCH__: mlu590.isa,
      OPGEMS_NRAM_BYTES: target.scratchpadBytes,
      OPGEMS_WRAM_BYTES: mlu590.wramBytes,
    },
  })

/** Elements 100 and 4999 of a sum, with `wait` after each turn's copies and instructions. */
async function addWith(wait: string): Promise<readonly number[]> {
  const { copies, ...rest } = bangDialect(mlu590.isa)
  const dialect: NpuDialect = { ...rest, copies: { ...copies, wait } }
  const rt = openEmulatedRuntime(driverOf({ ...mluTarget(mlu590), dialect }))
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

/** Element 0 of a product of ones, in several steps, the last of which is a tail, with another matrix unit. */
async function productWith(change: (unit: NpuMatrixUnit) => Partial<NpuMatrixUnit>): Promise<number> {
  const target = mluTarget(mlu590)
  const unit = target.matrixUnit!
  const rt = openEmulatedRuntime(driverOf({ ...target, matrixUnit: { ...unit, ...change(unit) } }))
  try {
    const ones = (rows: number, columns: number) =>
      rt.tensor(new Float32Array(rows * columns).fill(1), { shape: [rows, columns] })
    const product = rt.ops.mm(ones(20, 600), ones(600, 70)) as Tensor
    return ((await product.data()) as Float32Array)[0]!
  } finally {
    await rt.close().catch(() => {})
  }
}
const without = (text: string) => (unit: NpuMatrixUnit) => ({ prelude: unit.prelude.replaceAll(text, ';') })

test('with its waits a product is right', async () => {
  expect(await productWith(() => ({}))).toBe(600)
})

test.each([
  ['any wait for copies and products', () => ({ wait: ';' }), 'vector instructions may still be at work there'],
  ['a wait for copies', () => ({ wait: '__sync_compute();' }), 'has not waited for'],
  ['a wait for products', () => ({ wait: '__sync_io();' }), 'vector instructions may still be at work there'],
  ['a wait for zeros and sums', without('__sync_compute();'), 'vector instructions may still be at work there'],
])('a product without %s is refused', async (_, change, message) => {
  await expect(productWith(change)).rejects.toThrow(message)
})

test.each([
  [
    'zeros behind K',
    without('__bang_write_value((float*)to, round_up(lines * whole * (i32)sizeof(E) / 4, 64), 0.0f);'),
  ],
  ['the reshaped matrix', without('__bang_reshape_filter(shaped, right, wide, 1, 1, whole);')],
])('a product without %s is wrong', async (_, change) => {
  expect(await productWith(change)).not.toBe(600)
})

// The setting float32MatmulPrecision on the emulated tensor cores.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRuntime, type Runtime, type Tensor } from '@opgems/core'
import { afterAll, expect, test } from 'vitest'
import { plugin } from './plugin.ts'

const cacheDir = mkdtempSync(join(tmpdir(), 'opgems-tf32-'))
afterAll(() => rmSync(cacheDir, { recursive: true, force: true }))

async function withPrecision(
  float32MatmulPrecision: 'highest' | 'high' | undefined,
  action: (rt: Runtime) => Promise<void>,
): Promise<void> {
  const precision = float32MatmulPrecision && { float32MatmulPrecision }
  const rt = await createRuntime({ backend: 'nvidia:emulator', plugins: [plugin], cacheDir, ...precision })
  try {
    await action(rt)
  } finally {
    await rt.close()
  }
}

const size = 32
const distinct = async (t: Tensor) => [...new Set((await t.data()) as Float32Array)]
/** Needs 13 significant bits; the nearest number of 11 is 1. */
const long = 1 + 2 ** -12

const products = (rt: Runtime) => {
  const x = rt.call('full', [[size, size], long]) as Tensor
  const convolved = rt.call('full', [[1, 4, 6, 6], long]) as Tensor
  const weight = rt.tensor([1, ...Array(4 * 9 - 1).fill(0)], { shape: [1, 4, 3, 3] })
  const tall = rt.call('cat', [Array(size).fill(weight)]) as Tensor
  return {
    mm: rt.call('mm', [x, rt.call('eye', [size])]) as Tensor,
    conv2d: rt.call('conv2d', [convolved, tall]) as Tensor,
  }
}

test.each([undefined, 'highest'] as const)('%s: products of float32 are not rounded', async (precision) => {
  await withPrecision(precision, async (rt) => {
    const { mm, conv2d } = products(rt)
    expect([await distinct(mm), await distinct(conv2d)]).toEqual([[long], [long]])
  })
})

test('high: operands of float32 are rounded to 11 significant bits, sums are not', async () => {
  await withPrecision('high', async (rt) => {
    const { mm, conv2d } = products(rt)
    expect([await distinct(mm), await distinct(conv2d)]).toEqual([[1], [1]])
    const row = rt.call('ones', [[size, size]]) as Tensor
    const column = rt.tensor(
      Array.from({ length: size * size }, (_, i) => (i < size ? 2 ** -12 : 1)),
      { shape: [size, size] },
    )
    expect(await distinct(rt.call('mm', [row, column]) as Tensor)).toEqual([size - 1 + 2 ** -12])
  })
})

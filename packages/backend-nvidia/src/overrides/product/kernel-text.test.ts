// The text of Hopper's product kernels: golden files, and every tile compiled by nvcc without spills.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderProduct } from './kernel-text.ts'
import { renderThinProduct, type ThinVariant } from './thin-text.ts'
import { thinTiles, wideTiles } from './tiles.ts'
import type { ProductVariant } from './variant.ts'

const half = { operand: 'float16', result: 'float16', addend: null, scaled: false } as const
const layouts = [
  { a: 'k', b: 'n' },
  { a: 'k', b: 'k' },
  { a: 'm', b: 'n' },
  { a: 'm', b: 'k' },
] as const
const rich = { operand: 'bfloat16', result: 'bfloat16', addend: 'bfloat16', scaled: true } as const
const wide = (i: number, more: Partial<ProductVariant>): ProductVariant => {
  const { rate: _, ...tile } = wideTiles[i % wideTiles.length]!
  return { ...tile, ...half, ...layouts[i % layouts.length]!, store: 'copy', ...more }
}
const thin = (n: number, more: Partial<ThinVariant>): ThinVariant => {
  const sizes = { m: 4096, n, k: 4096 } as Parameters<typeof thinTiles>[0]
  return { ...thinTiles(sizes).at(-1)!, ...half, a: 'k', b: 'k', store: 'direct', ...more }
}

/** Every tile, every layout, every way to store, with and without an addend. */
const variants: Readonly<Record<string, (entry: string) => string>> = {
  ...Object.fromEntries(
    wideTiles.flatMap((_, i) => [
      [`tile ${i} copied out`, (entry: string) => renderProduct(wide(i, rich), entry)],
      [
        `tile ${i} stored directly`,
        (entry: string) => renderProduct(wide(i + wideTiles.length + 1, { result: 'float32', store: 'direct' }), entry),
      ],
    ]),
  ),
  ...Object.fromEntries(
    layouts.map((layout) => [
      `layout ${layout.a}${layout.b}`,
      (entry: string) => renderProduct(wide(0, layout), entry),
    ]),
  ),
  ...Object.fromEntries(
    [8, 16, 32, 64].map((n) => [
      `${n} columns`,
      (entry: string) => renderThinProduct(thin(n, n % 3 ? rich : {}), entry),
    ]),
  ),
  'columns of A': (entry) => renderThinProduct(thin(8, { a: 'm', splits: 1 }), entry),
}

test('a wide product is rendered as it was', async () => {
  await expect(renderProduct(wide(0, rich), 'hopper_product')).toMatchFileSnapshot('testing/golden/wide.cu')
})
test('a thin product is rendered as it was', async () => {
  await expect(renderThinProduct(thin(8, {}), 'hopper_product')).toMatchFileSnapshot('testing/golden/thin.cu')
})

const hasNvcc = spawnSync('nvcc', ['--version']).status === 0

test.skipIf(!hasNvcc)(
  hasNvcc ? 'nvcc compiles every variant for sm_90a without spills' : 'nvcc is not installed, so nothing is compiled',
  { timeout: 120_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'opgems-hopper-'))
    try {
      const sources = Object.values(variants).map((render, i) => `namespace v${i} {\n${render(`kernel_${i}`)}}\n`)
      writeFileSync(join(folder, 'kernels.cu'), sources.join(''))
      const options = ['-std=c++17', '--fmad=false', '-cubin', '-gencode=arch=compute_90a,code=sm_90a', '-Xptxas', '-v']
      const { status, stderr } = spawnSync('nvcc', [...options, '-o', 'kernels.cubin', 'kernels.cu'], {
        cwd: folder,
        encoding: 'utf8',
      })
      expect(status, stderr).toBe(0)
      // Advice such as C7510 says that ptxas serialised the matrix instructions.
      expect(stderr).not.toMatch(/\(C7\d+\)/)
      const spills = [...stderr.matchAll(/(\d+) bytes spill stores/g)].map((m) => Number(m[1]))
      expect(spills).toEqual(sources.map(() => 0))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

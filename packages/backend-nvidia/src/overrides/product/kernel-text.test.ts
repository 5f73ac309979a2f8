// The text of Hopper's product kernels: golden files, and every tile compiled by nvcc without spills.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderProduct } from './kernel-text.ts'
import { renderSplitProduct, type SplitVariant } from './split-text.ts'
import { renderStream, type StreamVariant, streamShapes } from './stream-text.ts'
import { float8Tiles, splitTiles, wideTiles } from './tiles.ts'
import type { ProductVariant } from './variant.ts'

const half = {
  operand: 'float16',
  rightOperand: 'float16',
  result: 'float16',
  addend: null,
  scaled: false,
  factors: false,
} as const
const layouts = [
  { a: 'k', b: 'n' },
  { a: 'k', b: 'k' },
  { a: 'm', b: 'n' },
  { a: 'm', b: 'k' },
] as const
const rich = {
  operand: 'bfloat16',
  rightOperand: 'bfloat16',
  result: 'bfloat16',
  addend: 'bfloat16',
  scaled: true,
  factors: false,
} as const
const bytes = { a: 'k', b: 'k' } as const
const integer = { ...bytes, operand: 'int8', rightOperand: 'int8' } as const
const float8 = { ...bytes, operand: 'float8_e4m3fn', rightOperand: 'float8_e5m2', factors: true } as const
const wide = (i: number, more: Partial<ProductVariant>): ProductVariant => {
  const { step: _, ...tile } = wideTiles[i % wideTiles.length]!
  return { ...tile, ...half, ...layouts[i % layouts.length]!, store: 'copy', ...more }
}
const split = (n: number, more: Partial<SplitVariant>): SplitVariant => {
  const sizes = { m: 4096, n, k: 4096, bytes: 2 } as Parameters<typeof splitTiles>[0]
  return { ...splitTiles(sizes).at(-1)!, ...half, a: 'k', b: 'k', store: 'direct', ...more }
}

const stream = (more: Partial<StreamVariant>): StreamVariant => ({
  ...half,
  ...streamShapes[0]!,
  columns: 8,
  splits: 1,
  ...more,
})

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
    wideTiles.flatMap((tile, i) => [
      [`int8 ${i}`, (entry: string) => renderProduct(wide(i, { ...integer, result: 'int32', store: 'direct' }), entry)],
      [
        `int8 ${i} with factors`,
        (entry: string) => renderProduct(wide(i, { ...rich, ...integer, factors: true }), entry),
      ],
      ...(float8Tiles.includes(tile)
        ? [
            [`float8 ${i}`, (entry: string) => renderProduct(wide(i, { ...rich, ...float8 }), entry)] as const,
            [
              `float8 ${i} stored directly`,
              (entry: string) => renderProduct(wide(i, { ...float8, result: 'float32', store: 'direct' }), entry),
            ] as const,
          ]
        : []),
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
      (entry: string) => renderSplitProduct(split(n, n % 3 ? rich : {}), entry),
    ]),
  ),
  'float16 with factors': (entry) => renderProduct(wide(0, { ...rich, factors: true }), entry),
  'columns of A': (entry) => renderSplitProduct(split(8, { a: 'm', splits: 1 }), entry),
  ...Object.fromEntries(
    streamShapes.flatMap((shape) =>
      ([8, 16] as const).map((columns) => [
        `streamed ${shape.a} ${shape.rows} ${columns}`,
        (entry: string) =>
          renderStream(stream({ ...shape, ...(columns === 16 ? rich : {}), columns, splits: 16 / shape.warps }), entry),
      ]),
    ),
  ),
}

test('a wide product is rendered as it was', async () => {
  await expect(renderProduct(wide(0, rich), 'hopper_product')).toMatchFileSnapshot('testing/golden/wide.cu')
})
test('a product of float8 is rendered as it was', async () => {
  const source = renderProduct(wide(2, { ...float8, addend: 'bfloat16' }), 'hopper_product')
  await expect(source).toMatchFileSnapshot('testing/golden/float8.cu')
})
test('a split product is rendered as it was', async () => {
  await expect(renderSplitProduct(split(8, {}), 'hopper_product')).toMatchFileSnapshot('testing/golden/split.cu')
})
test.for([0, 1])('a streaming product is rendered as it was, shape %i', async (i) => {
  const source = renderStream(stream({ ...streamShapes[i]!, splits: 2 }), 'hopper_product')
  await expect(source).toMatchFileSnapshot(`testing/golden/stream-${streamShapes[i]!.a}.cu`)
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

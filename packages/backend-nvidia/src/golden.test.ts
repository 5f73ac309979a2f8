// Rendered CUDA C++: golden files show what a change of the lowering does to every kind of kernel, and nvcc accepts all of them.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderKernel } from '../../core/src/codegen/families.ts'
import { type MatrixProductSpec, tiles } from '../../core/src/codegen/simt/product/matrix-spec.ts'
import { renderMatrixProduct } from '../../core/src/codegen/simt/product/matrix-text.ts'
import type { ThreadProductSpec } from '../../core/src/codegen/simt/product/thread-spec.ts'
import { renderThreadProduct } from '../../core/src/codegen/simt/product/thread-text.ts'
import { sumOfBlocks } from '../../core/src/kernel/testing/kernels.ts'
import { adaDialect, hopperDialect } from './dialect.ts'
import { h100Limits, nvidiaTarget } from './target.ts'
import { goldenKernels } from './testing/golden-kernels.ts'

const target = nvidiaTarget(h100Limits)
const product: ThreadProductSpec = {
  ...{ name: 'og_product', a: 'float32', b: 'float32', c: 'float32', addend: null, scaled: false, compute: 'float32' },
  ...{ alongA: 'depth', alongB: 'column', groups: 2 },
}
const products: Readonly<Record<string, ThreadProductSpec>> = {
  'product-f32': product,
  'product-bf16-small': {
    ...product,
    ...{ a: 'bfloat16', b: 'bfloat16', c: 'bfloat16', addend: 'bfloat16', scaled: true, alongA: 'row', groups: 1 },
  },
  'product-i64': { ...product, a: 'int64', b: 'int64', c: 'int64', compute: 'int64', alongB: 'depth' },
  'product-float8': { ...product, a: 'float8_e4m3fn', b: 'float8_e5m2', c: 'float8_e4m3fn', factors: true },
}
const half: MatrixProductSpec = {
  ...product,
  ...{
    a: 'float16',
    b: 'float16',
    c: 'float16',
    operand: 'float16',
    tile: tiles.large,
    storedTogether: 2,
    windows: false,
  },
  ...{ left: { along: 'depth', copyBytes: 16 }, right: { along: 'lines', copyBytes: 16 } },
}
const int8: Partial<MatrixProductSpec> = { a: 'int8', b: 'int8', c: 'int32', compute: 'int32', operand: 'int8' }
const double: Partial<MatrixProductSpec> = {
  a: 'float64',
  b: 'float64',
  c: 'float64',
  compute: 'float64',
  operand: 'float64',
}
const matrixProducts: Readonly<Record<string, MatrixProductSpec>> = {
  'matrix-product-f16': half,
  'matrix-product-bf16-odd': {
    ...half,
    ...{ a: 'bfloat16', b: 'bfloat16', c: 'bfloat16', addend: 'bfloat16', scaled: true, operand: 'bfloat16' },
    ...{
      left: { along: 'lines', copyBytes: 4 },
      right: { along: 'depth', copyBytes: 2 },
      tile: tiles.small,
      storedTogether: 1,
    },
  },
  'matrix-product-windows': { ...half, right: { along: 'depth', copyBytes: 16 }, windows: true },
  'matrix-product-tf32': { ...half, a: 'float32', b: 'float32', c: 'float32', operand: 'tf32' },
  'matrix-product-s8': { ...half, ...int8 },
  'matrix-product-f64': { ...half, ...double, tile: tiles.small },
}
const sources = [
  ...Object.entries(goldenKernels).map(
    ([name, { kernel, hints }]) => [name, renderKernel(kernel, target, hints).source] as const,
  ),
  ['sum-of-blocks', renderKernel(sumOfBlocks(), target, { rowLength: 4, rowMultiple: 4 }).source] as const,
  ...Object.entries(products).map(([name, spec]) => [name, renderThreadProduct(spec, target.dialect)] as const),
  ...Object.entries(matrixProducts).map(
    ([name, spec]) => [name, renderMatrixProduct(spec, target.dialect, target.laneCount)] as const,
  ),
]
/** What chips have beside Ampere's instructions. */
const float8: MatrixProductSpec = {
  ...half,
  ...{ a: 'float8_e4m3fn', b: 'float8_e5m2', operand: 'float8_e4m3fn', rightOperand: 'float8_e5m2', factors: true },
  ...{ c: 'bfloat16', addend: 'bfloat16', right: { along: 'depth', copyBytes: 16 }, storedTogether: 8 },
}
const float8Products = [
  ['Ada', 'sm_89', renderMatrixProduct(float8, adaDialect, target.laneCount)],
  ['Hopper', 'sm_90a', renderMatrixProduct(float8, hopperDialect, target.laneCount)],
] as const
const hopperProduct = renderMatrixProduct(
  { ...half, ...double, tile: tiles.small },
  { ...target.dialect, ...(hopperDialect.matrixUnit && { matrixUnit: hopperDialect.matrixUnit }) },
  target.laneCount,
)
const hasNvcc = spawnSync('nvcc', ['--version']).status === 0

test.for(sources)('%s is rendered as it was', async ([name, source]) => {
  await expect(source).toMatchFileSnapshot(`testing/golden/${name}.cu`)
})

/** All kernels in one file, because nvcc takes seconds to start. */
const together = sources
  .map(([, source], i) => `namespace kernel${i} {\n${source.replaceAll(/\bog_(\w+)\(/g, `og_$1_${i}(`)}}\n`)
  .join('')

test.skipIf(!hasNvcc).for(['sm_80', 'sm_90a'])(
  hasNvcc ? 'nvcc compiles all of them for %s' : 'nvcc is not installed, so nothing is compiled for %s',
  { timeout: 120_000 },
  (architecture) => {
    const folder = mkdtempSync(join(tmpdir(), 'opgems-golden-'))
    try {
      writeFileSync(join(folder, 'kernels.cu'), together)
      const compute = architecture.replace('sm_', 'compute_')
      const args = ['-cubin', `-gencode=arch=${compute},code=${architecture}`, '-o', 'kernels.cubin', 'kernels.cu']
      const { status, stderr } = spawnSync('nvcc', args, { cwd: folder, encoding: 'utf8' })
      expect(stderr).toBe('')
      expect(status).toBe(0)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

test.for(float8Products)('the product of float8 for %s is rendered as it was', async ([chip, , source]) => {
  await expect(source).toMatchFileSnapshot(`testing/golden/matrix-product-float8-${chip.toLowerCase()}.cu`)
})

test.skipIf(!hasNvcc).for(float8Products)(
  hasNvcc ? 'nvcc compiles the product of float8 for %s from %s on' : 'nvcc is not installed, so not for %s',
  { timeout: 120_000 },
  ([, first, source]) => {
    const folder = mkdtempSync(join(tmpdir(), 'opgems-float8-'))
    try {
      writeFileSync(join(folder, 'kernel.cu'), source)
      const compiled = ['sm_80', first].map((architecture) => {
        const args = ['-cubin', `-arch=${architecture}`, '-o', 'kernel.cubin', 'kernel.cu']
        return spawnSync('nvcc', args, { cwd: folder }).status === 0
      })
      expect(compiled).toEqual([false, true])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

test.skipIf(!hasNvcc)(
  hasNvcc ? 'nvcc compiles the product of float64 for Hopper alone' : 'nvcc is not installed, so nothing is compiled',
  { timeout: 120_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'opgems-hopper-'))
    try {
      writeFileSync(join(folder, 'kernel.cu'), hopperProduct)
      const status = (architecture: string) =>
        spawnSync('nvcc', ['-cubin', `-arch=${architecture}`, '-o', 'kernel.cubin', 'kernel.cu'], { cwd: folder })
          .status
      expect([status('sm_80') === 0, status('sm_90a') === 0]).toEqual([false, true])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

const early = { ...target, dialect: hopperDialect }

test('kernels for Hopper wait for the launches before them, and say so', () => {
  const { source, geometry } = renderKernel(goldenKernels['cumsum-f32']!.kernel, early, {})
  expect(geometry?.awaitsLaunches).toBe(true)
  expect(source).toMatch(/extern "C"[^{]*\{\n {2}asm volatile\("griddepcontrol\.wait;/)
  expect(renderKernel(goldenKernels['cumsum-f32']!.kernel, target, {}).geometry?.awaitsLaunches).toBe(false)
})

test.skipIf(!hasNvcc)(
  hasNvcc ? 'nvcc moves no access to memory before the wait' : 'nvcc is not installed, so no order is looked at',
  { timeout: 120_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'opgems-early-'))
    try {
      const kernels = Object.entries(goldenKernels).map(([name, { kernel, hints }]) => {
        const { source } = renderKernel(kernel, early, hints)
        return `namespace ${name.replaceAll('-', '_')} {\n${source.replaceAll(/\bog_(\w+)\(/g, `og_$1_${name.replaceAll('-', '_')}(`)}}\n`
      })
      writeFileSync(join(folder, 'kernels.cu'), kernels.join(''))
      const args = ['-ptx', '-arch=compute_90a', '-o', 'kernels.ptx', 'kernels.cu']
      const { status, stderr } = spawnSync('nvcc', args, { cwd: folder, encoding: 'utf8' })
      expect(status, stderr).toBe(0)
      const bodies = readFileSync(join(folder, 'kernels.ptx'), 'utf8').split('.visible .entry').slice(1)
      expect(bodies.length).toBe(kernels.length)
      for (const body of bodies) {
        const [before, after] = body.split('griddepcontrol.wait')
        expect(before).not.toMatch(/(ld|st|atom|red)\.global/)
        expect(after).toMatch(/(st|atom|red)\.global/)
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

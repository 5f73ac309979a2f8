// The text of the kernels for few queries: a golden file, and variants of every kind compiled by nvcc without spills.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderDecode } from './kernel-text.ts'
import { type DecodeVariant, mostRows } from './variant.ts'

const base: DecodeVariant = {
  ...{ dtype: 'float16', headSize: 128, rows: 1 },
  ...{ causal: false, masked: false, logSumExp: false },
}
const variants: readonly DecodeVariant[] = [
  base,
  { ...base, masked: true },
  { ...base, rows: mostRows, logSumExp: true },
  { ...base, rows: 4, causal: true },
  { ...base, headSize: 64, rows: mostRows, masked: true },
  { ...base, dtype: 'bfloat16', rows: 2 },
]

test('one masked query is rendered as it was', async () => {
  await expect(renderDecode(variants[1]!, 'hopper_decode')).toMatchFileSnapshot('testing/golden/decode.cu')
})

const hasNvcc = spawnSync('nvcc', ['--version']).status === 0

test.skipIf(!hasNvcc)(
  hasNvcc ? 'nvcc compiles every kind for sm_90a without spills' : 'nvcc is not installed, so nothing is compiled',
  { timeout: 120_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'opgems-decode-'))
    try {
      const sources = variants.map((v, i) => `namespace v${i} {\n${renderDecode(v, `kernel_${i}`)}}\n`)
      writeFileSync(join(folder, 'kernels.cu'), sources.join(''))
      const options = ['-std=c++17', '--fmad=false', '-cubin', '-gencode=arch=compute_90a,code=sm_90a', '-Xptxas', '-v']
      const { status, stderr } = spawnSync('nvcc', [...options, '-o', 'kernels.cubin', 'kernels.cu'], {
        cwd: folder,
        encoding: 'utf8',
      })
      expect(status, stderr).toBe(0)
      const spills = [...stderr.matchAll(/(\d+) bytes spill stores/g)].map((m) => Number(m[1]))
      expect(spills).toEqual(sources.map(() => 0))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

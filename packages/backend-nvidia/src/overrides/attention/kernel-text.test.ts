// The text of Hopper's attention kernels: a golden file, and every variant compiled by nvcc without spills.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderAttention } from './kernel-text.ts'
import type { AttentionVariant } from './variant.ts'

const variants: readonly AttentionVariant[] = ([64, 128] as const).flatMap((headSize) =>
  (['float16', 'bfloat16'] as const).flatMap((dtype) =>
    [false, true].map((causal) => {
      const sequences = causal === (dtype === 'float16')
      return { dtype, headSize, keys: 128, causal, sequences, logSumExp: causal }
    }),
  ),
)

test('causal attention with log-sum-exps is rendered as it was', async () => {
  const variant = { ...variants[0]!, headSize: 128, causal: true, sequences: false, logSumExp: true } as const
  await expect(renderAttention(variant, 'hopper_attention')).toMatchFileSnapshot('testing/golden/attention.cu')
})

const hasNvcc = spawnSync('nvcc', ['--version']).status === 0

test.skipIf(!hasNvcc)(
  hasNvcc ? 'nvcc compiles every variant for sm_90a without spills' : 'nvcc is not installed, so nothing is compiled',
  { timeout: 120_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'opgems-attention-'))
    try {
      const sources = variants.map((v, i) => `namespace v${i} {\n${renderAttention(v, `kernel_${i}`)}}\n`)
      writeFileSync(join(folder, 'kernels.cu'), sources.join(''))
      const options = ['-std=c++17', '--fmad=false', '-cubin', '-gencode=arch=compute_90a,code=sm_90a', '-Xptxas', '-v']
      const { status, stderr } = spawnSync('nvcc', [...options, '-o', 'kernels.cubin', 'kernels.cu'], {
        cwd: folder,
        encoding: 'utf8',
      })
      expect(status, stderr).toBe(0)
      // C7519 tells of an arrival that ptxas put between the two products; others, that it serialised them or ignored the registers' split.
      expect(stderr).not.toMatch(/\(C7(?!519)\d+\)/)
      const spills = [...stderr.matchAll(/(\d+) bytes spill stores/g)].map((m) => Number(m[1]))
      expect(spills).toEqual(sources.map(() => 0))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

// Rendered CUDA C++: golden files show what a change of the lowering does to every kind of kernel, and nvcc accepts all of them.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderKernel } from '../../core/src/codegen/families.ts'
import { h100Limits, nvidiaTarget } from './target.ts'
import { goldenKernels } from './testing/golden-kernels.ts'

const target = nvidiaTarget(h100Limits)
const sources = Object.entries(goldenKernels).map(
  ([name, { kernel, hints }]) => [name, renderKernel(kernel, target, hints).source] as const,
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

// nvcc accepts kernels as the operators ask for them; `node scripts/compile-kernels.mjs` compiles all of them.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'

const hasNvcc = spawnSync('nvcc', ['--version']).status === 0
const isBuilt = existsSync('packages/cli/dist/main.js')
const selection = [
  '--ops',
  'aten::{_softmax,cumsum,gather,sort,var.correction,add.Tensor,sum.dim_IntList,embedding,mm}',
]
const corpus = ['--corpus', 'fixtures/goldens/torch-aten.jsonl.gz']

test.skipIf(!hasNvcc || !isBuilt)(
  hasNvcc ? 'nvcc compiles a sample of the rendered kernels' : 'nvcc is not installed, so nothing is compiled',
  { timeout: 600_000 },
  () => {
    const args = ['scripts/compile-kernels.mjs', ...selection, ...corpus, '--sample', '60', '--jobs', '2']
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(stdout).toContain('sm_80: nvcc compiles 60 of 60 kernels')
    expect(stdout).toContain('sm_90a: nvcc compiles 60 of 60 kernels')
  },
)

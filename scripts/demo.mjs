// `npm run demo`: builds, lets the tiny Llama of the fixtures continue a prompt, and checks some operators against PyTorch's results.
import { spawnSync } from 'node:child_process'

function run(command, ...args) {
  const shown = [command, ...args].map((part) => (/[\s{*]/.test(part) ? `'${part}'` : part)).join(' ')
  console.log(`\n$ ${shown}`)
  const { status, error } = spawnSync(command, args, {
    cwd: new URL('..', import.meta.url),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (error) console.error(error.message)
  if (status !== 0) process.exit(status ?? 1)
}

const prompt = '227,83,212,136,223,124,84,145,202,7,54,118,6,219,247,94,99'

// Everything, because each backend of the workspace is found as an installed plugin.
run('npx', 'tsc', '-b')
run('npx', 'opgems', 'devices')
run('npx', 'opgems', 'generate', '--model', 'fixtures/models/tiny-llama', '--backend', 'cpu', '--ids', prompt, '--json')
run(
  'npx',
  'opgems',
  'conformance',
  '--backend',
  'cpu',
  '--no-random',
  '--ops',
  'aten::{mm,add.Tensor,softmax.int,gelu,sum.dim_IntList}',
  '--all',
)

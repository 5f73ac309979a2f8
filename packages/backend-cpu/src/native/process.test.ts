// A whole process: it ends by itself while the pool's threads sleep, and devices work inside worker threads, two at once.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { temporaryFolder } from './testing/native-kernels.ts'

const program = fileURLToPath(new URL('./testing/open-and-launch.mjs', import.meta.url))
const total = String(2 * 100 * 499_500)

it.each([
  ['main', [total]],
  ['workers', [total, total]],
] as const)('ends by itself with open devices in %s', (where, lines) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, where], {
    encoding: 'utf8',
    timeout: 30_000,
    env: { ...process.env, OPGEMS_TEST_CACHE: temporaryFolder() },
  })
  expect({ status, stdout: stdout.trim().split('\n'), stderr }).toEqual({ status: 0, stdout: lines, stderr: '' })
})

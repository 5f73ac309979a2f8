// A whole process: it ends by itself while workers sleep, and devices work inside a worker thread.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const program = fileURLToPath(new URL('./testing/open-and-launch.mjs', import.meta.url))

it.each(['main', 'worker'])('ends by itself with open devices in the %s thread', (where) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, where], {
    encoding: 'utf8',
    timeout: 20_000,
  })
  expect({ status, stdout: stdout.trim(), stderr }).toEqual({ status: 0, stdout: String(2 * 499_500), stderr: '' })
})

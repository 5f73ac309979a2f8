// A worker thread that ends in the middle of its work leaves the process whole.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('./testing/end-a-thread.mjs', import.meta.url))

test.each(['cpu:native', 'cpu:wasm'])(
  '%s works after a thread that used it was terminated',
  { timeout: 70_000 },
  (backend) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, backend], {
      encoding: 'utf8',
      timeout: 60_000,
    })
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '200000\n', stderr: '' })
  },
)

// Runtimes in worker threads: each thread has its own, on contexts that the driver keeps by thread.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { buildStubLibraries } from './testing/stub-libraries.ts'

const stub = buildStubLibraries()
const program = fileURLToPath(new URL('./testing/use-stub-in-threads.mjs', import.meta.url))

test.skipIf(!stub)(
  stub
    ? 'two threads use one GPU at once, and the process ends by itself'
    : 'threads: not tested, there is no C compiler',
  { timeout: 120_000 },
  () => {
    const env = { ...process.env, OPGEMS_TEST_DRIVER: stub!.driver, OPGEMS_TEST_NVRTC: stub!.nvrtc }
    const { status, stdout, stderr } = spawnSync(process.execPath, [program], {
      encoding: 'utf8',
      timeout: 100_000,
      env,
    })
    const sum = (start: number) => 100 * start + 450
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `[${[0, 20].map(sum)}]\n`, stderr: '' })
  },
)

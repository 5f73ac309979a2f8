// The worker threads: that they take part, that they may start late, and what happens when one ends.
import { afterEach, expect, it } from 'vitest'
import { WasmExecutable } from './executable.ts'
import { countKernel, slotsOf } from './testing/kernels.ts'
import { compile, instantiate, sharedMemory } from './testing/run-loops.ts'
import { WorkerPool } from './worker-pool.ts'

const OUT = 1 << 18
const SCRATCH = 1 << 16
const programs = 3000
const launch = { slots: 0, programs, scratch: SCRATCH, scratchStride: 64 }
let pool: WorkerPool | undefined
afterEach(() => pool?.close())

function countingPool(threads: number) {
  const memory = sharedMemory(64)
  new Uint8Array(memory.buffer).set(slotsOf(OUT), 0)
  pool = new WorkerPool(memory, threads)
  const fn = countKernel()
  const executable = new WasmExecutable(1, fn.name, compile(fn), instantiate(fn, memory))
  pool.add(executable)
  const sums = new BigInt64Array(memory.buffer, OUT, programs)
  return { pool, executable, sums }
}

it('shares program instances between the calling thread and workers', async () => {
  const { pool, executable, sums } = countingPool(2)
  let byWorkers = 0
  for (let tries = 0; tries < 200 && byWorkers === 0; tries++) {
    sums.fill(0n)
    byWorkers += programs - pool.run(executable, launch)
    expect(sums).toEqual(BigInt64Array.from(sums, (_, i) => BigInt((i * (i + 1)) / 2)))
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  expect(byWorkers).toBeGreaterThan(0)
})

it('does not wait for workers that have not started', () => {
  const { pool, executable } = countingPool(4)
  expect(pool.run(executable, launch)).toBeGreaterThan(0)
})

it('fails with the reason once a worker has ended', async () => {
  const { pool, executable } = countingPool(2)
  pool.run(executable, launch)
  await pool.endWorker(1)
  expect(() => pool.run(executable, launch)).toThrow(
    expect.objectContaining({ code: 'LAUNCH_FAILED', message: expect.stringMatching(/worker thread 1 ended/) }),
  )
})

it('runs nothing once closed', async () => {
  const { pool, executable } = countingPool(2)
  pool.run(executable, launch)
  await pool.close()
  expect(() => pool.run(executable, launch)).toThrow(/closed/)
})

// Cases in processes of their own: what a dead, hanging or robbed process costs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createReferenceRuntime } from '../reference/runtime.ts'
import { runSuite } from '../suite.ts'
import { isolatedCases } from './isolated-cases.ts'
import type { CaseReply, WorkerMessage } from './messages.ts'
import { serveCases } from './worker.ts'

const folder = mkdtempSync(join(tmpdir(), 'opgems-isolation-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A worker that passes all of 10 cases but those that it is told to go wrong with. */
function workerOf(name: string, wrong: Readonly<Record<number, string>>, open = ''): string {
  const path = join(folder, `${name}.mjs`)
  writeFileSync(
    path,
    `const send = (message) => new Promise((resolve) => process.send(message, resolve))
     const run = (outcome) => ({ outcome, milliseconds: 1, leaked: 0, layoutDiffers: false })
     const lost = { status: 'error', code: 'LAUNCH_FAILED', reason: 'illegal address' }
     process.once('message', async ({ from, of, shard }) => {
       ${open}
       await send('ready')
       for (let number = 0; number < 10; number++) {
         if (number < from || number % of !== shard) continue
         ${Object.entries(wrong)
           .map(([number, what]) => `if (number === ${number}) { ${what} }`)
           .join('\n')}
         await send({ number, run: run({ status: 'passed' }) })
       }
       process.exit(0)
     })`,
  )
  return path
}

const dies = `process.kill(process.pid, 'SIGSEGV'); await new Promise(() => {})`
const isRobbed = `await send({ number, run: run(lost) }); process.exit(0)`
const hangs = `await new Promise((resolve) => setTimeout(resolve, 1e6))`

async function codesOf(worker: string, jobs: number): Promise<string[]> {
  const request = { selection: {} }
  const cases = isolatedCases({ worker, jobs, request, caseMilliseconds: 2000 })
  const codes: string[] = []
  for (let number = 0; number < 10; number++) {
    const run = await cases.run(number)
    codes.push(!run ? 'unknown' : run.outcome.status === 'error' ? run.outcome.code : run.outcome.status)
  }
  cases.close()
  return codes
}

test.each([1, 3])('a process that dies, loses its device or hangs costs the case at work (%i jobs)', async (jobs) => {
  const codes = await codesOf(workerOf('wrong', { 2: dies, 3: dies, 5: isRobbed, 7: hangs }), jobs)
  const expected = Array(10).fill('passed')
  Object.assign(expected, { 2: 'PROCESS_ENDED', 3: 'PROCESS_ENDED', 5: 'LAUNCH_FAILED', 7: 'PROCESS_ENDED' })
  expect(codes).toEqual(expected)
})

test('a device that cannot be opened ends the run, which keeps what it has', async () => {
  const worker = workerOf('once', { 1: isRobbed }, 'if (from > 0) process.exit(1)')
  const cases = isolatedCases({ worker, jobs: 1, request: { selection: {} } })
  const report = await runSuite(createReferenceRuntime(), { ops: 'aten::neg' }, (_, number) => cases.run(number))
  expect(report).toMatchObject({ complete: false, totals: { passed: 1, failed: 1 } })
  expect(cases.problem()).toMatch(/could not open the device \(1\)/)
})

test('a worker runs the cases of its shard, and ends after an error that the device does not survive', async () => {
  const sound = createReferenceRuntime()
  const replies: CaseReply[] = []
  const runtime = {
    ...sound,
    call: (...args: Parameters<typeof sound.call>) => {
      if (replies.length === 2) throw Object.assign(new Error('illegal address'), { code: 'LAUNCH_FAILED' })
      return sound.call(...args)
    },
    synchronize: async () => {
      throw new Error('the context is lost')
    },
  }
  const send = async (message: WorkerMessage) => {
    if (message !== 'ready') replies.push(message)
  }
  await serveCases(runtime, { selection: { ops: 'aten::neg' }, shard: 1, of: 2, from: 4 }, send)
  expect(replies.map(({ number, run }) => [number, run.outcome.status])).toEqual([
    [5, 'passed'],
    [7, 'passed'],
    [9, 'error'],
  ])
})

// opgems tune: times once, keeps the winners, ships them; statuses.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { capture } from '../testing/capture.ts'

const savedFolder = process.env.OPGEMS_CACHE_DIR
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opgems-tune-'))
  process.env.OPGEMS_CACHE_DIR = join(folder, 'cache')
})
afterEach(() => {
  if (savedFolder === undefined) delete process.env.OPGEMS_CACHE_DIR
  else process.env.OPGEMS_CACHE_DIR = savedFolder
  rmSync(folder, { recursive: true, force: true })
})

const tune = (...argv: string[]) => capture(['tune', '--backend', 'cpu:wasm', '--sizes', '4Ki', ...argv])

test('times each kernel once, and never again', async () => {
  const first = await tune('--ops', 'exp,softmax', '--json')
  expect(first.status).toBe(0)
  const document = JSON.parse(first.stdout)
  expect(document).toMatchObject({ device: 'cpu:wasm', complete: true, calls: 2, skipped: [], known: 0 })
  expect(document.timed.map((choice: { name: string }) => choice.name).sort()).toEqual(['exp', 'softmax'])
  for (const { microseconds, timed } of document.timed) {
    expect(microseconds).toBeGreaterThan(0)
    expect(timed.length).toBeGreaterThan(0)
  }
  const second = JSON.parse((await tune('--ops', 'exp,softmax', '--json')).stdout)
  expect(second).toMatchObject({ calls: 2, timed: [], known: 2 })
})

test('the table names kernel, winner and times; the file serves other machines', async () => {
  const file = join(folder, 'tuned.json')
  const { status, stdout } = await tune('--ops', 'exp', '--output', file)
  expect(status).toBe(0)
  expect(stdout).toMatch(
    /^kernel +size +winner .*\nexp\(float32, float32\) +0 .*\ncpu:wasm: 1 kernels timed in 1 calls; 0 choices/,
  )
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 'opgems-tuning', choices: [{ name: 'exp' }] })
})

test('fails when there is nothing to call for a dtype', async () => {
  const { status, stdout } = await tune('--ops', 'sort', '--dtypes', 'bfloat16')
  expect([status, stdout]).toEqual([1, 'cpu:wasm: 0 kernels timed in 0 calls; 0 choices were known before\n'])
})

test.each([
  [['--ops', 'nosuch'], /no operator with a representative call fits 'nosuch'/],
  [['--sizes', 'many'], /counts of elements/],
  [['--dtypes', 'float31'], /no dtype 'float31'/],
])('%j is bad usage', async (argv, message) => {
  const { status, stderr } = await tune(...argv)
  expect([status, stderr]).toEqual([2, expect.stringMatching(message)])
})

test('interrupted, it keeps what was timed', async () => {
  const stop = new AbortController()
  stop.abort()
  const { status, stdout } = await capture(['tune', '--backend', 'cpu:wasm', '--ops', 'exp', '--json'], stop.signal)
  expect(status).toBe(130)
  expect(JSON.parse(stdout)).toMatchObject({ complete: false, calls: 0 })
})

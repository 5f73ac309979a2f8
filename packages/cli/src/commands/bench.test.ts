// opgems bench: our times with floors, a peer that answers as PyTorch's would, a peer that is missing; statuses.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { capture } from '../testing/capture.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opgems-bench-test-'))
  process.env.OPGEMS_PYTHON = join(folder, 'missing-python')
})
afterEach(() => {
  delete process.env.OPGEMS_PYTHON
  rmSync(folder, { recursive: true, force: true })
})

/** Answers as the peer does: every call takes 50 µs; what it was asked goes to a file. */
const fakePeer = `#!${process.execPath}
const { appendFileSync } = require('node:fs')
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const request = JSON.parse(line)
  if (request.do === 'prepare') appendFileSync(process.argv[1] + '.log', JSON.stringify(request.task) + '\\n')
  const replies = {
    describe: { description: 'a peer for ' + process.argv.slice(-2) },
    prepare: request.task?.aten === 'neg' ? { error: 'no neg here' } : { ready: true },
    run: { milliseconds: [0.07, 0.05] },
    release: { done: true },
  }
  console.log(JSON.stringify(replies[request.do]))
})
`
const bench = (...argv: string[]) => capture(['bench', '--backend', 'cpu:wasm', '--sizes', '4Ki', ...argv])

test('gives time, bytes, floor and work of each call', async () => {
  const { status, stdout } = await bench('--ops', 'add,mm', '--json')
  expect(status).toBe(0)
  const { device, complete, results } = JSON.parse(stdout)
  expect([device, complete]).toEqual(['cpu:wasm', true])
  const [add, mm] = results
  expect(add).toMatchObject({
    operator: 'add',
    shapes: [
      [1, 4096],
      [1, 4096],
    ],
    bytes: 3 * 4096 * 4,
    operations: null,
  })
  expect(mm).toMatchObject({
    operator: 'mm',
    shapes: [
      [64, 64],
      [64, 64],
    ],
    operations: 2 * 64 ** 3,
  })
  for (const { microseconds, floor } of results) {
    expect(microseconds).toBeGreaterThan(0)
    expect(floor).toBeGreaterThan(0)
  }
})

test.skipIf(process.platform === 'win32')('a peer gets the same calls, and stands beside', async () => {
  const python = join(folder, 'python')
  writeFileSync(python, fakePeer)
  chmodSync(python, 0o755)
  process.env.OPGEMS_PYTHON = python
  const file = join(folder, 'report.json')
  const { status, stdout } = await bench('--ops', 'embedding,neg,sum', '--vs', 'torch', '--json', file)
  expect(status).toBe(0)
  expect(stdout).toMatch(/^operator .* torch µs +torch\/ours\n/)
  expect(stdout).toMatch(/\nembedding .* 50\.00 +[\d.]+×\n/)
  expect(stdout).toMatch(/\nneg .* – +–\n/)
  expect(stdout).toMatch(/\ntorch: a peer for \d+,cpu\n/)
  expect(stdout).toMatch(/\ntorch: torch: no neg here: neg\n/)
  const { results } = JSON.parse(readFileSync(file, 'utf8'))
  expect(results.find((r: { operator: string }) => r.operator === 'sum(-1)').peers.torch).toBeCloseTo(50, 6)
  const asked = readFileSync(`${python}.log`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(asked.find((task) => task.aten === 'embedding')).toMatchObject({
    inputs: [
      { shape: [1, 4096], dtype: 'float32' },
      { shape: [1], dtype: 'int64', below: 1 },
    ],
    args: [{ input: 0 }, { input: 1 }],
  })
  expect(asked.filter((task) => task.aten === 'sum').map((task) => task.args[1])).toEqual([[-1], [0]])
})

test('a missing peer is reported with how to get it, and is no failure', async () => {
  const { status, stdout } = await bench('--ops', 'relu', '--vs', 'torch,tfjs')
  expect(status).toBe(0)
  expect(stdout).toMatch(/\ntorch: missing: .*ENOENT.*pip install torch/)
  expect(stdout).toMatch(/\ntfjs: missing: .*npm install --no-save @tensorflow\/tfjs-core/)
  expect(stdout).not.toMatch(/torch µs/)
})

test.each([
  [['--ops', 'nosuch'], /no operator with a representative call fits 'nosuch'/],
  [['--vs', 'numpy'], /no peer 'numpy'; known: torch, onnxruntime, tfjs/],
])('%j is bad usage', async (argv, message) => {
  const { status, stderr } = await bench(...argv)
  expect([status, stderr]).toEqual([2, expect.stringMatching(message)])
})

test('interrupted, it shows what has run', async () => {
  const stop = new AbortController()
  stop.abort()
  const { status, stdout } = await capture(['bench', '--backend', 'cpu:wasm', '--json'], stop.signal)
  expect(status).toBe(130)
  expect(JSON.parse(stdout)).toMatchObject({ complete: false, results: [] })
})

test('--profile says what kernels do, on emulated chips with scratchpad what they move', async () => {
  const of = (...argv: string[]) => capture(['bench', '--profile', '--ops', 'add', '--sizes', '4Ki', ...argv])
  const { status, stdout } = await of('--backend', 'cpu:wasm')
  expect(status).toBe(0)
  expect(stdout).toMatch(/^add float32 \[\[1,4096\],\[1,4096\]\]\noperator +kernel .*\nadd\.Tensor +add +1 /)
  const emulated = await of('--backend', 'cambricon:emulator', '--json')
  expect(emulated.status).toBe(0)
  const [call] = JSON.parse(emulated.stdout).calls
  expect(call.kernels).toMatchObject([{ operator: 'add.Tensor', launches: 1, bytes: 3 * 4096 * 4 }])
  expect(call.kernels[0].scratchpad).toMatchObject({ bytes: 3 * 4096 * 4, scalarElements: 0 })
  expect((await of('--backend', 'cpu:wasm', '--vs', 'torch')).status).toBe(2)
})

// opgems conformance: verdicts, reports, selections, and being stopped.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { capture } from '../testing/capture.ts'

const folder = mkdtempSync(join(tmpdir(), 'opgems-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const base = ['conformance', '--backend', 'cpu:wasm']
const right = { tensor: Buffer.from(new Float32Array([-1, 2]).buffer).toString('base64'), dtype: 'float32', shape: [2] }
const wrong = { ...right, tensor: Buffer.from(new Float32Array([-1, 5]).buffer).toString('base64') }
const input = { ...right, tensor: Buffer.from(new Float32Array([1, -2]).buffer).toString('base64') }

/** A corpus of calls to neg, each with the result it is said to have. */
function corpusOf(name: string, results: readonly object[]): string {
  const file = join(folder, name)
  writeFileSync(file, results.map((out) => JSON.stringify({ op: 'neg', args: [input], kwargs: {}, out })).join('\n'))
  return file
}

test('a clean run succeeds and prints the table', async () => {
  const { status, stdout, stderr } = await capture([
    ...base,
    '--no-random',
    '--corpus',
    corpusOf('good.jsonl', [right]),
  ])
  expect(stdout).toContain('1 passed, 0 failed')
  expect([status, stderr]).toEqual([0, ''])
})

test('a failure gives status 1 and its reason, unless --min-pass allows it', async () => {
  const argv = [...base, '--no-random', '--corpus', corpusOf('half.jsonl', [right, wrong])]
  const { status, stdout } = await capture(argv)
  expect(stdout).toContain('half.jsonl:2')
  expect(status).toBe(1)
  expect((await capture([...argv, '--min-pass', '0.5'])).status).toBe(0)
  expect((await capture([...argv, '--min-pass', '0.6'])).status).toBe(1)
})

test('a selection that fits nothing is no success', async () => {
  const { status, stderr } = await capture([...base, '--no-random', '--ops', 'nonesuch'])
  expect(stderr).toContain('no case was run')
  expect(status).toBe(1)
})

test('--json prints one document; files are written where asked', async () => {
  const file = join(folder, 'report.html')
  const argv = [...base, '--no-random', '--corpus', corpusOf('good.jsonl', [right]), '--json', '--html', file]
  const { stdout } = await capture(argv)
  expect(JSON.parse(stdout)).toMatchObject({ backend: 'cpu', device: 'wasm', totals: { passed: 1 } })
  expect(readFileSync(file, 'utf8')).toContain('<html')
})

test('a corpus that is not there is named', async () => {
  const { status, stderr } = await capture([...base, '--corpus', join(folder, 'none.jsonl')])
  expect(stderr).toMatch(/^error\[BAD_FILE\]: .*none\.jsonl/)
  expect(status).toBe(1)
})

test('stopped, it writes what has run and says so', async () => {
  const report = join(folder, 'stopped.json')
  const { status } = await capture([...base, '--json', report], AbortSignal.abort())
  expect(existsSync(report)).toBe(true)
  expect(JSON.parse(readFileSync(report, 'utf8')).complete).toBe(false)
  expect(status).toBe(130)
})

test('a self-check that was stopped proves nothing', async () => {
  const { status, stdout } = await capture([...base, '--self-check'], AbortSignal.abort())
  expect([status, stdout]).toEqual([130, ''])
})

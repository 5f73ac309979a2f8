// opgems conformance: verdicts, reports, selections, and being stopped.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRuntime } from '@opgems/core'
import { afterAll, afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { openTested } from '../tested-runtime.ts'
import { capture } from '../testing/capture.ts'

const folder = mkdtempSync(join(tmpdir(), 'opgems-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

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

test('the report says which kernels ran, and nothing of where its corpora lie', async () => {
  vi.stubEnv('OPGEMS_CANDIDATE', '1')
  vi.stubEnv('OPGEMS_OVERRIDES', '0')
  const argv = [...base, '--no-random', '--corpus', corpusOf('good.jsonl', [right]), '--json']
  const report = JSON.parse((await capture(argv)).stdout)
  expect(report.kernelChoice).toEqual({
    tune: false,
    candidate: 1,
    knownWinners: expect.any(Boolean),
    overrides: false,
  })
  expect(report.selection.corpus).toEqual(['good.jsonl'])
})

test('a configured fallback takes no case over: it is not even opened', async () => {
  const here = mkdtempSync(join(import.meta.dirname, '.run-'))
  onTestFinished(() => rmSync(here, { recursive: true }))
  writeFileSync(join(here, 'opgems.config.json'), JSON.stringify({ fallback: ['nonesuch'] }))
  vi.spyOn(process, 'cwd').mockReturnValue(here)
  await expect(createRuntime({ backend: 'cpu:wasm' })).rejects.toThrow('nonesuch')
  await (await openTested('cpu:wasm')).close()
})

test('a dtype that there is not is bad usage', async () => {
  const { status, stderr } = await capture([...base, '--dtypes', 'float32,float33'])
  expect(stderr).toContain("There is no dtype 'float33'")
  expect(status).toBe(2)
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

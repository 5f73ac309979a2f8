// opgems generate against the recorded generation of the tiny Llama.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { capture } from '../testing/capture.ts'

const model = 'fixtures/models/tiny-llama'
const golden = JSON.parse(readFileSync(`${model}/golden.json`, 'utf8'))
const prompt: number[] = golden.inputs.input_ids[0]
const continued: number[] = golden.generate.ids[0].slice(prompt.length)
const argv = ['generate', '--model', model, '--backend', 'cpu:wasm', '--ids', prompt.join(',')]

test('--json gives the new ids that the reference gave', async () => {
  const { status, stdout, stderr } = await capture([...argv, '--max-new-tokens', '12', '--json'])
  const result = JSON.parse(stdout)
  expect(result).toMatchObject({ promptIds: prompt, ids: continued })
  expect(result.timings.prefillMs).toBeGreaterThan(0)
  expect([status, stderr]).toEqual([0, ''])
})

test('without a tokenizer the ids are the result', async () => {
  const { stdout } = await capture([...argv, '--max-new-tokens', '3'])
  expect(stdout).toBe(`${continued.slice(0, 3).join(',')}\n`)
})

test('the same seed draws the same tokens', async () => {
  const sampled = [...argv, '--sample', '--temperature', '1.5', '--seed', '7', '--max-new-tokens', '5']
  expect((await capture(sampled)).stdout).toBe((await capture(sampled)).stdout)
})

test('a text needs a tokenizer, and a model its folder', async () => {
  const text = await capture(['generate', '--model', model, '--backend', 'cpu:wasm', '--prompt', 'a'])
  expect(text.stderr).toMatch(/^error\[UNSUPPORTED\]: .*tokenizer\.json/)
  const missing = await capture(['generate', '--model', 'nonesuch', '--backend', 'cpu:wasm', '--ids', '1'])
  expect(missing.stderr).toMatch(/^error\[\w+\]: .*nonesuch/)
  expect([text.status, missing.status]).toEqual([1, 1])
})

test('stopped before its end it reports that and nothing else', async () => {
  const { status, stdout, stderr } = await capture(argv, AbortSignal.abort())
  expect([status, stdout, stderr]).toEqual([130, '', 'interrupted\n'])
})

// Every overload that is there has a case in the suite, but for those listed with a reason.
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { openTestRuntime } from '../../packages/core/src/ops/testing/runtime.ts'
import { findCorpora } from './corpus/read.ts'
import { withoutCases } from './corpus/without-cases.ts'
import { selectedCases } from './suite.ts'

const rt = openTestRuntime('wasm')
afterAll(() => rt.close())

/** 'add.Tensor' of 'aten::add.Tensor', 'grid_sample' of 'nn.functional.grid_sample', 'linalg_norm' of 'linalg.norm'. */
const called = (operator: string): string =>
  operator
    .replace(/^aten::/, '')
    .replace(/^(torch\.|nn\.functional\.)/, '')
    .replace(/^(linalg|special)\./, '$1_')

function overloadsThere(): string[] {
  const names = new Set<string>()
  for (const name of rt.operators.names)
    for (const base of [name, `${name}_`])
      for (const { schema } of rt.operators.overloads(base))
        names.add(schema.overload === '' ? schema.name : `${schema.name}.${schema.overload}`)
  return [...names]
}

test('each overload that is there is called by a case, or listed with the reason why not', {
  timeout: 120_000,
}, async () => {
  const corpus = await findCorpora(fileURLToPath(new URL('../../fixtures/goldens', import.meta.url)))
  const withCases = new Set<string>()
  for await (const entry of selectedCases({ corpus: corpus.filter((file) => !file.includes('torch-grad')) }))
    withCases.add(called(entry.kind === 'case' ? entry.test.operator : entry.operator))
  const listed = new Set(Object.values(withoutCases).flat())
  const there = overloadsThere()
  expect(there.filter((name) => !withCases.has(name) && !listed.has(name))).toEqual([])
  // The list names nothing that has a case by now, or that is not there.
  expect([...listed].filter((name) => withCases.has(name) || !there.includes(name))).toEqual([])
})

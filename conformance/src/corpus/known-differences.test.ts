import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openTestRuntime } from '../../../packages/core/src/ops/testing/runtime.ts'
import type { ConformanceCase } from '../case.ts'
import { runCase } from '../run/case.ts'
import type { ConformanceRuntime } from '../runtime.ts'
import { caseDigest } from './digest.ts'
import { knownDifferences } from './known-differences.ts'
import { readCorpus } from './read.ts'

const golden = (name: string) => fileURLToPath(new URL(`../../../fixtures/goldens/${name}`, import.meta.url))

/** The listed cases, by `corpus:line`. */
async function listedCases(): Promise<Map<string, ConformanceCase>> {
  const places = new Set(knownDifferences.map(({ corpus, line }) => `${corpus}:${line}`))
  const found = new Map<string, ConformanceCase>()
  for (const corpus of new Set(knownDifferences.map((difference) => difference.corpus))) {
    for await (const entry of readCorpus(golden(corpus))) {
      if (entry.kind !== 'case') continue
      const place = `${corpus}:${entry.test.line}`
      if (places.has(place)) found.set(place, entry.test)
    }
  }
  return found
}

const cases = await listedCases()
const rt: ConformanceRuntime = openTestRuntime('wasm')

describe('known differences', () => {
  it.each(knownDifferences)('$corpus:$line $operator exists and differs as the list says', async (difference) => {
    const test = cases.get(`${difference.corpus}:${difference.line}`)
    expect(test?.operator).toBe(difference.operator)
    if (!test) return
    expect(caseDigest(test)).toBe(difference.digest)
    const { outcome } = await runCase(rt, test)
    expect(outcome).toMatchObject({ status: 'known', explanation: difference.reason })
  })

  it('covers neither another failure of a listed case nor another case', async () => {
    const test = cases.get('torch-aten.jsonl.gz:1672')
    if (!test) throw new Error('the case is gone')
    const broken = {
      ...rt,
      memory: () => ({ tensors: 0 }),
      fromBytes: rt.fromBytes.bind(rt),
      call: (_: string, [first]: readonly unknown[]) => rt.call('aten::neg', [first]),
    }
    expect((await runCase(broken, test)).outcome.status).toBe('failed')
    const [first, second] = test.args
    expect((await runCase(rt, { ...test, args: [second!, first!] })).outcome.status).toBe('failed')
  })
})

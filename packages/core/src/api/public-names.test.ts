// Every public function that PyTorch's corpus calls reaches an ATen operator with arguments that fit its schema.
import { readCorpus } from '@opgems/conformance'
import { expect, test } from 'vitest'
import type { Contract } from '../dispatch/contract.ts'
import { OperatorTable } from '../dispatch/operator-table.ts'
import { openTestRuntime } from '../ops/testing/runtime.ts'
import { atenNames, atenOverloads, atenSchema, isOutArg } from '../schema/index.ts'
import { publicNames } from './index.ts'

class Reached extends Error {}

/** A contract for every functional ATen overload; calling one ends the call. */
const everyOperator = (): Contract[] =>
  atenNames()
    .flatMap(atenOverloads)
    .filter((overload) => !/_(\.|$)/.test(overload) && !atenSchema(overload).args.some(isOutArg))
    .map((overload) => ({
      overload,
      category: 'fused',
      acceptsNumbers: true,
      compute: () => {
        throw new Reached(overload)
      },
    }))

const rt = openTestRuntime('wasm', new OperatorTable(everyOperator(), [], publicNames))

/** Random, sparse-like and factorisation helpers of PyTorch that we do not offer. */
const left = /^(masked\..*|lu|pca_lowrank|svd_lowrank|_segment_reduce|chalf|stft|max_pool2d_with_indices_backward)$/

function place(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(place)
  if (typeof value !== 'object' || value === null) return value
  if ('bytes' in value) {
    const { bytes, dtype, shape } = value as unknown as { bytes: Uint8Array; dtype: string; shape: number[] }
    return rt.fromBytes(bytes, { dtype, shape })
  }
  const { kind, name, re, im } = value as { kind: string; name: string; re: number; im: number }
  return kind === 'complex' ? { re, im } : kind === 'device' ? null : name
}

test('every public call of the corpus binds', async () => {
  const problems = new Map<string, string>()
  for await (const entry of readCorpus('fixtures/goldens/torch-api.jsonl.gz')) {
    if (entry.kind !== 'case' || left.test(entry.test.operator)) continue
    const { operator, args, kwargs } = entry.test
    rt.tidy(() => {
      try {
        const keywords = Object.fromEntries(Object.entries(kwargs).map(([name, value]) => [name, place(value)]))
        rt.call(operator, args.map(place), keywords)
      } catch (error) {
        const code = (error as { code?: string }).code
        if (!(error instanceof Reached) && code !== 'UNSUPPORTED_DTYPE') problems.set(operator, `${error}`)
      }
    })
  }
  expect([...problems].map(([operator, problem]) => `${operator}: ${problem}`)).toEqual([])
})

// The general ways of computing attention, each against float64.
import { afterAll, describe, expect, test } from 'vitest'
import type { Runtime } from '../../dispatch/runtime.ts'
import { engines, openTestRuntime } from '../testing/runtime.ts'
import { type AttentionOptions, type AttentionProblem, type AttentionResult, attentionProblem } from './problem.ts'
import { attentionByProducts } from './products.ts'
import { attentionByRows } from './rows.ts'
import { referenceAttention } from './testing/reference.ts'

const ways = { products: attentionByProducts, rows: attentionByRows }

interface Case {
  readonly query: readonly number[]
  readonly key: readonly number[]
  readonly causalOffset?: number
  readonly mask?: readonly number[]
  /** A bool mask of all queries that shows keys from … to - 1. */
  readonly shown?: readonly [from: number, to: number]
  /** [batch, rows, heads, columns] in memory. */
  readonly rowsFirst?: boolean
}
const cases: Record<string, Case> = {
  'one query, many keys': { query: [1, 1, 1, 16], key: [1, 1, 700, 16] },
  'shared key heads, top-left causal': { query: [2, 6, 9, 8], key: [2, 2, 13, 8], causalOffset: 0 },
  'bottom-right causal': { query: [1, 2, 7, 8], key: [1, 2, 70, 8], causalOffset: 63 },
  'rows that see no key': { query: [1, 1, 9, 8], key: [1, 1, 4, 8], causalOffset: -5 },
  'a mask for every score': { query: [2, 2, 5, 12], key: [2, 2, 130, 12], mask: [2, 2, 5, 130] },
  'a broadcast mask': { query: [2, 2, 5, 12], key: [2, 2, 33, 12], mask: [33] },
  'a cache that is not full': { query: [2, 2, 1, 12], key: [2, 1, 600, 12], shown: [0, 70] },
  'a window of a cache': { query: [1, 2, 1, 12], key: [1, 1, 600, 12], shown: [300, 364] },
  'a window without keys': { query: [1, 2, 1, 12], key: [1, 1, 600, 12], shown: [9, 9] },
  'heads beside each other in memory': { query: [2, 3, 11, 8], key: [2, 3, 17, 8], rowsFirst: true },
}

let state = 1
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) | 0
  return state / 2 ** 31
}

/** Values of [b, h, r, c] as a tensor of that shape. */
function operand(rt: Runtime, [b, h, r, c]: readonly number[], rowsFirst = false) {
  const shape = [b!, h!, r!, c!]
  const values = Float32Array.from({ length: b! * h! * r! * c! }, random)
  const tensor = rt.tensor(values, { shape, dtype: 'float32' })
  return {
    values,
    tensor: rowsFirst ? rt.ops.transpose(rt.ops.contiguous(rt.ops.transpose(tensor, 1, 2)), 1, 2) : tensor,
  }
}

function maskOf(rt: Runtime, shape: readonly number[], problem: readonly number[]) {
  const count = shape.reduce((a, b) => a * b, 1)
  const values = Float32Array.from({ length: count }, (_, i) => (i % 5 === 2 ? Number.NEGATIVE_INFINITY : random()))
  const full = Float32Array.from({ length: problem.reduce((a, b) => a * b, 1) }, (_, i) => values[i % count]!)
  return { full, tensor: rt.tensor(values, { shape: [...shape], dtype: 'float32' }) }
}

function windowOf(rt: Runtime, [from, to]: readonly [number, number], problem: readonly number[]) {
  const keys = problem[3]!
  const isSeen = (i: number) => i % keys >= from && i % keys < to
  const full = Float32Array.from({ length: problem.reduce((a, b) => a * b, 1) }, (_, i) =>
    isSeen(i) ? 0 : Number.NEGATIVE_INFINITY,
  )
  const shown = Uint8Array.from({ length: keys }, (_, i) => Number(isSeen(i)))
  return { full, tensor: rt.fromBytes(shown, { shape: [1, keys], dtype: 'bool' }) }
}

async function run(
  rt: Runtime,
  compute: (rt: Runtime, problem: AttentionProblem, result: AttentionResult) => void,
  c: Case,
) {
  const query = operand(rt, c.query, c.rowsFirst)
  const [key, value] = [operand(rt, c.key, c.rowsFirst), operand(rt, c.key, c.rowsFirst)]
  const scores = [...c.query.slice(0, 3), c.key[2]!]
  const mask = c.mask ? maskOf(rt, c.mask, scores) : c.shown && windowOf(rt, c.shown, scores)
  const options: AttentionOptions = {
    mask: mask?.tensor ?? null,
    causalOffset: c.causalOffset ?? null,
    scale: null,
    grouped: true,
    logSumExp: true,
    dropout: 0,
  }
  const problem = attentionProblem('attention', query.tensor, key.tensor, value.tensor, options)
  const shape = [problem.batch, problem.heads, problem.queries]
  const output = rt.empty([...shape, problem.valueWidth], 'float32')
  const logSumExp = rt.empty(shape, 'float32')
  compute(rt, problem, { output, logSumExp })
  const values = { query: query.values, key: key.values, value: value.values, ...(mask ? { mask: mask.full } : {}) }
  const expected = referenceAttention(problem, values)
  return { output: await output.data(), logSumExp: await logSumExp.data(), expected }
}

/** Sums of at most 700 products of numbers below 1, weights that sum to 1: rounding stays under a few hundred ulp. */
const close = (got: ArrayLike<number | bigint>, want: Float64Array) =>
  want.forEach((w, i) => {
    if (w === Number.NEGATIVE_INFINITY) expect(Number(got[i])).toBe(w)
    else expect(Math.abs(Number(got[i]) - w)).toBeLessThan(2e-5)
  })

for (const engine of engines)
  describe(engine, () => {
    const rt = openTestRuntime(engine)
    afterAll(() => rt.close())
    for (const [way, compute] of Object.entries(ways))
      test.each(Object.entries(cases))(`${way}: %s`, async (_, c) => {
        const { output, logSumExp, expected } = await run(rt, compute, c)
        close(output as Float32Array, expected.output)
        close(logSumExp as Float32Array, expected.logSumExp)
      })
  })

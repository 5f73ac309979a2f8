// Attention with few queries on the emulated device: rows in parts, joined afterwards.
import { expect, test } from 'vitest'
import { referenceAttention } from '../../../../core/src/ops/attention/testing/reference.ts'
import { openEmulatedRuntime } from '../../testing/emulated-runtime.ts'

const rt = openEmulatedRuntime()

interface Case {
  readonly queries: number
  readonly keys: number
  readonly width: number
  readonly heads: number
  readonly keyHeads: number
  readonly causal: boolean
  /** A bool mask shows keys from … to - 1. */
  readonly shown?: readonly [from: number, to: number]
}
const cases: readonly Case[] = [
  { queries: 1, keys: 600, width: 64, heads: 4, keyHeads: 2, causal: false },
  { queries: 3, keys: 70, width: 24, heads: 2, keyHeads: 2, causal: true },
  { queries: 2, keys: 530, width: 128, heads: 2, keyHeads: 1, causal: false },
  { queries: 1, keys: 90, width: 256, heads: 1, keyHeads: 1, causal: false },
  { queries: 1, keys: 40, width: 7, heads: 2, keyHeads: 2, causal: false },
  { queries: 1, keys: 300, width: 128, heads: 1, keyHeads: 1, causal: false, shown: [20, 150] },
]
let state = 7
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) | 0
  return state / 2 ** 31
}
const draw = (shape: number[]) => {
  const values = Float32Array.from({ length: shape.reduce((a, b) => a * b) }, random)
  return { values, tensor: rt.tensor(values, { shape, dtype: 'float32' }) }
}

/** The mask of one row as numbers to add, for every row. */
const rowsOf = (isSeen: readonly boolean[], rows: number) =>
  Array.from({ length: rows }, () => isSeen.map((s) => (s ? 0 : Number.NEGATIVE_INFINITY))).flat()

test.each(cases)('$queries queries, $keys keys of $width: as in float64', async (c) => {
  const query = draw([1, c.heads, c.queries, c.width])
  const [key, value] = [draw([1, c.keyHeads, c.keys, c.width]), draw([1, c.keyHeads, c.keys, c.width])]
  const isSeen = Array.from({ length: c.keys }, (_, i) => !c.shown || (i >= c.shown[0] && i < c.shown[1]))
  const mask = c.shown && rt.tensor(isSeen, { dtype: 'bool', shape: [1, c.keys] })
  const got = rt.ops.scaledDotProductAttention(query.tensor, key.tensor, value.tensor, {
    isCausal: c.causal,
    attnMask: mask ?? null,
    enableGqa: true,
  })
  const { output } = referenceAttention(
    { ...c, batch: 1, valueWidth: c.width, causalOffset: c.causal ? 0 : null, scale: 1 / Math.sqrt(c.width) },
    { query: query.values, key: key.values, value: value.values, mask: rowsOf(isSeen, c.heads * c.queries) },
  )
  const data = (await got.data()) as Float32Array
  output.forEach((want, i) => expect(Math.abs(data[i]! - want)).toBeLessThan(2e-5))
})

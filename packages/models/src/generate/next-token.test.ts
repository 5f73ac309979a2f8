// The next token of each row: top-k on the device gives the same draws as ranking a whole row on the host.
import { expect, it } from 'vitest'
import { openReference, type ReferenceModelRuntime } from '../testing/reference-runtime.ts'
import { greedyTokens, sampledTokens } from './next-token.ts'
import { SplitMix64 } from './random.ts'
import { pickToken, rankLogits } from './sample.ts'

const vocabulary = 40
const random = new SplitMix64(5)
const rows = Array.from({ length: 3 }, () => Float64Array.from({ length: vocabulary }, () => 6 * random.uniform()))

function logitsOn(rt: ReferenceModelRuntime) {
  return rt.tensor(Float64Array.from(rows.flatMap((row) => [...row])), { dtype: 'float64', shape: [3, 1, vocabulary] })
}

it.each([0, 1, 7, vocabulary, vocabulary + 1])('top-k of %d, on the device or on the host', async (topK) => {
  const rt = openReference()
  const options = { temperature: 0.8, topK, topP: 0.9 }
  const logits = logitsOn(rt)
  const { ids, device } = await sampledTokens(rt, logits, options, new SplitMix64(9), [false, true, false])
  const draws = new SplitMix64(9) // a finished row takes no draw
  const [first, , third] = rows.map((row) => rankLogits(row))
  const expected = [first, third].map((row) => row && pickToken(row, options, draws.uniform()))
  expect([ids[0], ids[2]]).toEqual(expected)
  expect(device).toBeNull()
  expect([...rt.live]).toEqual([logits])
})

it('greedy takes the largest of each row and leaves it on the device', async () => {
  const rt = openReference()
  const { ids, device } = await greedyTokens(rt, logitsOn(rt))
  expect(ids).toEqual(rows.map((row) => row.indexOf(Math.max(...row))))
  expect(device?.shape).toEqual([3, 1])
})

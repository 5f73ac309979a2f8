// Sampling: the filters keep what they say, and draws follow the probabilities.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SplitMix64 } from './random.ts'
import { pickToken, rankLogits } from './sample.ts'

const all = { temperature: 1, topK: 0, topP: 1 }
const logits = [0.1, 0.4, 0.2, 0.3].map(Math.log) // probabilities 0.1 0.4 0.2 0.3 of tokens 0 to 3

describe('picking a token', () => {
  const picked = (options: object) => [
    ...new Set(Array.from({ length: 1000 }, (_, i) => pickToken(rankLogits(logits), { ...all, ...options }, i / 1000))),
  ]

  it('without filters reaches every token, the likeliest first', () => {
    expect(picked({})).toEqual([1, 3, 2, 0])
  })

  it('top-k keeps k', () => {
    expect(picked({ topK: 2 })).toEqual([1, 3])
  })

  it.each([
    [0.39, [1]],
    [0.41, [1, 3]],
    [0.69, [1, 3]],
    [0.71, [1, 3, 2]],
    [1, [1, 3, 2, 0]],
  ])('top-p %d keeps the fewest that reach it', (topP, kept) => {
    expect(picked({ topP })).toEqual(kept)
  })

  it('top-p counts the probabilities that top-k left', () => {
    expect(picked({ topK: 2, topP: 0.56 })).toEqual([1]) // 0.4 of 0.7 is 0.571
  })

  it('draws follow the softmax at a temperature', () => {
    const random = new SplitMix64(1)
    const draws = 20000
    const counts = [0, 0, 0, 0]
    for (let i = 0; i < draws; i++) {
      const token = pickToken(rankLogits(logits), { ...all, temperature: 2 }, random.uniform())
      counts[token] = (counts[token] ?? 0) + 1
    }
    const weights = [0.1, 0.4, 0.2, 0.3].map(Math.sqrt)
    const total = weights.reduce((sum, weight) => sum + weight)
    weights.forEach((weight, token) => {
      const expected = weight / total
      const deviation = Math.sqrt((expected * (1 - expected)) / draws)
      expect(Math.abs((counts[token] ?? 0) / draws - expected)).toBeLessThan(4.5 * deviation)
    })
  })

  it('always picks one of the k likeliest, whatever the logits', () => {
    const row = fc.array(fc.float({ noNaN: true, min: -(2 ** 100), max: 2 ** 100 }), { minLength: 1, maxLength: 20 })
    const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    const options = fc.record({
      temperature: fc.constantFrom(1e-3, 1, 100),
      topK: fc.nat(21),
      topP: fc.constantFrom(1e-9, 0.5, 1),
    })
    fc.assert(
      fc.property(row, options, unit, (values, chosen, uniform) => {
        const token = pickToken(rankLogits(values), chosen, uniform)
        const above = values.filter((value) => value > (values[token] as number)).length
        expect(above).toBeLessThan(chosen.topK || values.length)
      }),
    )
  })
})

it.each([[[Number.NaN, 1]], [[1, Number.NaN]], [[Number.POSITIVE_INFINITY, 1]]])('logits %j are refused', (row) => {
  const attempt = () => pickToken(rankLogits(row), { ...all, topK: 1 }, 0.5)
  expect(attempt).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }))
})

describe('SplitMix64', () => {
  it('gives the published outputs for seed 1234567', () => {
    const random = new SplitMix64(1234567)
    expect(Array.from({ length: 5 }, () => random.next())).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ])
  })

  it('uniform numbers lie in [0, 1), for negative seeds too', () => {
    const random = new SplitMix64(-1)
    const values = Array.from({ length: 1000 }, () => random.uniform())
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...values)).toBeLessThan(1)
    expect(Math.abs(values.reduce((sum, value) => sum + value) / 1000 - 0.5)).toBeLessThan(0.05)
  })
})

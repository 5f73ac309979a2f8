// Dropout of channels and of SELU networks: shares, moments, what is kept, and gradients.
import { afterAll, describe, expect, it } from 'vitest'
import type { Tensor } from '../../tensor/index.ts'
import { type Engine, openTestRuntime } from '../testing/runtime.ts'

const [samples, channels, length] = [200, 100, 8] as const
/** Five deviations of the share of kept channels, or elements. */
const margin = (p: number, count: number) => 5 * Math.sqrt((p * (1 - p)) / count)

describe.each<Engine>(['native', 'wasm'])('forms of dropout: %s', (engine) => {
  const rt = openTestRuntime(engine)
  afterAll(() => rt.close())
  const drop = (name: string, x: Tensor, p: number, train = true) => rt.call(name, [x, p, train]) as Tensor
  const ones = () => rt.call('ones', [[samples, channels, length]]) as Tensor
  const numbers = (t: Tensor) => Array.from(t.dataSync() as Float32Array)
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length

  it('feature_dropout drops whole channels and scales the others', () => {
    const values = numbers(drop('feature_dropout', ones(), 0.25))
    const firsts = values.filter((_, i) => i % length === 0)
    expect(values.every((v, i) => v === firsts[Math.floor(i / length)])).toBe(true)
    expect(firsts.every((v) => v === 0 || Math.abs(v - 4 / 3) < 1e-6)).toBe(true)
    const share = firsts.filter((v) => v === 0).length / firsts.length
    expect(Math.abs(share - 0.25)).toBeLessThan(margin(0.25, samples * channels))
  })

  it('alpha_dropout keeps mean 0 and variance 1', () => {
    rt.manualSeed(3)
    const values = numbers(drop('alpha_dropout', rt.call('randn', [[samples, channels, length]]) as Tensor, 0.2))
    expect(Math.abs(mean(values))).toBeLessThan(5 / Math.sqrt(values.length))
    // The fourth moment of the mixture is below 4.
    expect(Math.abs(mean(values.map((v) => v * v)) - 1)).toBeLessThan(5 * Math.sqrt(3 / values.length))
  })

  it.each(['alpha_dropout', 'feature_dropout'])('%s: the gradient is the factor of what is kept', (name) => {
    const x = ones().requiresGrad_()
    const y = drop(name, x, 0.5)
    const [gradient] = rt.grad([y], [x], [ones()]) as [Tensor]
    const [values, factors] = [numbers(y), numbers(gradient)]
    const [least, most] = [Math.min(...new Set(factors)), Math.max(...new Set(factors))]
    expect(least).toBe(0)
    const dropped = values[factors.indexOf(0)]!
    expect(
      values.every((v, i) => Math.abs(v - (factors[i] === 0 ? dropped : values[factors.indexOf(most)]!)) < 1e-6),
    ).toBe(true)
    if (name === 'feature_dropout') expect([dropped, most]).toEqual([0, 2])
  })

  it('nothing is dropped with p = 0 or outside training, and everything with p = 1', () => {
    for (const name of ['alpha_dropout', 'feature_dropout']) {
      expect(new Set(numbers(drop(name, ones(), 0)))).toEqual(new Set([1]))
      expect(new Set(numbers(drop(name, ones(), 0.5, false)))).toEqual(new Set([1]))
      expect(new Set(numbers(drop(name, ones(), 1)))).toEqual(new Set([0]))
    }
  })

  it('vectors have no channels, and chances end at 1', () => {
    expect(() => drop('feature_dropout', rt.tensor([1, 2]), 0.5)).toThrow(
      /feature_dropout: needs at least 2 dimensions, got float32\[2\]/,
    )
    expect(() => drop('alpha_dropout', rt.tensor([1, 2]), 1.5)).toThrow(
      /alpha_dropout\(float32\[2\]\): p must be from 0 to 1, got 1.5/,
    )
  })
})

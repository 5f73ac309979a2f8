// Layers whose variants the goldens are too coarse to tell apart, and errors of the cache.
import { describe, expect, it } from 'vitest'
import type { RopeConfig } from '../config/rope.ts'
import { openReference } from '../testing/reference-runtime.ts'
import { activate } from './activation.ts'
import { KvCache } from './kv-cache.ts'
import { ropeFrequencies, ropeTables } from './rope-frequencies.ts'

describe('activations at 1', () => {
  // σ(1.702) = 0.845795765…; Φ(1) = 0.841344746…; the tanh form gives 0.841191990…; sigmoid(1) = 0.731058578…
  it.each([
    ['gelu', 0.8413447460685429],
    ['gelu_new', 0.8411919906082768],
    ['gelu_pytorch_tanh', 0.8411919906082768],
    ['silu', 0.7310585786300049],
    ['swish', 0.7310585786300049],
    ['quick_gelu', 0.8457957659328212],
    ['relu', 1],
  ] as const)('%s', async (name, expected) => {
    const rt = openReference()
    const x = rt.tensor(Float64Array.of(1), { dtype: 'float64', shape: [1] })
    expect((await activate(rt, name, x).data())[0]).toBeCloseTo(expected, 12)
  })
})

describe('rotation frequencies', () => {
  const frequencies = (scaling: RopeConfig['scaling']) => [...ropeFrequencies({ theta: 10000, scaling }, 4)]

  it('are theta^(−2i/d), divided by a linear factor', () => {
    expect(frequencies({ type: 'default' })).toEqual([1, 0.01])
    expect(frequencies({ type: 'linear', factor: 4 })).toEqual([0.25, 0.0025])
  })

  it('of Llama 3 stay for short waves and stretch for long ones', () => {
    const scaling = { type: 'llama3', factor: 8, lowFrequencyFactor: 1, highFrequencyFactor: 4 } as const
    // 100 positions hold 15.9 turns of the first wave and 0.159 of the second
    expect(frequencies({ ...scaling, originalMaxPositions: 100 })).toEqual([1, 0.00125])
    // 16 positions hold 2.546 turns of the first: it keeps (2.546 − 1) / 3 of itself
    const kept = (16 / (2 * Math.PI) - 1) / 3
    expect(frequencies({ ...scaling, originalMaxPositions: 16 })[0]).toBeCloseTo(kept + (1 - kept) / 8, 14)
  })

  it('give a row of cosines and one of sines for each position', () => {
    const { cos, sin } = ropeTables(Float64Array.of(1, 0.5), 2)
    expect([...cos]).toEqual([1, 1, Math.cos(1), Math.cos(0.5)])
    expect([...sin]).toEqual([0, 0, Math.sin(1), Math.sin(0.5)])
  })
})

describe('the KV cache', () => {
  const shape = { layers: 1, batch: 1, kvHeads: 1, maxLength: 4, headDim: 2, dtype: 'float32' } as const

  it('refuses more positions than it has', () => {
    const cache = new KvCache(openReference(), shape)
    cache.advance(3)
    expect(() => cache.checkRoom(1)).not.toThrow()
    expect(() => cache.checkRoom(2)).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }))
  })

  it('is allocated whole or not at all', () => {
    const rt = openReference()
    let left = 3
    rt.ops.zeros = (size) => {
      if (left-- === 0) throw new Error('full')
      return rt.make(new Float64Array(16), size)
    }
    expect(() => new KvCache(rt, { ...shape, layers: 2 })).toThrow('full')
    expect(rt.live.size).toBe(0)
  })

  it('is of no use after its disposal', () => {
    const rt = openReference()
    const cache = new KvCache(rt, shape)
    cache.dispose()
    expect(rt.live.size).toBe(0)
    expect(() => cache.read(0, 0, 1)).toThrow(expect.objectContaining({ code: 'DISPOSED' }))
  })
})

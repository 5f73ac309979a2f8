// What the forward passes refuse, and what they leave in memory.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LoadedCausalLm, type LoadedEncoder, loadModel } from '../load.ts'
import { fixtureFolder } from '../testing/golden.ts'
import { openReference, referenceOf } from '../testing/reference-runtime.ts'
import type { EncoderOptions } from './bert.ts'
import type { ForwardOptions } from './causal-lm.ts'

const rt = openReference()
let llama: LoadedCausalLm
let bert: LoadedEncoder
beforeAll(async () => {
  llama = (await loadModel(rt, fixtureFolder('tiny-llama'), { maxLength: 6 })) as LoadedCausalLm
  bert = (await loadModel(rt, fixtureFolder('tiny-bert'))) as LoadedEncoder
})
afterAll(() => {
  llama.dispose()
  bert.dispose()
})

describe('a causal model', () => {
  it('takes ids that are already on the device and leaves them there', () => {
    const before = rt.live.size
    const ids = rt.tensor(BigInt64Array.of(5n, 6n), { dtype: 'int64', shape: [1, 2] })
    const { logits } = llama.model.forward(ids, { lastOnly: true })
    expect(logits.shape).toEqual([1, 1, 256])
    expect(referenceOf(ids).values()).toEqual(Float64Array.of(5, 6))
    ids.dispose()
    logits.dispose()
    expect(rt.live.size).toBe(before)
  })

  it('keeps its activations when asked', () => {
    const before = rt.live.size
    rt.tidy(() => {
      llama.model.forward([[5, 6]], { keepActivations: true })
      expect(rt.live.size).toBeGreaterThan(before + 40)
    })
    expect(rt.live.size).toBe(before)
  })

  it('refuses options that it does not have', () => {
    expect(() => llama.model.forward([[5]], { attentionMask: [[1]] } as ForwardOptions)).toThrow(
      expect.objectContaining({ code: 'BAD_ARGUMENT', message: expect.stringContaining("no option 'attentionMask'") }),
    )
    expect(() => bert.model.forward([[5]], { attention_mask: [[1]] } as EncoderOptions)).toThrow(
      expect.objectContaining({
        code: 'BAD_ARGUMENT',
        message: expect.stringContaining("did you mean 'attentionMask'"),
      }),
    )
  })

  it('refuses sequences longer than it was loaded for', () => {
    expect(() => llama.model.forward([[1, 2, 3, 4, 5, 6, 7]])).toThrow(
      expect.objectContaining({ code: 'BAD_ARGUMENT', message: expect.stringContaining('maxLength') }),
    )
    expect(() => llama.model.createCache(1, 7)).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }))
  })

  it('refuses a cache for another batch, or without room, and leaves it as it was', () => {
    const cache = llama.model.createCache(1, 3)
    expect(() => llama.model.forward([[1], [2]], { cache })).toThrow(
      expect.objectContaining({ code: 'SHAPE_MISMATCH' }),
    )
    expect(() => llama.model.forward([[1, 2, 3, 4]], { cache })).toThrow(
      expect.objectContaining({ code: 'BAD_ARGUMENT' }),
    )
    expect(cache.length).toBe(0)
    cache.dispose()
  })
})

describe('an encoder', () => {
  it.each([
    [{ attentionMask: [[1, 1]] }, 'SHAPE_MISMATCH'],
    [{ attentionMask: [[1, 2, 1]] }, 'BAD_ARGUMENT'],
    [{ attentionMask: [[0, 0, 0]] }, 'BAD_ARGUMENT'],
    [{ tokenTypes: [[0, 1]] }, 'SHAPE_MISMATCH'],
    [{ tokenTypes: [[0, 1, 2]], attentionMask: [[1, 1, 0]] }, 'INDEX_OUT_OF_RANGE'],
  ])('refuses %j', (options, code) => {
    const before = rt.live.size
    expect(() => bert.model.forward([[1, 2, 3]], options)).toThrow(expect.objectContaining({ code }))
    expect(rt.live.size).toBe(before)
  })

  it('refuses ids outside the vocabulary and sequences that are too long', () => {
    expect(() => bert.model.forward([[256]])).toThrow(expect.objectContaining({ code: 'INDEX_OUT_OF_RANGE' }))
    const long = [new Array<number>(65).fill(1)]
    expect(() => bert.model.forward(long)).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }))
  })

  it('gives the same without a mask as with one of ones, and hidden states when asked', async () => {
    const plain = bert.model.forward([[1, 2, 3]], { hiddenStates: true })
    const masked = bert.model.forward([[1, 2, 3]], { attentionMask: [[1, 1, 1]] })
    expect(plain.hiddenStates).toHaveLength(3)
    expect(plain.hiddenStates.at(-1)).toBe(plain.lastHiddenState)
    expect(await plain.lastHiddenState.data()).toEqual(await masked.lastHiddenState.data())
  })
})

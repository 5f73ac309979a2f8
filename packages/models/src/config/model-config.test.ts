// Configurations: old and new spellings mean the same, and what cannot be honoured is refused by field.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readOrRefuse } from '../../../core/src/errors/testing/damage.ts'
import type { BertConfig } from './bert-config.ts'
import type { Gpt2Config } from './gpt2-config.ts'
import type { LlamaConfig } from './llama-config.ts'
import { type ModelConfig, parseModelConfig } from './model-config.ts'

const llama = {
  model_type: 'llama',
  vocab_size: 300,
  hidden_size: 32,
  intermediate_size: 48,
  num_hidden_layers: 4,
  num_attention_heads: 4,
  max_position_embeddings: 64,
}
const gpt2 = { model_type: 'gpt2', vocab_size: 300, n_embd: 32, n_layer: 2, n_head: 4, n_positions: 64 }
const bert = { ...llama, model_type: 'bert' }

const parse = <Config extends ModelConfig>(document: object) => parseModelConfig(document, 'config.json') as Config

describe('Llama and its like', () => {
  it('fill in what old folders leave out', () => {
    expect(parse<LlamaConfig>(llama)).toMatchObject({
      kvHeads: 4,
      headDim: 8,
      normEps: 1e-6,
      activation: 'silu',
      rope: { theta: 10000, scaling: { type: 'default' } },
      qkvBias: false,
      tiedEmbeddings: false,
      windows: [null, null, null, null],
      dtype: null,
    })
  })

  it.each([
    [{ rope_theta: 5e5 }, { theta: 5e5, scaling: { type: 'default' } }],
    [{ rope_parameters: { rope_type: 'default', rope_theta: 5e5 } }, { theta: 5e5, scaling: { type: 'default' } }],
    [
      { rope_parameters: { rope_theta: 5e5 }, rope_theta: 1 },
      { theta: 5e5, scaling: { type: 'default' } },
    ],
    [{ rope_scaling: { type: 'linear', factor: 2 } }, { theta: 10000, scaling: { type: 'linear', factor: 2 } }],
    [{ rope_scaling: { rope_type: 'linear', factor: 2 } }, { theta: 10000, scaling: { type: 'linear', factor: 2 } }],
    [{ rope_scaling: null }, { theta: 10000, scaling: { type: 'default' } }],
  ])('read rope from %j', (fields, rope) => {
    expect(parse<LlamaConfig>({ ...llama, ...fields }).rope).toEqual(rope)
  })

  it.each([
    [{ dtype: 'bfloat16' }, 'bfloat16'],
    [{ torch_dtype: 'float16' }, 'float16'],
    [{ torch_dtype: 'torch.float32' }, 'float32'],
    [{ torch_dtype: 'auto' }, null],
  ])('read the dtype from %j', (fields, dtype) => {
    expect(parse<LlamaConfig>({ ...llama, ...fields }).dtype).toBe(dtype)
  })

  it('differ in biases', () => {
    expect(parse<LlamaConfig>({ ...llama, model_type: 'qwen2' })).toMatchObject({ qkvBias: true, outputBias: false })
    const biased = { ...llama, attention_bias: true, mlp_bias: true }
    expect(parse<LlamaConfig>(biased)).toMatchObject({ qkvBias: true, outputBias: true, mlpBias: true })
  })

  it.each([
    ['mistral', { sliding_window: 6 }, [6, 6, 6, 6]],
    ['mistral', { sliding_window: null }, [null, null, null, null]],
    ['llama', { sliding_window: 6 }, [null, null, null, null]],
    ['qwen2', { sliding_window: 6, use_sliding_window: false }, [null, null, null, null]],
    ['qwen2', { sliding_window: 6, use_sliding_window: true, max_window_layers: 3 }, [null, null, null, 6]],
    [
      'qwen2',
      { sliding_window: 6, layer_types: ['full_attention', 'sliding_attention', 'full_attention', 'full_attention'] },
      [null, 6, null, null],
    ],
  ])('%s with %j has windows %j', (model_type, fields, windows) => {
    expect(parse<LlamaConfig>({ ...llama, model_type, ...fields }).windows).toEqual(windows)
  })
})

describe('GPT-2 and BERT', () => {
  it('fill in what folders leave out', () => {
    expect(parse<Gpt2Config>(gpt2)).toMatchObject({
      intermediateSize: 128,
      activation: 'gelu_new',
      tiedEmbeddings: true,
    })
    expect(parse<BertConfig>(bert)).toMatchObject({ tokenTypes: 2, normEps: 1e-12, activation: 'gelu' })
  })
})

const refused: readonly [document: object, field: string, reason: RegExp][] = [
  [
    { ...llama, model_type: 'mamba' },
    'model_type',
    /"mamba" is not known; known: llama, qwen2, mistral, mixtral, gpt2, bert, vit, llava/,
  ],
  [{}, 'model_type', /./],
  [{ ...llama, hidden_size: '32' }, 'hidden_size', /number/],
  [{ ...llama, num_hidden_layers: 1e9 }, 'num_hidden_layers', /4096/],
  [{ ...llama, vocab_size: 0 }, 'vocab_size', /./],
  [{ ...llama, vocab_size: undefined }, 'vocab_size', /./],
  [{ ...llama, num_attention_heads: 5 }, 'num_attention_heads', /does not divide/],
  [{ ...llama, num_key_value_heads: 3 }, 'num_key_value_heads', /does not divide/],
  [{ ...llama, head_dim: 7 }, 'head_dim', /odd/],
  [{ ...llama, hidden_act: 'mish' }, 'hidden_act', /./],
  [{ ...llama, rope_scaling: { type: 'yarn', factor: 4 } }, 'rope_scaling', /"yarn" is not supported/],
  [{ ...llama, rope_parameters: { rope_type: 'dynamic' } }, 'rope_parameters', /"dynamic" is not supported/],
  [{ ...llama, rope_scaling: { type: 'linear' } }, 'rope_scaling.factor', /./],
  [{ ...llama, rope_parameters: { rope_theta: -1 } }, 'rope_parameters.rope_theta', /./],
  [{ ...llama, rope_parameters: { partial_rotary_factor: 0.5 } }, 'rope_parameters.partial_rotary_factor', /./],
  [{ ...llama, torch_dtype: 'int8' }, 'torch_dtype', /"int8" is none of/],
  [{ ...llama, quantization_config: { quant_method: 'gptq' } }, 'quantization_config', /gptq/],
  [{ ...llama, model_type: 'qwen2', layer_types: ['full_attention'] }, 'layer_types', /1 entries for 4 layers/],
  [{ ...gpt2, n_head: 5 }, 'n_head', /does not divide/],
  [{ ...gpt2, scale_attn_by_inverse_layer_idx: true }, 'scale_attn_by_inverse_layer_idx', /./],
  [{ ...gpt2, add_cross_attention: true }, 'add_cross_attention', /./],
  [{ ...bert, is_decoder: true }, 'is_decoder', /./],
  [{ ...bert, position_embedding_type: 'relative_key' }, 'position_embedding_type', /./],
]

describe('refusals name the field', () => {
  it.each(refused)('%j: %s', (document, field, reason) => {
    const attempt = () => parseModelConfig(document, 'config.json')
    expect(attempt).toThrow(expect.objectContaining({ code: 'BAD_CONFIG' }))
    expect(attempt).toThrow(`config.json: field "${field}"`)
    expect(attempt).toThrow(reason)
  })

  it.each([null, 3, 'x', []])('a document that is %j', (document) => {
    expect(() => parseModelConfig(document, 'config.json')).toThrow(expect.objectContaining({ code: 'BAD_CONFIG' }))
  })
})

describe('a damaged configuration', () => {
  const check = (document: unknown): void =>
    readOrRefuse('BAD_CONFIG', () => expect(parseModelConfig(document, 'config.json')).toBeDefined())
  const value = fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger(), fc.jsonValue())

  it('is read or refused, whatever stands in its fields', () => {
    const names = [
      ...new Set([llama, gpt2].flatMap(Object.keys)),
      'rope_scaling',
      'rope_parameters',
      'layer_types',
      '__proto__',
    ]
    const fields = fc.array(fc.tuple(fc.constantFrom(...names), value), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(fc.constantFrom(llama, gpt2, bert), fields, (document, changed) => {
        check(Object.fromEntries([...Object.entries(document), ...changed]))
      }),
      { numRuns: 1000 },
    )
  })

  it('is read or refused, whatever it is', () => {
    fc.assert(fc.property(fc.jsonValue(), check), { numRuns: 500 })
  })
})

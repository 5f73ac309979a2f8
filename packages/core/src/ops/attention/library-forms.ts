// Attention under the names of libraries: the same computation, with the outputs that PyTorch declares for them.
import type { Contract } from '../../dispatch/contract.ts'
import { atenOf } from '../../dispatch/gradient.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { attention } from './attention.ts'
import { causalMask } from './gradient.ts'

interface Call {
  readonly operator: string
  readonly query: Tensor
  readonly key: Tensor
  readonly value: Tensor
  readonly mask: Tensor | null
  readonly dropout: number
  readonly isCausal: boolean
  readonly scale: number | null
}

/** Output and float32 log-sum-exp [batch, heads, queries]. Dropout is left to the operators that return its seed. @throws UNSUPPORTED */
function attend(rt: Runtime, call: Call): readonly [Tensor, Tensor] {
  const { operator, query, key, value, mask, dropout, isCausal, scale } = call
  if (dropout > 0)
    throw new OpGemsError('UNSUPPORTED', `${operator}: dropout is not supported; use scaled_dot_product_attention`, {
      operator,
    })
  const run = (both: Tensor | null): readonly [Tensor, Tensor] => {
    const causalOffset = isCausal && !both ? 0 : null
    const options = { mask: both, causalOffset, scale, grouped: false, logSumExp: true, dropout }
    const { output, logSumExp } = attention(rt, operator, query, key, value, options)
    return [output, logSumExp!]
  }
  if (!mask || !isCausal) return run(mask)
  return rt.tidy(() => run(causal(rt, mask, [query.shape.at(-2)!, key.shape.at(-2)!])))
}

/** A mask that hides later keys too. */
function causal(rt: Runtime, mask: Tensor, shape: readonly number[]): Tensor {
  const aten = atenOf(rt)
  const seen = causalMask(aten, shape)
  if (mask.dtype === 'bool') return aten('logical_and', [mask, seen])
  return aten('masked_fill', [mask, aten('logical_not', [seen]), -Infinity])
}

/** Seed and offset of a random stream that nothing was drawn from. */
const unusedStream = (rt: Runtime): Tensor[] =>
  [0, 1].map(() => rt.call('aten::zeros', [[]], { dtype: 'int64' }) as Tensor)

/** No starts of sequences, the most queries and keys, no stream, no mask for looking at. */
const batchOutputs = (rt: Runtime, { query, key }: Call, results: readonly Tensor[]): readonly unknown[] => [
  ...results,
  null,
  null,
  query.shape.at(-2)!,
  key.shape.at(-2)!,
  ...unusedStream(rt),
  rt.empty([0], query.dtype),
]

type Operands = [query: Tensor, key: Tensor, value: Tensor]
const define = contractsIn('attention')

/** Forms with a mask; `places` are those of dropout, causality and scale. */
function withBias(operator: string, places: readonly [dropout: number, causal: number, scale: number]) {
  return (args: readonly unknown[]): Call => {
    const [query, key, value, mask] = args as [...Operands, Tensor | null]
    const [dropout, isCausal, scale] = places.map((p) => args[p]) as [number, boolean, number | null]
    return { operator, query, key, value, mask, dropout, isCausal, scale }
  }
}

const flash = '_scaled_dot_product_flash_attention'
const efficient = '_scaled_dot_product_efficient_attention'
const cudnn = '_scaled_dot_product_cudnn_attention'
const overrideable = '_scaled_dot_product_fused_attention_overrideable'
const readers = {
  efficient: withBias(efficient, [5, 6, 7]),
  cudnn: withBias(cudnn, [5, 6, 8]),
  overrideable: withBias(overrideable, [4, 5, 7]),
}

export const libraryForms: Contract[] = [
  define(flash, (rt, args) => {
    const [query, key, value, dropout, isCausal, , scale] = args as [
      ...Operands,
      number,
      boolean,
      boolean,
      number | null,
    ]
    const call = { operator: flash, query, key, value, mask: null, dropout, isCausal, scale }
    return batchOutputs(rt, call, attend(rt, call))
  }),
  define(efficient, (rt, args) => [...attend(rt, readers.efficient(args)), ...unusedStream(rt)]),
  define(cudnn, (rt, args) => {
    const call = readers.cudnn(args)
    return batchOutputs(rt, call, attend(rt, call))
  }),
  define(overrideable, (rt, args) => {
    const call = readers.overrideable(args)
    return batchOutputs(rt, call, attend(rt, call))
  }),
]

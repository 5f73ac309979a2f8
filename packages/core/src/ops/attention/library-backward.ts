// Attention with its weights, and the gradients of attention under the names of libraries.
import type { Contract } from '../../dispatch/contract.ts'
import { type Aten, atenOf } from '../../dispatch/gradient.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import { contractsIn } from '../contracts-in.ts'
import { attentionGradients, maskedScores } from './gradient.ts'

type Operands = [query: Tensor, key: Tensor, value: Tensor]

interface Call {
  readonly operator: string
  readonly operands: Operands
  readonly grad: Tensor
  readonly mask: Tensor | null
  readonly dropout: number
  readonly isCausal: boolean
  readonly scale: number | null
  readonly wanted: readonly boolean[]
}

/** Gradients in the dtypes of what they belong to. @throws UNSUPPORTED where weights were dropped */
function gradients(rt: Runtime, { operator, operands, grad, mask, dropout, isCausal, scale, wanted }: Call) {
  if (dropout > 0) throw new OpGemsError('UNSUPPORTED', `${operator}: dropout is not supported`, { operator })
  const [query, key, value] = operands
  const call = { query, key, value, grad, mask, isCausal, scale, isGrouped: false }
  return rt.tidy(() => {
    const found = attentionGradients(atenOf(rt), call, wanted)
    const like = [query, key, value, mask]
    return found.map((g, i) => g && (rt.call('aten::to.dtype', [g, like[i]!.dtype]) as Tensor))
  })
}

/** [output, weights]; weights are dropped by a mask that is given, or at random. */
function withWeights(aten: Aten, args: readonly unknown[]): Tensor[] {
  const [query, key, value, mask, dropout, isCausal, dropped, given, isGrouped] = args as [
    ...Operands,
    Tensor | null,
    number,
    boolean,
    Tensor | null,
    number | null,
    boolean,
  ]
  const groups = isGrouped ? query.shape.at(-3)! / key.shape.at(-3)! : 1
  const shared = (t: Tensor) => (groups === 1 ? t : aten('repeat_interleave', [t, groups, -3]))
  // Half of the scale on either side keeps 16-bit scores in range, as PyTorch has it.
  const half = Math.sqrt(given ?? 1 / Math.sqrt(query.shape.at(-1)!))
  const turned = aten('transpose', [aten('mul', [shared(key), half]), -2, -1])
  const scores = aten('matmul', [aten('mul', [query, half]), turned])
  const weights = aten('softmax', [maskedScores(aten, scores, mask, isCausal), -1])
  const kept = (): Tensor | null => (dropped ? aten('masked_fill', [weights, aten('logical_not', [dropped]), 0]) : null)
  const used = kept() ?? (dropout > 0 ? aten<Tensor>('dropout', [weights, dropout, true]) : weights)
  const scaled = dropped ? aten('mul', [shared(value), 1 / (1 - dropout)]) : shared(value)
  return [aten('matmul', [used, scaled]), used]
}

const define = contractsIn('attention')
const all = [true, true, true, false]

export const libraryGradients: Contract[] = [
  define('_scaled_dot_product_attention_math', (rt, args) => rt.tidy(() => withWeights(atenOf(rt), args))),
  define('_scaled_dot_product_flash_attention_backward', (rt, args) => {
    const [grad, query, key, value] = args as [Tensor, ...Operands]
    const [dropout, isCausal, , , scale] = args.slice(10) as [number, boolean, Tensor, Tensor, number | null]
    const operator = '_scaled_dot_product_flash_attention_backward'
    const call = { operator, operands: [query, key, value] as Operands, grad, mask: null, dropout, isCausal, scale }
    return gradients(rt, { ...call, wanted: all }).slice(0, 3)
  }),
  define('_scaled_dot_product_cudnn_attention_backward', (rt, args) => {
    const [grad, query, key, value] = args as [Tensor, ...Operands]
    const mask = args[8] as Tensor
    const [dropout, isCausal, scale] = args.slice(13) as [number, boolean, number | null]
    const operator = '_scaled_dot_product_cudnn_attention_backward'
    const operands: Operands = [query, key, value]
    // A mask without elements stands for none.
    const call = { operator, operands, grad, mask: mask.numel > 0 ? mask : null, dropout, isCausal, scale }
    return gradients(rt, { ...call, wanted: all }).slice(0, 3)
  }),
  define('_scaled_dot_product_efficient_attention_backward', (rt, args) => {
    const [grad, query, key, value, mask] = args as [Tensor, ...Operands, Tensor]
    const [dropout, wanted, isCausal, scale] = args.slice(9) as [number, boolean[], boolean, number | null]
    const operator = '_scaled_dot_product_efficient_attention_backward'
    const operands: Operands = [query, key, value]
    const hasMask = mask.numel > 0
    const call = { operator, operands, grad, mask: hasMask ? mask : null, dropout, isCausal, scale }
    return gradients(rt, { ...call, wanted: wanted.with(3, wanted[3]! && hasMask) })
  }),
]

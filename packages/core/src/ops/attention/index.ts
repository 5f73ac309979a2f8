// The attention operators.
import type { Contract } from '../../dispatch/contract.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Tensor } from '../../tensor/index.ts'
import { attention } from './attention.ts'

function refuseDropout(operator: string, p: unknown): void {
  if (Number(p) !== 0)
    throw new OpGemsError('UNSUPPORTED', `${operator}: dropout_p ${p} is not supported; use 0`, { operator })
}
/** PyTorch's is_causal counts from the first query and the first key. */
const topLeft = (causal: boolean) => (causal ? 0 : null)

export const attentions: Contract[] = [
  {
    overload: 'scaled_dot_product_attention',
    category: 'attention',
    compute: (rt, args) => {
      const [query, key, value, mask, dropout, causal, scale, grouped] = args as [
        Tensor,
        Tensor,
        Tensor,
        Tensor | null,
        number,
        boolean,
        number | null,
        boolean,
      ]
      const operator = 'scaled_dot_product_attention'
      refuseDropout(operator, dropout)
      const options = { mask, causalOffset: topLeft(causal), scale, grouped, logSumExp: false }
      return attention(rt, operator, query, key, value, options).output
    },
  },
  {
    overload: '_scaled_dot_product_flash_attention_for_cpu',
    category: 'attention',
    compute: (rt, args) => {
      const [query, key, value, dropout, causal, mask, scale] = args as [
        Tensor,
        Tensor,
        Tensor,
        number,
        boolean,
        Tensor | null,
        number | null,
      ]
      const operator = '_scaled_dot_product_flash_attention_for_cpu'
      refuseDropout(operator, dropout)
      const options = { mask, causalOffset: topLeft(causal), scale, grouped: false, logSumExp: true }
      const { output, logSumExp } = attention(rt, operator, query, key, value, options)
      return [output, logSumExp!]
    },
  },
]

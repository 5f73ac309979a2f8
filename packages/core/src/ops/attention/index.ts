// The attention operators.
import type { Contract } from '../../dispatch/contract.ts'
import type { Tensor } from '../../tensor/index.ts'
import { attention } from './attention.ts'
import { flashAttentionForward } from './flash-forward.ts'
import { flashMla } from './flash-mla.ts'
import { libraryGradients } from './library-backward.ts'
import { libraryForms } from './library-forms.ts'

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
      const options = { mask, causalOffset: topLeft(causal), scale, grouped, logSumExp: false, dropout }
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
      const options = { mask, causalOffset: topLeft(causal), scale, grouped: false, logSumExp: true, dropout }
      const { output, logSumExp } = attention(rt, operator, query, key, value, options)
      return [output, logSumExp!]
    },
  },
  flashAttentionForward,
  flashMla,
  ...libraryForms,
  ...libraryGradients,
]

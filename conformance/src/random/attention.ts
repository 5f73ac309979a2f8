// Random cases of attention: short and long rows, heads of sizes that backends have kernels for and others, masks of a cache.
import type { DType } from '../host/dtypes.ts'
import { HostTensor } from '../host/tensor.ts'
import type { Drawn, Family } from './family.ts'
import type { Generator } from './generator.ts'

const range = { low: -2, high: 2 }
const dtypes: readonly DType[] = ['float32', 'float16', 'bfloat16']

interface Sizes {
  readonly batch?: number
  readonly heads: number
  readonly keyHeads: number
  readonly queries: number
  readonly keys: number
  readonly width: number
}
interface Options {
  readonly isCausal?: boolean
  /** A bool mask that shows keys from … to - 1. */
  readonly shown?: readonly [from: number, to: number]
}

const cases: readonly (readonly [Sizes, Options])[] = [
  [{ batch: 2, heads: 2, keyHeads: 2, queries: 5, keys: 9, width: 7 }, {}],
  [{ heads: 2, keyHeads: 1, queries: 1, keys: 1, width: 8 }, { isCausal: true }],
  [{ heads: 4, keyHeads: 2, queries: 133, keys: 133, width: 64 }, { isCausal: true }],
  [{ heads: 2, keyHeads: 2, queries: 40, keys: 200, width: 128 }, {}],
  [{ heads: 2, keyHeads: 1, queries: 150, keys: 70, width: 128 }, { isCausal: true }],
  [{ heads: 4, keyHeads: 4, queries: 1, keys: 300, width: 128 }, {}],
  [{ batch: 2, heads: 4, keyHeads: 1, queries: 1, keys: 500, width: 64 }, { shown: [0, 130] }],
  [{ heads: 2, keyHeads: 2, queries: 3, keys: 260, width: 128 }, { shown: [100, 201] }],
  [{ heads: 2, keyHeads: 2, queries: 2, keys: 90, width: 128 }, { isCausal: true }],
  [{ heads: 2, keyHeads: 2, queries: 20, keys: 90, width: 64 }, { shown: [3, 77] }],
]

/** As heads lie in a model: beside each other in each row of the projections. */
function rowsOfHeads(generator: Generator, dtype: DType, shape: readonly [number, number, number, number]): HostTensor {
  const [, heads, rows, width] = shape
  const strides = [heads * rows * width, width, heads * width, 1]
  return generator.tensor(dtype, shape, range).withLayout({ strides, offset: 0, name: 'heads beside each other' })
}

function drawn(generator: Generator, dtype: DType, [sizes, options]: readonly [Sizes, Options]): Drawn {
  const { batch = 1, heads, keyHeads, queries, keys, width } = sizes
  const { isCausal = false, shown } = options
  const side = () => rowsOfHeads(generator, dtype, [batch, keyHeads, keys, width])
  const args = [rowsOfHeads(generator, dtype, [batch, heads, queries, width]), side(), side()]
  const seen = Array.from({ length: keys }, (_, i) => Number(shown === undefined || (i >= shown[0] && i < shown[1])))
  const mask = shown ? HostTensor.fromNumbers('bool', [1, keys], seen).rounded() : null
  return {
    args: [...args, mask],
    kwargs: { is_causal: isCausal, enable_gqa: heads !== keyHeads },
    variant: `${batch}x${heads}/${keyHeads}x${queries}x${keys}x${width}`,
  }
}

/** Drawn once, for the first of the layouts of pointwise operators. */
export const attentionFamilies: readonly Family[] = [
  {
    operator: 'aten::scaled_dot_product_attention',
    dtypes,
    draw: (generator, dtype, layout) =>
      layout.name === 'contiguous' ? cases.map((c) => drawn(generator, dtype, c)) : [],
  },
]

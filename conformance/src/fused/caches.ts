// Keys and values of new tokens written to the slots of a paged cache; a negative slot is skipped.
import type { DType } from '../host/dtypes.ts'
import { HostTensor } from '../host/tensor.ts'
import type { Draw, FusedCall } from './fused.ts'

const [tokens, heads, width, blocks, slots] = [3, 2, 8, 2, 4]
/** Elements that reshape_and_cache keeps together. */
const together = 4
const mapping = [5, -1, 0]

/** The cache after each token's elements were put where `place` says: from block, slot in it, head and column. */
function filled(
  cache: HostTensor,
  tensor: HostTensor,
  place: (block: number, slot: number, head: number, column: number) => number,
): HostTensor {
  const numbers = Float64Array.from(cache.numbers)
  mapping.forEach((to, token) => {
    for (let i = 0; i < heads * width && to >= 0; i++) {
      const [head, column] = [Math.floor(i / width), i % width]
      numbers[place(Math.floor(to / slots), to % slots, head, column)] = tensor.numbers[token * heads * width + i]!
    }
  })
  return HostTensor.fromNumbers(cache.dtype, cache.shape, numbers)
}

/** [blocks, heads, width/together, slots, together]. */
const splitPlace = (block: number, slot: number, head: number, column: number): number =>
  (((block * heads + head) * (width / together) + Math.floor(column / together)) * slots + slot) * together +
  (column % together)
/** [blocks, heads, width, slots]. */
const transposedPlace = (block: number, slot: number, head: number, column: number): number =>
  ((block * heads + head) * width + column) * slots + slot
/** [blocks, slots, heads, width]. */
const plainPlace = (block: number, slot: number, head: number, column: number): number =>
  ((block * slots + slot) * heads + head) * width + column

/** Rows of two parts, one after the other, at [block, slot]. */
function joined(cache: HostTensor, latent: HostTensor, rotated: HostTensor): HostTensor {
  const numbers = Float64Array.from(cache.numbers)
  const [first, second] = [latent.shape[1]!, rotated.shape[1]!]
  mapping.forEach((to, token) => {
    if (to < 0) return
    const row = [
      ...latent.numbers.slice(token * first, (token + 1) * first),
      ...rotated.numbers.slice(token * second, (token + 1) * second),
    ]
    numbers.set(row, to * (first + second))
  })
  return HostTensor.fromNumbers(cache.dtype, cache.shape, numbers)
}

export function cacheCases(draw: Draw, _dtype: DType): readonly FusedCall[] {
  const [key, value] = [draw([tokens, heads, width]), draw([tokens, heads, width])]
  const at = HostTensor.fromNumbers('int64', [tokens], mapping)
  const one = HostTensor.fromNumbers('float32', [], [1])
  const split = draw([blocks, heads, width / together, slots, together])
  const transposed = draw([blocks, heads, width, slots])
  const [keys, values] = [draw([blocks, slots, heads, width]), draw([blocks, slots, heads, width])]
  const [latent, rotated, mla] = [draw([tokens, 8]), draw([tokens, 4]), draw([blocks, slots, 12])]
  const rest = [at, 'auto', one, one]
  return [
    {
      operator: 'reshape_and_cache',
      args: [key, value, split, transposed, ...rest],
      out: [],
      mutated: [key, value, filled(split, key, splitPlace), filled(transposed, value, transposedPlace), ...rest],
    },
    {
      operator: 'reshape_and_cache_flash',
      args: [key, value, keys, values, ...rest],
      out: [],
      mutated: [key, value, filled(keys, key, plainPlace), filled(values, value, plainPlace), ...rest],
    },
    {
      operator: 'concat_and_cache_mla',
      args: [latent, rotated, mla, at, 'auto', one],
      out: [],
      mutated: [latent, rotated, joined(mla, latent, rotated), at, 'auto', one],
    },
  ]
}

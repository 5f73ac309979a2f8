// apply_rotary_pos_emb: pairs of elements turned by the angle of their token's position.
import type { DType } from '../host/dtypes.ts'
import { HostTensor } from '../host/tensor.ts'
import type { Draw, FusedCall } from './fused.ts'

const [tokens, half, places] = [5, 4, 9]

interface Tables {
  readonly cos: HostTensor
  readonly sin: HostTensor
  readonly positions: readonly number[]
}

/** Pairs are neighbours where interleaved, else elements of the two halves of a head. */
function turned(x: HostTensor, { cos, sin, positions }: Tables, interleaved: boolean): HostTensor {
  const heads = x.shape[1]!
  const result = new Float64Array(x.numel)
  for (let row = 0; row < tokens * heads; row++) {
    for (let pair = 0; pair < half; pair++) {
      const at = positions[Math.floor(row / heads)]! * half + pair
      const first = row * 2 * half + (interleaved ? 2 * pair : pair)
      const second = first + (interleaved ? 1 : half)
      const [a, b, c, s] = [x.numbers[first]!, x.numbers[second]!, cos.numbers[at]!, sin.numbers[at]!]
      result[first] = a * c - b * s
      result[second] = b * c + a * s
    }
  }
  return HostTensor.fromNumbers(x.dtype, x.shape, result)
}

export function rotaryCases(draw: Draw, _dtype: DType): readonly FusedCall[] {
  const [q, k] = [draw([tokens, 3, 2 * half]), draw([tokens, 1, 2 * half])]
  const tables = { cos: draw([places, half], -1, 1), sin: draw([places, half], -1, 1), positions: [8, 0, 3, 3, 1] }
  const ids = HostTensor.fromNumbers('int64', [tokens], tables.positions)
  return [false, true].map((interleaved) => ({
    operator: 'apply_rotary_pos_emb',
    args: [q, k, tables.cos, tables.sin, ids, interleaved],
    variant: interleaved ? 'interleaved' : 'halves',
    out: [turned(q, tables, interleaved), turned(k, tables, interleaved)],
  }))
}

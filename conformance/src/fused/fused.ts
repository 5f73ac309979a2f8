// Cases that no corpus records, against float64: the reference library's fused operators, and what PyTorch 1.13 does not have.
import type { ConformanceCase } from '../case.ts'
import type { DType } from '../host/dtypes.ts'
import type { HostTensor } from '../host/tensor.ts'
import type { CaseValue } from '../host/value.ts'
import { Generator } from '../random/generator.ts'
import { flashCases } from './attention.ts'
import { cacheCases } from './caches.ts'
import { libraryAttentionCases } from './library-attention.ts'
import { quantizedProductCases } from './quantized-products.ts'
import { rotaryCases } from './rotary.ts'
import { rowCases } from './rows.ts'

/** One call and what it gives: `out`, and the arguments afterwards where it writes them. */
export interface FusedCall {
  readonly operator: string
  readonly args: readonly CaseValue[]
  readonly kwargs?: Readonly<Record<string, CaseValue>>
  readonly variant?: string
  readonly out: CaseValue
  readonly mutated?: readonly CaseValue[]
}

/** Draws tensors of one dtype. */
export type Draw = (shape: readonly number[], low?: number, high?: number) => HostTensor

type Family = (draw: Draw, dtype: DType, generator: Generator) => readonly FusedCall[]

const families: readonly Family[] = [
  rowCases,
  rotaryCases,
  cacheCases,
  flashCases,
  libraryAttentionCases,
  quantizedProductCases,
]
const dtypes: readonly DType[] = ['float32', 'float16', 'bfloat16']

export function* fusedCases(seed: number, wanted: (operator: string) => boolean): Iterable<ConformanceCase> {
  let line = 0
  for (const family of families) {
    for (const dtype of dtypes) {
      const generator = new Generator(seed + 104729 * (line + 1))
      const draw: Draw = (shape, low = -2, high = 2) => generator.tensor(dtype, shape, { low, high })
      for (const { kwargs = {}, variant = '', ...call } of family(draw, dtype, generator)) {
        line++
        if (wanted(call.operator)) yield { source: 'fused', line, variant, kwargs, ...call, fromReference: true }
      }
    }
  }
}

// The fixtures' checkpoints with the outputs that Transformers gave for them.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export interface GoldenTensor {
  readonly shape: number[]
  readonly data: number[]
}

export interface CausalGolden {
  readonly inputs: { readonly input_ids: number[][] }
  readonly outputs: { readonly logits: GoldenTensor; readonly hidden_states?: GoldenTensor[] }
  readonly generate: { readonly max_new_tokens: number; readonly ids: number[][] }
}

export interface EncoderGolden {
  readonly inputs: Record<'input_ids' | 'attention_mask' | 'token_type_ids', number[][]>
  readonly outputs: Record<'last_hidden_state' | 'pooler_output', GoldenTensor>
}

export interface ImageTextGolden extends CausalGolden {
  readonly inputs: CausalGolden['inputs'] & { readonly pixel_values: number[][][][] }
}

export interface VisionGolden {
  readonly inputs: { readonly pixel_values: GoldenTensor }
  readonly outputs: { readonly logits: GoldenTensor; readonly hidden_states: GoldenTensor[] }
}

export const fixtureFolder = (name: string) =>
  fileURLToPath(new URL(`../../../../fixtures/models/${name}`, import.meta.url))

export async function readGolden<Golden>(name: string): Promise<Golden> {
  return JSON.parse(await readFile(`${fixtureFolder(name)}/golden.json`, 'utf8')) as Golden
}

/** The largest absolute difference; NaN where a value is NaN or a length differs. */
export function largestDifference(actual: ArrayLike<number> | ArrayLike<bigint>, expected: readonly number[]): number {
  if (actual.length !== expected.length) return Number.NaN
  let largest = 0
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs(Number(actual[i]) - (expected[i] ?? Number.NaN))
    if (!(difference <= largest)) largest = difference
    if (Number.isNaN(difference)) return Number.NaN
  }
  return largest
}

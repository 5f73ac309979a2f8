// Features of images put in the place of the tokens that stand for them.
import { OpGemsError, type Tensor } from '@opgems/core'
import type { ModelRuntime } from '../model-runtime.ts'

export interface ImageTokens {
  /** [image tokens, hidden], in the order of the tokens, row by row. */
  readonly features: Tensor
  readonly token: number
}

/**
 * @param embedded [batch, length, hidden]
 * @param rows the ids that were embedded
 * @returns [batch, length, hidden]
 * @throws OpGemsError SHAPE_MISMATCH
 */
export function placeImages(
  rt: ModelRuntime,
  embedded: Tensor,
  rows: readonly (readonly number[])[],
  { features, token }: ImageTokens,
): Tensor {
  const places = rows.flat().flatMap((id, at) => (id === token ? [BigInt(at)] : []))
  const [batch = 0, length = 0, hidden = 0] = embedded.shape
  if (features.shape.join() !== [places.length, hidden].join()) {
    const given = `[${features.shape.join(', ')}]`
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${places.length} image tokens of size ${hidden} do not fit features ${given}`,
    )
  }
  const index = rt.tensor(BigInt64Array.from(places), { dtype: 'int64', shape: [places.length] })
  const flat = rt.ops.view(embedded, [batch * length, hidden])
  return rt.ops.view(rt.ops.indexCopy(flat, 0, index, features), [batch, length, hidden])
}

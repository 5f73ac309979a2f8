// Checks token ids on the host and brings them to the device.
import { OpGemsError, type Tensor } from '@opgems/core'
import type { ModelRuntime } from '../model-runtime.ts'

/**
 * Rows of equal length → int64 [batch, length].
 * @param limit ids lie in 0 to limit − 1
 * @throws OpGemsError BAD_ARGUMENT for empty or ragged rows, INDEX_OUT_OF_RANGE for an id outside the vocabulary
 */
export function uploadIds(
  rt: ModelRuntime,
  rows: readonly (readonly number[])[],
  limit: number,
  what = 'token id',
): Tensor {
  const length = checkRows(rows, what)
  const flat = new BigInt64Array(rows.length * length)
  rows.forEach((row, rowIndex) => {
    row.forEach((id, column) => {
      if (!Number.isInteger(id) || id < 0 || id >= limit) {
        const place = `${what} ${id} at row ${rowIndex}, position ${column}`
        throw new OpGemsError('INDEX_OUT_OF_RANGE', `${place} is not in 0 to ${limit - 1}`)
      }
      flat[rowIndex * length + column] = BigInt(id)
    })
  })
  return rt.tensor(flat, { dtype: 'int64', shape: [rows.length, length] })
}

/** The common length of the rows. @throws OpGemsError BAD_ARGUMENT */
export function checkRows(rows: readonly (readonly unknown[])[], what: string): number {
  const length = rows[0]?.length ?? 0
  if (length === 0) throw new OpGemsError('BAD_ARGUMENT', `no ${what} was given: at least one a row is needed`)
  const ragged = rows.findIndex((row) => row.length !== length)
  if (ragged !== -1) {
    const lengths = `row ${ragged} has ${rows[ragged]?.length} ${what}s, row 0 has ${length}`
    throw new OpGemsError('BAD_ARGUMENT', `${lengths}: rows of one batch must be of equal length`)
  }
  return length
}

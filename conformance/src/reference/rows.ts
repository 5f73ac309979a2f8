// References of operators that keep the shape and work along rows: softmax, scans, sort, normalisations.
import type { DType } from '../host/dtypes.ts'
import { rowsOf } from '../host/reduce.ts'
import { HostTensor } from '../host/tensor.ts'

/** Maps each row along `dims` to a row of the same length. */
export function mapRows(
  input: HostTensor,
  dims: readonly number[],
  map: (row: Float64Array) => ArrayLike<number>,
  dtype: DType = input.dtype,
): HostTensor {
  const rows = rowsOf(input.shape, dims)
  const { numbers } = input
  const result = new Float64Array(input.numel)
  for (let r = 0; r < rows.count; r++) {
    const mapped = map(Float64Array.from({ length: rows.length }, (_, k) => numbers[rows.at(r, k)]!))
    for (let k = 0; k < rows.length; k++) result[rows.at(r, k)] = mapped[k]!
  }
  return HostTensor.fromNumbers(dtype, input.shape, result)
}

export function softmaxRow(row: Float64Array): Float64Array {
  const top = Math.max(...row)
  const powers = row.map((x) => Math.exp(x - top))
  const sum = powers.reduce((total, x) => total + x, 0)
  return powers.map((x) => x / sum)
}

export function logSoftmaxRow(row: Float64Array): Float64Array {
  const top = Math.max(...row)
  const sum = row.reduce((total, x) => total + Math.exp(x - top), 0)
  return row.map((x) => x - top - Math.log(sum))
}

/** Running results of a binary function. */
export const scanRow =
  (combine: (carried: number, x: number) => number) =>
  (row: Float64Array): Float64Array => {
    let carried = Number.NaN
    return row.map((x, k) => {
      carried = k === 0 ? x : combine(carried, x)
      return carried
    })
  }

/** The order of a stable sort; NaN counts as larger than any number. */
export function sortedOrder(row: Float64Array, descending: boolean): number[] {
  const before = (a: number, b: number): number => {
    if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
    return a < b ? -1 : a > b ? 1 : 0
  }
  const direction = descending ? -1 : 1
  return Array.from(row.keys()).sort((i, j) => direction * before(row[i]!, row[j]!))
}

/** (x - mean) / sqrt(var + eps) of a row. */
export const normalizeRow =
  (eps: number) =>
  (row: Float64Array): Float64Array => {
    const mean = row.reduce((sum, x) => sum + x, 0) / row.length
    const variance = row.reduce((sum, x) => sum + (x - mean) ** 2, 0) / row.length
    return row.map((x) => (x - mean) / Math.sqrt(variance + eps))
  }

/** x / sqrt(mean x^2 + eps) of a row. */
export const rmsNormalizeRow =
  (eps: number) =>
  (row: Float64Array): Float64Array => {
    const square = row.reduce((sum, x) => sum + x * x, 0) / row.length
    return row.map((x) => x / Math.sqrt(square + eps))
  }

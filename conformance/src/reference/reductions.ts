// References of reductions: every row is collected and reduced in float64.
import { argument, askedDtype, type Call, reducedDims } from '../arguments.ts'
import { type DType, isIntegral } from '../host/dtypes.ts'
import { reducedShape, rowsOf } from '../host/reduce.ts'
import { HostTensor } from '../host/tensor.ts'
import type { CaseValue } from '../host/value.ts'
import { pointwise } from './pointwise.ts'

export type RowReduction = (row: Float64Array) => number

const total = (row: Float64Array): number => row.reduce((sum, x) => sum + x, 0)
const mean: RowReduction = (row) => total(row) / row.length
const largest: RowReduction = (row) =>
  row.reduce((most, x) => (x > most || Number.isNaN(x) ? x : most), Number.NEGATIVE_INFINITY)
const smallest: RowReduction = (row) =>
  row.reduce((least, x) => (x < least || Number.isNaN(x) ? x : least), Number.POSITIVE_INFINITY)
const truth = (value: boolean): number => (value ? 1 : 0)

const variance =
  (correction: number): RowReduction =>
  (row) => {
    const center = mean(row)
    return total(row.map((x) => (x - center) ** 2)) / Math.max(row.length - correction, 0)
  }

/** First index of the extreme value; a NaN is more extreme than any number. */
const indexOfExtreme =
  (extreme: RowReduction): RowReduction =>
  (row) => {
    const firstNaN = row.findIndex(Number.isNaN)
    return firstNaN >= 0 ? firstNaN : row.indexOf(extreme(row))
  }

const logSumExp: RowReduction = (row) => {
  const top = largest(row)
  return Number.isFinite(top) ? top + Math.log(total(row.map((x) => Math.exp(x - top)))) : top
}

function vectorNorm(order: number): RowReduction {
  if (order === Number.POSITIVE_INFINITY) return (row) => (row.length === 0 ? 0 : largest(row.map(Math.abs)))
  if (order === Number.NEGATIVE_INFINITY) return (row) => smallest(row.map(Math.abs))
  if (order === 0) return (row) => row.filter((x) => x !== 0).length
  return (row) => total(row.map((x) => Math.abs(x) ** order)) ** (1 / order)
}

interface ReduceOptions {
  readonly dims: readonly number[]
  readonly keepdim: boolean
  readonly dtype: DType
}

/** Reduces `input` over some dimensions, one row at a time. */
export function reduceRows(
  input: HostTensor,
  reduction: RowReduction,
  { dims, keepdim, dtype }: ReduceOptions,
): HostTensor {
  const rows = rowsOf(input.shape, dims)
  const { numbers } = input
  const results = Array.from({ length: rows.count }, (_, r) =>
    reduction(Float64Array.from({ length: rows.length }, (_, k) => numbers[rows.at(r, k)]!)),
  )
  return HostTensor.fromNumbers(dtype, reducedShape(input.shape, dims, keepdim), results)
}

const inputOf = (call: Call): HostTensor => {
  const input = argument(call, 0, 'input', 'self')
  if (!(input instanceof HostTensor)) throw new TypeError(`${call.operator}: the first argument must be a tensor`)
  return input
}

/** dim at position 1, keepdim at 2, dtype by name; `accumulated` is the dtype when none is asked for. */
function reduction(
  row: (call: Call) => RowReduction,
  accumulated: (dtype: DType) => DType,
): (call: Call) => HostTensor {
  return (call) => {
    const input = inputOf(call)
    const dtype = askedDtype(call) ?? accumulated(input.dtype)
    const dims = reducedDims(argument(call, 1, 'dim', 'axis'), input.shape.length)
    return reduceRows(input, row(call), { dims, keepdim: keepsDims(call), dtype })
  }
}

const keepsDims = (call: Call): boolean => argument(call, 2, 'keepdim') === true

const wide = (dtype: DType): DType => (isIntegral(dtype) ? 'int64' : dtype)
const floating = (dtype: DType): DType => (isIntegral(dtype) ? 'float32' : dtype)
const same = (dtype: DType): DType => dtype
/** PyTorch keeps uint8 for all and any, and answers bool for every other dtype. */
const truthDtype = (dtype: DType): DType => (dtype === 'uint8' ? 'uint8' : 'bool')
const always = (result: DType) => (): DType => result

/** var and std: (self, dim, unbiased, keepdim) or (self, dim, *, correction, keepdim). */
function spread(finish: (variance: number) => number): (call: Call) => HostTensor {
  return (call) => {
    const input = inputOf(call)
    const dims = reducedDims(argument(call, 1, 'dim'), input.shape.length)
    const keepdim = argument(call, 3, 'keepdim') === true
    const row = variance(correctionOf(call))
    return reduceRows(input, (values) => finish(row(values)), { dims, keepdim, dtype: input.dtype })
  }
}

function correctionOf(call: Call): number {
  const { correction } = call.kwargs
  if (typeof correction === 'number') return correction
  return argument(call, 2, 'unbiased') === false || call.args[1] === false ? 0 : 1
}

/** (values, indices) of max and min along a dimension. */
function extremeAlong(extreme: RowReduction, call: Call): HostTensor | readonly HostTensor[] {
  const input = inputOf(call)
  const dim = argument(call, 1, 'dim')
  if (dim instanceof HostTensor) return pointwise(extreme === largest ? 'maximum' : 'minimum', call)
  const options = { dims: reducedDims(dim, input.shape.length), keepdim: keepsDims(call), dtype: input.dtype }
  const values = reduceRows(input, extreme, options)
  return typeof dim === 'number'
    ? [values, reduceRows(input, indexOfExtreme(extreme), { ...options, dtype: 'int64' })]
    : values
}

export const reductionReferences: Readonly<Record<string, (call: Call) => CaseValue>> = {
  sum: reduction(() => total, wide),
  mean: reduction(() => mean, floating),
  prod: reduction(() => (row) => row.reduce((product, x) => product * x, 1), wide),
  amax: reduction(() => largest, same),
  amin: reduction(() => smallest, same),
  all: reduction(() => (row) => truth(row.every((x) => x !== 0)), truthDtype),
  any: reduction(() => (row) => truth(row.some((x) => x !== 0)), truthDtype),
  count_nonzero: reduction(() => (row) => row.filter((x) => x !== 0).length, always('int64')),
  logsumexp: reduction(() => logSumExp, floating),
  argmax: reduction(() => indexOfExtreme(largest), always('int64')),
  argmin: reduction(() => indexOfExtreme(smallest), always('int64')),
  max: (call) => extremeAlong(largest, call),
  min: (call) => extremeAlong(smallest, call),
  var: spread((value) => value),
  std: spread(Math.sqrt),
  linalg_vector_norm: (call) => {
    const input = inputOf(call)
    const order = argument(call, 1, 'ord')
    const dims = reducedDims(argument(call, 2, 'dim'), input.shape.length)
    const keepdim = argument(call, 3, 'keepdim') === true
    return reduceRows(input, vectorNorm(typeof order === 'number' ? order : 2), { dims, keepdim, dtype: input.dtype })
  },
}

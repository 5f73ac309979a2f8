// Faults that backends really have. The suite must see every one of them.
import { decode, encode } from '../host/codec.ts'
import { type DType, dtypeInfo, isDType, isFloat, unitRoundoff } from '../host/dtypes.ts'
import { contiguousStrides, numelOf } from '../host/tensor.ts'
import { parseOperator } from '../operator-name.ts'
import type { ConformanceRuntime } from '../runtime.ts'
import { isTensor } from '../runtime.ts'
import { FaultyTensor, withBytes, withCall, withResults } from './wrap.ts'

export interface Fault {
  readonly name: string
  readonly description: string
  /** Returns a runtime that has the fault. */
  readonly inject: (runtime: ConformanceRuntime) => ConformanceRuntime
}

/** A change of float values; other dtypes stay as they are. */
function withFloats(
  runtime: ConformanceRuntime,
  change: (values: Float64Array, dtype: DType) => void,
): ConformanceRuntime {
  return withBytes(runtime, (bytes, dtype) => {
    if (!isDType(dtype) || !isFloat(dtype)) return bytes
    const values = decode(bytes, dtype)
    if (values instanceof Float64Array) change(values, dtype)
    return encode(values, dtype)
  })
}

const replaceEach = (replace: (x: number) => number) => (runtime: ConformanceRuntime) =>
  withFloats(runtime, (values) => {
    values.forEach((x, i) => {
      values[i] = replace(x)
    })
  })

const elementBytes = (dtype: string): number => (isDType(dtype) ? dtypeInfo(dtype).bytes : 1)

function rotateByOne(bytes: Uint8Array, dtype: string): Uint8Array {
  const size = elementBytes(dtype)
  if (bytes.length > size) bytes.set([...bytes.subarray(size), ...bytes.subarray(0, size)])
  return bytes
}

function claimOtherDtype(runtime: ConformanceRuntime): ConformanceRuntime {
  return withResults(runtime, (tensor) => {
    if (tensor.dtype !== 'float32') return tensor
    return new FaultyTensor(tensor, {
      dtype: 'float64',
      bytes: async () => encode(decode(await tensor.bytes(), 'float32'), 'float64'),
    })
  })
}

function ignoreStrides(runtime: ConformanceRuntime): ConformanceRuntime {
  return withCall(runtime, (operator, args, kwargs) => {
    if (operator !== 'aten::as_strided') return runtime.call(operator, args, kwargs)
    const [base, shape] = args as [{ shape: readonly number[] }, readonly number[]]
    // An expanded tensor has fewer elements than its shape: there is nothing to read contiguously.
    const strides = numelOf(shape) <= numelOf(base.shape) ? contiguousStrides(shape) : args[2]
    return runtime.call(operator, [base, shape, strides, 0], kwargs)
  })
}

function returnStale(runtime: ConformanceRuntime): ConformanceRuntime {
  const last = new Map<number, Uint8Array>()
  return withBytes(runtime, (bytes) => {
    const stale = last.get(bytes.length) ?? new Uint8Array(bytes.length)
    last.set(bytes.length, bytes)
    return stale
  })
}

function writeToCopy(runtime: ConformanceRuntime): ConformanceRuntime {
  return withCall(runtime, (operator, args, kwargs) => {
    if (!parseOperator(operator).inPlace) return runtime.call(operator, args, kwargs)
    return runtime.call(operator, [runtime.call('aten::clone', [args[0]]), ...args.slice(1)], kwargs)
  })
}

/** aten::sum without the last element of its input. */
function dropTerm(runtime: ConformanceRuntime): ConformanceRuntime {
  return withResults(runtime, (tensor, operator, [input]) => {
    const { dtype } = tensor
    if (operator !== 'aten::sum' || !isTensor(input) || !isDType(dtype) || !isFloat(dtype) || input.dtype !== dtype)
      return tensor
    const bytes = async () => {
      const terms = decode(await input.bytes(), dtype)
      const sum = decode(await tensor.bytes(), dtype)
      return encode(Float64Array.of(Number(sum[0]) - Number(terms.at(-1) ?? 0)), dtype)
    }
    return new FaultyTensor(tensor, { bytes })
  })
}

/** One finite element off by a thousand spacings of its dtype. */
function nudgeOne(values: Float64Array, dtype: DType): void {
  const at = values.findIndex((x) => Number.isFinite(x) && Math.abs(x) > 0.1)
  if (at >= 0) values[at] = values[at]! * (1 + 2000 * unitRoundoff(dtype))
}

export const faults: readonly Fault[] = [
  {
    name: 'off by one',
    description: 'every element is its neighbour',
    inject: (runtime) => withBytes(runtime, rotateByOne),
  },
  {
    name: 'tail not written',
    description: 'the last element stays zero',
    inject: (runtime) =>
      withBytes(runtime, (bytes, dtype) => bytes.fill(0, Math.max(0, bytes.length - elementBytes(dtype)))),
  },
  { name: 'sign of zero lost', description: '-0 becomes 0', inject: replaceEach((x) => (x === 0 ? 0 : x)) },
  { name: 'NaN lost', description: 'NaN becomes 0', inject: replaceEach((x) => (Number.isNaN(x) ? 0 : x)) },
  {
    name: 'sign of infinity lost',
    description: '-Infinity becomes Infinity',
    inject: replaceEach((x) => (Number.isFinite(x) || Number.isNaN(x) ? x : Number.POSITIVE_INFINITY)),
  },
  { name: 'wrong dtype', description: 'float32 results come as float64', inject: claimOtherDtype },
  {
    name: 'wrong shape',
    description: 'results have one more dimension',
    inject: (runtime) => withResults(runtime, (tensor) => new FaultyTensor(tensor, { shape: [1, ...tensor.shape] })),
  },
  { name: 'strides ignored', description: 'every input is read as if contiguous', inject: ignoreStrides },
  {
    name: 'inexact',
    description: 'one element is off by a thousand ulp',
    inject: (runtime) => withFloats(runtime, nudgeOne),
  },
  { name: 'stale output', description: 'a result is that of an earlier call', inject: returnStale },
  { name: 'in-place result elsewhere', description: 'in-place calls write to a copy', inject: writeToCopy },
  { name: 'term dropped', description: 'sums lack their last term', inject: dropTerm },
]

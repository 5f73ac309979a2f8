// Comparing two tensors element by element.
import { type DType, dtypeInfo, isComplex } from '../host/dtypes.ts'
import { roundToFormat } from '../host/round.ts'
import type { HostTensor } from '../host/tensor.ts'
import type { Tolerance } from './tolerances.ts'

/** The element that is worst, as a fraction of what is allowed. */
export interface WorstElement {
  /** |got - expected| / allowed: 1 is at the limit, Infinity where no error is allowed at all. */
  readonly ratio: number
  readonly absolute: number
  readonly relative: number
  /** Row-major position. */
  readonly at: number
  readonly expected: string
  readonly got: string
}

export interface ElementComparison {
  readonly mismatches: number
  /** Undefined where every element was equal. */
  readonly worst?: WorstElement
}

interface ElementError {
  readonly absolute: number
  readonly relative: number
  readonly allowed: number
}

const mismatch: ElementError = { absolute: Number.POSITIVE_INFINITY, relative: Number.POSITIVE_INFINITY, allowed: 0 }

/** Compares tensors of the same dtype and shape. NaN matches NaN alone; infinities must agree in sign. */
export function compareElements(expected: HostTensor, got: HostTensor, tolerance: Tolerance): ElementComparison {
  const errorAt = elementError(expected, got, tolerance)
  let mismatches = 0
  let worst: (ElementError & { at: number; ratio: number }) | undefined
  for (let at = 0; at < expected.numel; at++) {
    const error = errorAt(at)
    if (!error) continue
    const ratio = error.allowed > 0 ? error.absolute / error.allowed : Number.POSITIVE_INFINITY
    if (ratio > 1) mismatches++
    if (!worst || ratio > worst.ratio) worst = { ...error, at, ratio }
  }
  if (!worst) return { mismatches }
  const { ratio, absolute, relative, at } = worst
  const element = { ratio, absolute, relative, at, expected: textOf(expected, at), got: textOf(got, at) }
  return { mismatches, worst: element }
}

function elementError(
  expected: HostTensor,
  got: HostTensor,
  tolerance: Tolerance,
): (at: number) => ElementError | undefined {
  const wanted = expected.values
  const actual = got.values
  if (wanted instanceof BigInt64Array || actual instanceof BigInt64Array) {
    return (at) => integerError(BigInt(wanted[at]!), BigInt(actual[at]!))
  }
  const extraAt = extraOf(tolerance)
  if (isComplex(expected.dtype)) {
    return (at) => complexError(complexAt(wanted, at), complexAt(actual, at), tolerance, extraAt(at))
  }
  return (at) => floatError(wanted[at]!, actual[at]!, expected.dtype, tolerance, extraAt(at))
}

function extraOf({ extra = 0 }: Tolerance): (at: number) => number {
  return typeof extra === 'number' ? () => extra : (at) => extra[at] ?? 0
}

function integerError(expected: bigint, got: bigint): ElementError | undefined {
  if (expected === got) return undefined
  const absolute = Math.abs(Number(got - expected))
  return { absolute, relative: absolute / Math.abs(Number(expected)), allowed: 0 }
}

function floatError(
  expected: number,
  got: number,
  dtype: DType,
  tolerance: Tolerance,
  extra: number,
): ElementError | undefined {
  if (Object.is(expected, got)) return undefined
  if (expected === got) return tolerance.signedZero ? mismatch : undefined
  if (Number.isNaN(expected) || Number.isNaN(got) || !Number.isFinite(expected)) return mismatch
  const allowed = tolerance.atol + tolerance.rtol * Math.abs(expected) + extra
  if (!Number.isFinite(got)) return overflows(expected, got, allowed, dtype) ? undefined : mismatch
  const absolute = Math.abs(got - expected)
  return { absolute, relative: absolute / Math.abs(expected), allowed }
}

/** Whether a value within `allowed` of `expected` rounds to the infinity that was got. */
function overflows(expected: number, got: number, allowed: number, dtype: DType): boolean {
  const { format } = dtypeInfo(dtype)
  const toward = expected + Math.sign(got) * allowed
  return format !== undefined && (Math.abs(toward) > Number.MAX_VALUE || roundToFormat(toward, format) === got)
}

type Complex = readonly [re: number, im: number]

const complexAt = (values: Float64Array, at: number): Complex => [values[2 * at]!, values[2 * at + 1]!]

/** Complex values are NaN if a part is, and are compared by their distance, as torch.isclose does. */
function complexError(expected: Complex, got: Complex, tolerance: Tolerance, extra: number): ElementError | undefined {
  if (expected[0] === got[0] && expected[1] === got[1]) return undefined
  const hasNaN = ([re, im]: Complex) => Number.isNaN(re) || Number.isNaN(im)
  if (hasNaN(expected) || hasNaN(got)) return hasNaN(expected) && hasNaN(got) ? undefined : mismatch
  const absolute = Math.hypot(got[0] - expected[0], got[1] - expected[1])
  if (!Number.isFinite(absolute)) return mismatch
  const magnitude = Math.hypot(...expected)
  return { absolute, relative: absolute / magnitude, allowed: tolerance.atol + tolerance.rtol * magnitude + extra }
}

/** One element as text; minus zero shows its sign. */
function textOf(tensor: HostTensor, at: number): string {
  const { values } = tensor
  if (values instanceof BigInt64Array) return String(values[at])
  if (isComplex(tensor.dtype)) return `${values[2 * at]}+${values[2 * at + 1]}j`
  return Object.is(values[at], -0) ? '-0' : String(values[at])
}

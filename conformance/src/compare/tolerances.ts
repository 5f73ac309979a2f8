// How far a result may be from what is expected, before any bound of the computation: PyTorch's own assert_close defaults.
import type { DType } from '../host/dtypes.ts'

/** A result passes where |got - expected| <= atol + rtol * |expected| + extra. */
export interface Tolerance {
  readonly rtol: number
  readonly atol: number
  /** The stated error bound of the computation: one for all elements, or one each. */
  readonly extra?: number | Float64Array
  /** Zeros must have the expected sign as well: for operators that move or re-sign data. */
  readonly signedZero?: boolean
}

/** Integers, booleans, and operators that only choose or move values. */
export const exactly: Tolerance = { rtol: 0, atol: 0 }

/** Half a spacing, and 2^-10 of it for the rounding of the float32 that was rounded to fp8. */
const halfSpacing = (mantissaBits: number): number => 2 ** -(mantissaBits + 1) * (1 + 2 ** -10)

/** The values of torch.testing.assert_close; complex dtypes have those of their component. fp8: half a spacing. */
export const tolerances: Readonly<Record<DType, Tolerance>> = {
  float64: { rtol: 1e-7, atol: 1e-7 },
  float32: { rtol: 1.3e-6, atol: 1e-5 },
  float16: { rtol: 1e-3, atol: 1e-5 },
  bfloat16: { rtol: 1.6e-2, atol: 1e-5 },
  float8_e4m3fn: { rtol: halfSpacing(3), atol: 2 ** -10 },
  float8_e5m2: { rtol: halfSpacing(2), atol: 2 ** -17 },
  complex64: { rtol: 1.3e-6, atol: 1e-5 },
  complex128: { rtol: 1e-7, atol: 1e-7 },
  int64: exactly,
  int32: exactly,
  int16: exactly,
  int8: exactly,
  uint8: exactly,
  bool: exactly,
}

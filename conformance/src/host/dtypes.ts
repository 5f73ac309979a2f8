// The dtypes of the suite: sizes, kinds and rounding. Written apart from core's table, so that a mistake there is seen here.

/** A floating-point format: a sign bit, then exponent bits, then mantissa bits (the leading one not counted). */
export interface FloatFormat {
  readonly exponentBits: number
  readonly mantissaBits: number
  /** False for the `fn` formats, which have a single NaN pattern and no infinity: overflow gives NaN. */
  readonly infinities: boolean
  /** The exponent of the smallest normal value. */
  readonly minExponent: number
  /** The largest finite value. */
  readonly maxFinite: number
}

export type DTypeKind = 'float' | 'int' | 'bool' | 'complex'

export interface DTypeInfo {
  readonly kind: DTypeKind
  /** Bytes an element. */
  readonly bytes: number
  /** For floats the format; for complex dtypes that of a component. */
  readonly format?: FloatFormat
}

function floatFormat(exponentBits: number, mantissaBits: number, infinities = true): FloatFormat {
  const bias = 2 ** (exponentBits - 1) - 1
  // Formats without infinities use the top exponent for numbers too, all but its last pattern.
  const maxFinite = infinities ? 2 ** bias * (2 - 2 ** -mantissaBits) : 2 ** (bias + 1) * (2 - 2 ** (1 - mantissaBits))
  return { exponentBits, mantissaBits, infinities, minExponent: 1 - bias, maxFinite }
}

const binary64 = floatFormat(11, 52)
const binary32 = floatFormat(8, 23)

export const dtypeTable = {
  float64: { kind: 'float', bytes: 8, format: binary64 },
  float32: { kind: 'float', bytes: 4, format: binary32 },
  float16: { kind: 'float', bytes: 2, format: floatFormat(5, 10) },
  bfloat16: { kind: 'float', bytes: 2, format: floatFormat(8, 7) },
  float8_e4m3fn: { kind: 'float', bytes: 1, format: floatFormat(4, 3, false) },
  float8_e5m2: { kind: 'float', bytes: 1, format: floatFormat(5, 2) },
  int64: { kind: 'int', bytes: 8 },
  int32: { kind: 'int', bytes: 4 },
  int16: { kind: 'int', bytes: 2 },
  int8: { kind: 'int', bytes: 1 },
  uint8: { kind: 'int', bytes: 1 },
  bool: { kind: 'bool', bytes: 1 },
  complex64: { kind: 'complex', bytes: 8, format: binary32 },
  complex128: { kind: 'complex', bytes: 16, format: binary64 },
} as const satisfies Record<string, DTypeInfo>

export type DType = keyof typeof dtypeTable

export const isDType = (name: string): name is DType => Object.hasOwn(dtypeTable, name)

export const dtypeInfo = (dtype: DType): DTypeInfo => dtypeTable[dtype]

export const isFloat = (dtype: DType): boolean => dtypeTable[dtype].kind === 'float'
export const isComplex = (dtype: DType): boolean => dtypeTable[dtype].kind === 'complex'
export const isIntegral = (dtype: DType): boolean =>
  dtypeTable[dtype].kind === 'int' || dtypeTable[dtype].kind === 'bool'

/** Half the distance between 1 and the next value: the largest relative error of one rounding to this dtype; 0 for integers. */
export function unitRoundoff(dtype: DType): number {
  const { format } = dtypeInfo(dtype)
  return format ? 2 ** -(format.mantissaBits + 1) : 0
}

/** The unit roundoff in which an operator on this dtype must compute: float64 in float64, everything narrower in float32. */
export function computeRoundoff(dtype: DType): number {
  const { format } = dtypeInfo(dtype)
  if (!format) return 0
  return format.mantissaBits === 52 ? 2 ** -53 : 2 ** -24
}

// Which dtype an operator computes in and returns, by PyTorch's promotion rules.
import { OpGemsError } from '../errors/errors.ts'
import { type DType, dtypeInfo, dtypes, isComplex, isFloat8 } from './dtype.ts'

/** The dtype of Python's (here: JavaScript's) fractional scalars, and of integers where an operator needs a float. */
export const defaultFloat: DType = 'float32'
export const defaultComplex: DType = 'complex64'

/**
 * The dtype that holds the values of both, as torch.promote_types (source: c10/core/ScalarType.cpp). It is the least
 * common successor in this lattice:
 *
 * ```
 *        ┌► uint8 ┐                          ┌► float16 ──┐           ┌► float64 ──┐
 *  bool ─┤        ├► int16 ─► int32 ─► int64 ─┤            ├► float32 ─┤            ├► complex128
 *        └► int8 ─┘                          └► bfloat16 ─┘           └► complex64 ┘
 * ```
 *
 * uint8 + int8 = int16; int64 + float16 = float16; float16 + bfloat16 = float32; float64 + complex64 = complex128.
 * The float8 dtypes promote with nothing but themselves.
 * @throws OpGemsError DTYPE_MISMATCH for a float8 dtype with another dtype
 */
export function promoteTypes(a: DType, b: DType): DType {
  if (a === b) return a
  const promoted = table[dtypeInfo(a).code * dtypes.length + dtypeInfo(b).code]!
  if (promoted < 0) refuseFloat8(a, b)
  return dtypes[promoted]!
}

// Every dtype's upper set in the lattice, in one order that extends it: the first common member is the join.
const upper: Record<DType, readonly DType[]> = (() => {
  const complex: DType[] = ['complex64', 'complex128']
  const wide: DType[] = ['float32', 'float64', ...complex]
  const floats: DType[] = ['float16', 'bfloat16', ...wide]
  const ints: DType[] = ['int16', 'int32', 'int64', ...floats]
  return {
    bool: ['bool', 'uint8', 'int8', ...ints],
    uint8: ['uint8', ...ints],
    int8: ['int8', ...ints],
    int16: ints,
    int32: ints.slice(1),
    int64: ints.slice(2),
    float8_e4m3fn: ['float8_e4m3fn'],
    float8_e5m2: ['float8_e5m2'],
    float16: ['float16', ...wide],
    bfloat16: ['bfloat16', ...wide],
    float32: wide,
    float64: ['float64', 'complex128'],
    complex64: complex,
    complex128: ['complex128'],
  }
})()

const table = Int8Array.from(
  dtypes.flatMap((a) => dtypes.map((b) => dtypes.indexOf(upper[a].find((d) => upper[b].includes(d)) as DType))),
)

function refuseFloat8(a: DType, b: DType): never {
  throw new OpGemsError(
    'DTYPE_MISMATCH',
    `Promotion of float8 dtypes is not defined: ${a} with ${b}; convert one of the tensors first`,
    { dtypes: [a, b] },
  )
}

/** A tensor as promotion sees it; `wrapped` marks a scalar that was made a tensor on the way. */
export interface PromotionTensor {
  readonly dtype: DType
  readonly dim: number
  readonly wrapped?: boolean
}
export interface ComplexScalar {
  readonly re: number
  readonly im: number
}
export type ScalarValue = number | bigint | boolean | ComplexScalar
export type PromotionOperand = PromotionTensor | ScalarValue

/**
 * The dtype of a scalar: bool, int64, float32 or complex64. JavaScript has one number type, so a number counts as an
 * integer when it has no fraction (2 and 2.0 are the same number); NaN and infinities are floats.
 */
export function scalarType(value: ScalarValue): DType {
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'bigint') return 'int64'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : defaultFloat
  return defaultComplex
}

/**
 * The dtype that operands have together, as torch.result_type. Operands fall in three classes: tensors with
 * dimensions, zero-dim tensors, scalars. Within a class dtypes promote; a lower class changes the result only where
 * its category (bool < int < float < complex) is higher: int32[3] + 2.5 is float32, float16[3] + float64[] is float16.
 * @throws OpGemsError DTYPE_MISMATCH for float8 with another dtype of the same class; UNSUPPORTED_DTYPE for float16 with
 * a complex of a lower class (complex32 in PyTorch); BAD_ARGUMENT without operands
 */
export function resultType(operands: readonly PromotionOperand[]): DType {
  let dimensioned: DType | undefined
  let zeroDim: DType | undefined
  let scalars: DType | undefined
  for (const operand of operands) {
    if (typeof operand !== 'object' || !('dtype' in operand)) scalars = join(scalars, scalarType(operand))
    else if (operand.wrapped) scalars = join(scalars, wrappedType(operand.dtype))
    else if (operand.dim > 0) dimensioned = join(dimensioned, operand.dtype)
    else zeroDim = join(zeroDim, operand.dtype)
  }
  const result = lift(dimensioned, lift(zeroDim, scalars))
  if (result === undefined) throw new OpGemsError('BAD_ARGUMENT', 'resultType needs at least one operand')
  return result
}

const join = (a: DType | undefined, b: DType): DType => (a === undefined ? b : promoteTypes(a, b))

// A scalar carried as a float64 tensor still counts as a scalar of the default dtype.
function wrappedType(dtype: DType): DType {
  const { kind } = dtypeInfo(dtype)
  if (kind === 'complex') return defaultComplex
  return kind === 'float' ? defaultFloat : dtype
}

/** The higher class's dtype, lifted where the lower class has a higher category. */
function lift(higher: DType | undefined, lower: DType | undefined): DType | undefined {
  if (higher === undefined || lower === undefined) return higher ?? lower
  const { kind } = dtypeInfo(higher)
  const lowerKind = dtypeInfo(lower).kind
  if (kind === 'complex') return higher
  if (kind === 'float') return lowerKind === 'complex' ? complexOf(higher) : higher
  if (kind === 'bool' || lowerKind === 'float' || lowerKind === 'complex') return promoteTypes(higher, lower)
  return higher
}

/**
 * The complex dtype whose components are (at least) of this dtype, as c10::toComplexType.
 * @throws OpGemsError UNSUPPORTED_DTYPE for float16 (complex32 in PyTorch) and float8
 */
export function complexOf(dtype: DType): DType {
  if (isComplex(dtype)) return dtype
  if (dtype === 'float64') return 'complex128'
  if (dtype === 'float16' || isFloat8(dtype)) {
    throw new OpGemsError('UNSUPPORTED_DTYPE', `No complex dtype has ${dtype} components; convert to float32 first`, {
      dtypes: [dtype],
    })
  }
  return 'complex64'
}

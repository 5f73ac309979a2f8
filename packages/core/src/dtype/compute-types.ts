// The dtypes in which pointwise operators and reductions compute and return, by PyTorch's promotion kinds.
import { OpGemsError } from '../errors/errors.ts'
import { type DType, dtypeInfo, isFloat8, isIntegral } from './dtype.ts'
import { defaultFloat, type PromotionOperand, resultType } from './promotion.ts'

/** PyTorch's ELEMENTWISE_TYPE_PROMOTION_KIND, with the operators that show each. */
export const promotionKinds = [
  'default', // add
  'no-opmath', // nextafter, cat: computes in the result's own dtype
  'int-to-float', // sin
  'always-bool', // eq
  'bool-to-long', // pow, cumsum
  'complex-to-float', // abs
] as const
export type PromotionKind = (typeof promotionKinds)[number]

export interface ComputeTypes {
  /** The dtype in which elements are computed. */
  readonly compute: DType
  /** The dtype of the tensor that comes out. */
  readonly result: DType
}

/** float32 for the narrower floats, the dtype itself otherwise (torch._prims_common.get_computation_dtype). */
export function computeType(dtype: DType): DType {
  return dtype === 'float16' || dtype === 'bfloat16' || isFloat8(dtype) ? 'float32' : dtype
}

/**
 * The dtypes of a pointwise operator over these operands (source: torch._prims_common.elementwise_dtypes).
 * @throws OpGemsError as `resultType`
 */
export function elementwiseTypes(operands: readonly PromotionOperand[], kind: PromotionKind): ComputeTypes {
  return typesOfKind(resultType(operands), kind)
}

/** The same for operands whose common dtype is known already. */
export function typesOfKind(common: DType, kind: PromotionKind): ComputeTypes {
  const compute = computeType(common)
  switch (kind) {
    case 'default':
      return { compute, result: common }
    case 'no-opmath':
      return { compute: common, result: common }
    case 'int-to-float':
      return isIntegral(common, true) ? { compute: defaultFloat, result: defaultFloat } : { compute, result: common }
    case 'always-bool':
      return { compute, result: 'bool' }
    case 'bool-to-long':
      return common === 'bool' ? { compute: 'int64', result: 'int64' } : { compute, result: common }
    case 'complex-to-float':
      return { compute, result: dtypeInfo(common).real }
    default:
      return kind satisfies never
  }
}

/**
 * How a reduction chooses its dtype. 'same' (amax): the input's; 'sum' (sum, prod, cumsum): bool and integers give
 * int64; 'float' (mean, var, norm): bool and integers are refused; 'bool' (any, all): always bool.
 */
export type ReductionKind = 'same' | 'sum' | 'float' | 'bool'

/**
 * The dtypes of a reduction over `input`, or over `requested` (the `dtype` argument), to which elements convert first.
 * Narrow floats accumulate in float32.
 * @throws OpGemsError DTYPE_MISMATCH where a 'float' reduction gets bool or integers
 */
export function reductionTypes(
  operator: string,
  kind: ReductionKind,
  input: DType,
  requested?: DType | null,
): ComputeTypes {
  const dtype = requested ?? input
  const compute = computeType(dtype)
  switch (kind) {
    case 'same':
      return { compute, result: dtype }
    case 'sum':
      return !requested && isIntegral(input, true) ? { compute: 'int64', result: 'int64' } : { compute, result: dtype }
    case 'float':
      if (isIntegral(dtype, true)) refuseIntegers(operator, dtype)
      return { compute, result: dtype }
    case 'bool':
      return { compute, result: 'bool' }
    default:
      return kind satisfies never
  }
}

function refuseIntegers(operator: string, dtype: DType): never {
  throw new OpGemsError(
    'DTYPE_MISMATCH',
    `${operator} needs a floating-point or complex dtype, got ${dtype}; convert the input or pass dtype`,
    { operator, dtypes: [dtype] },
  )
}

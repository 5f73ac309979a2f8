// Choosing, bounding and interpolating elements.
import type { Contract } from '../../dispatch/contract.ts'
import { computeType, type DType, dtypeInfo, isComplex } from '../../dtype/index.ts'
import { OpGemsError } from '../../errors/errors.ts'
import type { Value } from '../../kernel/index.ts'
import { Tensor } from '../../tensor/index.ts'
import { definePointwise, type NamedArguments, type PointwiseTypes } from '../define-pointwise.ts'
import { checkSameDType, floating, isFloat, numeric } from './dtypes.ts'

/** @throws DTYPE_MISMATCH unless a condition or mask is bool, or one of the `other` dtypes */
function checkMask(operator: string, name: string, mask: unknown, ...other: readonly DType[]): void {
  if (mask instanceof Tensor && (mask.dtype === 'bool' || other.includes(mask.dtype))) return
  const got = mask instanceof Tensor ? mask.describe() : String(mask)
  throw new OpGemsError('DTYPE_MISMATCH', `${operator}: ${name} must be a bool tensor, got ${got}`, { operator })
}

const choices = definePointwise({
  overloads: ['where.self', 'where.ScalarSelf', 'where.ScalarOther', 'where.Scalar'],
  promotion: 'default',
  promotes: ['self', 'other'],
  raw: ['condition'],
  types: (common, { condition }) => {
    checkMask('where', 'condition', condition, 'uint8')
    return common
  },
  formula: ({ condition, self, other }) => condition!.to('bool').select(self, other),
})

function maskedFillTypes(args: NamedArguments): PointwiseTypes {
  checkMask('masked_fill', 'mask', args.mask)
  const { dtype } = args.self as Tensor
  if (args.value instanceof Tensor) checkFill(args.value, dtype)
  return { compute: computeType(dtype), result: dtype }
}
/** @throws SHAPE_MISMATCH, DTYPE_MISMATCH */
function checkFill(value: Tensor, dtype: DType): void {
  if (value.rank > 0)
    throw new OpGemsError('SHAPE_MISMATCH', `masked_fill: value must have no dimensions, got ${value.describe()}`)
  // PyTorch truncates a floating value for an integer tensor.
  if (isComplex(value.dtype) && !isComplex(dtype))
    throw new OpGemsError('DTYPE_MISMATCH', `masked_fill: a ${value.dtype} value cannot be put into a ${dtype} tensor`)
}
const fills = definePointwise({
  overloads: ['masked_fill.Scalar', 'masked_fill.Tensor'],
  promotion: 'default',
  category: 'index',
  raw: ['mask', 'value'],
  types: (_, args) => maskedFillTypes(args),
  formula: ({ self, mask, value }) => mask!.to('bool').select(value.to(self.dtype), self),
})

/** Between the bounds that are given; the upper one wins, and NaN of any operand stays NaN. */
function bounded(x: Value, min: Value | undefined, max: Value | undefined): Value {
  if (x.dtype === 'bool') {
    const raised = min ? x.or(min) : x
    return max ? raised.and(max) : raised
  }
  const raised = min ? x.maximum(min) : x
  return max ? raised.minimum(max) : raised
}
const bounds = definePointwise({
  overloads: ['clamp', 'clamp.Tensor', 'clamp_min', 'clamp_min.Tensor', 'clamp_max', 'clamp_max.Tensor'],
  promotion: 'default',
  promotes: ['min', 'max'],
  types: (common, { min, max }) => {
    if ((min ?? null) === null && (max ?? null) === null)
      throw new OpGemsError('BAD_ARGUMENT', 'clamp: at least one of min and max must be given', { operator: 'clamp' })
    return common
  },
  formula: ({ self, min, max }) => bounded(self, min, max),
})

/** NaN and infinities replaced; by 0 and the dtype's finite extremes where nothing is given. */
const replacements = definePointwise({
  overloads: ['nan_to_num'],
  promotion: 'default',
  formula: ({ self, nan, posinf, neginf }, _, { result }) => {
    if (!isFloat(self)) return self
    const { min, max } = dtypeInfo(result)
    const low = self.eq(-Infinity).select(neginf ?? self.like(min), self)
    const high = self.eq(Infinity).select(posinf ?? self.like(max), low)
    return self.ne(self).select(nan ?? self.like(0), high)
  },
})

/** self + weight·(end − self), from the nearer end so that weight 1 gives `end` exactly. */
function interpolate(self: Value, end: Value, weight: Value): Value {
  const difference = end.sub(self)
  const fromEnd = end.sub(difference.mul(weight.like(1).sub(weight)))
  return weight
    .abs()
    .lt(0.5)
    .select(self.add(weight.mul(difference)), fromEnd)
}
const interpolations = definePointwise({
  overloads: ['lerp.Tensor', 'lerp.Scalar'],
  promotion: 'default',
  accepts: floating,
  types: (common, args) => {
    checkSameDType('lerp', args, 'self', 'end', 'weight')
    return common
  },
  formula: ({ self, end, weight }) => interpolate(self, end!, weight),
})

const products: Contract[] = [
  ...definePointwise({
    overloads: ['addcmul'],
    promotion: 'default',
    accepts: numeric,
    formula: ({ self, tensor1, tensor2, value }) => self.add(value.mul(tensor1!).mul(tensor2!)),
  }),
  ...definePointwise({
    overloads: ['addcdiv'],
    promotion: 'default',
    accepts: floating,
    formula: ({ self, tensor1, tensor2, value }) => self.add(value.mul(tensor1!).div(tensor2!)),
  }),
]

export const selection: Contract[] = [...choices, ...fills, ...bounds, ...replacements, ...interpolations, ...products]

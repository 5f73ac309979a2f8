// Sizes of a convolution: what its arguments mean along each spatial dimension.
import { OpGemsError } from '../../errors/errors.ts'
import { formatShape, type Tensor } from '../../tensor/index.ts'

/** One entry for each spatial dimension. */
export interface Geometry {
  readonly operator: string
  readonly stride: readonly number[]
  /** Zeros put before and after the input; negative ones cut it. */
  readonly before: readonly number[]
  readonly after: readonly number[]
  readonly dilation: readonly number[]
  readonly groups: number
}

export function fail(operator: string, tensors: readonly Tensor[], why: string): never {
  const described = tensors.map((t) => t.describe()).join(', ')
  throw new OpGemsError('SHAPE_MISMATCH', `${operator}: ${why} (${described})`, {
    operator,
    shapes: tensors.map((t) => t.shape),
  })
}

/** One value for all dimensions, or one for each. @throws BAD_ARGUMENT */
export function perDimension(
  operator: string,
  name: string,
  values: readonly number[],
  rank: number,
  least: number,
): readonly number[] {
  const spread = values.length === 1 ? Array<number>(rank).fill(values[0]!) : values
  if (spread.length !== rank || spread.some((v) => v < least))
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `${operator}: ${name} ${formatShape(values)} must be ${rank} numbers of at least ${least}`,
      { operator },
    )
  return spread
}

/** Spatial sizes of a tensor [N, C, …]. */
export const spatial = (t: Tensor): readonly number[] => t.shape.slice(2)

/** The number of spatial dimensions. @throws SHAPE_MISMATCH unless input and weight have as many, at least one */
export function spatialRank(operator: string, input: Tensor, weight: Tensor): number {
  if (input.rank < 3 || weight.rank !== input.rank)
    fail(operator, [input, weight], 'input and weight must have as many dimensions, at least three')
  return input.rank - 2
}

/** Sizes of what a kernel of these sizes makes of an input. @throws SHAPE_MISMATCH where the kernel is larger than the input */
export function outputSizes(geometry: Geometry, input: Tensor, kernel: readonly number[]): number[] {
  const sizes = spatial(input).map((size, i) => {
    const span = geometry.dilation[i]! * (kernel[i]! - 1) + 1
    return Math.floor((size + geometry.before[i]! + geometry.after[i]! - span) / geometry.stride[i]!) + 1
  })
  if (sizes.some((s) => s < 1))
    fail(geometry.operator, [input], `a kernel of ${formatShape(kernel)} is larger than the padded input`)
  return sizes
}

/** Sizes of what a transposed kernel of these sizes makes of an input, `extra` at the end of each. */
export function transposedSizes(
  geometry: Geometry,
  input: Tensor,
  kernel: readonly number[],
  extra: readonly number[],
): number[] {
  return spatial(input).map((size, i) => {
    const span = geometry.dilation[i]! * (kernel[i]! - 1) + 1
    return (size - 1) * geometry.stride[i]! - 2 * geometry.before[i]! + span + extra[i]!
  })
}

/** @throws SHAPE_MISMATCH unless weight [O, I/groups, …] and bias [O] go with the input's channels */
export function checkWeight(
  { operator, groups }: Geometry,
  input: Tensor,
  weight: Tensor,
  bias: Tensor | null,
  isTransposed: boolean,
): void {
  const [first = 0, second = 0] = weight.shape
  const tensors = [input, weight, ...(bias ? [bias] : [])]
  if (groups < 1 || first % groups !== 0) fail(operator, tensors, `the weight cannot be split into ${groups} groups`)
  const expected = isTransposed ? first : second * groups
  if (input.shape[1] !== expected)
    fail(operator, tensors, `with ${groups} groups, the weight takes ${expected} channels`)
  const results = isTransposed ? second * groups : first
  if (bias && (bias.rank !== 1 || bias.numel !== results)) fail(operator, tensors, `the bias must be [${results}]`)
}

// Sizes and scales of resampled images.
import { OpGemsError } from '../../errors/errors.ts'
import { formatShape, sameShape, type Tensor } from '../../tensor/index.ts'

/** Inputs per output: from the scale where one is given, as PyTorch does, else from the sizes. */
export const scaleOf = (input: number, output: number, scale: number | null): number =>
  scale !== null && scale > 0 ? 1 / scale : input / output

/** As `scaleOf`; with corners aligned, the first and last elements of both images lie on each other. */
export const scaleAlong = (input: number, output: number, scale: number | null, alignsCorners: boolean): number => {
  if (!alignsCorners) return scaleOf(input, output, scale)
  return output > 1 ? (input - 1) / (output - 1) : 0
}

/** @throws SHAPE_MISMATCH unless self is [N, C, …] with elements to choose from, and a size and a scale for each dimension */
export function checkSpatial(
  operator: string,
  self: Tensor,
  sizes: readonly number[],
  scales: readonly (number | null)[],
): void {
  const isFilled = !self.shape.slice(1).includes(0) && sizes.every((s) => s > 0)
  if (scales.length === sizes.length && self.rank === sizes.length + 2 && isFilled) return
  throw new OpGemsError(
    'SHAPE_MISMATCH',
    `${operator}: cannot resample ${self.describe()} to ${formatShape(sizes)}: expected [N, C, …] with ${scales.length} more dimensions, none of them empty`,
    { operator, shapes: [self.shape] },
  )
}

/** @throws SHAPE_MISMATCH unless grad is what resampling an image of this shape to these sizes gives */
export function checkGradient(
  operator: string,
  grad: Tensor,
  image: readonly number[],
  sizes: readonly number[],
  scales: readonly (number | null)[],
): void {
  const shape = [...image.slice(0, 2), ...sizes]
  if (image.length === sizes.length + 2 && scales.length === sizes.length && sameShape(grad.shape, shape)) return
  throw new OpGemsError(
    'SHAPE_MISMATCH',
    `${operator}: expected a gradient of shape ${formatShape(shape)}, got ${grad.describe()}`,
    { operator, shapes: [grad.shape, shape] },
  )
}

// Shapes and strides of views: sizes with -1, strides of a reshaped tensor, ranges of slices.
import { OpGemsError } from '../../errors/errors.ts'
import {
  contiguousStrides,
  elementCount,
  formatShape,
  isContiguous,
  type Shape,
  type Tensor,
} from '../../tensor/index.ts'

/** The shape with its one -1 replaced. @throws SHAPE_MISMATCH when the elements do not fit */
export function inferShape(operator: string, shape: Shape, numel: number): Shape {
  let known = 1
  let open = -1
  for (let i = 0; i < shape.length; i++) {
    if (shape[i]! >= 0) known *= shape[i]!
    else if (shape[i] === -1 && open < 0) open = i
    else throw badShape(operator, shape, numel)
  }
  if (open < 0) {
    if (known !== numel) throw badShape(operator, shape, numel)
    return shape
  }
  if (known === 0 || numel % known !== 0) throw badShape(operator, shape, numel)
  const filled = shape.slice()
  filled[open] = numel / known
  return filled
}
const badShape = (operator: string, shape: Shape, numel: number) =>
  new OpGemsError('SHAPE_MISMATCH', `${operator}: shape ${formatShape(shape)} does not fit ${numel} elements`, {
    operator,
    shapes: [shape],
  })

/**
 * Strides that show the same elements in another shape of as many; null where that needs a copy.
 * Source: computeStride of aten/src/ATen/TensorUtils.cpp.
 */
export function viewStrides(shape: Shape, strides: readonly number[], to: Shape): readonly number[] | null {
  if (elementCount(shape) === 0 || isContiguous(shape, strides)) return contiguousStrides(to)
  const result = new Array<number>(to.length)
  let next = to.length - 1
  let chunkStride = strides[shape.length - 1]!
  let chunkSize = 1
  let viewSize = 1
  for (let i = shape.length - 1; i >= 0; i--) {
    chunkSize *= shape[i]!
    const chunkEnds = i === 0 || (shape[i - 1] !== 1 && strides[i - 1] !== chunkSize * chunkStride)
    if (!chunkEnds) continue
    while (next >= 0 && (viewSize < chunkSize || to[next] === 1)) {
      result[next] = viewSize * chunkStride
      viewSize *= to[next]!
      next--
    }
    if (viewSize !== chunkSize) return null
    if (i > 0) {
      chunkStride = strides[i - 1]!
      chunkSize = 1
      viewSize = 1
    }
  }
  return next === -1 ? result : null
}

/** A slice bound as PyTorch takes it: negative counts from the end, anything beyond is clamped. */
export function clampBound(bound: unknown, size: number, fallback: number): number {
  if (bound === null || bound === undefined) return fallback
  const value = Number(bound)
  return Math.min(Math.max(value < 0 ? value + size : value, 0), size)
}

/** A position along a dimension made non-negative. @throws INDEX_OUT_OF_RANGE */
export function normalizeIndex(operator: string, index: number, size: number, tensor: Tensor): number {
  if (index < -size || index >= size)
    throw new OpGemsError(
      'INDEX_OUT_OF_RANGE',
      `${operator}: index ${index} is out of range for a dimension of size ${size} (${tensor.describe()})`,
      { operator, shapes: [tensor.shape] },
    )
  return index < 0 ? index + size : index
}

/** Removes entry `i`. */
export function without(values: readonly number[], i: number): number[] {
  const result = values.slice()
  result.splice(i, 1)
  return result
}
/** Replaces entry `i`. */
export function replaced(values: readonly number[], i: number, value: number): number[] {
  const result = values.slice()
  result[i] = value
  return result
}
/** Inserts `value` before entry `i`. */
export function inserted(values: readonly number[], i: number, value: number): number[] {
  const result = values.slice()
  result.splice(i, 0, value)
  return result
}

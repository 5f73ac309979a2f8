// Shapes and strides as plain numbers: element counts, contiguity, broadcasting. Strides are in elements.
import { OpGemsError } from '../errors/errors.ts'

export type Shape = readonly number[]

export function elementCount(shape: Shape): number {
  let count = 1
  for (let i = 0; i < shape.length; i++) count *= shape[i]!
  return count
}

/** Row-major strides; a dimension of size 0 counts as 1, as in PyTorch. */
export function contiguousStrides(shape: Shape): number[] {
  const strides = new Array<number>(shape.length)
  let step = 1
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = step
    step *= Math.max(shape[i]!, 1)
  }
  return strides
}

/** Whether elements lie in row-major order without gaps; strides of dimensions of size 1 do not matter. */
export function isContiguous(shape: Shape, strides: readonly number[]): boolean {
  let step = 1
  for (let i = shape.length - 1; i >= 0; i--) {
    const size = shape[i]!
    if (size === 0) return true
    if (size !== 1) {
      if (strides[i] !== step) return false
      step *= size
    }
  }
  return true
}

/** Whether the elements fill a block of memory without gaps or overlap, in some order of the dimensions. */
export function isDense(shape: Shape, strides: readonly number[]): boolean {
  const order = shape.map((_, i) => i).filter((i) => shape[i] !== 1)
  order.sort((a, b) => strides[a]! - strides[b]!)
  let step = 1
  for (const i of order) {
    if (shape[i] === 0) return true
    if (strides[i] !== step) return false
    step *= shape[i]!
  }
  return true
}

export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** The shape that all broadcast to. @throws SHAPE_MISMATCH naming the shapes */
export function broadcastShapes(operator: string, shapes: readonly Shape[]): number[] {
  const rank = Math.max(0, ...shapes.map((s) => s.length))
  const result = new Array<number>(rank).fill(1)
  for (const shape of shapes)
    for (let i = 0; i < shape.length; i++) {
      const at = rank - shape.length + i
      const size = shape[i]!
      if (size === 1 || size === result[at]) continue
      if (result[at] !== 1)
        throw new OpGemsError(
          'SHAPE_MISMATCH',
          `${operator}: shapes ${shapes.map(formatShape).join(' and ')} do not broadcast: sizes ${result[at]} and ${size} at dimension ${at}`,
          { operator, shapes },
        )
      result[at] = size
    }
  return result
}

/** Strides of a tensor seen in a larger shape: 0 where it is repeated. */
export function broadcastStrides(shape: Shape, strides: readonly number[], to: Shape): number[] {
  const missing = to.length - shape.length
  return to.map((size, i) => (i < missing || (shape[i - missing] === 1 && size !== 1) ? 0 : strides[i - missing]!))
}

/** Whether a tensor of this shape broadcasts to the target, which may have more dimensions. */
export function expandsTo(shape: Shape, target: Shape): boolean {
  const missing = target.length - shape.length
  return missing >= 0 && shape.every((size, i) => size === 1 || size === target[missing + i])
}

/** A dimension number made non-negative. @throws INDEX_OUT_OF_RANGE */
export function normalizeDimension(operator: string, dimension: number, rank: number): number {
  const limit = Math.max(rank, 1)
  if (!Number.isInteger(dimension) || dimension < -limit || dimension >= limit)
    throw new OpGemsError(
      'INDEX_OUT_OF_RANGE',
      `${operator}: dimension ${dimension} is out of range for a tensor of ${rank} dimensions (expected ${-limit} to ${limit - 1})`,
      { operator },
    )
  return dimension < 0 ? dimension + limit : dimension
}

/** Elements from the first to one past the last that the geometry touches. */
export function storageSpan(shape: Shape, strides: readonly number[]): number {
  let last = 0
  for (let i = 0; i < shape.length; i++) {
    if (shape[i] === 0) return 0
    last += (shape[i]! - 1) * strides[i]!
  }
  return last + 1
}

export const formatShape = (shape: Shape): string => `[${shape.join(', ')}]`

// Strides of new tensors for PyTorch's memory formats.
import { OpGemsError } from '../errors/errors.ts'
import { contiguousStrides, isDense, type Shape, type Tensor } from '../tensor/index.ts'

/** Strides for `shape` in a format; 'preserve_format' and null keep the order of `like`'s dimensions. */
export function formatStrides(operator: string, shape: Shape, format: unknown, like?: Tensor): readonly number[] {
  switch (format) {
    case 'channels_last':
      return channelsLast(operator, shape, 4)
    case 'channels_last_3d':
      return channelsLast(operator, shape, 5)
    case 'contiguous_format':
      return contiguousStrides(shape)
    default:
      return like && !like.isContiguous() ? orderedStrides(shape, like.strides) : contiguousStrides(shape)
  }
}

/** Dense strides with the dimensions in the order of the given strides; row-major where some overlap. */
export function orderedStrides(shape: Shape, strides: readonly number[]): readonly number[] {
  if (isDense(shape, strides)) return strides
  if (strides.some((s, i) => s <= 0 && shape[i] !== 1)) return contiguousStrides(shape)
  return stridesInOrder(
    shape,
    shape.map((_, i) => i).sort((a, b) => strides[b]! - strides[a]! || a - b),
  )
}

/** Dense strides with dimensions laid out in this order, outermost first. */
export function stridesInOrder(shape: Shape, order: readonly number[]): number[] {
  const strides = new Array<number>(shape.length)
  let step = 1
  for (const dimension of order.toReversed()) {
    strides[dimension] = step
    step *= Math.max(shape[dimension]!, 1)
  }
  return strides
}

function channelsLast(operator: string, shape: Shape, rank: number): number[] {
  if (shape.length !== rank)
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `${operator}: this channels_last format needs ${rank} dimensions, got shape [${shape.join(', ')}]`,
      { operator, shapes: [shape] },
    )
  const spatial = Array.from({ length: rank - 2 }, (_, i) => i + 2)
  return stridesInOrder(shape, [0, ...spatial, 1])
}

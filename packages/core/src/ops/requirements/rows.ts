// Attention, lookups and views: gradients have the shape of what was taken.
import type { Shape, Tensor } from '../../tensor/index.ts'
import { axisOf, expandsToShape, floats, oneDType, oneShape, type Requirement, shapeIs } from './requirement.ts'

/** The gradient of a lookup ends in one more dimension than the indices have. */
const rowsOfIndices = (gradient: string): Requirement =>
  shapeIs(gradient, ['indices', gradient], (indices, grad) => [
    ...(indices as Tensor).shape,
    ...lastSide(grad as Tensor),
  ])
const lastSide = ({ shape }: Tensor): Shape => shape.slice(-1)

const selected = (sizes: unknown, dim: unknown): Shape | null => {
  const shape = sizes as Shape
  const axis = axisOf(dim, shape.length)
  return axis in shape ? shape.filter((_, d) => d !== axis) : null
}

const clamped = (place: unknown, size: number): number => {
  const value = (place as number) < 0 ? (place as number) + size : (place as number)
  return Math.min(Math.max(value, 0), size)
}
const sliced = (sizes: unknown, dim: unknown, start: unknown, end: unknown, step: unknown): Shape | null => {
  const shape = sizes as Shape
  const axis = axisOf(dim, shape.length)
  const size = shape[axis]
  if (size === undefined || !((step as number) > 0)) return null
  const [from, to] = [clamped(start, size), clamped(end, size)]
  const length = Math.max(0, Math.ceil((to - from) / (step as number)))
  return shape.map((side, d) => (d === axis ? length : side))
}

const onDiagonal = (sizes: unknown, offset: unknown, dim1: unknown, dim2: unknown): Shape | null => {
  const shape = sizes as Shape
  const [first, second] = [axisOf(dim1, shape.length), axisOf(dim2, shape.length)]
  const [height, width] = [shape[first], shape[second]]
  if (height === undefined || width === undefined || first === second) return null
  const [down, right] = [Math.max(0, -(offset as number)), Math.max(0, offset as number)]
  const length = Math.max(0, Math.min(height - down, width - right))
  return [...shape.filter((_, d) => d !== first && d !== second), length]
}

export const rowRequirements: Readonly<Record<string, readonly Requirement[]>> = {
  segment_reduce: [floats('data')],
  _segment_reduce_backward: [floats('data'), oneDType('grad', 'output', 'data')],
  _scaled_dot_product_flash_attention_for_cpu: [oneShape('key', 'value')],
  embedding_backward: [rowsOfIndices('grad')],
  embedding_dense_backward: [rowsOfIndices('grad_output')],
  gather_backward: [shapeIs('grad', ['index'], (index) => (index as Tensor).shape)],
  select_backward: [expandsToShape('grad_output', ['input_sizes', 'dim'], selected)],
  slice_backward: [expandsToShape('grad_output', ['input_sizes', 'dim', 'start', 'end', 'step'], sliced)],
  diagonal_backward: [expandsToShape('grad_output', ['input_sizes', 'offset', 'dim1', 'dim2'], onDiagonal)],
}

// Convolutions as matrix products: each window of the input is a column, seen through strides and copied only where the
// kernel is wider than one element and the chip cannot read windows in place; the weight is a matrix with a row for each output
// channel.
import { copyInto } from '../../dispatch/launch/copy.ts'
import { fillWith } from '../../dispatch/launch/fill.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { computeType, dtypeInfo } from '../../dtype/index.ts'
import { contiguousStrides, type Tensor } from '../../tensor/index.ts'
import { matrixProduct } from '../blas/matrix.ts'
import { type Geometry, outputSizes, spatial } from './geometry.ts'
import { correlateInPlace } from './windows.ts'

/** Bytes of columns made at a time: several images while they fit. */
const columnBytes = 2 ** 26

const product = (sizes: readonly number[]): number => sizes.reduce((n, s) => n * s, 1)
const call = (rt: Runtime, name: string, args: readonly unknown[]) => rt.call(`aten::${name}`, args) as Tensor

/** x with zeros around it. */
export function padded(rt: Runtime, x: Tensor, { before, after }: Geometry): Tensor {
  const amounts = before.map((b, i) => [b, after[i]!]).toReversed()
  return amounts.flat().every((a) => a === 0) ? x : call(rt, 'constant_pad_nd', [x, amounts.flat()])
}

/** Windows of a padded input [N, I, …] as matrices [N, groups, I/groups · kernel, outputs]. */
export function columns(
  rt: Runtime,
  x: Tensor,
  kernel: readonly number[],
  sizes: readonly number[],
  geometry: Geometry,
): Tensor {
  const { stride, dilation, groups } = geometry
  const [images = 0, channels = 0] = x.shape
  const [imageStride = 0, channelStride = 0, ...steps] = x.strides
  const each = channels / groups
  const windows = rt.view(
    x,
    [images, groups, each, ...kernel, ...sizes],
    [
      imageStride,
      channelStride * each,
      channelStride,
      ...steps.map((s, i) => s * dilation[i]!),
      ...steps.map((s, i) => s * stride[i]!),
    ],
  )
  return call(rt, 'reshape', [windows, [images, groups, each * product(kernel), product(sizes)]])
}

/** Visits the images of a batch, as many at a time as their columns may take memory. */
function forEachPart(rt: Runtime, x: Tensor, bytes: number, visit: (first: number, count: number) => void): void {
  const images = x.shape[0]!
  const count = Math.max(1, Math.min(images, Math.floor(columnBytes / Math.max(bytes, 1))))
  for (let first = 0; first < images; first += count) rt.tidy(() => visit(first, Math.min(count, images - first)))
}
const part = (rt: Runtime, t: Tensor, first: number, count: number): Tensor => call(rt, 'narrow', [t, 0, first, count])

/** Correlation of x [N, I, …] with weight [O, I/groups, …] into `out` [N, O, …], contiguous. */
function correlateInto(
  rt: Runtime,
  x: Tensor,
  weight: Tensor,
  bias: Tensor | null,
  geometry: Geometry,
  out: Tensor,
): void {
  if (correlateInPlace(rt, x, weight, bias, geometry, out)) return
  const { operator, groups } = geometry
  const [kernel, sizes] = [spatial(weight), spatial(out)]
  const rows = weight.shape[0]! / groups
  const inner = weight.shape[1]! * product(kernel)
  const outputs = product(sizes)
  const matrix = call(rt, 'reshape', [weight, [1, groups, rows, inner]])
  const addend = bias && rt.view(bias, [groups, rows, 1], [rows * bias.strides[0]!, bias.strides[0]!, 0])
  forEachPart(rt, x, groups * inner * outputs * dtypeInfo(x.dtype).bytes, (first, count) => {
    const windows = columns(rt, padded(rt, part(rt, x, first, count), geometry), kernel, sizes, geometry)
    const shape = [count, groups, rows, outputs]
    const target = rt.view(part(rt, out, first, count), shape, contiguousStrides(shape))
    matrixProduct(rt, operator, matrix, windows, { out: target, addend })
  })
}

/** The convolution of neural networks: a correlation, with a bias for each output channel. */
export function correlate(rt: Runtime, x: Tensor, weight: Tensor, bias: Tensor | null, geometry: Geometry): Tensor {
  const out = rt.empty([x.shape[0]!, weight.shape[0]!, ...outputSizes(geometry, x, spatial(weight))], x.dtype)
  if (out.numel > 0) rt.tidy(() => correlateInto(rt, x, weight, bias, geometry, out))
  return out
}

/** y with zeros between its elements, so many that a stride of 1 walks over it. */
function spreadOut(rt: Runtime, y: Tensor, stride: readonly number[]): Tensor {
  if (stride.every((s) => s === 1)) return y
  const sizes = spatial(y).map((s, i) => (s - 1) * stride[i]! + 1)
  const zeros = rt.empty([...y.shape.slice(0, 2), ...sizes], y.dtype)
  fillWith(rt, zeros, 0)
  const strides = zeros.strides.map((s, i) => (i < 2 ? s : s * stride[i - 2]!))
  call(rt, 'copy_', [rt.view(zeros, y.shape, strides), y])
  return zeros
}

/** Weight [O, I/groups, …] seen from the output: [I, O/groups, …], each kernel turned around. */
function turned(rt: Runtime, weight: Tensor, groups: number): Tensor {
  const [outputs = 0, each = 0, ...kernel] = weight.shape
  const grouped = call(rt, 'reshape', [weight, [groups, outputs / groups, each, ...kernel]])
  const dims = kernel.map((_, i) => i + 3)
  const swapped = call(rt, 'permute', [grouped, [0, 2, 1, ...dims]])
  return call(rt, 'reshape', [call(rt, 'flip', [swapped, dims]), [groups * each, outputs / groups, ...kernel]])
}

/**
 * What `correlate` does, backwards: from y [N, O, …] to the x of these spatial sizes. The gradient of a convolution's
 * input, and the transposed convolution.
 */
export function correlateBack(
  rt: Runtime,
  y: Tensor,
  weight: Tensor,
  bias: Tensor | null,
  geometry: Geometry,
  sizes: readonly number[],
): Tensor {
  const { stride, dilation, groups } = geometry
  return rt.tidy(() => {
    const wide = spreadOut(rt, y, stride)
    const reach = spatial(weight).map((k, i) => dilation[i]! * (k - 1))
    const before = reach.map((r, i) => r - geometry.before[i]!)
    const after = reach.map((r, i) => sizes[i]! + r - before[i]! - wide.shape[2 + i]!)
    const inverse = { ...geometry, stride: stride.map(() => 1), before, after }
    return correlate(rt, wide, turned(rt, weight, groups), bias, inverse)
  })
}

/** The gradient of the weight: each output's gradient times its window, summed over images and places, at least in float32. */
export function correlateWeight(rt: Runtime, x: Tensor, y: Tensor, weight: Tensor, geometry: Geometry): Tensor {
  const { operator, groups } = geometry
  const [outputs = 0, each = 0, ...kernel] = weight.shape
  const [rows, inner, places] = [outputs / groups, each * product(kernel), product(spatial(y))]
  const wide = computeType(x.dtype)
  return rt.tidy(() => {
    const total = rt.empty([groups, rows, inner], wide)
    fillWith(rt, total, 0)
    forEachPart(rt, x, groups * inner * places * dtypeInfo(x.dtype).bytes, (first, count) => {
      const windows = columns(rt, padded(rt, part(rt, x, first, count), geometry), kernel, spatial(y), geometry)
      const grads = call(rt, 'reshape', [part(rt, y, first, count), [count, groups, rows, places]])
      const products = rt.empty([count, groups, rows, inner], wide)
      matrixProduct(rt, operator, grads, call(rt, 'transpose', [windows, 2, 3]), { out: products })
      call(rt, 'add_', [total, call(rt, 'sum', [products, [0]])])
    })
    const result = rt.empty(weight.shape, x.dtype)
    copyInto(rt, result, call(rt, 'reshape', [total, weight.shape]))
    return result
  })
}

// Convolutions whose windows are read where they lie, by chips with a matrix unit: the image with its channels innermost.
import type { ProductClass } from '../../codegen/products.ts'
import { hasWindowProduct, type ImageWindows, launchWindowProduct } from '../../dispatch/launch/window-product.ts'
import type { Runtime } from '../../dispatch/runtime.ts'
import { dtypeInfo } from '../../dtype/index.ts'
import type { KernelDType } from '../../kernel/index.ts'
import { contiguousStrides, type Tensor } from '../../tensor/index.ts'
import { productCompute } from '../blas/matrix.ts'
import { type Geometry, spatial } from './geometry.ts'

/** Channels are copied so many bytes at a time. */
const pieceBytes = 16
/** Offsets in an image are counted in 32 bits. */
const mostElements = 2 ** 31

/** The same with a first spatial dimension of one element where there is but one. */
function inTwoDimensions(rt: Runtime, t: Tensor): Tensor {
  if (t.rank !== 3) return t
  const [n, c, w] = t.shape as [number, number, number]
  return rt.view(t, [n, c, 1, w], [t.strides[0]!, t.strides[1]!, 0, t.strides[2]!])
}
const pair = (values: readonly number[], first: number): [number, number] =>
  values.length === 1 ? [first, values[0]!] : [values[0]!, values[1]!]

/** Channels of a group, rounded up to whole pieces; null where groups would have to be. */
function paddedChannels(weight: Tensor, groups: number): number | null {
  const each = weight.shape[1]!
  const piece = pieceBytes / dtypeInfo(weight.dtype).bytes
  const padded = Math.ceil(each / piece) * piece
  return padded === each || groups === 1 ? padded : null
}

/** [N, C, H, W] with channels innermost and zeros up to so many of them. */
function channelsInside(rt: Runtime, t: Tensor, channels: number): Tensor {
  const missing = channels - t.shape[1]!
  const whole = missing > 0 ? (rt.call('aten::constant_pad_nd', [t, [0, 0, 0, 0, 0, missing]]) as Tensor) : t
  return rt.call('aten::contiguous', [rt.call('aten::permute', [whole, [0, 2, 3, 1]])]) as Tensor
}

/**
 * Correlation of x [N, I, …] with weight [O, I/groups, …] into `out` [N, O, …], contiguous; false where the chip or the sizes ask for
 * another way: kernels of one element are plain products, and few channels for each group leave a matrix unit idle.
 */
export function correlateInPlace(
  rt: Runtime,
  x: Tensor,
  weight: Tensor,
  bias: Tensor | null,
  geometry: Geometry,
  out: Tensor,
): boolean {
  const { operator, groups } = geometry
  const compute = productCompute(rt, operator, [x, weight])
  const dtype = x.dtype as KernelDType
  const kind: ProductClass = { a: dtype, b: dtype, c: dtype, addend: bias && dtype, scaled: false, compute }
  const channels = paddedChannels(weight, groups)
  const elements = spatial(weight).reduce((count, size) => count * size, 1)
  if (x.rank > 4 || elements < 2 || channels === null || !hasWindowProduct(rt, kind)) return false
  if (spatial(x).reduce((count, size) => count * size, channels * groups) >= mostElements) return false
  rt.tidy(() => {
    const image = channelsInside(rt, inTwoDimensions(rt, x), channels * groups)
    const matrix = channelsInside(rt, inTwoDimensions(rt, weight), channels)
    for (let group = 0; group < groups; group++) launchGroup(rt, kind, { image, matrix, bias, out, geometry, group })
  })
  return true
}

interface Group {
  /** [N, H, W, I] and [O, h, w, I/groups], contiguous. */
  readonly image: Tensor
  readonly matrix: Tensor
  readonly bias: Tensor | null
  readonly out: Tensor
  readonly geometry: Geometry
  readonly group: number
}

function launchGroup(rt: Runtime, kind: ProductClass, { image, matrix, bias, out, geometry, group }: Group): void {
  const [images = 0, height = 0, width = 0, pixel = 0] = image.shape
  const [outputs = 0, kernelHeight = 0, kernelWidth = 0, channels = 0] = matrix.shape
  const { bytes } = dtypeInfo(image.dtype)
  const rows = outputs / geometry.groups
  const places = spatial(out).reduce((count, size) => count * size, 1)
  const k = kernelHeight * kernelWidth * channels
  const [imageStride = 0] = contiguousStrides(out.shape)
  const biasStride = bias?.strides[0] ?? 0
  const args = {
    ...{ m: rows, n: places, k, batch: images, alpha: 1, beta: 1 },
    a: { address: matrix.address + group * rows * k * bytes, row: k, column: 1, batch: 0 },
    b: { address: image.address + group * channels * bytes, row: 0, column: 0, batch: height * width * pixel },
    c: { address: out.address + group * rows * places * bytes, row: places, column: 1, batch: imageStride },
    addend: bias && { address: bias.address + group * rows * biasStride * bytes, row: biasStride, column: 0, batch: 0 },
  }
  const [strideY, strideX] = pair(geometry.stride, 1)
  const [padY, padX] = pair(geometry.before, 0)
  const [stepY, stepX] = pair(geometry.dilation, 1)
  const windows: ImageWindows = {
    ...{ height, width, channels, pixel, kernel_height: kernelHeight, kernel_width: kernelWidth },
    ...{ out_width: out.shape[out.rank - 1]!, stride_y: strideY, stride_x: strideX },
    ...{ pad_y: padY, pad_x: padX, step_y: stepY, step_x: stepX },
  }
  launchWindowProduct(rt, kind, args, windows)
}

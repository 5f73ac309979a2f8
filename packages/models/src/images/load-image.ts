// From an image file to the normalised pixels that a vision model takes.
import { OpGemsError, type Runtime, type Tensor } from '@opgems/core'
import { type DecodedImage, decodeImage } from './decode.ts'
import type { Preprocessor } from './preprocessor.ts'

/**
 * [1, 3, height, width] in float32. Scaling is bicubic with antialiasing and rounds to whole pixels, as Transformers' image
 * processors do.
 * @throws OpGemsError BAD_FILE, UNSUPPORTED where the package sharp is missing
 */
export async function loadImage(rt: Runtime, path: string, preprocessor: Preprocessor): Promise<Tensor> {
  return preprocessImage(rt, await decodeImage(path), preprocessor)
}

export function preprocessImage(rt: Runtime, image: DecodedImage, preprocessor: Preprocessor): Tensor {
  const { ops } = rt
  const perChannel = (values: readonly number[]) => rt.tensor(Float32Array.from(values), { shape: [3, 1, 1] })
  return rt.tidy(() => {
    const interleaved = rt.tensor(image.data, { dtype: 'uint8', shape: [1, image.height, image.width, 3] })
    const pixels = ops.to(ops.permute(interleaved, [0, 3, 1, 2]), 'float32')
    const cropped = crop(rt, resize(rt, pixels, preprocessor), preprocessor)
    const scaled = ops.mul(cropped, preprocessor.rescale)
    return ops.div(ops.sub(scaled, perChannel(preprocessor.mean)), perChannel(preprocessor.deviation))
  })
}

function resize(rt: Runtime, pixels: Tensor, { resize: wanted }: Preprocessor): Tensor {
  if (!wanted) return pixels
  const [height = 1, width = 1] = pixels.shape.slice(2)
  const size = 'height' in wanted ? [wanted.height, wanted.width] : shortestTo(height, width, wanted.shortestEdge)
  const scaled = rt.call('aten::_upsample_bicubic2d_aa', [pixels, size, false]) as Tensor
  return rt.ops.clamp(rt.ops.round(scaled), 0, 255)
}

/** The longer side is cut to whole pixels, as torchvision does. */
function shortestTo(height: number, width: number, edge: number): [number, number] {
  return height <= width
    ? [edge, Math.max(1, Math.floor((edge * width) / height))]
    : [Math.max(1, Math.floor((edge * height) / width)), edge]
}

function crop(rt: Runtime, pixels: Tensor, { crop: wanted }: Preprocessor): Tensor {
  if (!wanted) return pixels
  const [height = 1, width = 1] = pixels.shape.slice(2)
  if (height < wanted.height || width < wanted.width) {
    const sizes = `${height} × ${width} pixels after scaling, which is less than the crop of ${wanted.height} × ${wanted.width}`
    throw new OpGemsError('BAD_CONFIG', `an image has ${sizes}`)
  }
  const from = (whole: number, part: number) => Math.floor((whole - part) / 2)
  const rows = rt.ops.narrow(pixels, 2, from(height, wanted.height), wanted.height)
  return rt.ops.narrow(rows, 3, from(width, wanted.width), wanted.width)
}

// preprocessor_config.json: how an image becomes the pixels that a vision model was trained on.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { badConfig, count, parseFields } from '../config/fields.ts'
import { readJsonFile } from '../config/read-json.ts'

export interface Preprocessor {
  /** The shorter side is scaled to it; or both sides to their own sizes; null: no scaling. */
  readonly resize: { readonly shortestEdge: number } | { readonly height: number; readonly width: number } | null
  /** Cut out of the middle; null: not cut. */
  readonly crop: { readonly height: number; readonly width: number } | null
  /** Pixels 0 to 255 are multiplied by it. */
  readonly rescale: number
  readonly mean: readonly number[]
  readonly deviation: readonly number[]
}

const edge = z.union([count, z.object({ shortest_edge: count }), z.object({ height: count, width: count })])
const perChannel = z.array(z.number()).length(3)
const preprocessorFields = z.object({
  do_resize: z.boolean().default(true),
  do_center_crop: z.boolean().optional(),
  do_rescale: z.boolean().default(true),
  do_normalize: z.boolean().default(true),
  size: edge.nullish(),
  crop_size: edge.nullish(),
  /** PIL's number; 3 is bicubic, 2 bilinear. */
  resample: z.int().default(3),
  rescale_factor: z
    .number()
    .positive()
    .default(1 / 255),
  image_mean: perChannel.default([0.48145466, 0.4578275, 0.40821073]), // CLIP's
  image_std: perChannel.default([0.26862954, 0.26130258, 0.27577711]),
})

/**
 * What the folder says, and CLIP's values for what it does not.
 * @param imageSize pixels along each side that the model takes
 * @throws OpGemsError BAD_CONFIG
 */
export async function readPreprocessor(directory: string, imageSize: number): Promise<Preprocessor> {
  const path = join(directory, 'preprocessor_config.json')
  const document = existsSync(path) ? await readJsonFile(path, 'BAD_CONFIG') : {}
  const fields = parseFields(preprocessorFields, document, path)
  if (fields.do_resize && fields.resample !== 3) {
    throw badConfig(path, 'resample', `${fields.resample} is not supported; 3 (bicubic) is`)
  }
  const size = fields.size ?? { shortest_edge: imageSize }
  const resize = typeof size === 'number' ? { shortest_edge: size } : size
  const crop = fields.crop_size ?? imageSize
  const cropped = fields.do_center_crop ?? 'shortest_edge' in resize
  return {
    resize: !fields.do_resize ? null : 'shortest_edge' in resize ? { shortestEdge: resize.shortest_edge } : resize,
    crop: cropped ? sidesOf(crop) : null,
    rescale: fields.do_rescale ? fields.rescale_factor : 1,
    mean: fields.do_normalize ? fields.image_mean : [0, 0, 0],
    deviation: fields.do_normalize ? fields.image_std : [1, 1, 1],
  }
}

function sidesOf(size: z.output<typeof edge>): { height: number; width: number } {
  if (typeof size === 'number') return { height: size, width: size }
  return 'height' in size ? size : { height: size.shortest_edge, width: size.shortest_edge }
}

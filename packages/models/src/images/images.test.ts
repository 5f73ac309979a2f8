// Images from files to pixels: orientation of axes, scaling, cropping, normalisation, and what is refused.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRuntime, type Runtime } from '@opgems/core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadImage, preprocessImage } from './load-image.ts'
import { type Preprocessor, readPreprocessor } from './preprocessor.ts'

let rt: Runtime
let folder: string
beforeAll(async () => {
  rt = await createRuntime({ backend: 'cpu:wasm' })
  folder = await mkdtemp(join(tmpdir(), 'opgems-images-'))
})
afterAll(async () => {
  await rt.close()
  await rm(folder, { recursive: true })
})

const plain: Preprocessor = { resize: null, crop: null, rescale: 1, mean: [0, 0, 0], deviation: [1, 1, 1] }
/** Each pixel tells its place: red its column, green its row. */
const ramp = (width: number, height: number) =>
  Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3)
    return [pixel % width, Math.floor(pixel / width), 7][i % 3] as number
  })

describe('an image file', () => {
  it('becomes channels, rows, columns', async () => {
    const path = join(folder, 'ramp.png')
    await sharp(ramp(5, 3), { raw: { width: 5, height: 3, channels: 3 } })
      .png()
      .toFile(path)
    const pixels = await loadImage(rt, path, plain)
    expect(pixels.shape).toEqual([1, 3, 3, 5])
    expect(await pixels.toArray()).toEqual([
      [Array(3).fill([0, 1, 2, 3, 4]), [0, 1, 2].map((row) => Array(5).fill(row)), Array(3).fill(Array(5).fill(7))],
    ])
  })

  it('that is none, or is not there, is BAD_FILE', async () => {
    const path = join(folder, 'text.png')
    await writeFile(path, 'no image')
    for (const wrong of [path, join(folder, 'absent.png')])
      await expect(loadImage(rt, wrong, plain)).rejects.toMatchObject({ code: 'BAD_FILE' })
  })
})

it('is scaled by its shorter side, cut in the middle, and normalised', async () => {
  const data = new Uint8Array(8 * 16 * 3).fill(51)
  const preprocessor = { ...plain, resize: { shortestEdge: 4 }, crop: { height: 4, width: 4 }, rescale: 1 / 255 }
  const pixels = preprocessImage(
    rt,
    { width: 16, height: 8, data },
    { ...preprocessor, mean: [0.1, 0, 0.2], deviation: [0.5, 1, 0.25] },
  )
  expect(pixels.shape).toEqual([1, 3, 4, 4])
  const values = (await pixels.data()) as Float32Array
  for (const [channel, expected] of [0.2, 0.2, 0].entries())
    for (let i = 0; i < 16; i++) expect(values[channel * 16 + i]).toBeCloseTo(expected, 6)
})

it('the middle of a ramp stays in the middle', async () => {
  const image = { width: 9, height: 5, data: ramp(9, 5) }
  const pixels = preprocessImage(rt, image, { ...plain, crop: { height: 3, width: 3 } })
  expect(((await pixels.toArray()) as number[][][][])[0]?.[0]?.[0]).toEqual([3, 4, 5])
})

describe('preprocessor_config.json', () => {
  const read = async (document: object) => {
    await writeFile(join(folder, 'preprocessor_config.json'), JSON.stringify(document))
    return readPreprocessor(folder, 336)
  }

  it('of CLIP and of ViT', async () => {
    const clip = await read({ size: { shortest_edge: 336 }, crop_size: { height: 336, width: 336 } })
    expect(clip).toMatchObject({ resize: { shortestEdge: 336 }, crop: { height: 336, width: 336 }, rescale: 1 / 255 })
    const vit = await read({
      size: { height: 224, width: 224 },
      image_mean: [0.5, 0.5, 0.5],
      image_std: [0.5, 0.5, 0.5],
    })
    expect(vit).toMatchObject({ resize: { height: 224, width: 224 }, crop: null, mean: [0.5, 0.5, 0.5] })
  })

  it.each([[{ size: 'big' }], [{ image_mean: [1] }], [{ resample: 1 }]])('%j is BAD_CONFIG', async (document) => {
    await expect(read(document)).rejects.toMatchObject({ code: 'BAD_CONFIG' })
  })
})

// Image files to pixels, through sharp, which the application installs where it uses images.
import { OpGemsError } from '@opgems/core'
import { badFile } from '../safetensors/header.ts'

/** Interleaved RGB, 0 to 255, row by row. */
export interface DecodedImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Pixels above which a file is refused: it may claim any size. */
const mostPixels = 2 ** 26

/** Upright (EXIF orientation applied), without transparency. @throws OpGemsError BAD_FILE, UNSUPPORTED where sharp is missing */
export async function decodeImage(path: string): Promise<DecodedImage> {
  const { default: sharp } = await loadSharp()
  try {
    const image = sharp(path, { limitInputPixels: mostPixels }).autoOrient().toColourspace('srgb').removeAlpha()
    const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
    if (info.channels !== 3) throw badFile(path, `has ${info.channels} colour channels, expected 3`)
    return { width: info.width, height: info.height, data }
  } catch (error) {
    if (error instanceof OpGemsError) throw error
    throw badFile(path, `is no image that can be read (${error instanceof Error ? error.message : String(error)})`)
  }
}

async function loadSharp(): Promise<typeof import('sharp')> {
  try {
    return await import('sharp')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
    throw new OpGemsError('UNSUPPORTED', `images need the package sharp: npm install sharp (${reason})`)
  }
}

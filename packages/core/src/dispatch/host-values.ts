// Values of the host on their way to the device: what shape, dtype and bytes a tensor made of them has.
import { type DType, dtypeInfo, encode, parseDType } from '../dtype/index.ts'
import { OpGemsError } from '../errors/errors.ts'
import { elementCount, formatShape, readSource, type Shape, type TensorSource } from '../tensor/index.ts'
import { checkOptions, type OptionNames } from './check-options.ts'

export interface TensorOptions {
  readonly dtype?: DType | string
  readonly shape?: Shape
  /** Whether calls on it are recorded for gradients. Default: false. */
  readonly requiresGrad?: boolean
}

const tensorOptions = { dtype: true, shape: true, requiresGrad: true } satisfies OptionNames<TensorOptions>

/** Bytes say neither dtype nor shape. */
export type ByteOptions = TensorOptions & { readonly dtype: DType | string; readonly shape: Shape }

/** @throws SHAPE_MISMATCH for ragged arrays or a shape that does not fit the values */
export function encodeSource(
  source: TensorSource,
  options: TensorOptions,
): { readonly bytes: Uint8Array; readonly dtype: DType; readonly shape: Shape } {
  checkOptions('tensor', options, tensorOptions)
  const wanted = options.dtype === undefined ? undefined : parseDType(options.dtype)
  const { values, shape: own, dtype } = readSource(source, wanted)
  const shape = options.shape ?? own
  if (options.shape !== undefined) checkShape(options.shape)
  if (elementCount(shape) !== elementCount(own))
    throw new OpGemsError(
      'SHAPE_MISMATCH',
      `tensor: ${elementCount(own)} values do not fill shape ${formatShape(shape)}`,
    )
  return { bytes: encode(values, dtype), dtype, shape }
}

/** The dtype of a tensor of these bytes. @throws BAD_ARGUMENT when their number does not fit dtype and shape */
export function checkBytes(bytes: Uint8Array, options: ByteOptions): DType {
  checkOptions('fromBytes', options, tensorOptions)
  const dtype = parseDType(options.dtype)
  checkShape(options.shape)
  if (!(bytes instanceof Uint8Array)) throw new OpGemsError('BAD_ARGUMENT', 'fromBytes: the bytes must be a Uint8Array')
  const expected = elementCount(options.shape) * dtypeInfo(dtype).bytes
  if (bytes.byteLength !== expected)
    throw new OpGemsError(
      'BAD_ARGUMENT',
      `fromBytes: ${dtype}${formatShape(options.shape)} needs ${expected} bytes, got ${bytes.byteLength}`,
    )
  return dtype
}

function checkShape(shape: Shape): void {
  if (!Array.isArray(shape))
    throw new OpGemsError('BAD_ARGUMENT', `shape must be an array of sizes, got ${String(shape)}`)
  for (const size of shape)
    if (!Number.isSafeInteger(size) || size < 0)
      throw new OpGemsError('BAD_ARGUMENT', `shape ${formatShape(shape)} has a size that is not a non-negative integer`)
}

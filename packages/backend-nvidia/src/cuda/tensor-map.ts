// Tensor maps: descriptions of matrices in device memory that Hopper's copy engine works from.
import { OpGemsError } from '@opgems/core'
import type { GpuLibrary } from '@opgems/emulator'

/** Bytes of a CUtensorMap. */
export const tensorMapBytes = 128

/** CUtensorMapDataType values. */
const dtypes = { uint8: 0, int32: 4, float16: 6, float32: 7, bfloat16: 9 } as const
export type TensorMapDType = keyof typeof dtypes
const elementBytes: Readonly<Record<TensorMapDType, number>> = {
  uint8: 1,
  int32: 4,
  float16: 2,
  float32: 4,
  bfloat16: 2,
}

/** A tensor of up to five dimensions, innermost first, copied box by box; rows of a box are swizzled over 128 bytes. */
export interface TensorMapSpec {
  readonly dtype: TensorMapDType
  /** A multiple of 16. */
  readonly address: number
  readonly sizes: readonly number[]
  /** In elements, of all dimensions but the innermost, whose stride is 1; each a multiple of 16 bytes. */
  readonly strides: readonly number[]
  /** At most 256 elements a side, and 128 bytes along the innermost. What lies outside the tensor reads as zero. */
  readonly box: readonly number[]
}

/** Writes tensor maps for a device's kernels. */
export interface TensorMaps {
  /** Writes 128 bytes from `offset` on. */
  encode(into: Uint8Array, offset: number, spec: TensorMapSpec): void
}

const swizzle128 = 3
/** Whole 256-byte sectors of the second-level cache are fetched. */
const promotion256 = 3

export function encodeTensorMap(library: GpuLibrary, into: Uint8Array, offset: number, spec: TensorMapSpec): void {
  const { dtype, address, sizes, strides, box } = spec
  if (sizes.length !== box.length || strides.length !== sizes.length - 1)
    throw new OpGemsError('BAD_KERNEL', `nvidia: a tensor map of ${sizes.length} sizes, ${strides.length} strides`)
  const bytes = elementBytes[dtype]
  library.callOwn(
    'cuTensorMapEncodeTiled',
    'uint8_t* map, int dtype, uint32_t rank, uint64_t address, const uint64_t* sizes, const uint64_t* strides, const uint32_t* box, const uint32_t* elementStrides, int interleave, int swizzle, int promotion, int fill',
    into.subarray(offset, offset + tensorMapBytes),
    dtypes[dtype],
    sizes.length,
    address,
    BigUint64Array.from(sizes, BigInt),
    BigUint64Array.from(strides, (s) => BigInt(s * bytes)),
    Uint32Array.from(box),
    new Uint32Array(box.length).fill(1),
    0,
    swizzle128,
    promotion256,
    0,
  )
}

// How HIP C++ is spelled for wavefronts of 64. It compiles with hiprtc as it stands: old versions find no header of half floats.
import type { SimtDialect } from '@opgems/core'
import { gpuDialect } from '@opgems/emulator'

/** The compiler's own half type; bfloat16 has no instructions before gfx928, so that its rounding is spelled out. */
const prelude = `
__device__ __forceinline__ f32 half_to_float(u16 x) { return (f32)__builtin_bit_cast(_Float16, x); }
__device__ __forceinline__ i32 float_to_half(f32 x) { return __builtin_bit_cast(u16, (_Float16)x); }
__device__ __forceinline__ f32 bfloat_to_float(u16 x) { return __builtin_bit_cast(f32, (u32)x << 16); }
__device__ __forceinline__ i32 float_to_bfloat(f32 x) {
  const u32 bits = __builtin_bit_cast(u32, x);
  return x != x ? 0x7fff : (i32)((bits + 0x7fff + ((bits >> 16) & 1)) >> 16);
}
`

export const hipDialect: SimtDialect = {
  ...gpuDialect,
  name: 'hip',
  prelude,
  shuffleXor: '__shfl_xor($0, $1, $2)',
  shuffleUp: '__shfl_up($0, $1, $2)',
  shuffleFrom: '__shfl($0, $1, $2)',
}

/** What the emulator's compiler needs besides the family's names: shuffles without a mask. */
export const emulatorHeader = `
#define __shfl_xor(value, distance, width) __shfl_xor_sync(~0ull, value, distance, width)
#define __shfl_up(value, distance, width) __shfl_up_sync(~0ull, value, distance, width)
#define __shfl(value, lane, width) __shfl_sync(~0ull, value, lane, width)
`

// How HIP C++ is spelled for wavefronts of 64. It compiles with hiprtc as it stands: old versions find no header of half floats.
import type { FunctionSpelling, SimtDialect } from '@opgems/core'

/** Functions of the device library with their names in C. */
const maths = (...names: string[]): Record<string, FunctionSpelling> =>
  Object.fromEntries(names.map((name) => [name, { f32: `${name}f`, f64: name }]))

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
  name: 'hip',
  prelude,
  kernelPrefix: 'extern "C" __global__ void',
  launchBounds: '__launch_bounds__($0)',
  functionPrefix: '__device__ __forceinline__',
  sharedQualifier: '__shared__',
  restrict: '__restrict__',
  barrier: '__syncthreads();',
  unroll: '#pragma unroll',
  threadIndex: 'threadIdx.x',
  blockIndex: 'blockIdx.x',
  shuffleXor: '__shfl_xor($0, $1, $2)',
  shuffleUp: '__shfl_up($0, $1, $2)',
  shuffleFrom: '__shfl($0, $1, $2)',
  bitcast: {
    f32ToI32: '__float_as_int',
    i32ToF32: '__int_as_float',
    f64ToI64: '__double_as_longlong',
    i64ToF64: '__longlong_as_double',
  },
  conversions: ['half_to_float', 'float_to_half', 'bfloat_to_float', 'float_to_bfloat'],
  functions: {
    ...maths('exp2', 'expm1', 'log10', 'log1p', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh'),
    ...maths('asinh', 'acosh', 'atanh', 'erf', 'erfc', 'lgamma', 'pow', 'atan2', 'fmod', 'rsqrt'),
    exp: { f32: 'expf', f64: 'exp', fast: '__expf' },
    expOfNonPositive: { f32: 'expf', f64: 'exp', fast: '__expf' },
    log: { f32: 'logf', f64: 'log', fast: '__logf' },
    log2: { f32: 'log2f', f64: 'log2', fast: '__log2f' },
  },
  atomicAdd: {
    i32: 'atomicAdd',
    f32: 'atomicAdd',
    f64: 'atomicAdd',
    i64: 'atomicAdd((u64*)$0, (u64)$1)',
  },
  compareAndSwap: { 32: 'atomicCAS', 64: 'atomicCAS' },
}

/** What the emulator's compiler needs besides the family's names: shuffles without a mask. */
export const emulatorHeader = `
#define __shfl_xor(value, distance, width) __shfl_xor_sync(~0ull, value, distance, width)
#define __shfl_up(value, distance, width) __shfl_up_sync(~0ull, value, distance, width)
#define __shfl(value, lane, width) __shfl_sync(~0ull, value, lane, width)
`

// What CUDA C++ and the languages made after it spell alike: qualifiers, thread numbers, bit casts, maths, atomics.
import type { FunctionSpelling, SimtDialect } from '@opgems/core'

/** Functions of the device's maths library with their names in C. */
const maths = (...names: string[]): Record<string, FunctionSpelling> =>
  Object.fromEntries(names.map((name) => [name, { f32: `${name}f`, f64: name }]))

/** A vendor adds its name, its prelude, its shuffles, and whatever differs. */
export const gpuDialect = {
  kernelPrefix: 'extern "C" __global__ void',
  launchBounds: '__launch_bounds__($0)',
  functionPrefix: '__device__ __forceinline__',
  sharedQualifier: '__shared__',
  restrict: '__restrict__',
  barrier: '__syncthreads();',
  unroll: '#pragma unroll',
  threadIndex: 'threadIdx.x',
  blockIndex: 'blockIdx.x',
  bitcast: {
    f32ToI32: '__float_as_int',
    i32ToF32: '__int_as_float',
    f64ToI64: '__double_as_longlong',
    i64ToF64: '__longlong_as_double',
  },
  /** The prelude defines them. */
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
} as const satisfies Partial<SimtDialect>

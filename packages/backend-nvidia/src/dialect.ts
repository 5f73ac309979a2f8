// How CUDA C++ is spelled. It compiles with NVRTC as it stands: no header is included.
import type { SimtDialect } from '@opgems/core'
import { gpuDialect } from '@opgems/emulator'
import type { GpuAttributes } from './cuda/attributes.ts'
import { withConvertedFloat8, withFloat8 } from './float8-unit.ts'
import { asyncCopies, hopperTensorCores, tensorCores } from './matrix-unit.ts'

/** PTX has the conversions of narrow floats from sm_80 on. */
const prelude = `
__device__ __forceinline__ f32 half_to_float(u16 x) { f32 y; asm("cvt.f32.f16 %0, %1;" : "=f"(y) : "h"(x)); return y; }
__device__ __forceinline__ i32 float_to_half(f32 x) { u16 y; asm("cvt.rn.f16.f32 %0, %1;" : "=h"(y) : "f"(x)); return y; }
__device__ __forceinline__ f32 bfloat_to_float(u16 x) { return __int_as_float((i32)x << 16); }
__device__ __forceinline__ i32 float_to_bfloat(f32 x) { u16 y; asm("cvt.rn.bf16.f32 %0, %1;" : "=h"(y) : "f"(x)); return y; }
/** Of a divisor from 2^-126 to 2^126: as '/', but without its way out for other divisors. */
__device__ __forceinline__ f32 divide_normal(f32 a, f32 b) {
  f32 inverse; asm("rcp.approx.ftz.f32 %0, %1;" : "=f"(inverse) : "f"(b));
  f32 quotient = a * inverse;
  return fmaf(fmaf(-b, quotient, a), inverse, quotient);
}
template <class P> __device__ __forceinline__ P load_streamed(const P* at) {
  if constexpr (sizeof(P) % 16 == 0) {
    union { P value; u32 words[sizeof(P) / 4]; } all;
    #pragma unroll
    for (i32 i = 0; i < (i32)sizeof(P) / 4; i += 4)
      asm volatile("ld.global.cs.v4.u32 {%0, %1, %2, %3}, [%4];"
        : "=r"(all.words[i]), "=r"(all.words[i + 1]), "=r"(all.words[i + 2]), "=r"(all.words[i + 3])
        : "l"((const u32*)at + i));
    return all.value;
  } else return *at;
}
`

export const cudaDialect: SimtDialect = {
  ...gpuDialect,
  name: 'cuda',
  prelude,
  shuffleXor: '__shfl_xor_sync(0xffffffffu, $0, $1, $2)',
  shuffleUp: '__shfl_up_sync(0xffffffffu, $0, $1, $2)',
  shuffleFrom: '__shfl_sync(0xffffffffu, $0, $1, $2)',
  streamedLoad: 'load_streamed($0)',
  // The manual promises no order of blocks; an H100 keeps it: the suite and the sums of the benchmark pass there.
  blocksMeet: true,
  functions: {
    ...gpuDialect.functions,
    // The quotient is zero for divisors above 2^126, where the exact one is below every 16-bit float but subnormals of bfloat16.
    divNormal: { f32: 'divide_normal', fast: '__fdividef' },
    sigmoid: { fast: '__fdividef(1.0f, 1.0f + __expf(-($0)))' },
  },
}

/** From Ampere on: warp-wide matrix instructions and asynchronous copies. */
export const ampereDialect: SimtDialect = {
  ...cudaDialect,
  matrixUnit: tensorCores,
  asyncCopies,
}

/** Ada, sm_89: its tensor cores multiply float8. */
export const adaDialect: SimtDialect = { ...ampereDialect, matrixUnit: withFloat8(tensorCores) }

/**
 * Waits until the launches before have ended and their writes are seen, and only then lets the next one's blocks come: so at most two
 * launches are there at once, and the later of them touches no memory yet.
 */
export const awaitLaunches = 'asm volatile("griddepcontrol.wait; griddepcontrol.launch_dependents;" ::: "memory");'

/** From Hopper on. */
export const hopperDialect: SimtDialect = {
  ...ampereDialect,
  matrixUnit: withConvertedFloat8(hopperTensorCores),
  awaitLaunches,
}

/** GeForce Blackwell, sm_120. */
const geForceDialect: SimtDialect = { ...hopperDialect, matrixUnit: withFloat8(hopperTensorCores) }

type Capability = Pick<GpuAttributes, 'capabilityMajor' | 'capabilityMinor'>

export function dialectOf({ capabilityMajor: major, capabilityMinor: minor }: Capability): SimtDialect {
  if (major >= 9) return major === 12 ? geForceDialect : hopperDialect
  if (major === 8) return minor >= 9 ? adaDialect : ampereDialect
  return cudaDialect
}

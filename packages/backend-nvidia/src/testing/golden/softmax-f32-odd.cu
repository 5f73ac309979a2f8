typedef signed char i8;
typedef unsigned char u8;
typedef short i16;
typedef unsigned short u16;
typedef int i32;
typedef unsigned int u32;
typedef long long i64;
typedef unsigned long long u64;
typedef float f32;
typedef double f64;
#ifndef OPGEMS_EMULATOR
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
#endif
#define FN __device__ __forceinline__
namespace op {
template <class T>
FN T max(T a, T b) { return a > b ? a : b; }
template <class T>
FN T min(T a, T b) { return a < b ? a : b; }
FN i32 shr(i32 a, i32 b) { return a >> (b & (sizeof(i32) * 8 - 1)); }
FN i64 shr(i64 a, i64 b) { return a >> (b & (sizeof(i64) * 8 - 1)); }
}
#undef FN
extern "C" __global__ void __launch_bounds__(256) og_rows(const f32* __restrict__ arg_x0, f32* __restrict__ arg_x1, i64 arg_x0_stride0, i64 arg_x1_stride0, i64 arg_kept0, i64 arg_row0) {
  i32 thread0 = (i32)threadIdx.x;
  i32 own1 = thread0 & 31;
  i32 block2 = (i32)blockIdx.x;
  i32 program3 = (block2 * 8) + op::shr(thread0, 5);
  i64 v4 = arg_kept0;
  i32 programs5 = (i32)v4;
  bool active6 = program3 < programs5;
  i32 program7 = op::min(program3, programs5 - 1);
  f32 kept10[2];
  f32 acc11 = __int_as_float((i32)0xff800000u);
  i64 v12 = arg_row0;
  i32 stride15 = (i32)arg_x0_stride0;
  i32 offset16 = program7 * stride15;
  #pragma unroll
  for (i32 chunk13 = 0; chunk13 < 2; chunk13++) {
    i32 at14 = op::min((chunk13 * 32) + own1, (i32)v12 - 1);
    i32 offset17 = offset16 + at14;
    f32 v18 = arg_x0[offset17];
    kept10[chunk13] = v18;
  }
  #pragma unroll
  for (i32 chunk19 = 0; chunk19 < 2; chunk19++) {
    i32 at20 = (chunk19 * 32) + own1;
    if (at20 < (i32)v12) {
      f32 v21 = op::max(acc11, kept10[chunk19]);
      acc11 = v21;
    }
  }
  f32 other22 = __shfl_xor_sync(0xffffffffu, acc11, 16, 32);
  f32 v23 = op::max(acc11, other22);
  f32 other24 = __shfl_xor_sync(0xffffffffu, v23, 8, 32);
  f32 v25 = op::max(v23, other24);
  f32 other26 = __shfl_xor_sync(0xffffffffu, v25, 4, 32);
  f32 v27 = op::max(v25, other26);
  f32 other28 = __shfl_xor_sync(0xffffffffu, v27, 2, 32);
  f32 v29 = op::max(v27, other28);
  f32 other30 = __shfl_xor_sync(0xffffffffu, v29, 1, 32);
  f32 v31 = op::max(v29, other30);
  acc11 = v31;
  f32 kept32[2];
  f32 acc33 = 0.0f;
  #pragma unroll
  for (i32 chunk34 = 0; chunk34 < 2; chunk34++) {
    i32 at35 = (chunk34 * 32) + own1;
    if (at35 < (i32)v12) {
      f32 v36 = kept10[chunk34] - acc11;
      f32 v37 = expf(v36);
      kept32[chunk34] = v37;
      f32 v38 = acc33 + v37;
      acc33 = v38;
    }
  }
  f32 other39 = __shfl_xor_sync(0xffffffffu, acc33, 16, 32);
  f32 v40 = acc33 + other39;
  f32 other41 = __shfl_xor_sync(0xffffffffu, v40, 8, 32);
  f32 v42 = v40 + other41;
  f32 other43 = __shfl_xor_sync(0xffffffffu, v42, 4, 32);
  f32 v44 = v42 + other43;
  f32 other45 = __shfl_xor_sync(0xffffffffu, v44, 2, 32);
  f32 v46 = v44 + other45;
  f32 other47 = __shfl_xor_sync(0xffffffffu, v46, 1, 32);
  f32 v48 = v46 + other47;
  acc33 = v48;
  f32 v51 = 1.0f / acc33;
  i32 stride53 = (i32)arg_x1_stride0;
  i32 offset54 = program7 * stride53;
  #pragma unroll
  for (i32 chunk49 = 0; chunk49 < 2; chunk49++) {
    i32 at50 = (chunk49 * 32) + own1;
    if (active6 & (at50 < (i32)v12)) {
      f32 v52 = kept32[chunk49] * v51;
      i32 offset55 = offset54 + at50;
      arg_x1[offset55] = v52;
    }
  }
}

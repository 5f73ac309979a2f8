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
template <class T, int N>
struct alignas(sizeof(T) * N < 16 ? sizeof(T) * N : 16) Pack {
  T at[N];
};
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
  op::Pack<f32, 4> kept10[2];
  f32 acc11 = __int_as_float((i32)0xff800000u);
  i64 v12 = arg_row0;
  i32 stride15 = (i32)arg_x0_stride0;
  i32 offset16 = program7 * stride15;
  #pragma unroll
  for (i32 chunk13 = 0; chunk13 < 2; chunk13++) {
    i32 at14 = op::min((chunk13 * 128) + (own1 * 4), (i32)v12 - 4);
    i32 offset17 = offset16 + at14;
    kept10[chunk13] = *(const op::Pack<f32, 4>*)(arg_x0 + offset17);
  }
  #pragma unroll
  for (i32 chunk19 = 0; chunk19 < 2; chunk19++) {
    i32 at20 = (chunk19 * 128) + (own1 * 4);
    if (at20 < (i32)v12) {
      #pragma unroll
      for (i32 e21 = 0; e21 < 4; e21++) {
        f32 v22 = op::max(acc11, kept10[chunk19].at[e21]);
        acc11 = v22;
      }
    }
  }
  f32 other23 = __shfl_xor_sync(0xffffffffu, acc11, 16, 32);
  f32 v24 = op::max(acc11, other23);
  f32 other25 = __shfl_xor_sync(0xffffffffu, v24, 8, 32);
  f32 v26 = op::max(v24, other25);
  f32 other27 = __shfl_xor_sync(0xffffffffu, v26, 4, 32);
  f32 v28 = op::max(v26, other27);
  f32 other29 = __shfl_xor_sync(0xffffffffu, v28, 2, 32);
  f32 v30 = op::max(v28, other29);
  f32 other31 = __shfl_xor_sync(0xffffffffu, v30, 1, 32);
  f32 v32 = op::max(v30, other31);
  acc11 = v32;
  op::Pack<f32, 4> kept33[2];
  f32 acc34 = 0.0f;
  #pragma unroll
  for (i32 chunk35 = 0; chunk35 < 2; chunk35++) {
    i32 at36 = (chunk35 * 128) + (own1 * 4);
    if (at36 < (i32)v12) {
      #pragma unroll
      for (i32 e37 = 0; e37 < 4; e37++) {
        f32 v38 = kept10[chunk35].at[e37] - acc11;
        f32 v39 = expf(v38);
        kept33[chunk35].at[e37] = v39;
        f32 v40 = acc34 + v39;
        acc34 = v40;
      }
    }
  }
  f32 other41 = __shfl_xor_sync(0xffffffffu, acc34, 16, 32);
  f32 v42 = acc34 + other41;
  f32 other43 = __shfl_xor_sync(0xffffffffu, v42, 8, 32);
  f32 v44 = v42 + other43;
  f32 other45 = __shfl_xor_sync(0xffffffffu, v44, 4, 32);
  f32 v46 = v44 + other45;
  f32 other47 = __shfl_xor_sync(0xffffffffu, v46, 2, 32);
  f32 v48 = v46 + other47;
  f32 other49 = __shfl_xor_sync(0xffffffffu, v48, 1, 32);
  f32 v50 = v48 + other49;
  acc34 = v50;
  f32 v55 = 1.0f / acc34;
  i32 stride57 = (i32)arg_x1_stride0;
  i32 offset58 = program7 * stride57;
  #pragma unroll
  for (i32 chunk51 = 0; chunk51 < 2; chunk51++) {
    i32 at52 = (chunk51 * 128) + (own1 * 4);
    if (active6 & (at52 < (i32)v12)) {
      op::Pack<f32, 4> out53[1];
      #pragma unroll
      for (i32 e54 = 0; e54 < 4; e54++) {
        f32 v56 = kept33[chunk51].at[e54] * v55;
        out53[0].at[e54] = v56;
      }
      i32 offset59 = offset58 + at52;
      *(op::Pack<f32, 4>*)(arg_x1 + offset59) = out53[0];
    }
  }
}

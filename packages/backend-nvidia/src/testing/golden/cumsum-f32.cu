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
FN i32 shr(i32 a, i32 b) { return a >> (b & (sizeof(i32) * 8 - 1)); }
FN i64 shr(i64 a, i64 b) { return a >> (b & (sizeof(i64) * 8 - 1)); }
}
#undef FN
extern "C" __global__ void __launch_bounds__(256) og_rows(const f32* __restrict__ arg_x0, f32* __restrict__ arg_x1, i64 arg_x0_stride0, i64 arg_x1_stride0, i64 arg_kept0, i64 arg_row0) {
  __shared__ f32 shared0[8];
  i32 thread0 = (i32)threadIdx.x;
  i32 block1 = (i32)blockIdx.x;
  f32 carry2 = 0.0f;
  i64 v3 = arg_row0;
  i32 stride9 = (i32)arg_x0_stride0;
  i32 offset10 = block1 * stride9;
  i32 stride51 = (i32)arg_x1_stride0;
  i32 offset52 = block1 * stride51;
  #pragma unroll
  for (i32 chunk4 = 0; chunk4 < 4; chunk4++) {
    i32 at5 = (chunk4 * 1024) + (thread0 * 4);
    f32 running6 = 0.0f;
    op::Pack<f32, 4> kept7[1];
    if (at5 < (i32)v3) {
      op::Pack<f32, 4> pack8[1];
      i32 offset11 = offset10 + at5;
      pack8[0] = *(const op::Pack<f32, 4>*)(arg_x0 + offset11);
      #pragma unroll
      for (i32 e12 = 0; e12 < 4; e12++) {
        f32 v13 = running6 + pack8[0].at[e12];
        running6 = v13;
        kept7[0].at[e12] = v13;
      }
    }
    i32 lane14 = thread0 & 31;
    f32 up15 = __shfl_up_sync(0xffffffffu, running6, 1, 32);
    bool isThere16 = lane14 >= 1;
    f32 v17 = up15 + running6;
    f32 inclusive18 = isThere16 ? v17 : running6;
    f32 up19 = __shfl_up_sync(0xffffffffu, inclusive18, 2, 32);
    bool isThere20 = lane14 >= 2;
    f32 v21 = up19 + inclusive18;
    f32 inclusive22 = isThere20 ? v21 : inclusive18;
    f32 up23 = __shfl_up_sync(0xffffffffu, inclusive22, 4, 32);
    bool isThere24 = lane14 >= 4;
    f32 v25 = up23 + inclusive22;
    f32 inclusive26 = isThere24 ? v25 : inclusive22;
    f32 up27 = __shfl_up_sync(0xffffffffu, inclusive26, 8, 32);
    bool isThere28 = lane14 >= 8;
    f32 v29 = up27 + inclusive26;
    f32 inclusive30 = isThere28 ? v29 : inclusive26;
    f32 up31 = __shfl_up_sync(0xffffffffu, inclusive30, 16, 32);
    bool isThere32 = lane14 >= 16;
    f32 v33 = up31 + inclusive30;
    f32 inclusive34 = isThere32 ? v33 : inclusive30;
    bool isFirst35 = lane14 == 0;
    f32 up36 = __shfl_up_sync(0xffffffffu, inclusive34, 1, 32);
    f32 before37 = isFirst35 ? 0.0f : up36;
    i32 warp38 = op::shr(thread0, 5);
    __syncthreads();
    if (lane14 == 31) {
      shared0[warp38] = inclusive34;
    }
    __syncthreads();
    f32 before39 = 0.0f;
    f32 total40 = 0.0f;
    for (i32 w41 = 0; w41 < 8; w41++) {
      bool isBefore42 = w41 < warp38;
      f32 part43 = shared0[w41];
      f32 v44 = total40 + part43;
      total40 = v44;
      before39 = isBefore42 ? v44 : before39;
    }
    f32 v45 = before39 + before37;
    f32 v46 = carry2 + v45;
    f32 v47 = carry2 + total40;
    carry2 = v47;
    if (at5 < (i32)v3) {
      op::Pack<f32, 4> out48[1];
      #pragma unroll
      for (i32 e49 = 0; e49 < 4; e49++) {
        f32 v50 = v46 + kept7[0].at[e49];
        out48[0].at[e49] = v50;
      }
      i32 offset53 = offset52 + at5;
      *(op::Pack<f32, 4>*)(arg_x1 + offset53) = out48[0];
    }
  }
}

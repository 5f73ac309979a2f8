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
#endif
#define FN __device__ __forceinline__
namespace op {
FN i32 add(i32 a, i32 b) { return (i32)((u32)a + (u32)b); }
FN i64 add(i64 a, i64 b) { return (i64)((u64)a + (u64)b); }
template <class T>
FN T max(T a, T b) { return a > b ? a : b; }
template <class T>
FN T min(T a, T b) { return a < b ? a : b; }
FN i32 shl(i32 a, i32 b) { return (i32)((u32)a << (b & (sizeof(i32) * 8 - 1))); }
FN i64 shl(i64 a, i64 b) { return (i64)((u64)a << (b & (sizeof(i64) * 8 - 1))); }
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
    i32 at14 = (chunk13 * 32) + own1;
    if (at14 < (i32)v12) {
      i32 offset17 = offset16 + at14;
      f32 v18 = arg_x0[offset17];
      kept10[chunk13] = v18;
      f32 v19 = op::max(acc11, v18);
      acc11 = v19;
    }
  }
  f32 other20 = __shfl_xor_sync(0xffffffffu, acc11, 16, 32);
  f32 v21 = op::max(acc11, other20);
  f32 other22 = __shfl_xor_sync(0xffffffffu, v21, 8, 32);
  f32 v23 = op::max(v21, other22);
  f32 other24 = __shfl_xor_sync(0xffffffffu, v23, 4, 32);
  f32 v25 = op::max(v23, other24);
  f32 other26 = __shfl_xor_sync(0xffffffffu, v25, 2, 32);
  f32 v27 = op::max(v25, other26);
  f32 other28 = __shfl_xor_sync(0xffffffffu, v27, 1, 32);
  f32 v29 = op::max(v27, other28);
  acc11 = v29;
  f32 kept30[2];
  f32 acc31 = 0.0f;
  #pragma unroll
  for (i32 chunk32 = 0; chunk32 < 2; chunk32++) {
    i32 at33 = (chunk32 * 32) + own1;
    if (at33 < (i32)v12) {
      f32 v34 = kept10[chunk32] - acc11;
      bool v35 = v34 < -87.0f;
      f32 v36 = op::max(-87.0f, v34);
      f32 v37 = fmaf(v36, 1.442695f, 12582912.0f);
      f32 v38 = v37 - 12582912.0f;
      f32 v39 = fmaf(v38, -0.6933594f, v36);
      f32 v40 = fmaf(v38, 0.00021219444f, v39);
      f32 v41 = v40 * v40;
      f32 v42 = fmaf(0.008368604f, v40, 0.041666225f);
      f32 v43 = fmaf(0.0013949757f, v41, v42);
      f32 v44 = fmaf(0.16666523f, v40, 0.5f);
      f32 v45 = fmaf(v43, v41, v44);
      f32 v46 = fmaf(v45, v41, v40);
      f32 v47 = v46 + 1.0f;
      i32 v48 = __float_as_int(v47);
      i32 v49 = __float_as_int(v37);
      i32 v50 = op::shl(v49, 23);
      i32 v51 = op::add(v48, v50);
      f32 v52 = __int_as_float(v51);
      f32 v53 = v35 ? 0.0f : v52;
      kept30[chunk32] = v53;
      f32 v54 = acc31 + v53;
      acc31 = v54;
    }
  }
  f32 other55 = __shfl_xor_sync(0xffffffffu, acc31, 16, 32);
  f32 v56 = acc31 + other55;
  f32 other57 = __shfl_xor_sync(0xffffffffu, v56, 8, 32);
  f32 v58 = v56 + other57;
  f32 other59 = __shfl_xor_sync(0xffffffffu, v58, 4, 32);
  f32 v60 = v58 + other59;
  f32 other61 = __shfl_xor_sync(0xffffffffu, v60, 2, 32);
  f32 v62 = v60 + other61;
  f32 other63 = __shfl_xor_sync(0xffffffffu, v62, 1, 32);
  f32 v64 = v62 + other63;
  acc31 = v64;
  f32 v67 = 1.0f / acc31;
  i32 stride69 = (i32)arg_x1_stride0;
  i32 offset70 = program7 * stride69;
  #pragma unroll
  for (i32 chunk65 = 0; chunk65 < 2; chunk65++) {
    i32 at66 = (chunk65 * 32) + own1;
    if (active6 & (at66 < (i32)v12)) {
      f32 v68 = kept30[chunk65] * v67;
      i32 offset71 = offset70 + at66;
      arg_x1[offset71] = v68;
    }
  }
}

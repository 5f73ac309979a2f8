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
template <class T, int N>
struct alignas(sizeof(T) * N < 16 ? sizeof(T) * N : 16) Pack {
  T at[N];
};
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
  op::Pack<f32, 4> kept10[2];
  f32 acc11 = __int_as_float((i32)0xff800000u);
  i64 v12 = arg_row0;
  i32 stride15 = (i32)arg_x0_stride0;
  i32 offset16 = program7 * stride15;
  #pragma unroll
  for (i32 chunk13 = 0; chunk13 < 2; chunk13++) {
    i32 at14 = (chunk13 * 128) + (own1 * 4);
    if (at14 < (i32)v12) {
      i32 offset17 = offset16 + at14;
      kept10[chunk13] = *(const op::Pack<f32, 4>*)(arg_x0 + offset17);
      #pragma unroll
      for (i32 e18 = 0; e18 < 4; e18++) {
        f32 v19 = op::max(acc11, kept10[chunk13].at[e18]);
        acc11 = v19;
      }
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
  op::Pack<f32, 4> kept30[2];
  f32 acc31 = 0.0f;
  #pragma unroll
  for (i32 chunk32 = 0; chunk32 < 2; chunk32++) {
    i32 at33 = (chunk32 * 128) + (own1 * 4);
    if (at33 < (i32)v12) {
      #pragma unroll
      for (i32 e34 = 0; e34 < 4; e34++) {
        f32 v35 = kept10[chunk32].at[e34] - acc11;
        bool v36 = v35 < -87.0f;
        f32 v37 = op::max(-87.0f, v35);
        f32 v38 = fmaf(v37, 1.442695f, 12582912.0f);
        f32 v39 = v38 - 12582912.0f;
        f32 v40 = fmaf(v39, -0.6933594f, v37);
        f32 v41 = fmaf(v39, 0.00021219444f, v40);
        f32 v42 = v41 * v41;
        f32 v43 = fmaf(0.008368604f, v41, 0.041666225f);
        f32 v44 = fmaf(0.0013949757f, v42, v43);
        f32 v45 = fmaf(0.16666523f, v41, 0.5f);
        f32 v46 = fmaf(v44, v42, v45);
        f32 v47 = fmaf(v46, v42, v41);
        f32 v48 = v47 + 1.0f;
        i32 v49 = __float_as_int(v48);
        i32 v50 = __float_as_int(v38);
        i32 v51 = op::shl(v50, 23);
        i32 v52 = op::add(v49, v51);
        f32 v53 = __int_as_float(v52);
        f32 v54 = v36 ? 0.0f : v53;
        kept30[chunk32].at[e34] = v54;
        f32 v55 = acc31 + v54;
        acc31 = v55;
      }
    }
  }
  f32 other56 = __shfl_xor_sync(0xffffffffu, acc31, 16, 32);
  f32 v57 = acc31 + other56;
  f32 other58 = __shfl_xor_sync(0xffffffffu, v57, 8, 32);
  f32 v59 = v57 + other58;
  f32 other60 = __shfl_xor_sync(0xffffffffu, v59, 4, 32);
  f32 v61 = v59 + other60;
  f32 other62 = __shfl_xor_sync(0xffffffffu, v61, 2, 32);
  f32 v63 = v61 + other62;
  f32 other64 = __shfl_xor_sync(0xffffffffu, v63, 1, 32);
  f32 v65 = v63 + other64;
  acc31 = v65;
  f32 v70 = 1.0f / acc31;
  i32 stride72 = (i32)arg_x1_stride0;
  i32 offset73 = program7 * stride72;
  #pragma unroll
  for (i32 chunk66 = 0; chunk66 < 2; chunk66++) {
    i32 at67 = (chunk66 * 128) + (own1 * 4);
    if (active6 & (at67 < (i32)v12)) {
      op::Pack<f32, 4> out68[1];
      #pragma unroll
      for (i32 e69 = 0; e69 < 4; e69++) {
        f32 v71 = kept30[chunk66].at[e69] * v70;
        out68[0].at[e69] = v71;
      }
      i32 offset74 = offset73 + at67;
      *(op::Pack<f32, 4>*)(arg_x1 + offset74) = out68[0];
    }
  }
}

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
template <class P> __device__ __forceinline__ P load_streamed(const P* at) {
  if constexpr (sizeof(P) % 16 == 0) {
    union { P value; u32 words[sizeof(P) / 4]; } all;
    #pragma unroll
    for (i32 i = 0; i < (i32)sizeof(P) / 4; i += 4)
      asm("ld.global.cs.v4.u32 {%0, %1, %2, %3}, [%4];"
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
FN i32 shr(i32 a, i32 b) { return a >> (b & (sizeof(i32) * 8 - 1)); }
FN i64 shr(i64 a, i64 b) { return a >> (b & (sizeof(i64) * 8 - 1)); }
}
#undef FN
extern "C" __global__ void __launch_bounds__(256) og_rows(const u16* __restrict__ arg_x0, u16* __restrict__ arg_x1, i64 arg_x0_stride0, i64 arg_x1_stride0, i64 arg_kept0, i64 arg_row0) {
  __shared__ f32 shared0[8];
  __shared__ f32 shared1[8];
  i32 thread0 = (i32)threadIdx.x;
  i32 block1 = (i32)blockIdx.x;
  op::Pack<u16, 8> kept4[2];
  f32 acc5 = __int_as_float((i32)0xff800000u);
  i64 v6 = arg_row0;
  i32 stride9 = (i32)arg_x0_stride0;
  i32 offset10 = block1 * stride9;
  #pragma unroll
  for (i32 chunk7 = 0; chunk7 < 2; chunk7++) {
    i32 at8 = (chunk7 * 2048) + (thread0 * 8);
    if (at8 < (i32)v6) {
      i32 offset11 = offset10 + at8;
      kept4[chunk7] = *(const op::Pack<u16, 8>*)(arg_x0 + offset11);
      #pragma unroll
      for (i32 e12 = 0; e12 < 8; e12++) {
        f32 v13 = bfloat_to_float((u16)(i32)kept4[chunk7].at[e12]);
        f32 v14 = op::max(acc5, v13);
        acc5 = v14;
      }
    }
  }
  i32 lane15 = thread0 & 31;
  i32 warp16 = op::shr(thread0, 5);
  f32 other17 = __shfl_xor_sync(0xffffffffu, acc5, 16, 32);
  f32 v18 = op::max(acc5, other17);
  f32 other19 = __shfl_xor_sync(0xffffffffu, v18, 8, 32);
  f32 v20 = op::max(v18, other19);
  f32 other21 = __shfl_xor_sync(0xffffffffu, v20, 4, 32);
  f32 v22 = op::max(v20, other21);
  f32 other23 = __shfl_xor_sync(0xffffffffu, v22, 2, 32);
  f32 v24 = op::max(v22, other23);
  f32 other25 = __shfl_xor_sync(0xffffffffu, v24, 1, 32);
  f32 v26 = op::max(v24, other25);
  if (lane15 < 1) {
    shared0[warp16] = v26;
  }
  __syncthreads();
  f32 part27 = shared0[0];
  f32 part28 = shared0[1];
  f32 v29 = op::max(part27, part28);
  f32 part30 = shared0[2];
  f32 part31 = shared0[3];
  f32 v32 = op::max(part30, part31);
  f32 v33 = op::max(v29, v32);
  f32 part34 = shared0[4];
  f32 part35 = shared0[5];
  f32 v36 = op::max(part34, part35);
  f32 part37 = shared0[6];
  f32 part38 = shared0[7];
  f32 v39 = op::max(part37, part38);
  f32 v40 = op::max(v36, v39);
  f32 v41 = op::max(v33, v40);
  acc5 = v41;
  op::Pack<f32, 8> kept42[2];
  f32 acc43 = 0.0f;
  #pragma unroll
  for (i32 chunk44 = 0; chunk44 < 2; chunk44++) {
    i32 at45 = (chunk44 * 2048) + (thread0 * 8);
    if (at45 < (i32)v6) {
      #pragma unroll
      for (i32 e46 = 0; e46 < 8; e46++) {
        f32 v47 = bfloat_to_float((u16)(i32)kept4[chunk44].at[e46]);
        f32 v48 = v47 - acc5;
        f32 v49 = __expf(v48);
        kept42[chunk44].at[e46] = v49;
        f32 v50 = acc43 + v49;
        acc43 = v50;
      }
    }
  }
  i32 lane51 = thread0 & 31;
  i32 warp52 = op::shr(thread0, 5);
  f32 other53 = __shfl_xor_sync(0xffffffffu, acc43, 16, 32);
  f32 v54 = acc43 + other53;
  f32 other55 = __shfl_xor_sync(0xffffffffu, v54, 8, 32);
  f32 v56 = v54 + other55;
  f32 other57 = __shfl_xor_sync(0xffffffffu, v56, 4, 32);
  f32 v58 = v56 + other57;
  f32 other59 = __shfl_xor_sync(0xffffffffu, v58, 2, 32);
  f32 v60 = v58 + other59;
  f32 other61 = __shfl_xor_sync(0xffffffffu, v60, 1, 32);
  f32 v62 = v60 + other61;
  if (lane51 < 1) {
    shared1[warp52] = v62;
  }
  __syncthreads();
  f32 part63 = shared1[0];
  f32 part64 = shared1[1];
  f32 v65 = part63 + part64;
  f32 part66 = shared1[2];
  f32 part67 = shared1[3];
  f32 v68 = part66 + part67;
  f32 v69 = v65 + v68;
  f32 part70 = shared1[4];
  f32 part71 = shared1[5];
  f32 v72 = part70 + part71;
  f32 part73 = shared1[6];
  f32 part74 = shared1[7];
  f32 v75 = part73 + part74;
  f32 v76 = v72 + v75;
  f32 v77 = v69 + v76;
  acc43 = v77;
  f32 v82 = 1.0f / acc43;
  i32 stride85 = (i32)arg_x1_stride0;
  i32 offset86 = block1 * stride85;
  #pragma unroll
  for (i32 chunk78 = 0; chunk78 < 2; chunk78++) {
    i32 at79 = (chunk78 * 2048) + (thread0 * 8);
    if (at79 < (i32)v6) {
      op::Pack<u16, 8> out80[1];
      #pragma unroll
      for (i32 e81 = 0; e81 < 8; e81++) {
        f32 v83 = kept42[chunk78].at[e81] * v82;
        i32 v84 = float_to_bfloat(v83);
        out80[0].at[e81] = (u16)v84;
      }
      i32 offset87 = offset86 + at79;
      *(op::Pack<u16, 8>*)(arg_x1 + offset87) = out80[0];
    }
  }
}

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
FN i32 mul(i32 a, i32 b) { return (i32)((u32)a * (u32)b); }
FN i64 mul(i64 a, i64 b) { return (i64)((u64)a * (u64)b); }
FN i32 shr(i32 a, i32 b) { return a >> (b & (sizeof(i32) * 8 - 1)); }
FN i64 shr(i64 a, i64 b) { return a >> (b & (sizeof(i64) * 8 - 1)); }
}
#undef FN
extern "C" __global__ void __launch_bounds__(512) og_rows(const u16* __restrict__ arg_x0, u16* __restrict__ arg_x1, i64 arg_x0_stride0, i64 arg_x1_stride0, i64 arg_kept0, i64 arg_row0) {
  __shared__ f32 shared0[16];
  __shared__ f32 shared1[16];
  i32 thread0 = (i32)threadIdx.x;
  i32 block1 = (i32)blockIdx.x;
  op::Pack<u16, 8> kept4[2];
  f32 acc5 = 0.0f;
  i64 v6 = arg_row0;
  i32 stride9 = (i32)arg_x0_stride0;
  i32 offset10 = block1 * stride9;
  #pragma unroll
  for (i32 chunk7 = 0; chunk7 < 2; chunk7++) {
    i32 at8 = (chunk7 * 4096) + (thread0 * 8);
    if (at8 < (i32)v6) {
      i32 offset11 = offset10 + at8;
      kept4[chunk7] = *(const op::Pack<u16, 8>*)(arg_x0 + offset11);
      #pragma unroll
      for (i32 e12 = 0; e12 < 8; e12++) {
        f32 v13 = half_to_float((u16)(i32)kept4[chunk7].at[e12]);
        f32 v14 = acc5 + v13;
        acc5 = v14;
      }
    }
  }
  i32 lane15 = thread0 & 31;
  i32 warp16 = op::shr(thread0, 5);
  f32 other17 = __shfl_xor_sync(0xffffffffu, acc5, 16, 32);
  f32 v18 = acc5 + other17;
  f32 other19 = __shfl_xor_sync(0xffffffffu, v18, 8, 32);
  f32 v20 = v18 + other19;
  f32 other21 = __shfl_xor_sync(0xffffffffu, v20, 4, 32);
  f32 v22 = v20 + other21;
  f32 other23 = __shfl_xor_sync(0xffffffffu, v22, 2, 32);
  f32 v24 = v22 + other23;
  f32 other25 = __shfl_xor_sync(0xffffffffu, v24, 1, 32);
  f32 v26 = v24 + other25;
  if (lane15 < 1) {
    shared0[warp16] = v26;
  }
  __syncthreads();
  f32 part27 = shared0[0];
  f32 part28 = shared0[1];
  f32 v29 = part27 + part28;
  f32 part30 = shared0[2];
  f32 part31 = shared0[3];
  f32 v32 = part30 + part31;
  f32 v33 = v29 + v32;
  f32 part34 = shared0[4];
  f32 part35 = shared0[5];
  f32 v36 = part34 + part35;
  f32 part37 = shared0[6];
  f32 part38 = shared0[7];
  f32 v39 = part37 + part38;
  f32 v40 = v36 + v39;
  f32 v41 = v33 + v40;
  f32 part42 = shared0[8];
  f32 part43 = shared0[9];
  f32 v44 = part42 + part43;
  f32 part45 = shared0[10];
  f32 part46 = shared0[11];
  f32 v47 = part45 + part46;
  f32 v48 = v44 + v47;
  f32 v49 = v41 + v48;
  f32 part50 = shared0[12];
  f32 part51 = shared0[13];
  f32 v52 = part50 + part51;
  f32 part53 = shared0[14];
  f32 part54 = shared0[15];
  f32 v55 = part53 + part54;
  f32 v56 = v52 + v55;
  f32 v57 = v49 + v56;
  acc5 = v57;
  op::Pack<f32, 8> kept58[2];
  f32 acc59 = 0.0f;
  i64 v64 = op::mul(1ll, v6);
  f32 v65 = (f32)v64;
  f32 v66 = acc5 / v65;
  #pragma unroll
  for (i32 chunk60 = 0; chunk60 < 2; chunk60++) {
    i32 at61 = (chunk60 * 4096) + (thread0 * 8);
    if (at61 < (i32)v6) {
      #pragma unroll
      for (i32 e62 = 0; e62 < 8; e62++) {
        f32 v63 = half_to_float((u16)(i32)kept4[chunk60].at[e62]);
        f32 v67 = v63 - v66;
        kept58[chunk60].at[e62] = v67;
        f32 v68 = v67 * v67;
        f32 v69 = acc59 + v68;
        acc59 = v69;
      }
    }
  }
  i32 lane70 = thread0 & 31;
  i32 warp71 = op::shr(thread0, 5);
  f32 other72 = __shfl_xor_sync(0xffffffffu, acc59, 16, 32);
  f32 v73 = acc59 + other72;
  f32 other74 = __shfl_xor_sync(0xffffffffu, v73, 8, 32);
  f32 v75 = v73 + other74;
  f32 other76 = __shfl_xor_sync(0xffffffffu, v75, 4, 32);
  f32 v77 = v75 + other76;
  f32 other78 = __shfl_xor_sync(0xffffffffu, v77, 2, 32);
  f32 v79 = v77 + other78;
  f32 other80 = __shfl_xor_sync(0xffffffffu, v79, 1, 32);
  f32 v81 = v79 + other80;
  if (lane70 < 1) {
    shared1[warp71] = v81;
  }
  __syncthreads();
  f32 part82 = shared1[0];
  f32 part83 = shared1[1];
  f32 v84 = part82 + part83;
  f32 part85 = shared1[2];
  f32 part86 = shared1[3];
  f32 v87 = part85 + part86;
  f32 v88 = v84 + v87;
  f32 part89 = shared1[4];
  f32 part90 = shared1[5];
  f32 v91 = part89 + part90;
  f32 part92 = shared1[6];
  f32 part93 = shared1[7];
  f32 v94 = part92 + part93;
  f32 v95 = v91 + v94;
  f32 v96 = v88 + v95;
  f32 part97 = shared1[8];
  f32 part98 = shared1[9];
  f32 v99 = part97 + part98;
  f32 part100 = shared1[10];
  f32 part101 = shared1[11];
  f32 v102 = part100 + part101;
  f32 v103 = v99 + v102;
  f32 v104 = v96 + v103;
  f32 part105 = shared1[12];
  f32 part106 = shared1[13];
  f32 v107 = part105 + part106;
  f32 part108 = shared1[14];
  f32 part109 = shared1[15];
  f32 v110 = part108 + part109;
  f32 v111 = v107 + v110;
  f32 v112 = v104 + v111;
  acc59 = v112;
  f32 v117 = acc59 / v65;
  f32 v118 = v117 + 0.00001f;
  f32 v119 = sqrtf(v118);
  f32 v120 = 1.0f / v119;
  i32 stride123 = (i32)arg_x1_stride0;
  i32 offset124 = block1 * stride123;
  #pragma unroll
  for (i32 chunk113 = 0; chunk113 < 2; chunk113++) {
    i32 at114 = (chunk113 * 4096) + (thread0 * 8);
    if (at114 < (i32)v6) {
      op::Pack<u16, 8> out115[1];
      #pragma unroll
      for (i32 e116 = 0; e116 < 8; e116++) {
        f32 v121 = kept58[chunk113].at[e116] * v120;
        i32 v122 = float_to_half(v121);
        out115[0].at[e116] = (u16)v122;
      }
      i32 offset125 = offset124 + at114;
      *(op::Pack<u16, 8>*)(arg_x1 + offset125) = out115[0];
    }
  }
}

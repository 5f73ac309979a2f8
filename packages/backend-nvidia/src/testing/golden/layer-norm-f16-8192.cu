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
FN T min(T a, T b) { return a < b ? a : b; }
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
    i32 at8 = op::min((chunk7 * 4096) + (thread0 * 8), (i32)v6 - 8);
    i32 offset11 = offset10 + at8;
    kept4[chunk7] = *(const op::Pack<u16, 8>*)(arg_x0 + offset11);
  }
  #pragma unroll
  for (i32 chunk13 = 0; chunk13 < 2; chunk13++) {
    i32 at14 = (chunk13 * 4096) + (thread0 * 8);
    if (at14 < (i32)v6) {
      #pragma unroll
      for (i32 e15 = 0; e15 < 8; e15++) {
        f32 v16 = half_to_float((u16)(i32)kept4[chunk13].at[e15]);
        f32 v17 = acc5 + v16;
        acc5 = v17;
      }
    }
  }
  i32 lane18 = thread0 & 31;
  i32 warp19 = op::shr(thread0, 5);
  f32 other20 = __shfl_xor_sync(0xffffffffu, acc5, 16, 32);
  f32 v21 = acc5 + other20;
  f32 other22 = __shfl_xor_sync(0xffffffffu, v21, 8, 32);
  f32 v23 = v21 + other22;
  f32 other24 = __shfl_xor_sync(0xffffffffu, v23, 4, 32);
  f32 v25 = v23 + other24;
  f32 other26 = __shfl_xor_sync(0xffffffffu, v25, 2, 32);
  f32 v27 = v25 + other26;
  f32 other28 = __shfl_xor_sync(0xffffffffu, v27, 1, 32);
  f32 v29 = v27 + other28;
  if (lane18 < 1) {
    shared0[warp19] = v29;
  }
  __syncthreads();
  f32 part30 = shared0[0];
  f32 part31 = shared0[1];
  f32 v32 = part30 + part31;
  f32 part33 = shared0[2];
  f32 part34 = shared0[3];
  f32 v35 = part33 + part34;
  f32 v36 = v32 + v35;
  f32 part37 = shared0[4];
  f32 part38 = shared0[5];
  f32 v39 = part37 + part38;
  f32 part40 = shared0[6];
  f32 part41 = shared0[7];
  f32 v42 = part40 + part41;
  f32 v43 = v39 + v42;
  f32 v44 = v36 + v43;
  f32 part45 = shared0[8];
  f32 part46 = shared0[9];
  f32 v47 = part45 + part46;
  f32 part48 = shared0[10];
  f32 part49 = shared0[11];
  f32 v50 = part48 + part49;
  f32 v51 = v47 + v50;
  f32 v52 = v44 + v51;
  f32 part53 = shared0[12];
  f32 part54 = shared0[13];
  f32 v55 = part53 + part54;
  f32 part56 = shared0[14];
  f32 part57 = shared0[15];
  f32 v58 = part56 + part57;
  f32 v59 = v55 + v58;
  f32 v60 = v52 + v59;
  acc5 = v60;
  op::Pack<f32, 8> kept61[2];
  f32 acc62 = 0.0f;
  i64 v67 = op::mul(1ll, v6);
  f32 v68 = (f32)v67;
  f32 v69 = acc5 / v68;
  #pragma unroll
  for (i32 chunk63 = 0; chunk63 < 2; chunk63++) {
    i32 at64 = (chunk63 * 4096) + (thread0 * 8);
    if (at64 < (i32)v6) {
      #pragma unroll
      for (i32 e65 = 0; e65 < 8; e65++) {
        f32 v66 = half_to_float((u16)(i32)kept4[chunk63].at[e65]);
        f32 v70 = v66 - v69;
        kept61[chunk63].at[e65] = v70;
        f32 v71 = v70 * v70;
        f32 v72 = acc62 + v71;
        acc62 = v72;
      }
    }
  }
  i32 lane73 = thread0 & 31;
  i32 warp74 = op::shr(thread0, 5);
  f32 other75 = __shfl_xor_sync(0xffffffffu, acc62, 16, 32);
  f32 v76 = acc62 + other75;
  f32 other77 = __shfl_xor_sync(0xffffffffu, v76, 8, 32);
  f32 v78 = v76 + other77;
  f32 other79 = __shfl_xor_sync(0xffffffffu, v78, 4, 32);
  f32 v80 = v78 + other79;
  f32 other81 = __shfl_xor_sync(0xffffffffu, v80, 2, 32);
  f32 v82 = v80 + other81;
  f32 other83 = __shfl_xor_sync(0xffffffffu, v82, 1, 32);
  f32 v84 = v82 + other83;
  if (lane73 < 1) {
    shared1[warp74] = v84;
  }
  __syncthreads();
  f32 part85 = shared1[0];
  f32 part86 = shared1[1];
  f32 v87 = part85 + part86;
  f32 part88 = shared1[2];
  f32 part89 = shared1[3];
  f32 v90 = part88 + part89;
  f32 v91 = v87 + v90;
  f32 part92 = shared1[4];
  f32 part93 = shared1[5];
  f32 v94 = part92 + part93;
  f32 part95 = shared1[6];
  f32 part96 = shared1[7];
  f32 v97 = part95 + part96;
  f32 v98 = v94 + v97;
  f32 v99 = v91 + v98;
  f32 part100 = shared1[8];
  f32 part101 = shared1[9];
  f32 v102 = part100 + part101;
  f32 part103 = shared1[10];
  f32 part104 = shared1[11];
  f32 v105 = part103 + part104;
  f32 v106 = v102 + v105;
  f32 v107 = v99 + v106;
  f32 part108 = shared1[12];
  f32 part109 = shared1[13];
  f32 v110 = part108 + part109;
  f32 part111 = shared1[14];
  f32 part112 = shared1[15];
  f32 v113 = part111 + part112;
  f32 v114 = v110 + v113;
  f32 v115 = v107 + v114;
  acc62 = v115;
  f32 v120 = acc62 / v68;
  f32 v121 = v120 + 0.00001f;
  f32 v122 = sqrtf(v121);
  f32 v123 = 1.0f / v122;
  i32 stride126 = (i32)arg_x1_stride0;
  i32 offset127 = block1 * stride126;
  #pragma unroll
  for (i32 chunk116 = 0; chunk116 < 2; chunk116++) {
    i32 at117 = (chunk116 * 4096) + (thread0 * 8);
    if (at117 < (i32)v6) {
      op::Pack<u16, 8> out118[1];
      #pragma unroll
      for (i32 e119 = 0; e119 < 8; e119++) {
        f32 v124 = kept61[chunk116].at[e119] * v123;
        i32 v125 = float_to_half(v124);
        out118[0].at[e119] = (u16)v125;
      }
      i32 offset128 = offset127 + at117;
      *(op::Pack<u16, 8>*)(arg_x1 + offset128) = out118[0];
    }
  }
}

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
FN i32 shr(i32 a, i32 b) { return a >> (b & (sizeof(i32) * 8 - 1)); }
FN i64 shr(i64 a, i64 b) { return a >> (b & (sizeof(i64) * 8 - 1)); }
}
#undef FN
extern "C" __global__ void __launch_bounds__(1024) og_rows(const f32* __restrict__ arg_x0, f32* __restrict__ arg_x1, i64 arg_x0_stride0, i64 arg_x1_stride0, i64 arg_kept0, i64 arg_row0) {
  __shared__ f32 shared0[32];
  __shared__ f32 shared1[32];
  i32 thread0 = (i32)threadIdx.x;
  i32 block1 = (i32)blockIdx.x;
  f32 acc2 = __int_as_float((i32)0xff800000u);
  i64 v3 = arg_row0;
  i32 rest4 = op::max((i32)v3 - 0, 0) - (op::max((i32)v3 - 0, 0) & 16383);
  i32 stride9 = (i32)arg_x0_stride0;
  i32 offset10 = block1 * stride9;
  for (i32 base5 = 0; base5 < rest4; base5 += 16384) {
    #pragma unroll
    for (i32 chunk6 = 0; chunk6 < 4; chunk6++) {
      i32 at7 = base5 + ((chunk6 * 4096) + (thread0 * 4));
      op::Pack<f32, 4> pack8[1];
      i32 offset11 = offset10 + at7;
      pack8[0] = *(const op::Pack<f32, 4>*)(arg_x0 + offset11);
      #pragma unroll
      for (i32 e12 = 0; e12 < 4; e12++) {
        f32 v13 = op::max(acc2, pack8[0].at[e12]);
        acc2 = v13;
      }
    }
  }
  for (i32 base14 = rest4; base14 < (i32)v3; base14 += 4096) {
    i32 at15 = base14 + (thread0 * 4);
    if (at15 < (i32)v3) {
      op::Pack<f32, 4> pack16[1];
      i32 offset17 = offset10 + at15;
      pack16[0] = *(const op::Pack<f32, 4>*)(arg_x0 + offset17);
      #pragma unroll
      for (i32 e18 = 0; e18 < 4; e18++) {
        f32 v19 = op::max(acc2, pack16[0].at[e18]);
        acc2 = v19;
      }
    }
  }
  i32 lane20 = thread0 & 31;
  i32 warp21 = op::shr(thread0, 5);
  f32 other22 = __shfl_xor_sync(0xffffffffu, acc2, 16, 32);
  f32 v23 = op::max(acc2, other22);
  f32 other24 = __shfl_xor_sync(0xffffffffu, v23, 8, 32);
  f32 v25 = op::max(v23, other24);
  f32 other26 = __shfl_xor_sync(0xffffffffu, v25, 4, 32);
  f32 v27 = op::max(v25, other26);
  f32 other28 = __shfl_xor_sync(0xffffffffu, v27, 2, 32);
  f32 v29 = op::max(v27, other28);
  f32 other30 = __shfl_xor_sync(0xffffffffu, v29, 1, 32);
  f32 v31 = op::max(v29, other30);
  if (lane20 < 1) {
    shared0[warp21] = v31;
  }
  __syncthreads();
  f32 part32 = shared0[0];
  f32 part33 = shared0[1];
  f32 v34 = op::max(part32, part33);
  f32 part35 = shared0[2];
  f32 part36 = shared0[3];
  f32 v37 = op::max(part35, part36);
  f32 v38 = op::max(v34, v37);
  f32 part39 = shared0[4];
  f32 part40 = shared0[5];
  f32 v41 = op::max(part39, part40);
  f32 part42 = shared0[6];
  f32 part43 = shared0[7];
  f32 v44 = op::max(part42, part43);
  f32 v45 = op::max(v41, v44);
  f32 v46 = op::max(v38, v45);
  f32 part47 = shared0[8];
  f32 part48 = shared0[9];
  f32 v49 = op::max(part47, part48);
  f32 part50 = shared0[10];
  f32 part51 = shared0[11];
  f32 v52 = op::max(part50, part51);
  f32 v53 = op::max(v49, v52);
  f32 v54 = op::max(v46, v53);
  f32 part55 = shared0[12];
  f32 part56 = shared0[13];
  f32 v57 = op::max(part55, part56);
  f32 part58 = shared0[14];
  f32 part59 = shared0[15];
  f32 v60 = op::max(part58, part59);
  f32 v61 = op::max(v57, v60);
  f32 v62 = op::max(v54, v61);
  f32 part63 = shared0[16];
  f32 part64 = shared0[17];
  f32 v65 = op::max(part63, part64);
  f32 part66 = shared0[18];
  f32 part67 = shared0[19];
  f32 v68 = op::max(part66, part67);
  f32 v69 = op::max(v65, v68);
  f32 v70 = op::max(v62, v69);
  f32 part71 = shared0[20];
  f32 part72 = shared0[21];
  f32 v73 = op::max(part71, part72);
  f32 part74 = shared0[22];
  f32 part75 = shared0[23];
  f32 v76 = op::max(part74, part75);
  f32 v77 = op::max(v73, v76);
  f32 v78 = op::max(v70, v77);
  f32 part79 = shared0[24];
  f32 part80 = shared0[25];
  f32 v81 = op::max(part79, part80);
  f32 part82 = shared0[26];
  f32 part83 = shared0[27];
  f32 v84 = op::max(part82, part83);
  f32 v85 = op::max(v81, v84);
  f32 v86 = op::max(v78, v85);
  f32 part87 = shared0[28];
  f32 part88 = shared0[29];
  f32 v89 = op::max(part87, part88);
  f32 part90 = shared0[30];
  f32 part91 = shared0[31];
  f32 v92 = op::max(part90, part91);
  f32 v93 = op::max(v89, v92);
  f32 v94 = op::max(v86, v93);
  acc2 = v94;
  f32 acc95 = 0.0f;
  i32 rest96 = op::max((i32)v3 - 0, 0) - (op::max((i32)v3 - 0, 0) & 16383);
  for (i32 base97 = 0; base97 < rest96; base97 += 16384) {
    #pragma unroll
    for (i32 chunk98 = 0; chunk98 < 4; chunk98++) {
      i32 at99 = base97 + ((chunk98 * 4096) + (thread0 * 4));
      op::Pack<f32, 4> pack100[1];
      i32 offset101 = offset10 + at99;
      pack100[0] = *(const op::Pack<f32, 4>*)(arg_x0 + offset101);
      #pragma unroll
      for (i32 e102 = 0; e102 < 4; e102++) {
        f32 v103 = pack100[0].at[e102] - acc2;
        f32 v104 = expf(v103);
        f32 v105 = acc95 + v104;
        acc95 = v105;
      }
    }
  }
  for (i32 base106 = rest96; base106 < (i32)v3; base106 += 4096) {
    i32 at107 = base106 + (thread0 * 4);
    if (at107 < (i32)v3) {
      op::Pack<f32, 4> pack108[1];
      i32 offset109 = offset10 + at107;
      pack108[0] = *(const op::Pack<f32, 4>*)(arg_x0 + offset109);
      #pragma unroll
      for (i32 e110 = 0; e110 < 4; e110++) {
        f32 v111 = pack108[0].at[e110] - acc2;
        f32 v112 = expf(v111);
        f32 v113 = acc95 + v112;
        acc95 = v113;
      }
    }
  }
  i32 lane114 = thread0 & 31;
  i32 warp115 = op::shr(thread0, 5);
  f32 other116 = __shfl_xor_sync(0xffffffffu, acc95, 16, 32);
  f32 v117 = acc95 + other116;
  f32 other118 = __shfl_xor_sync(0xffffffffu, v117, 8, 32);
  f32 v119 = v117 + other118;
  f32 other120 = __shfl_xor_sync(0xffffffffu, v119, 4, 32);
  f32 v121 = v119 + other120;
  f32 other122 = __shfl_xor_sync(0xffffffffu, v121, 2, 32);
  f32 v123 = v121 + other122;
  f32 other124 = __shfl_xor_sync(0xffffffffu, v123, 1, 32);
  f32 v125 = v123 + other124;
  if (lane114 < 1) {
    shared1[warp115] = v125;
  }
  __syncthreads();
  f32 part126 = shared1[0];
  f32 part127 = shared1[1];
  f32 v128 = part126 + part127;
  f32 part129 = shared1[2];
  f32 part130 = shared1[3];
  f32 v131 = part129 + part130;
  f32 v132 = v128 + v131;
  f32 part133 = shared1[4];
  f32 part134 = shared1[5];
  f32 v135 = part133 + part134;
  f32 part136 = shared1[6];
  f32 part137 = shared1[7];
  f32 v138 = part136 + part137;
  f32 v139 = v135 + v138;
  f32 v140 = v132 + v139;
  f32 part141 = shared1[8];
  f32 part142 = shared1[9];
  f32 v143 = part141 + part142;
  f32 part144 = shared1[10];
  f32 part145 = shared1[11];
  f32 v146 = part144 + part145;
  f32 v147 = v143 + v146;
  f32 v148 = v140 + v147;
  f32 part149 = shared1[12];
  f32 part150 = shared1[13];
  f32 v151 = part149 + part150;
  f32 part152 = shared1[14];
  f32 part153 = shared1[15];
  f32 v154 = part152 + part153;
  f32 v155 = v151 + v154;
  f32 v156 = v148 + v155;
  f32 part157 = shared1[16];
  f32 part158 = shared1[17];
  f32 v159 = part157 + part158;
  f32 part160 = shared1[18];
  f32 part161 = shared1[19];
  f32 v162 = part160 + part161;
  f32 v163 = v159 + v162;
  f32 v164 = v156 + v163;
  f32 part165 = shared1[20];
  f32 part166 = shared1[21];
  f32 v167 = part165 + part166;
  f32 part168 = shared1[22];
  f32 part169 = shared1[23];
  f32 v170 = part168 + part169;
  f32 v171 = v167 + v170;
  f32 v172 = v164 + v171;
  f32 part173 = shared1[24];
  f32 part174 = shared1[25];
  f32 v175 = part173 + part174;
  f32 part176 = shared1[26];
  f32 part177 = shared1[27];
  f32 v178 = part176 + part177;
  f32 v179 = v175 + v178;
  f32 v180 = v172 + v179;
  f32 part181 = shared1[28];
  f32 part182 = shared1[29];
  f32 v183 = part181 + part182;
  f32 part184 = shared1[30];
  f32 part185 = shared1[31];
  f32 v186 = part184 + part185;
  f32 v187 = v183 + v186;
  f32 v188 = v180 + v187;
  acc95 = v188;
  i32 rest189 = op::max((i32)v3 - 0, 0) - (op::max((i32)v3 - 0, 0) & 16383);
  f32 v199 = 1.0f / acc95;
  i32 stride201 = (i32)arg_x1_stride0;
  i32 offset202 = block1 * stride201;
  for (i32 base190 = 0; base190 < rest189; base190 += 16384) {
    #pragma unroll
    for (i32 chunk191 = 0; chunk191 < 4; chunk191++) {
      i32 at192 = base190 + ((chunk191 * 4096) + (thread0 * 4));
      op::Pack<f32, 4> pack193[1];
      i32 offset194 = offset10 + at192;
      pack193[0] = *(const op::Pack<f32, 4>*)(arg_x0 + offset194);
      op::Pack<f32, 4> out195[1];
      #pragma unroll
      for (i32 e196 = 0; e196 < 4; e196++) {
        f32 v197 = pack193[0].at[e196] - acc2;
        f32 v198 = expf(v197);
        f32 v200 = v198 * v199;
        out195[0].at[e196] = v200;
      }
      i32 offset203 = offset202 + at192;
      *(op::Pack<f32, 4>*)(arg_x1 + offset203) = out195[0];
    }
  }
  for (i32 base204 = rest189; base204 < (i32)v3; base204 += 4096) {
    i32 at205 = base204 + (thread0 * 4);
    if (at205 < (i32)v3) {
      op::Pack<f32, 4> pack206[1];
      i32 offset207 = offset10 + at205;
      pack206[0] = *(const op::Pack<f32, 4>*)(arg_x0 + offset207);
      op::Pack<f32, 4> out208[1];
      #pragma unroll
      for (i32 e209 = 0; e209 < 4; e209++) {
        f32 v210 = pack206[0].at[e209] - acc2;
        f32 v211 = expf(v210);
        f32 v212 = v211 * v199;
        out208[0].at[e209] = v212;
      }
      i32 offset213 = offset202 + at205;
      *(op::Pack<f32, 4>*)(arg_x1 + offset213) = out208[0];
    }
  }
}

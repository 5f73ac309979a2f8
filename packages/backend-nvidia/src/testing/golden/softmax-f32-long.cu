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
extern "C" __global__ void __launch_bounds__(1024) og_rows(const f32* __restrict__ arg_x0, f32* __restrict__ arg_x1, i64 arg_x0_stride0, i64 arg_x1_stride0, i64 arg_kept0, i64 arg_row0) {
  __shared__ f32 shared0[32];
  __shared__ f32 shared1[32];
  i32 thread0 = (i32)threadIdx.x;
  i32 block1 = (i32)blockIdx.x;
  f32 acc2 = __int_as_float((i32)0xff800000u);
  i64 v3 = arg_row0;
  i32 stride7 = (i32)arg_x0_stride0;
  i32 offset8 = block1 * stride7;
  for (i32 base4 = 0; base4 < (i32)v3; base4 += 4096) {
    i32 at5 = base4 + (thread0 * 4);
    if (at5 < (i32)v3) {
      op::Pack<f32, 4> pack6[1];
      i32 offset9 = offset8 + at5;
      pack6[0] = *(const op::Pack<f32, 4>*)(arg_x0 + offset9);
      #pragma unroll
      for (i32 e10 = 0; e10 < 4; e10++) {
        f32 v11 = op::max(acc2, pack6[0].at[e10]);
        acc2 = v11;
      }
    }
  }
  i32 lane12 = thread0 & 31;
  i32 warp13 = op::shr(thread0, 5);
  f32 other14 = __shfl_xor_sync(0xffffffffu, acc2, 16, 32);
  f32 v15 = op::max(acc2, other14);
  f32 other16 = __shfl_xor_sync(0xffffffffu, v15, 8, 32);
  f32 v17 = op::max(v15, other16);
  f32 other18 = __shfl_xor_sync(0xffffffffu, v17, 4, 32);
  f32 v19 = op::max(v17, other18);
  f32 other20 = __shfl_xor_sync(0xffffffffu, v19, 2, 32);
  f32 v21 = op::max(v19, other20);
  f32 other22 = __shfl_xor_sync(0xffffffffu, v21, 1, 32);
  f32 v23 = op::max(v21, other22);
  if (lane12 < 1) {
    shared0[warp13] = v23;
  }
  __syncthreads();
  f32 part24 = shared0[0];
  f32 part25 = shared0[1];
  f32 v26 = op::max(part24, part25);
  f32 part27 = shared0[2];
  f32 part28 = shared0[3];
  f32 v29 = op::max(part27, part28);
  f32 v30 = op::max(v26, v29);
  f32 part31 = shared0[4];
  f32 part32 = shared0[5];
  f32 v33 = op::max(part31, part32);
  f32 part34 = shared0[6];
  f32 part35 = shared0[7];
  f32 v36 = op::max(part34, part35);
  f32 v37 = op::max(v33, v36);
  f32 v38 = op::max(v30, v37);
  f32 part39 = shared0[8];
  f32 part40 = shared0[9];
  f32 v41 = op::max(part39, part40);
  f32 part42 = shared0[10];
  f32 part43 = shared0[11];
  f32 v44 = op::max(part42, part43);
  f32 v45 = op::max(v41, v44);
  f32 v46 = op::max(v38, v45);
  f32 part47 = shared0[12];
  f32 part48 = shared0[13];
  f32 v49 = op::max(part47, part48);
  f32 part50 = shared0[14];
  f32 part51 = shared0[15];
  f32 v52 = op::max(part50, part51);
  f32 v53 = op::max(v49, v52);
  f32 v54 = op::max(v46, v53);
  f32 part55 = shared0[16];
  f32 part56 = shared0[17];
  f32 v57 = op::max(part55, part56);
  f32 part58 = shared0[18];
  f32 part59 = shared0[19];
  f32 v60 = op::max(part58, part59);
  f32 v61 = op::max(v57, v60);
  f32 v62 = op::max(v54, v61);
  f32 part63 = shared0[20];
  f32 part64 = shared0[21];
  f32 v65 = op::max(part63, part64);
  f32 part66 = shared0[22];
  f32 part67 = shared0[23];
  f32 v68 = op::max(part66, part67);
  f32 v69 = op::max(v65, v68);
  f32 v70 = op::max(v62, v69);
  f32 part71 = shared0[24];
  f32 part72 = shared0[25];
  f32 v73 = op::max(part71, part72);
  f32 part74 = shared0[26];
  f32 part75 = shared0[27];
  f32 v76 = op::max(part74, part75);
  f32 v77 = op::max(v73, v76);
  f32 v78 = op::max(v70, v77);
  f32 part79 = shared0[28];
  f32 part80 = shared0[29];
  f32 v81 = op::max(part79, part80);
  f32 part82 = shared0[30];
  f32 part83 = shared0[31];
  f32 v84 = op::max(part82, part83);
  f32 v85 = op::max(v81, v84);
  f32 v86 = op::max(v78, v85);
  acc2 = v86;
  f32 acc87 = 0.0f;
  for (i32 base88 = 0; base88 < (i32)v3; base88 += 4096) {
    i32 at89 = base88 + (thread0 * 4);
    if (at89 < (i32)v3) {
      op::Pack<f32, 4> pack90[1];
      i32 offset91 = offset8 + at89;
      pack90[0] = *(const op::Pack<f32, 4>*)(arg_x0 + offset91);
      #pragma unroll
      for (i32 e92 = 0; e92 < 4; e92++) {
        f32 v93 = pack90[0].at[e92] - acc2;
        f32 v94 = expf(v93);
        f32 v95 = acc87 + v94;
        acc87 = v95;
      }
    }
  }
  i32 lane96 = thread0 & 31;
  i32 warp97 = op::shr(thread0, 5);
  f32 other98 = __shfl_xor_sync(0xffffffffu, acc87, 16, 32);
  f32 v99 = acc87 + other98;
  f32 other100 = __shfl_xor_sync(0xffffffffu, v99, 8, 32);
  f32 v101 = v99 + other100;
  f32 other102 = __shfl_xor_sync(0xffffffffu, v101, 4, 32);
  f32 v103 = v101 + other102;
  f32 other104 = __shfl_xor_sync(0xffffffffu, v103, 2, 32);
  f32 v105 = v103 + other104;
  f32 other106 = __shfl_xor_sync(0xffffffffu, v105, 1, 32);
  f32 v107 = v105 + other106;
  if (lane96 < 1) {
    shared1[warp97] = v107;
  }
  __syncthreads();
  f32 part108 = shared1[0];
  f32 part109 = shared1[1];
  f32 v110 = part108 + part109;
  f32 part111 = shared1[2];
  f32 part112 = shared1[3];
  f32 v113 = part111 + part112;
  f32 v114 = v110 + v113;
  f32 part115 = shared1[4];
  f32 part116 = shared1[5];
  f32 v117 = part115 + part116;
  f32 part118 = shared1[6];
  f32 part119 = shared1[7];
  f32 v120 = part118 + part119;
  f32 v121 = v117 + v120;
  f32 v122 = v114 + v121;
  f32 part123 = shared1[8];
  f32 part124 = shared1[9];
  f32 v125 = part123 + part124;
  f32 part126 = shared1[10];
  f32 part127 = shared1[11];
  f32 v128 = part126 + part127;
  f32 v129 = v125 + v128;
  f32 v130 = v122 + v129;
  f32 part131 = shared1[12];
  f32 part132 = shared1[13];
  f32 v133 = part131 + part132;
  f32 part134 = shared1[14];
  f32 part135 = shared1[15];
  f32 v136 = part134 + part135;
  f32 v137 = v133 + v136;
  f32 v138 = v130 + v137;
  f32 part139 = shared1[16];
  f32 part140 = shared1[17];
  f32 v141 = part139 + part140;
  f32 part142 = shared1[18];
  f32 part143 = shared1[19];
  f32 v144 = part142 + part143;
  f32 v145 = v141 + v144;
  f32 v146 = v138 + v145;
  f32 part147 = shared1[20];
  f32 part148 = shared1[21];
  f32 v149 = part147 + part148;
  f32 part150 = shared1[22];
  f32 part151 = shared1[23];
  f32 v152 = part150 + part151;
  f32 v153 = v149 + v152;
  f32 v154 = v146 + v153;
  f32 part155 = shared1[24];
  f32 part156 = shared1[25];
  f32 v157 = part155 + part156;
  f32 part158 = shared1[26];
  f32 part159 = shared1[27];
  f32 v160 = part158 + part159;
  f32 v161 = v157 + v160;
  f32 v162 = v154 + v161;
  f32 part163 = shared1[28];
  f32 part164 = shared1[29];
  f32 v165 = part163 + part164;
  f32 part166 = shared1[30];
  f32 part167 = shared1[31];
  f32 v168 = part166 + part167;
  f32 v169 = v165 + v168;
  f32 v170 = v162 + v169;
  acc87 = v170;
  f32 v179 = 1.0f / acc87;
  i32 stride181 = (i32)arg_x1_stride0;
  i32 offset182 = block1 * stride181;
  for (i32 base171 = 0; base171 < (i32)v3; base171 += 4096) {
    i32 at172 = base171 + (thread0 * 4);
    if (at172 < (i32)v3) {
      op::Pack<f32, 4> pack173[1];
      i32 offset174 = offset8 + at172;
      pack173[0] = *(const op::Pack<f32, 4>*)(arg_x0 + offset174);
      op::Pack<f32, 4> out175[1];
      #pragma unroll
      for (i32 e176 = 0; e176 < 4; e176++) {
        f32 v177 = pack173[0].at[e176] - acc2;
        f32 v178 = expf(v177);
        f32 v180 = v178 * v179;
        out175[0].at[e176] = v180;
      }
      i32 offset183 = offset182 + at172;
      *(op::Pack<f32, 4>*)(arg_x1 + offset183) = out175[0];
    }
  }
}

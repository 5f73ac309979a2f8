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
}
#undef FN
extern "C" __global__ void __launch_bounds__(256) og_pointwise(u16* __restrict__ arg_out0, const u16* __restrict__ arg_in0, const u16* __restrict__ arg_in1, i64 arg_size0) {
  i32 thread0 = (i32)threadIdx.x;
  i32 block1 = (i32)blockIdx.x;
  i64 v2 = op::mul((i64)block1, 2048ll);
  i64 v3 = arg_size0;
  i32 end4 = op::min((i32)v2 + 2048, (i32)v3);
  i32 at5 = (i32)v2 + (thread0 * 8);
  if (at5 < end4) {
    if ((at5 + 8) <= end4) {
      op::Pack<u16, 8> pack6[1];
      pack6[0] = *(const op::Pack<u16, 8>*)(arg_in0 + at5);
      op::Pack<u16, 8> pack7[1];
      pack7[0] = *(const op::Pack<u16, 8>*)(arg_in1 + at5);
      op::Pack<u16, 8> out8[1];
      #pragma unroll
      for (i32 e9 = 0; e9 < 8; e9++) {
        f32 v10 = bfloat_to_float((u16)(i32)pack6[0].at[e9]);
        f32 v11 = __fdividef(1.0f, 1.0f + __expf(-(v10)));
        f32 v12 = v10 * v11;
        f32 v13 = bfloat_to_float((u16)(i32)pack7[0].at[e9]);
        f32 v14 = v12 * v13;
        i32 v15 = float_to_bfloat(v14);
        out8[0].at[e9] = (u16)v15;
      }
      *(op::Pack<u16, 8>*)(arg_out0 + at5) = out8[0];
    } else {
      for (i32 rest16 = at5; rest16 < end4; rest16++) {
        i32 v17 = (i32)arg_in0[rest16];
        f32 v18 = bfloat_to_float((u16)v17);
        f32 v19 = __fdividef(1.0f, 1.0f + __expf(-(v18)));
        f32 v20 = v18 * v19;
        i32 v21 = (i32)arg_in1[rest16];
        f32 v22 = bfloat_to_float((u16)v21);
        f32 v23 = v20 * v22;
        i32 v24 = float_to_bfloat(v23);
        arg_out0[rest16] = (u16)v24;
      }
    }
  }
}

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
template <class T>
FN T min(T a, T b) { return a < b ? a : b; }
FN i32 mul(i32 a, i32 b) { return (i32)((u32)a * (u32)b); }
FN i64 mul(i64 a, i64 b) { return (i64)((u64)a * (u64)b); }
}
#undef FN
extern "C" __global__ void __launch_bounds__(256) og_pointwise(u16* __restrict__ arg_out0, const u16* __restrict__ arg_in0, const u16* __restrict__ arg_in1, i64 arg_size0) {
  i32 thread0 = (i32)threadIdx.x;
  i32 block1 = (i32)blockIdx.x;
  i64 v2 = op::mul((i64)block1, 1024ll);
  i64 v3 = arg_size0;
  i32 end4 = op::min((i32)v2 + 1024, (i32)v3);
  #pragma unroll
  for (i32 chunk5 = 0; chunk5 < 4; chunk5++) {
    i32 at6 = ((i32)v2 + (chunk5 * 256)) + thread0;
    if (at6 < end4) {
      i32 v7 = (i32)arg_in0[at6];
      f32 v8 = bfloat_to_float((u16)v7);
      f32 v9 = __fdividef(1.0f, 1.0f + __expf(-(v8)));
      f32 v10 = v8 * v9;
      i32 v11 = (i32)arg_in1[at6];
      f32 v12 = bfloat_to_float((u16)v11);
      f32 v13 = v10 * v12;
      i32 v14 = float_to_bfloat(v13);
      arg_out0[at6] = (u16)v14;
    }
  }
}

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
FN i32 add(i32 a, i32 b) { return (i32)((u32)a + (u32)b); }
FN i64 add(i64 a, i64 b) { return (i64)((u64)a + (u64)b); }
FN i32 div(i32 a, i32 b) { return b == 0 ? 0 : b == -1 ? (i32)((u32)0 - (u32)a) : a / b; }
FN i64 div(i64 a, i64 b) { return b == 0 ? 0 : b == -1 ? (i64)((u64)0 - (u64)a) : a / b; }
template <class T>
FN T min(T a, T b) { return a < b ? a : b; }
FN i32 mul(i32 a, i32 b) { return (i32)((u32)a * (u32)b); }
FN i64 mul(i64 a, i64 b) { return (i64)((u64)a * (u64)b); }
FN i32 shr(i32 a, i32 b) { return a >> (b & (sizeof(i32) * 8 - 1)); }
FN i64 shr(i64 a, i64 b) { return a >> (b & (sizeof(i64) * 8 - 1)); }
}
#undef FN
extern "C" __global__ void __launch_bounds__(256) og_pointwise(f32* __restrict__ arg_out0, const f32* __restrict__ arg_in0, i64 arg_out0_stride0, i64 arg_in0_stride1, i64 arg_size0, i64 arg_size1) {
  __shared__ f32 shared0[4160];
  i32 thread0 = (i32)threadIdx.x;
  i32 along1 = thread0 & 63;
  i32 across2 = op::shr(thread0, 6);
  i32 block3 = (i32)blockIdx.x;
  i64 v4 = arg_size1;
  i64 v5 = op::add(v4, 63ll);
  i64 v6 = op::div(v5, 64ll);
  i32 p7 = block3 % (i32)v6;
  i32 p8 = block3 / (i32)v6;
  i64 v9 = op::mul((i64)p7, 64ll);
  i64 v10 = op::mul((i64)p8, 64ll);
  i32 column11 = thread0 & 63;
  i32 row12 = op::shr(thread0, 6);
  i32 end13 = op::min((i32)v9 + 64, (i32)v4);
  i64 v14 = arg_size0;
  i32 end15 = op::min((i32)v10 + 64, (i32)v14);
  i32 stride19 = (i32)arg_in0_stride1;
  if ((((i32)v9 + 64) <= end13) & (((i32)v10 + 64) <= end15)) {
    f32 pack16[16];
    #pragma unroll
    for (i32 turn17 = 0; turn17 < 16; turn17++) {
      i32 row18 = row12 + (turn17 * 4);
      i32 offset20 = ((i32)v10 + column11) + (((i32)v9 + row18) * stride19);
      pack16[turn17] = *(const f32*)(arg_in0 + offset20);
    }
    #pragma unroll
    for (i32 turn21 = 0; turn21 < 16; turn21++) {
      i32 row22 = row12 + (turn21 * 4);
      i32 place23 = (row22 * 65) + column11;
      shared0[place23] = pack16[turn21];
    }
  } else {
    #pragma unroll
    for (i32 turn24 = 0; turn24 < 16; turn24++) {
      i32 row25 = row12 + (turn24 * 4);
      i32 at26 = (i32)v9 + row25;
      i32 place27 = (row25 * 65) + column11;
      i32 at28 = (i32)v10 + column11;
      if ((at28 < end15) & (at26 < end13)) {
        i32 offset29 = at28 + (at26 * stride19);
        f32 v30 = arg_in0[offset29];
        shared0[place27] = v30;
      }
    }
  }
  __syncthreads();
  i32 stride34 = (i32)arg_out0_stride0;
  #pragma unroll
  for (i32 chunk31 = 0; chunk31 < 16; chunk31++) {
    i32 at32 = ((i32)v10 + (chunk31 * 4)) + across2;
    i32 at33 = (i32)v9 + along1;
    if ((at32 < end15) & (at33 < end13)) {
      i32 offset35 = at32 * stride34;
      i32 offset36 = offset35 + at33;
      arg_out0[offset36] = shared0[((at33 - (i32)v9) * 65) + (at32 - (i32)v10)];
    }
  }
}

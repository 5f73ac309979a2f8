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
FN i32 add(i32 a, i32 b) { return (i32)((u32)a + (u32)b); }
FN i64 add(i64 a, i64 b) { return (i64)((u64)a + (u64)b); }
template <class T>
FN T min(T a, T b) { return a < b ? a : b; }
FN i32 shl(i32 a, i32 b) { return (i32)((u32)a << (b & (sizeof(i32) * 8 - 1))); }
FN i64 shl(i64 a, i64 b) { return (i64)((u64)a << (b & (sizeof(i64) * 8 - 1))); }
FN i32 sub(i32 a, i32 b) { return (i32)((u32)a - (u32)b); }
FN i64 sub(i64 a, i64 b) { return (i64)((u64)a - (u64)b); }
FN i32 ushr(i32 a, i32 b) { return (i32)((u32)a >> (b & (sizeof(i32) * 8 - 1))); }
FN i64 ushr(i64 a, i64 b) { return (i64)((u64)a >> (b & (sizeof(i64) * 8 - 1))); }
}
#undef FN
__device__ __forceinline__ f32 float8_e4m3fn_to_float(i32 x) {
  const i32 x1 = op::shl(x & 127, 20);
  return __int_as_float(__float_as_int((x1 == 133169152) ? __int_as_float(0x7fc00000) : (__int_as_float(x1) * 1.329228e+36f)) | op::shl(x & 128, 24));
}
__device__ __forceinline__ f32 float8_e5m2_to_float(i32 x) {
  const i32 x1 = op::shl(op::shl(x, 8) & 32767, 13);
  return __int_as_float(__float_as_int((x1 >= 260046848) ? __int_as_float(x1 | 2139095040) : (__int_as_float(x1) * 5.192297e+33f)) | op::shl(op::shl(x, 8) & 32768, 16));
}
__device__ __forceinline__ i32 float_to_float8_e4m3fn(f32 x) {
  const i32 x1 = __float_as_int(x);
  const i32 x2 = x1 & 2147483647;
  return ((x2 >= 1139802112) ? 127 : op::min((x2 < 1015021568) ? op::sub(__float_as_int(__int_as_float(x2) + __int_as_float(1182793728)), 1182793728) : op::ushr(op::add(op::add(x2, -1006108673), op::ushr(x2, 20) & 1), 20), 127)) | (op::ushr(x1, 24) & 128);
}
typedef f32 T;
const i32 SIDE = 16, THREADS = 256, DEPTH = 8, GROUP = 4, GROUPS = 2;
const i32 TILE = 128, ROWS = TILE, COLUMNS = TILE, EACH = GROUP * GROUPS, LOADS = TILE * DEPTH / THREADS;
typedef op::Pack<T, GROUP> Group;
/** DEPTH lines of an operand's tile; the padding spreads the lines over the banks. */
struct Tile { Group at[DEPTH][TILE / GROUP + 1]; };

__device__ __forceinline__ void load_a(T (&to)[LOADS], const u8* from, i64 line, i64 step, i32 lines, i32 steps, i32 thread) {
  #pragma unroll
  for (i32 i = 0; i < LOADS; i++) {
    const i32 e = thread + i * THREADS, l = e / DEPTH, s = e % DEPTH;
    to[i] = (T)0;
    if (l < lines && s < steps) to[i] = float8_e4m3fn_to_float(from[l * line + s * step]);
  }
}
__device__ __forceinline__ void keep_a(Tile& to, const T (&from)[LOADS], i32 thread) {
  #pragma unroll
  for (i32 i = 0; i < LOADS; i++) {
    const i32 e = thread + i * THREADS, l = e / DEPTH, s = e % DEPTH;
    to.at[s][l / GROUP].at[l % GROUP] = from[i];
  }
}
__device__ __forceinline__ void load_b(T (&to)[LOADS], const u8* from, i64 line, i64 step, i32 lines, i32 steps, i32 thread) {
  #pragma unroll
  for (i32 i = 0; i < LOADS; i++) {
    const i32 e = thread + i * THREADS, l = e % TILE, s = e / TILE;
    to[i] = (T)0;
    if (l < lines && s < steps) to[i] = float8_e5m2_to_float(from[l * line + s * step]);
  }
}
__device__ __forceinline__ void keep_b(Tile& to, const T (&from)[LOADS], i32 thread) {
  #pragma unroll
  for (i32 i = 0; i < LOADS; i++) {
    const i32 e = thread + i * THREADS, l = e % TILE, s = e / TILE;
    to.at[s][l / GROUP].at[l % GROUP] = from[i];
  }
}
__device__ __forceinline__ T multiply_add(T acc, T x, T y) { return fmaf(x, y, acc); }
/** The step's products into the thread's block of C. */
__device__ __forceinline__ void multiply(T (&sum)[EACH][EACH], const Tile& a, const Tile& b, i32 x, i32 y) {
  #pragma unroll
  for (i32 s = 0; s < DEPTH; s++) {
    Group rows[GROUPS], columns[GROUPS];
    #pragma unroll
    for (i32 g = 0; g < GROUPS; g++) { rows[g] = a.at[s][g * SIDE + y]; columns[g] = b.at[s][g * SIDE + x]; }
    #pragma unroll
    for (i32 i = 0; i < EACH; i++) {
      #pragma unroll
      for (i32 j = 0; j < EACH; j++)
        sum[i][j] = multiply_add(sum[i][j], rows[i / GROUP].at[i % GROUP], columns[j / GROUP].at[j % GROUP]);
    }
  }
}

extern "C" __global__ void __launch_bounds__(256) og_product(const u8* __restrict__ a, const u8* __restrict__ b, u8* __restrict__ c, const u8* d, i64 a_row, i64 a_column, i64 a_batch, i64 b_row, i64 b_column, i64 b_batch, i64 c_row, i64 c_column, i64 c_batch, i64 d_row, i64 d_column, i64 d_batch, i64 m, i64 n, i64 k, f64 alpha, f64 beta, const f32* __restrict__ row_factors, i64 row_factor_step, const f32* __restrict__ column_factors, i64 column_factor_step) {
  __shared__ Tile tile_a[2];
  __shared__ Tile tile_b[2];
  const i32 thread = (i32)threadIdx.x, x = thread % SIDE, y = thread / SIDE;
  // Eight rows of tiles at a time, so that their operands stay in the cache.
  const i64 rows = (m + ROWS - 1) / ROWS, columns = (n + COLUMNS - 1) / COLUMNS, block = (i64)blockIdx.x;
  const i64 batch = block / (rows * columns), inside = block % (rows * columns), first = inside / (8 * columns) * 8;
  const i64 band = rows - first < 8 ? rows - first : 8, rest = inside - first * columns;
  const i64 top = (first + rest % band) * ROWS, left = rest / band * COLUMNS;
  a += batch * a_batch + top * a_row;
  b += batch * b_batch + left * b_column;
  T sum[EACH][EACH];
  #pragma unroll
  for (i32 i = 0; i < EACH; i++) {
    #pragma unroll
    for (i32 j = 0; j < EACH; j++) sum[i][j] = (T)0;
  }
  T next_a[LOADS], next_b[LOADS];
  const i32 lines_a = (i32)(m - top < TILE ? m - top : TILE), lines_b = (i32)(n - left < TILE ? n - left : TILE);
  const i32 last = (i32)(k % DEPTH);
  load_a(next_a, a, a_row, a_column, lines_a, (i32)(k < DEPTH ? k : DEPTH), thread);
  load_b(next_b, b, b_column, b_row, lines_b, (i32)(k < DEPTH ? k : DEPTH), thread);
  keep_a(tile_a[0], next_a, thread);
  keep_b(tile_b[0], next_b, thread);
  __syncthreads();
  i32 current = 0;
  for (i64 s = 0; s < k; s += DEPTH) {
    const bool more = s + DEPTH < k;
    if (more) {
      a += DEPTH * a_column;
      b += DEPTH * b_row;
      const i32 steps = s + 2 * DEPTH <= k ? DEPTH : last;
      load_a(next_a, a, a_row, a_column, lines_a, steps, thread);
      load_b(next_b, b, b_column, b_row, lines_b, steps, thread);
    }
    multiply(sum, tile_a[current], tile_b[current], x, y);
    current ^= 1;
    if (more) {
      keep_a(tile_a[current], next_a, thread);
      keep_b(tile_b[current], next_b, thread);
    }
    __syncthreads();
  }
  #pragma unroll
  for (i32 i = 0; i < EACH; i++) {
    const i64 row = top + i / GROUP * SIDE * GROUP + y * GROUP + i % GROUP;
    #pragma unroll
    for (i32 j = 0; j < EACH; j++) {
      const i64 column = left + j / GROUP * SIDE * GROUP + x * GROUP + j % GROUP;
      if (row < m && column < n)
        c[batch * c_batch + row * c_row + column * c_column] = (u8)float_to_float8_e4m3fn((sum[i][j] * (row_factors[row * row_factor_step] * column_factors[column * column_factor_step])));
    }
  }
}

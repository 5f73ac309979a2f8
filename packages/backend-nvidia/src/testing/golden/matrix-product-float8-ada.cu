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
FN i32 shl(i32 a, i32 b) { return (i32)((u32)a << (b & (sizeof(i32) * 8 - 1))); }
FN i64 shl(i64 a, i64 b) { return (i64)((u64)a << (b & (sizeof(i64) * 8 - 1))); }
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
#ifndef OPGEMS_EMULATOR
__device__ __forceinline__ u32 to_tf32(u32 x) { u32 y; asm("cvt.rna.tf32.f32 %0, %1;" : "=r"(y) : "f"(__int_as_float((i32)x))); return y; }
__device__ __forceinline__ void multiply_f16(f32 (&sum)[4], const u32 (&a)[4], const u32 (&b)[2]) {
  asm volatile("mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};" : "+f"(sum[0]), "+f"(sum[1]), "+f"(sum[2]), "+f"(sum[3]) : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
}
__device__ __forceinline__ void multiply_bf16(f32 (&sum)[4], const u32 (&a)[4], const u32 (&b)[2]) {
  asm volatile("mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};" : "+f"(sum[0]), "+f"(sum[1]), "+f"(sum[2]), "+f"(sum[3]) : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
}
__device__ __forceinline__ void multiply_tf32(f32 (&sum)[4], const u32 (&a)[4], const u32 (&b)[2]) {
  asm volatile("mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};" : "+f"(sum[0]), "+f"(sum[1]), "+f"(sum[2]), "+f"(sum[3]) : "r"(to_tf32(a[0])), "r"(to_tf32(a[1])), "r"(to_tf32(a[2])), "r"(to_tf32(a[3])), "r"(to_tf32(b[0])), "r"(to_tf32(b[1])));
}
__device__ __forceinline__ void multiply_s8(i32 (&sum)[4], const u32 (&a)[4], const u32 (&b)[2]) {
  asm volatile("mma.sync.aligned.m16n8k32.row.col.s32.s8.s8.s32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};" : "+r"(sum[0]), "+r"(sum[1]), "+r"(sum[2]), "+r"(sum[3]) : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
}
__device__ __forceinline__ void multiply_f64(f64 (&sum)[2], const u32 (&a)[2], const u32 (&b)[2]) {
  asm volatile("mma.sync.aligned.m8n8k4.row.col.f64.f64.f64.f64 {%0, %1}, {%2}, {%3}, {%0, %1};" : "+d"(sum[0]), "+d"(sum[1]) : "d"(__hiloint2double((i32)a[1], (i32)a[0])), "d"(__hiloint2double((i32)b[1], (i32)b[0])));
}
__device__ __forceinline__ void load_rows(u32 (&to)[4], const void* row) {
  const u32 at = (u32)__cvta_generic_to_shared(row);
  asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0, %1, %2, %3}, [%4];"
    : "=r"(to[0]), "=r"(to[1]), "=r"(to[2]), "=r"(to[3]) : "r"(at) : "memory");
}
__device__ __forceinline__ void load_columns(u32 (&to)[4], const void* row) {
  const u32 at = (u32)__cvta_generic_to_shared(row);
  asm volatile("ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0, %1, %2, %3}, [%4];"
    : "=r"(to[0]), "=r"(to[1]), "=r"(to[2]), "=r"(to[3]) : "r"(at) : "memory");
}
__device__ __forceinline__ void multiply_e4m3_e4m3(f32 (&sum)[4], const u32 (&a)[4], const u32 (&b)[2]) {
  asm volatile("mma.sync.aligned.m16n8k32.row.col.f32.e4m3.e4m3.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};" : "+f"(sum[0]), "+f"(sum[1]), "+f"(sum[2]), "+f"(sum[3]) : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
}
__device__ __forceinline__ void multiply_e4m3_e5m2(f32 (&sum)[4], const u32 (&a)[4], const u32 (&b)[2]) {
  asm volatile("mma.sync.aligned.m16n8k32.row.col.f32.e4m3.e5m2.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};" : "+f"(sum[0]), "+f"(sum[1]), "+f"(sum[2]), "+f"(sum[3]) : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
}
__device__ __forceinline__ void multiply_e5m2_e4m3(f32 (&sum)[4], const u32 (&a)[4], const u32 (&b)[2]) {
  asm volatile("mma.sync.aligned.m16n8k32.row.col.f32.e5m2.e4m3.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};" : "+f"(sum[0]), "+f"(sum[1]), "+f"(sum[2]), "+f"(sum[3]) : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
}
__device__ __forceinline__ void multiply_e5m2_e5m2(f32 (&sum)[4], const u32 (&a)[4], const u32 (&b)[2]) {
  asm volatile("mma.sync.aligned.m16n8k32.row.col.f32.e5m2.e5m2.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};" : "+f"(sum[0]), "+f"(sum[1]), "+f"(sum[2]), "+f"(sum[3]) : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
}
template <i32 BYTES> __device__ __forceinline__ void copy_async_cached(void* to, const void* from, i32 valid) {
  const u32 at = (u32)__cvta_generic_to_shared(to);
  asm volatile("cp.async.ca.shared.global [%0], [%1], %2, %3;" :: "r"(at), "l"(from), "n"(BYTES), "r"(valid) : "memory");
}
template <i32 BYTES> __device__ __forceinline__ void copy_async(void* to, const void* from, i32 valid) {
  if constexpr (BYTES != 16) return copy_async_cached<BYTES>(to, from, valid);
  const u32 at = (u32)__cvta_generic_to_shared(to);
  asm volatile("cp.async.cg.shared.global [%0], [%1], 16, %2;" :: "r"(at), "l"(from), "r"(valid) : "memory");
}
__device__ __forceinline__ void commit_copies() { asm volatile("cp.async.commit_group;" ::: "memory"); }
template <i32 GROUPS> __device__ __forceinline__ void wait_copies() { asm volatile("cp.async.wait_group %0;" :: "n"(GROUPS) : "memory"); }
#endif
typedef f32 T;
typedef u8 E;
const i32 LANES = 32, THREADS = 128, STAGES = 3, STEP = 64, DEPTH = 64;
const i32 ROWS = 128, COLUMNS = 128;
const i32 DOWN_WARPS = 2;
/** Of a warp; LINES are those that its lanes take at once. */
const i32 WARP_ROWS = 64, WARP_COLUMNS = 64, LINES = 8;
/** Of an instruction: rows, columns, rows of a lane, sums of a lane. */
const i32 HEIGHT = 16, WIDTH = 8, PARTS = HEIGHT / LINES, SUMS = HEIGHT * WIDTH / LANES;
const i32 DOWN = WARP_ROWS / HEIGHT, ACROSS = WARP_COLUMNS / WIDTH;
struct alignas(16) Stage { u8 a[ROWS * STEP]; u8 b[COLUMNS * STEP]; };
/** The first element that a thread copies. */
__device__ __forceinline__ const E* own_a(const E* from, i64 line, i64 depth, i32 thread) {
  const i32 k0 = thread % (STEP / 16) * 16, l0 = thread / (STEP / 16);
  return from + (l0 * line + k0 * depth);
}
/** Copies a step into shared memory, each thread from its own element on; past `lines` and `steps` come zeros. */
__device__ __forceinline__ void stage_a(u8* to, const E* from, i64 line, i64 depth, i32 lines, i32 steps, i32 thread) {
  const i32 k0 = thread % (STEP / 16) * 16, l0 = thread / (STEP / 16), left = steps - k0;
  const i32 whole = left <= 0 ? 0 : left < 16 ? left * 1 : 16;
  #pragma unroll
  for (i32 i = 0; i < 512 / THREADS; i++) {
    const i32 l = l0 + i * (THREADS / (STEP / 16)), valid = l < lines ? whole : 0;
    const E* at = from + i * (THREADS / (STEP / 16) * line);
    u8* place = to + (l * STEP + (k0 * 1 ^ l / 2 % 4 * 16));
    copy_async<16>(place, at, valid);
  }
}
__device__ __forceinline__ void fragment_a(u32 (&to)[2 * PARTS], const u8* from, i32 first, i32 half, i32 lane) {
  const i32 l = first + lane % 16, k = (half * 2 + lane / 16) * 16;
  load_rows(to, from + (l * STEP + (k * 1 ^ l / 2 % 4 * 16)));
}
/** The first element that a thread copies. */
__device__ __forceinline__ const E* own_b(const E* from, i64 line, i64 depth, i32 thread) {
  const i32 k0 = thread % (STEP / 16) * 16, l0 = thread / (STEP / 16);
  return from + (l0 * line + k0 * depth);
}
/** Copies a step into shared memory, each thread from its own element on; past `lines` and `steps` come zeros. */
__device__ __forceinline__ void stage_b(u8* to, const E* from, i64 line, i64 depth, i32 lines, i32 steps, i32 thread) {
  const i32 k0 = thread % (STEP / 16) * 16, l0 = thread / (STEP / 16), left = steps - k0;
  const i32 whole = left <= 0 ? 0 : left < 16 ? left * 1 : 16;
  #pragma unroll
  for (i32 i = 0; i < 512 / THREADS; i++) {
    const i32 l = l0 + i * (THREADS / (STEP / 16)), valid = l < lines ? whole : 0;
    const E* at = from + i * (THREADS / (STEP / 16) * line);
    u8* place = to + (l * STEP + (k0 * 1 ^ l / 2 % 4 * 16));
    copy_async<16>(place, at, valid);
  }
}
__device__ __forceinline__ void fragment_b(u32 (&to)[4], const u8* from, i32 first, i32 lane) {
  const i32 l = first + lane % 8, k = lane / 8 * 16;
  load_rows(to, from + (l * STEP + (k * 1 ^ l / 2 % 4 * 16)));
}
/** A step's products into the sums of a warp's part, at `row` and `column` of the tile. */
__device__ __forceinline__ void multiply_step(T (&sum)[DOWN][ACROSS][SUMS], const Stage& stage, i32 row, i32 column, i32 lane) {
  u32 b[ACROSS][4];
  #pragma unroll
  for (i32 j = 0; j < ACROSS; j++) fragment_b(b[j], stage.b, column + j * WIDTH, lane);
  #pragma unroll
  for (i32 half = 0; half < 2; half++) {
    u32 a[DOWN][2 * PARTS];
    #pragma unroll
    for (i32 i = 0; i < DOWN; i++) fragment_a(a[i], stage.a, row + i * HEIGHT, half, lane);
    #pragma unroll
    for (i32 j = 0; j < ACROSS; j++) {
      const u32 right[2] = {b[j][2 * half], b[j][2 * half + 1]};
      #pragma unroll
      for (i32 i = 0; i < DOWN; i++) multiply_e4m3_e5m2(sum[i][j], a[i], right);
    }
  }
}

extern "C" __global__ void __launch_bounds__(128) og_product(const u8* __restrict__ a, const u8* __restrict__ b, u16* __restrict__ c, const u16* d, i64 a_row, i64 a_column, i64 a_batch, i64 b_row, i64 b_column, i64 b_batch, i64 c_row, i64 c_column, i64 c_batch, i64 d_row, i64 d_column, i64 d_batch, i64 m, i64 n, i64 k, f64 alpha, f64 beta, const f32* __restrict__ row_factors, i64 row_factor_step, const f32* __restrict__ column_factors, i64 column_factor_step) {
  __shared__ Stage stages[STAGES];
  const i32 thread = (i32)threadIdx.x, lane = thread % LANES, warp = thread / LANES;
  const i32 own_row = warp % DOWN_WARPS * WARP_ROWS, own_column = warp / DOWN_WARPS * WARP_COLUMNS;
  // Eight rows of tiles at a time, so that their operands stay in the cache.
  const i64 rows = (m + ROWS - 1) / ROWS, columns = (n + COLUMNS - 1) / COLUMNS, block = (i64)blockIdx.x;
  const i64 batch = block / (rows * columns), inside = block % (rows * columns), first = inside / (8 * columns) * 8;
  const i64 band = rows - first < 8 ? rows - first : 8, rest = inside - first * columns;
  const i64 top = (first + rest % band) * ROWS, left = rest / band * COLUMNS;
  const i32 lines_a = (i32)(m - top < ROWS ? m - top : ROWS), lines_b = (i32)(n - left < COLUMNS ? n - left : COLUMNS);
  const E* next_a = own_a(a + (batch * a_batch + top * a_row), a_row, a_column, thread);
  const E* next_b = own_b(b + (batch * b_batch + left * b_column), b_column, b_row, thread);
  T sum[DOWN][ACROSS][SUMS];
  #pragma unroll
  for (i32 i = 0; i < DOWN; i++) {
    #pragma unroll
    for (i32 j = 0; j < ACROSS; j++) {
      #pragma unroll
      for (i32 s = 0; s < SUMS; s++) sum[i][j][s] = (T)0;
    }
  }
  const i64 steps = (k + DEPTH - 1) / DEPTH;
  #pragma unroll
  for (i32 s = 0; s < STAGES - 1; s++) {
    if (s < steps) {
      const i64 rest_k = k - (i64)s * DEPTH;
      const i32 here = rest_k < DEPTH ? (i32)rest_k : DEPTH;
      stage_a(stages[s].a, next_a, a_row, a_column, lines_a, here, thread);
      next_a += DEPTH * a_column;
      stage_b(stages[s].b, next_b, b_column, b_row, lines_b, here, thread);
      next_b += DEPTH * b_row;
    }
    commit_copies();
  }
  i32 current = 0, free = STAGES - 1;
  for (i64 t = 0; t < steps; t++) {
    wait_copies<STAGES - 2>();
    __syncthreads();
    if (t + STAGES - 1 < steps) {
      const i64 rest_k = k - (t + STAGES - 1) * DEPTH;
      const i32 here = rest_k < DEPTH ? (i32)rest_k : DEPTH;
      stage_a(stages[free].a, next_a, a_row, a_column, lines_a, here, thread);
      next_a += DEPTH * a_column;
      stage_b(stages[free].b, next_b, b_column, b_row, lines_b, here, thread);
      next_b += DEPTH * b_row;
    }
    commit_copies();
    multiply_step(sum, stages[current], own_row, own_column, lane);
    free = current;
    current = current + 1 == STAGES ? 0 : current + 1;
  }
  typedef u16 C;
  const i32 KEPT = COLUMNS + 16 / (i32)sizeof(C);
  static_assert(ROWS * KEPT * sizeof(C) <= sizeof(stages), "the results fit into the steps' memory");
  C* kept = (C*)stages;
  __syncthreads();
  #pragma unroll
  for (i32 i = 0; i < DOWN; i++) {
    #pragma unroll
    for (i32 s = 0; s < SUMS; s++) {
      const i64 row = top + own_row + i * HEIGHT + (lane / 4 + s / 2 * 8);
      #pragma unroll
      for (i32 j = 0; j < ACROSS; j++) {
        const i64 column = left + own_column + j * WIDTH + (lane % 4 * 2 + s % 2);
        kept[(i32)(row - top) * KEPT + (i32)(column - left)] = row < m && column < n ? (u16)float_to_bfloat((f32)((sum[i][j][s] * (row_factors[row * row_factor_step] * column_factors[column * column_factor_step])) + (f32)beta * bfloat_to_float(d[batch * d_batch + row * d_row + column * d_column]))) : (C)0;
      }
    }
  }
  __syncthreads();
  for (i32 e = thread * 8; e < ROWS * COLUMNS; e += THREADS * 8) {
    const i32 r = e / COLUMNS, q = e % COLUMNS;
    const i64 row = top + r, column = left + q;
    u16* line = c + (batch * c_batch + row * c_row);
    if (row < m && column < n) *(op::Pack<C, 8>*)(line + column) = *(const op::Pack<C, 8>*)(kept + (r * KEPT + q));
  }
}

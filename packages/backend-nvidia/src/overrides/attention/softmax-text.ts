// Scores of a step in registers: mask, online softmax, and the way to the next product's operand.
import type { AttentionVariant } from './variant.ts'

export const softmaxText = (v: AttentionVariant): string => `
/** Scores beyond the last key, or after the row's own position, become -inf. */
__device__ __forceinline__ void mask(f32 (&s)[words], const Tile& t, i32 row, i32 first_key) {
  const i32 column = first_key + (threadIdx.x % 4) * 2;
#pragma unroll
  for (i32 r = 0; r < 2; ++r) {
    const i32 limit = ${v.causal ? 'min(t.key_count, row + 8 * r + t.offset + 1)' : 't.key_count'} - column;
#pragma unroll
    for (i32 i = 0; i < words / 4; ++i) {
      if (8 * i >= limit) s[4 * i + 2 * r] = -infinity;
      if (8 * i + 1 >= limit) s[4 * i + 2 * r + 1] = -infinity;
    }
  }
}
/** Scores to weights 2^(scale · (s - top)); the factor for what was summed under the former top. */
__device__ __forceinline__ void weigh(f32 (&s)[words], f32 (&top)[2], f32 (&sum)[2], f32 (&factor)[2], f32 scale) {
#pragma unroll
  for (i32 r = 0; r < 2; ++r) {
    f32 m = top[r];
#pragma unroll
    for (i32 i = 0; i < words / 4; ++i) m = fmaxf(m, fmaxf(s[4 * i + 2 * r], s[4 * i + 2 * r + 1]));
    m = fmaxf(m, __shfl_xor_sync(0xffffffffu, m, 1));
    m = fmaxf(m, __shfl_xor_sync(0xffffffffu, m, 2));
    const f32 shift = m == -infinity ? 0.0f : m * scale;
    factor[r] = exp2_fast(__fmaf_rn(top[r], scale, -shift));
    top[r] = m;
    f32 total = 0;
#pragma unroll
    for (i32 i = 0; i < words / 4; ++i)
#pragma unroll
      for (i32 j = 0; j < 2; ++j) {
        f32& x = s[4 * i + 2 * r + j];
        x = exp2_fast(__fmaf_rn(x, scale, -shift));
        total += x;
      }
    sum[r] = __fmaf_rn(sum[r], factor[r], total);
  }
}
/** The accumulator's layout is that of the next product's left operand: only the dtype changes. */
__device__ __forceinline__ void narrow(u32 (&p)[words / 2], const f32 (&s)[words]) {
#pragma unroll
  for (i32 i = 0; i < words / 2; ++i) p[i] = pack(s[2 * i], s[2 * i + 1]);
}
`

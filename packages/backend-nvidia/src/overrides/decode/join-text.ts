// Joining what groups of lanes, warps and blocks found of the same rows: sums are scaled to the greatest top of all.
import type { DecodeVariant } from './variant.ts'

export const joinText = (v: DecodeVariant): string => `
__device__ __forceinline__ void join_groups(Found& found, i32 lane) {
#pragma unroll
  for (i32 distance = lanes; distance < 32; distance *= 2)
#pragma unroll
    for (i32 r = 0; r < rows; ++r) {
      const f32 other = __shfl_xor_sync(0xffffffffu, found.top[r], distance), top = fmaxf(found.top[r], other);
      const f32 mine = exp2_fast(found.top[r] - finite(top)), theirs = exp2_fast(other - finite(top));
      found.top[r] = top;
      found.sum[r] = found.sum[r] * mine + __shfl_xor_sync(0xffffffffu, found.sum[r], distance) * theirs;
#pragma unroll
      for (i32 i = 0; i < 8; ++i)
        found.total[r][i] = found.total[r][i] * mine + __shfl_xor_sync(0xffffffffu, found.total[r][i], distance) * theirs;
    }
}
__shared__ f32 tops[warps][rows], sums[warps][rows], totals[warps][rows][head_size];
/** Leaves the block's totals in totals[0]. */
__device__ __forceinline__ void join_warps(const Found& found, i32 lane, f32 (&top)[rows], f32 (&sum)[rows]) {
  const i32 warp = threadIdx.x / 32;
  if (threadIdx.x % 32 == 0)
#pragma unroll
    for (i32 r = 0; r < rows; ++r) tops[warp][r] = found.top[r], sums[warp][r] = found.sum[r];
  if (threadIdx.x % 32 < lanes)
#pragma unroll
    for (i32 r = 0; r < rows; ++r)
#pragma unroll
      for (i32 i = 0; i < 8; ++i) totals[warp][r][lane * 8 + i] = found.total[r][i];
  __syncthreads();
#pragma unroll
  for (i32 r = 0; r < rows; ++r) {
    top[r] = -infinity, sum[r] = 0;
#pragma unroll
    for (i32 w = 0; w < warps; ++w) top[r] = fmaxf(top[r], tops[w][r]);
    f32 factor[warps];
#pragma unroll
    for (i32 w = 0; w < warps; ++w) {
      factor[w] = exp2_fast(tops[w][r] - finite(top[r]));
      sum[r] += sums[w][r] * factor[w];
    }
    if (threadIdx.x < head_size) {
      f32 total = 0;
#pragma unroll
      for (i32 w = 0; w < warps; ++w) total += totals[w][r][threadIdx.x] * factor[w];
      totals[0][r][threadIdx.x] = total;
    }
  }
}
__device__ __forceinline__ void store_row(const Problem& p, i32 batch, i32 key_head, i32 r, i32 column, f32 total, f32 top, f32 sum) {
  const i32 row = r / p.group, head = key_head * p.group + r % p.group;
  const f32 mean = top == -infinity ? 0.0f : total / sum;
  p.out[batch * p.out_batch + head * p.out_head + row * p.out_row + column] = narrow(mean);
${
  v.logSumExp
    ? `  if (column == 0)
    p.log_sum_exp[((i64)batch * p.key_heads * p.group + head) * p.queries + row] =
      top == -infinity ? -infinity : (top + log2_fast(sum)) * 0.69314718f;`
    : ''
}
}
__device__ __forceinline__ void store_rows(const Problem& p, i32 batch, i32 key_head, const f32 (&top)[rows], const f32 (&sum)[rows]) {
  if (threadIdx.x >= head_size) return;
#pragma unroll
  for (i32 r = 0; r < rows; ++r) store_row(p, batch, key_head, r, threadIdx.x, totals[0][r][threadIdx.x], top[r], sum[r]);
}
/** Parts of a head: its splits' totals, then their tops and sums. */
__device__ __forceinline__ f32* part_of(const Problem& p, i32 which, i32 split, i32 r) {
  return p.parts + (((i64)which * p.splits + split) * rows + r) * (head_size + 2);
}
/** True in the block that is the last of its head. */
__device__ __forceinline__ bool store_part(const Problem& p, i32 which, i32 split, const f32 (&top)[rows], const f32 (&sum)[rows]) {
#pragma unroll
  for (i32 r = 0; r < rows; ++r) {
    f32* part = part_of(p, which, split, r);
    if (threadIdx.x < head_size) part[threadIdx.x] = totals[0][r][threadIdx.x];
    if (threadIdx.x == 0) part[head_size] = top[r], part[head_size + 1] = sum[r];
  }
  __threadfence();
  __syncthreads();
  __shared__ bool is_last;
  if (threadIdx.x == 0) {
    is_last = atomicAdd(&blocks_done[which], 1) + 1 == p.splits;
    if (is_last) blocks_done[which] = 0;
  }
  __syncthreads();
  if (is_last) __threadfence();
  return is_last;
}
__device__ __forceinline__ void join_parts(const Problem& p, i32 which, i32 batch, i32 key_head) {
  const i32 column = threadIdx.x % head_size;
  for (i32 r = threadIdx.x / head_size; r < rows; r += 32 * warps / head_size) {
    f32 top = -infinity, sum = 0, total = 0;
#pragma unroll 8
    for (i32 s = 0; s < p.splits; ++s) top = fmaxf(top, __ldcg(part_of(p, which, s, r) + head_size));
#pragma unroll 8
    for (i32 s = 0; s < p.splits; ++s) {
      const f32* part = part_of(p, which, s, r);
      const f32 factor = exp2_fast(__ldcg(part + head_size) - finite(top));
      sum = __fmaf_rn(__ldcg(part + head_size + 1), factor, sum);
      total = __fmaf_rn(__ldcg(part + column), factor, total);
    }
    store_row(p, batch, key_head, r, column, total, top, sum);
  }
}
`

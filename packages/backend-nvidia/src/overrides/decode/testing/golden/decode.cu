
typedef unsigned char u8; typedef unsigned short u16; typedef unsigned int u32; typedef int i32; typedef long long i64; typedef float f32;
#define infinity __int_as_float(0x7f800000)
__device__ __forceinline__ f32 exp2_fast(f32 x) { f32 y; asm("ex2.approx.ftz.f32 %0, %1;" : "=f"(y) : "f"(x)); return y; }
__device__ __forceinline__ f32 log2_fast(f32 x) { f32 y; asm("lg2.approx.f32 %0, %1;" : "=f"(y) : "f"(x)); return y; }
__device__ __forceinline__ f32 finite(f32 x) { return x == -infinity ? 0.0f : x; }

__device__ __forceinline__ void unpack(u32 x, f32& low, f32& high) {
  asm("{ .reg .b16 a, b; mov.b32 {a, b}, %2; cvt.f32.f16 %0, a; cvt.f32.f16 %1, b; }" : "=f"(low), "=f"(high) : "r"(x));
}
__device__ __forceinline__ u16 narrow(f32 x) { u16 y; asm("cvt.rn.f16.f32 %0, %1;" : "=h"(y) : "f"(x)); return y; }

constexpr i32 head_size = 128, rows = 1, lanes = 16, warps = 8, unroll = 4, chunk = 64;

struct Problem {
  const u16* query;
  const u16* key;
  const u16* value;
  const u8* mask;
  u16* out;
  f32* log_sum_exp;
  f32* parts;
  i64 query_batch, query_head, query_row, key_batch, key_head, key_row, value_batch, value_head, value_row;
  i64 out_batch, out_head, out_row, mask_batch, mask_key;
  i32 batch, key_heads, group, queries, keys, offset, splits;
  f32 scale_log2;
};
/** Blocks of a head that are done; 0 between launches, which follow one another in one stream. */
__device__ u32 blocks_done[4096];
/** What one group of lanes found: 8 columns of each row, under the greatest score so far. */
struct Found { f32 top[rows], sum[rows], total[rows][8]; };
__device__ __forceinline__ void unpack8(uint4 x, f32 (&y)[8]) {
  unpack(x.x, y[0], y[1]), unpack(x.y, y[2], y[3]), unpack(x.z, y[4], y[5]), unpack(x.w, y[6], y[7]);
}

/** Takes `unroll` keys from 'first' on into what was found. */
__device__ __forceinline__ void take(const Problem& p, const u16* key, const u16* value, const bool (&seen)[unroll], i32 first,
                                     const i32 (&limit)[rows], const f32 (&query)[rows][8], Found& found) {
  uint4 packed_key[unroll], packed_value[unroll];
#pragma unroll
  for (i32 u = 0; u < unroll; ++u) {
    packed_key[u] = packed_value[u] = make_uint4(0, 0, 0, 0);
    if (seen[u]) packed_key[u] = *(const uint4*)(key + (first + u) * p.key_row);
  }
#pragma unroll
  for (i32 u = 0; u < unroll; ++u)
    if (seen[u]) packed_value[u] = *(const uint4*)(value + (first + u) * p.value_row);
  f32 score[unroll][rows];
#pragma unroll
  for (i32 u = 0; u < unroll; ++u) {
    f32 k[8];
    unpack8(packed_key[u], k);
#pragma unroll
    for (i32 r = 0; r < rows; ++r) {
      f32 s = 0;
#pragma unroll
      for (i32 i = 0; i < 8; ++i) s = __fmaf_rn(query[r][i], k[i], s);
#pragma unroll
      for (i32 distance = lanes / 2; distance > 0; distance /= 2) s += __shfl_xor_sync(0xffffffffu, s, distance);
      score[u][r] = seen[u] ? s : -infinity;
    }
  }
#pragma unroll
  for (i32 r = 0; r < rows; ++r) {
    f32 top = found.top[r];
#pragma unroll
    for (i32 u = 0; u < unroll; ++u) top = fmaxf(top, score[u][r]);
    const f32 shift = finite(top), factor = exp2_fast(found.top[r] - shift);
    found.top[r] = top;
    found.sum[r] *= factor;
#pragma unroll
    for (i32 i = 0; i < 8; ++i) found.total[r][i] *= factor;
#pragma unroll
    for (i32 u = 0; u < unroll; ++u) {
      score[u][r] = exp2_fast(score[u][r] - shift);
      found.sum[r] += score[u][r];
    }
  }
#pragma unroll
  for (i32 u = 0; u < unroll; ++u) {
    f32 x[8];
    unpack8(packed_value[u], x);
#pragma unroll
    for (i32 r = 0; r < rows; ++r)
#pragma unroll
      for (i32 i = 0; i < 8; ++i) found.total[r][i] = __fmaf_rn(score[u][r], x[i], found.total[r][i]);
  }
}
/** Which of the keys from 'first' on exist and are not masked. */
__device__ __forceinline__ void look(const Problem& p, const u8* mask, i32 first, i32 end, bool (&seen)[unroll]) {
#pragma unroll
  for (i32 u = 0; u < unroll; ++u) seen[u] = first + u < end && mask[(first + u) * p.mask_key];
}

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

extern "C" __global__ void __launch_bounds__(256) hopper_decode(const __grid_constant__ Problem p) {
  const i32 split = blockIdx.x % p.splits, which = blockIdx.x / p.splits;
  const i32 key_head = which % p.key_heads, batch = which / p.key_heads;
  const i32 lane = threadIdx.x % lanes, group = threadIdx.x / lanes;
  asm volatile("griddepcontrol.wait; griddepcontrol.launch_dependents;" ::: "memory");
  f32 query[rows][8];
  i32 limit[rows], end = 0;
#pragma unroll
  for (i32 r = 0; r < rows; ++r) {
    const i32 row = r / p.group, head = key_head * p.group + r % p.group;
    unpack8(*(const uint4*)(p.query + batch * p.query_batch + head * p.query_head + row * p.query_row + lane * 8), query[r]);
#pragma unroll
    for (i32 i = 0; i < 8; ++i) query[r][i] *= p.scale_log2;
    limit[r] = p.keys;
    end = max(end, limit[r]);
  }
  const u16* key = p.key + batch * p.key_batch + key_head * p.key_head + lane * 8;
  const u16* value = p.value + batch * p.value_batch + key_head * p.value_head + lane * 8;
  const u8* mask = p.mask + batch * p.mask_batch;
  Found found;
#pragma unroll
  for (i32 r = 0; r < rows; ++r) {
    found.top[r] = -infinity, found.sum[r] = 0;
#pragma unroll
    for (i32 i = 0; i < 8; ++i) found.total[r][i] = 0;
  }
  bool seen[unroll], next[unroll];
  i32 first = split * chunk + group * unroll;
  look(p, mask, first, end, next);
  for (i32 at = split * chunk; at < end; at += p.splits * chunk) {
#pragma unroll
    for (i32 u = 0; u < unroll; ++u) seen[u] = next[u];
    const i32 current = first;
    first += p.splits * chunk;
    look(p, mask, first, end, next);
    bool any = false;
#pragma unroll
    for (i32 u = 0; u < unroll; ++u) any |= seen[u];
    if (__any_sync(0xffffffffu, any)) take(p, key, value, seen, current, limit, query, found);
  }
  join_groups(found, lane);
  f32 top[rows], sum[rows];
  join_warps(found, lane, top, sum);
  if (p.splits == 1) store_rows(p, batch, key_head, top, sum);
  else if (store_part(p, which, split, top, sum)) join_parts(p, which, batch, key_head);
}

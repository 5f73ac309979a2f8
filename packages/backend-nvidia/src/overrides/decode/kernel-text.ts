// Attention of few queries over many keys: blocks take chunks of keys in turns, the last one of a head joins what all found.
import { awaitLaunches } from '../../dialect.ts'
import { base2Text } from '../hopper-text.ts'
import { joinText } from './join-text.ts'
import { chunkOf, type DecodeVariant, lanesOf, mostHeads, threads, unroll, warps } from './variant.ts'

export function renderDecode(v: DecodeVariant, entry: string): string {
  return [prelude, pairText[v.dtype], constants(v), problemText, chunkText(v), joinText(v), kernelText(v, entry)].join(
    '',
  )
}

const prelude = `
typedef unsigned char u8; typedef unsigned short u16; typedef unsigned int u32; typedef int i32; typedef long long i64; typedef float f32;
#define infinity __int_as_float(0x7f800000)
${base2Text}__device__ __forceinline__ f32 finite(f32 x) { return x == -infinity ? 0.0f : x; }
`

/** Two 16-bit floats as float32 and back. */
const pairText = {
  float16: `
__device__ __forceinline__ void unpack(u32 x, f32& low, f32& high) {
  asm("{ .reg .b16 a, b; mov.b32 {a, b}, %2; cvt.f32.f16 %0, a; cvt.f32.f16 %1, b; }" : "=f"(low), "=f"(high) : "r"(x));
}
__device__ __forceinline__ u16 narrow(f32 x) { u16 y; asm("cvt.rn.f16.f32 %0, %1;" : "=h"(y) : "f"(x)); return y; }
`,
  bfloat16: `
__device__ __forceinline__ void unpack(u32 x, f32& low, f32& high) {
  low = __int_as_float((i32)(x << 16)), high = __int_as_float((i32)(x & 0xffff0000u));
}
__device__ __forceinline__ u16 narrow(f32 x) { u16 y; asm("cvt.rn.bf16.f32 %0, %1;" : "=h"(y) : "f"(x)); return y; }
`,
} as const

const constants = (v: DecodeVariant) => `
constexpr i32 head_size = ${v.headSize}, rows = ${v.rows}, lanes = ${lanesOf(v)}, warps = ${warps}, unroll = ${unroll}, chunk = ${chunkOf(v)};
`

/** Strides in elements. Tops and sums are those of scores to base 2. */
const problemText = `
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
__device__ u32 blocks_done[${mostHeads}];
/** What one group of lanes found: 8 columns of each row, under the greatest score so far. */
struct Found { f32 top[rows], sum[rows], total[rows][8]; };
__device__ __forceinline__ void unpack8(uint4 x, f32 (&y)[8]) {
  unpack(x.x, y[0], y[1]), unpack(x.y, y[2], y[3]), unpack(x.z, y[4], y[5]), unpack(x.w, y[6], y[7]);
}
`

const chunkText = (v: DecodeVariant) => `
/** Takes \`unroll\` keys from 'first' on into what was found. */
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
      score[u][r] = seen[u]${v.causal ? ' && first + u < limit[r]' : ''} ? s : -infinity;
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
  for (i32 u = 0; u < unroll; ++u) seen[u] = first + u < end${v.masked ? ' && mask[(first + u) * p.mask_key]' : ''};
}
`

const kernelText = (v: DecodeVariant, entry: string) => `
extern "C" __global__ void __launch_bounds__(${threads}) ${entry}(const __grid_constant__ Problem p) {
  const i32 split = blockIdx.x % p.splits, which = blockIdx.x / p.splits;
  const i32 key_head = which % p.key_heads, batch = which / p.key_heads;
  const i32 lane = threadIdx.x % lanes, group = threadIdx.x / lanes;
  ${awaitLaunches}
  f32 query[rows][8];
  i32 limit[rows], end = 0;
#pragma unroll
  for (i32 r = 0; r < rows; ++r) {
    const i32 row = r / p.group, head = key_head * p.group + r % p.group;
    unpack8(*(const uint4*)(p.query + batch * p.query_batch + head * p.query_head + row * p.query_row + lane * 8), query[r]);
#pragma unroll
    for (i32 i = 0; i < 8; ++i) query[r][i] *= p.scale_log2;
    limit[r] = ${v.causal ? 'max(0, min(p.keys, row + p.offset + 1))' : 'p.keys'};
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
`

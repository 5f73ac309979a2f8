// Flash attention forward for Hopper: one warpgroup copies tiles, the others multiply, with an online softmax in registers.
import { type HalfType, hopperPrelude, packing, productFromRegisters, productFromShared } from './hopper-primitives.ts'

export interface FlashVariant {
  readonly type: HalfType
  readonly headSize: 64 | 128
  /** Warpgroups that multiply; each has 64 query rows. */
  readonly consumers: 2 | 3
  /** Keys of one step. */
  readonly keys: number
  /** Steps that are copied ahead. */
  readonly stages: number
  readonly causal: boolean
  readonly logSumExp: boolean
  /** Warpgroups take turns at the tensor cores, so that one multiplies while another works out weights. */
  readonly turns: boolean
  /** Of eight exponentials, those worked out by fused multiply-adds instead of the special-function unit. */
  readonly polynomials: number
  /** Sequences of different lengths lie one after another along the rows. */
  readonly varlen: boolean
}

/** Registers of a thread after the split by roles. */
const registersOf = { 2: { producer: 40, consumer: 232 }, 3: { producer: 32, consumer: 160 } } as const

export const flashThreads = (v: FlashVariant): number => 128 * (v.consumers + 1)
export const flashRows = (v: FlashVariant): number => 64 * v.consumers
/** Bytes of dynamic shared memory: query, keys, values, alignment, barriers. */
export const flashSharedBytes = (v: FlashVariant): number =>
  2 * v.headSize * (flashRows(v) + 2 * v.stages * v.keys) + 1024 + 256

export function renderFlash(entry: string, v: FlashVariant): string {
  return [
    hopperPrelude,
    packing(v.type),
    productFromShared('multiply_scores', v.keys, v.type),
    productFromRegisters('multiply_values', v.headSize, v.type),
    constants(v),
    parameters,
    tiles(v),
    producer,
    v.polynomials > 0 ? polynomial : '',
    softmax(v),
    consumer(v),
    entryPoint(entry, v),
  ].join('\n')
}

const constants = (v: FlashVariant) => `
constexpr int head_size = ${v.headSize}, consumers = ${v.consumers}, rows = ${flashRows(v)}, keys = ${v.keys}, stages = ${v.stages};
constexpr int columns = head_size / 64, words = keys / 2, outs = head_size / 2;
constexpr u32 query_bytes = rows * head_size * 2, key_bytes = keys * head_size * 2;
constexpr float infinity = __builtin_huge_valf();
`

const parameters = `
struct Problem {
  u16* out;
  float* log_sum_exp;
  const int* query_starts;
  const int* key_starts;
  i64 out_batch, out_head, out_row;
  i64 lse_batch, lse_head;
  int batch, heads, group, queries, key_count;
  int offset;
  int row_tiles, heads_at_once;
  float scale_log2;
};
struct Barriers { u32 query_full, query_empty, tile_full, tile_empty, tile_slots, key_full, key_empty, value_full, value_empty; };
/** Tiles handed out beyond each block's first; 0 between launches, which follow one another in one stream. */
__device__ u32 tiles_taken = 0;
__device__ __forceinline__ int take_tile(int tile_count) {
  const u32 taken = atomicAdd(&tiles_taken, 1);
  if (taken + 1 == tile_count) tiles_taken = 0;
  return taken + gridDim.x;
}
__device__ __forceinline__ void announce_tile(const Barriers& b, int turn, int index) {
  const int slot = turn % 2;
  barrier_wait(b.tile_empty + 8 * slot, (turn / 2 + 1) & 1);
  asm volatile("st.shared.b32 [%0], %1;" :: "r"(b.tile_slots + 4 * slot), "r"(index) : "memory");
  barrier_arrive(b.tile_full + 8 * slot);
}
__device__ __forceinline__ int hear_tile(const Barriers& b, int turn) {
  const int slot = turn % 2;
  int index;
  barrier_wait(b.tile_full + 8 * slot, turn / 2 & 1);
  asm volatile("ld.shared.b32 %0, [%1];" : "=r"(index) : "r"(b.tile_slots + 4 * slot) : "memory");
  if (threadIdx.x % 32 == 0) barrier_arrive(b.tile_empty + 8 * slot);
  return index;
}
`.replace('u16*', 'unsigned short*')

const tiles = (v: FlashVariant) => `
struct Tile { int batch, head, first_row, query_start, key_start, queries, key_count, offset, steps; };
/** Tiles of a few heads at a time, so that their keys stay in the L2 cache; the longest first. */
__device__ __forceinline__ Tile tile_of(const Problem& p, int index) {
  const int all = p.batch * p.heads, per_round = p.heads_at_once * p.row_tiles;
  const int round = index / per_round, in_round = index % per_round, first = round * p.heads_at_once;
  const int abreast = min(p.heads_at_once, all - first), bh = first + in_round % abreast;
  Tile t;
  t.batch = bh / p.heads, t.head = bh % p.heads;
  t.first_row = (p.row_tiles - 1 - in_round / abreast) * rows;
${
  v.varlen
    ? `  t.query_start = p.query_starts[t.batch], t.key_start = p.key_starts[t.batch];
  t.queries = p.query_starts[t.batch + 1] - t.query_start, t.key_count = p.key_starts[t.batch + 1] - t.key_start;
  t.offset = t.key_count - t.queries;`
    : `  t.query_start = t.key_start = 0, t.queries = p.queries, t.key_count = p.key_count, t.offset = p.offset;`
}
  int seen = t.key_count;
${v.causal ? '  seen = max(0, min(seen, t.first_row + rows + t.offset));' : ''}
  t.steps = t.first_row < t.queries ? (seen + keys - 1) / keys : 0;
  return t;
}
`

const producer = `
__device__ __forceinline__ void produce(const Problem& p, const TensorMap& query_map, const TensorMap& key_map,
                                        const TensorMap& value_map, u32 query, u32 key, u32 value, Barriers b, int tile_count) {
  int turn = 0, tile_turn = 0, taken = 0;
  for (int index = blockIdx.x; index < tile_count; index = take_tile(tile_count), announce_tile(b, taken++, index)) {
    const Tile t = tile_of(p, index);
    if (t.steps == 0) continue;
    const int key_head = t.head / p.group, map_batch = p.query_starts ? 0 : t.batch;
    auto copy_step = [&](const TensorMap& map, u32 to, u32 full, u32 empty, int at, int step) {
      const int stage = at % stages;
      barrier_wait(empty + 8 * stage, (at / stages + 1) & 1);
      barrier_expect(full + 8 * stage, key_bytes);
#pragma unroll
      for (int c = 0; c < columns; ++c)
        copy_tile(to + stage * key_bytes + c * keys * 128, &map, full + 8 * stage, c * 64, t.key_start + step * keys, key_head, map_batch);
    };
    barrier_wait(b.query_empty, (tile_turn + 1) & 1);
    barrier_expect(b.query_full, query_bytes);
#pragma unroll
    for (int c = 0; c < columns; ++c)
      copy_tile(query + c * rows * 128, &query_map, b.query_full, c * 64, t.query_start + t.first_row, t.head, map_batch);
    copy_step(key_map, key, b.key_full, b.key_empty, turn, t.steps - 1);
    for (int step = t.steps - 1; step > 0; --step, ++turn) {
      copy_step(key_map, key, b.key_full, b.key_empty, turn + 1, step - 1);
      copy_step(value_map, value, b.value_full, b.value_empty, turn, step);
    }
    copy_step(value_map, value, b.value_full, b.value_empty, turn, 0);
    ++turn, ++tile_turn;
  }
}
`

/** 2^x for x ≤ 0 to a relative 1e-4, well below the rounding of 16-bit weights; 2^-125 below that. */
const polynomial = `
__device__ __forceinline__ float exp2_polynomial(float x) {
  x = fmaxf(x, -125.0f);
  const float shifted = x + 12582912.0f, r = x - (shifted - 12582912.0f);
  const float y = __fmaf_rn(__fmaf_rn(__fmaf_rn(0.05517167f, r, 0.24261114f), r, 0.69326099f), r, 0.99992807f);
  return __int_as_float(__float_as_int(y) + (__float_as_int(shifted) << 23));
}
`

const softmax = (v: FlashVariant) => `
/** Scores beyond the last key, or after the row's own position, become -inf. */
__device__ __forceinline__ void mask(float (&s)[words], const Tile& t, int row, int first_key) {
  const int column = first_key + (threadIdx.x % 4) * 2;
#pragma unroll
  for (int r = 0; r < 2; ++r) {
    const int limit = ${v.causal ? 'min(t.key_count, row + 8 * r + t.offset + 1)' : 't.key_count'} - column;
#pragma unroll
    for (int i = 0; i < words / 4; ++i) {
      if (8 * i >= limit) s[4 * i + 2 * r] = -infinity;
      if (8 * i + 1 >= limit) s[4 * i + 2 * r + 1] = -infinity;
    }
  }
}
/** Scores to weights 2^(scale · (s - top)); the factor for what was summed under the former top. */
__device__ __forceinline__ void weigh(float (&s)[words], float (&top)[2], float (&sum)[2], float (&factor)[2], float scale) {
#pragma unroll
  for (int r = 0; r < 2; ++r) {
    float m = top[r];
#pragma unroll
    for (int i = 0; i < words / 4; ++i) m = fmaxf(m, fmaxf(s[4 * i + 2 * r], s[4 * i + 2 * r + 1]));
    m = fmaxf(m, __shfl_xor_sync(0xffffffffu, m, 1));
    m = fmaxf(m, __shfl_xor_sync(0xffffffffu, m, 2));
    const float shift = m == -infinity ? 0.0f : m * scale;
    factor[r] = exp2_fast(__fmaf_rn(top[r], scale, -shift));
    top[r] = m;
    float total = 0;
#pragma unroll
    for (int i = 0; i < words / 4; ++i)
#pragma unroll
      for (int j = 0; j < 2; ++j) {
        float& x = s[4 * i + 2 * r + j];
        x = ${v.polynomials > 0 ? `(2 * i + j) % 8 < ${v.polynomials} ? exp2_polynomial(__fmaf_rn(x, scale, -shift)) : ` : ''}exp2_fast(__fmaf_rn(x, scale, -shift));
        total += x;
      }
    sum[r] = __fmaf_rn(sum[r], factor[r], total);
  }
}
/** The accumulator's layout is that of the next product's left operand: only the dtype changes. */
__device__ __forceinline__ void narrow(u32 (&p)[words / 2], const float (&s)[words]) {
#pragma unroll
  for (int i = 0; i < words / 2; ++i) p[i] = pack(s[2 * i], s[2 * i + 1]);
}
`

const consumer = (v: FlashVariant) => `
__device__ __forceinline__ void scores(float (&s)[words], u32 query, u32 key) {
#pragma unroll
  for (int k = 0; k < head_size / 16; ++k)
    multiply_scores(s, operand(query + k / 4 * rows * 128 + k % 4 * 32, 0, 1024), operand(key + k / 4 * keys * 128 + k % 4 * 32, 0, 1024), k > 0);
  products_commit();
}
__device__ __forceinline__ void weighted_values(float (&o)[outs], const u32 (&p)[words / 2], u32 value) {
#pragma unroll
  for (int k = 0; k < keys / 16; ++k)
    multiply_values(o, p[4 * k], p[4 * k + 1], p[4 * k + 2], p[4 * k + 3], operand(value + k * 2048, keys * 128, 1024));
  products_commit();
}
/** Four threads of a row exchange 4×4 words, so that each stores 16 bytes. */
__device__ __forceinline__ void store(const Problem& p, const Tile& t, const float (&o)[outs], const float (&inverse)[2], int row) {
  const int q = threadIdx.x % 4;
  unsigned short* out = p.out + (${v.varlen ? '0' : 't.batch * p.out_batch'}) + t.head * p.out_head + (t.query_start + row) * p.out_row;
#pragma unroll
  for (int r = 0; r < 2; ++r)
#pragma unroll
    for (int block = 0; block < head_size / 32; ++block) {
      u32 w[4];
#pragma unroll
      for (int j = 0; j < 4; ++j) {
        const int at = 16 * block + 4 * j + 2 * r;
        w[j] = pack(o[at] * inverse[r], o[at + 1] * inverse[r]);
      }
#pragma unroll
      for (int bit = 1; bit <= 2; bit *= 2)
#pragma unroll
        for (int j = 0; j < 4; ++j)
          if (!(j & bit)) {
            const bool high = q & bit;
            const u32 received = __shfl_xor_sync(0xffffffffu, high ? w[j] : w[j | bit], bit);
            if (high) w[j] = received; else w[j | bit] = received;
          }
      if (row + 8 * r < t.queries)
        *(uint4*)(out + 8 * r * p.out_row + 32 * block + 8 * q) = make_uint4(w[0], w[1], w[2], w[3]);
    }
}
__device__ __forceinline__ void consume(const Problem& p, u32 query, u32 key, u32 value, Barriers b, int tile_count) {
  const int warpgroup = threadIdx.x / 128 - 1, lane = threadIdx.x % 32;
  const int row_in_tile = 64 * warpgroup + threadIdx.x % 128 / 32 * 16 + lane / 4;
  const int my_turn = 1 + warpgroup, next_turn = 1 + (warpgroup + 1) % consumers;
  auto release = [&](u32 barrier) { if (lane == 0) barrier_arrive(barrier); };
${v.turns ? '  if (warpgroup == 0) named_barrier_arrive(my_turn, 256);' : ''}
  query += warpgroup * 64 * 128;
  int turn = 0, tile_turn = 0, taken = 0;
  for (int index = blockIdx.x; index < tile_count; index = hear_tile(b, taken++)) {
    const Tile t = tile_of(p, index);
    const int row = t.first_row + row_in_tile;
    float o[outs], top[2] = {-infinity, -infinity}, sum[2] = {0, 0}, factor[2];
#pragma unroll
    for (int i = 0; i < outs; ++i) o[i] = 0;
    if (t.steps > 0) {
      float s[words];
      u32 weights[words / 2];
      barrier_wait(b.query_full, tile_turn & 1);
      barrier_wait(b.key_full + 8 * (turn % stages), turn / stages & 1);
      hold(s);
      products_begin();
      scores(s, query, key + turn % stages * key_bytes);
      products_wait<0>();
      hold(s);
      release(b.key_empty + 8 * (turn % stages));
      mask(s, t, row, (t.steps - 1) * keys);
      weigh(s, top, sum, factor, p.scale_log2);
      narrow(weights, s);
      for (int step = t.steps - 2; step >= 0; --step, ++turn) {
        const int next = turn + 1;
        barrier_wait(b.key_full + 8 * (next % stages), next / stages & 1);
${v.turns ? '        named_barrier_wait(my_turn, 256);' : ''}
        hold(s);
        hold(o);
        products_begin();
        scores(s, query, key + next % stages * key_bytes);
        barrier_wait(b.value_full + 8 * (turn % stages), turn / stages & 1);
        weighted_values(o, weights, value + turn % stages * key_bytes);
${v.turns ? '        named_barrier_arrive(next_turn, 256);' : ''}
        products_wait<1>();
        hold(s);
        release(b.key_empty + 8 * (next % stages));
${v.causal ? '        if ((step + 1) * keys > t.first_row + 64 * warpgroup + t.offset + 1) mask(s, t, row, step * keys);' : ''}
        weigh(s, top, sum, factor, p.scale_log2);
        products_wait<0>();
        hold(o);
        release(b.value_empty + 8 * (turn % stages));
#pragma unroll
        for (int i = 0; i < outs; ++i) o[i] *= factor[i / 2 % 2];
        narrow(weights, s);
      }
      release(b.query_empty);
      barrier_wait(b.value_full + 8 * (turn % stages), turn / stages & 1);
      hold(o);
      products_begin();
      weighted_values(o, weights, value + turn % stages * key_bytes);
      products_wait<0>();
      hold(o);
      release(b.value_empty + 8 * (turn % stages));
      ++turn, ++tile_turn;
    }
    float inverse[2];
#pragma unroll
    for (int r = 0; r < 2; ++r) {
      sum[r] += __shfl_xor_sync(0xffffffffu, sum[r], 1);
      sum[r] += __shfl_xor_sync(0xffffffffu, sum[r], 2);
      inverse[r] = top[r] == -infinity ? 0 : 1 / sum[r];
${
  v.logSumExp
    ? `      if (lane % 4 == 0 && row + 8 * r < t.queries)
        p.log_sum_exp[${v.varlen ? '0' : 't.batch * p.lse_batch'} + t.head * p.lse_head + t.query_start + row + 8 * r] =
          top[r] == -infinity ? -infinity : (top[r] * p.scale_log2 + log2_fast(sum[r])) * 0.69314718f;`
    : ''
}
    }
    store(p, t, o, inverse, row);
  }
}
`

function entryPoint(entry: string, v: FlashVariant): string {
  const { producer: few, consumer: many } = registersOf[v.consumers]
  return `
extern "C" __global__ void __launch_bounds__(${flashThreads(v)}, 1) ${entry}(
    const __grid_constant__ TensorMap query_map, const __grid_constant__ TensorMap key_map,
    const __grid_constant__ TensorMap value_map, const __grid_constant__ Problem p) {
  extern __shared__ unsigned char memory[];
  const u32 query = (shared_address(memory) + 1023) & ~1023u;
  const u32 key = query + query_bytes, value = key + stages * key_bytes, barriers = value + stages * key_bytes;
  const u32 rings = barriers + 64;
  const Barriers b = {barriers, barriers + 8, barriers + 16, barriers + 32, barriers + 48, rings, rings + 8 * stages, rings + 16 * stages, rings + 24 * stages};
  if (threadIdx.x == 0) {
    barrier_init(b.query_full, 1);
    barrier_init(b.query_empty, 4 * consumers);
    for (int i = 0; i < 2; ++i) barrier_init(b.tile_full + 8 * i, 1), barrier_init(b.tile_empty + 8 * i, 4 * consumers);
    for (int i = 0; i < stages; ++i) {
      barrier_init(b.key_full + 8 * i, 1);
      barrier_init(b.value_full + 8 * i, 1);
      barrier_init(b.key_empty + 8 * i, 4 * consumers);
      barrier_init(b.value_empty + 8 * i, 4 * consumers);
    }
    asm volatile("fence.mbarrier_init.release.cluster;" ::: "memory");
  }
  __syncthreads();
  const int tile_count = p.batch * p.heads * p.row_tiles;
  if (threadIdx.x < 128) {
    asm volatile("setmaxnreg.dec.sync.aligned.u32 ${few};");
    if (threadIdx.x == 0) produce(p, query_map, key_map, value_map, query, key, value, b, tile_count);
  } else {
    asm volatile("setmaxnreg.inc.sync.aligned.u32 ${many};");
    consume(p, query, key, value, b, tile_count);
  }
}
`
}

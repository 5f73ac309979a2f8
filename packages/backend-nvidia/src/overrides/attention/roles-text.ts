// The two roles of warpgroups: one thread copies keys and values ahead, the others multiply, weigh and store.
import type { AttentionVariant } from './variant.ts'

export const producerText = `
__device__ __forceinline__ void produce(const Problem& p, const Shared& shared, i32 tile_count) {
  i32 turn = 0, tile_turn = 0, index = blockIdx.x;
  auto copy_step = [&](const Tile& t, const TensorMap& map, u32 to, u32 full, u32 empty, i32 at, i32 step) {
    const i32 stage = at % stages;
    barrier_wait(empty + 8 * stage, (at / stages + 1) & 1);
    barrier_expect(full + 8 * stage, key_bytes);
#pragma unroll
    for (i32 c = 0; c < columns; ++c)
      copy_rows(to + stage * key_bytes + c * keys * 128, map, full + 8 * stage, c * 64, t.key_start + step * keys, t.key_head, t.map_batch);
  };
  for (;; ++tile_turn, index = take_tile(tile_count)) {
    Tile t;
    for (; index < tile_count; index = take_tile(tile_count)) {
      t = tile_of(p, index);
      if (t.first_row < t.queries) break;
    }
    announce_tile(shared, tile_turn, index);
    if (index >= tile_count) return;
    const i32 slot = tile_turn % 2;
    barrier_wait(shared.query_empty + 8 * slot, (tile_turn / 2 + 1) & 1);
    barrier_expect(shared.query_full + 8 * slot, query_bytes);
#pragma unroll
    for (i32 c = 0; c < columns; ++c)
      copy_rows(shared.query + slot * query_bytes + c * rows * 128, p.query, shared.query_full + 8 * slot, c * 64, t.query_start + t.first_row, t.head, t.map_batch);
    copy_step(t, p.key, shared.key, shared.key_full, shared.key_empty, turn, t.steps - 1);
    for (i32 step = t.steps - 1; step >= 0; --step, ++turn) {
      if (step > 0) copy_step(t, p.key, shared.key, shared.key_full, shared.key_empty, turn + 1, step - 1);
      copy_step(t, p.value, shared.value, shared.value_full, shared.value_empty, turn, step);
    }
  }
}
`

export const consumerText = (v: AttentionVariant): string => `
__device__ __forceinline__ void scores(f32 (&s)[words], u32 query, u32 key) {
#pragma unroll
  for (i32 k = 0; k < head_size / 16; ++k)
    multiply_scores(s, matrix_at(query + k / 4 * rows * 128 + k % 4 * 32, 1, 64), matrix_at(key + k / 4 * keys * 128 + k % 4 * 32, 1, 64), k > 0);
  mma_commit();
}
__device__ __forceinline__ void weighted_values(f32 (&o)[outs], const u32 (&p)[words / 2], u32 value) {
#pragma unroll
  for (i32 k = 0; k < keys / 16; ++k)
    multiply_values(o, p[4 * k], p[4 * k + 1], p[4 * k + 2], p[4 * k + 3], matrix_at(value + k * 2048, keys * 8, 64));
  mma_commit();
}
/** Four threads of a row exchange 4×4 words, so that each stores 16 bytes. */
__device__ __forceinline__ void store(const Problem& p, const Tile& t, const f32 (&o)[outs], const f32 (&inverse)[2], i32 row) {
  const i32 q = threadIdx.x % 4;
  u16* out = p.out + (${v.sequences ? '0' : 't.batch * p.out_batch'}) + t.head * p.out_head + (t.query_start + row) * p.out_row;
#pragma unroll
  for (i32 r = 0; r < 2; ++r)
#pragma unroll
    for (i32 block = 0; block < head_size / 32; ++block) {
      u32 w[4];
#pragma unroll
      for (i32 j = 0; j < 4; ++j) {
        const i32 at = 16 * block + 4 * j + 2 * r;
        w[j] = pack(o[at] * inverse[r], o[at + 1] * inverse[r]);
      }
#pragma unroll
      for (i32 bit = 1; bit <= 2; bit *= 2)
#pragma unroll
        for (i32 j = 0; j < 4; ++j)
          if (!(j & bit)) {
            const bool high = q & bit;
            const u32 received = __shfl_xor_sync(0xffffffffu, high ? w[j] : w[j | bit], bit);
            if (high) w[j] = received; else w[j | bit] = received;
          }
      if (row + 8 * r < t.queries)
        *(uint4*)(out + 8 * r * p.out_row + 32 * block + 8 * q) = make_uint4(w[0], w[1], w[2], w[3]);
    }
}
/** What a tile's rows gave, divided by the sums of their weights. */
__device__ __forceinline__ void finish(const Problem& p, const Tile& t, const f32 (&o)[outs], const f32 (&top)[2], f32 (&sum)[2], i32 row) {
  f32 inverse[2];
#pragma unroll
  for (i32 r = 0; r < 2; ++r) {
    sum[r] += __shfl_xor_sync(0xffffffffu, sum[r], 1);
    sum[r] += __shfl_xor_sync(0xffffffffu, sum[r], 2);
    inverse[r] = top[r] == -infinity ? 0 : 1 / sum[r];
${
  v.logSumExp
    ? `    if (threadIdx.x % 4 == 0 && row + 8 * r < t.queries)
      p.log_sum_exp[${v.sequences ? '0' : 't.batch * p.lse_batch'} + t.head * p.lse_head + t.query_start + row + 8 * r] =
        top[r] == -infinity ? -infinity : (top[r] * p.scale_log2 + log2_fast(sum[r])) * 0.69314718f;`
    : ''
}
  }
  store(p, t, o, inverse, row);
}
__device__ __forceinline__ void consume(const Problem& p, const Shared& shared, i32 tile_count) {
  const i32 warpgroup = threadIdx.x / 128 - 1, lane = threadIdx.x % 32;
  const i32 row_in_tile = 64 * warpgroup + threadIdx.x % 128 / 32 * 16 + lane / 4;
  const i32 my_turn = 1 + warpgroup, next_turn = 1 + (warpgroup + 1) % consumers;
  auto release = [&](u32 barrier) { if (lane == 0) barrier_arrive(barrier); };
  f32 s[words], o[outs];
  u32 weights[words / 2];
  i32 turn = 0, tile_turn = 0;
  auto wait_key = [&](i32 at) { barrier_wait(shared.key_full + 8 * (at % stages), at / stages & 1); };
  auto wait_value = [&](i32 at) { barrier_wait(shared.value_full + 8 * (at % stages), at / stages & 1); };
  auto score = [&](i32 at) { scores(s, shared.query + tile_turn % 2 * query_bytes + warpgroup * 64 * 128, shared.key + at % stages * key_bytes); };
  i32 index = hear_tile(shared, 0);
  if (index >= tile_count) return;
  Tile t = tile_of(p, index);
  if (warpgroup == 0) turn_pass(my_turn);
  barrier_wait(shared.query_full, 0);
  wait_key(0);
  hold(s);
  mma_fence();
  score(0);
  for (;;) {
    const i32 row = t.first_row + row_in_tile;
    f32 top[2] = {-infinity, -infinity}, sum[2] = {0, 0}, factor[2];
    mma_wait<0>();
    hold(s);
#pragma unroll
    for (i32 i = 0; i < outs; ++i) o[i] = 0;
    release(shared.key_empty + 8 * (turn % stages));
    mask(s, t, row, (t.steps - 1) * keys);
    weigh(s, top, sum, factor, p.scale_log2);
    narrow(weights, s);
    for (i32 step = t.steps - 2; step >= 0; --step, ++turn) {
      wait_key(turn + 1);
      turn_wait(my_turn);
      hold(s);
      hold(o);
      mma_fence();
      score(turn + 1);
      wait_value(turn);
      weighted_values(o, weights, shared.value + turn % stages * key_bytes);
      turn_pass(next_turn);
      mma_wait<1>();
      hold(s);
      release(shared.key_empty + 8 * ((turn + 1) % stages));
${v.causal ? '      if ((step + 1) * keys > t.first_row + 64 * warpgroup + t.offset + 1) mask(s, t, row, step * keys);' : ''}
      weigh(s, top, sum, factor, p.scale_log2);
      mma_wait<0>();
      hold(o);
      release(shared.value_empty + 8 * (turn % stages));
#pragma unroll
      for (i32 i = 0; i < outs; ++i) o[i] *= factor[i / 2 % 2];
      narrow(weights, s);
    }
    release(shared.query_empty + 8 * (tile_turn % 2));
    wait_value(turn);
    hold(o);
    mma_fence();
    weighted_values(o, weights, shared.value + turn % stages * key_bytes);
    // The next tile's first scores are worked out while this one's rows are stored; after the last tile, from what is there, in vain:
    // a branch around the products would make ptxas wait for each of them.
    index = hear_tile(shared, ++tile_turn);
    const Tile done = t;
    if (index < tile_count) {
      t = tile_of(p, index);
      barrier_wait(shared.query_full + 8 * (tile_turn % 2), tile_turn / 2 & 1);
      wait_key(turn + 1);
    }
    hold(s);
    mma_fence();
    score(turn + 1);
    mma_wait<1>();
    hold(o);
    release(shared.value_empty + 8 * (turn % stages));
    ++turn;
    finish(p, done, o, top, sum, row);
    if (index >= tile_count) break;
  }
  mma_wait<0>();
  hold(s);
}
`

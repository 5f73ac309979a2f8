// The two roles of warpgroups: one thread copies keys and values ahead, the others multiply, weigh and store.
import type { AttentionVariant } from './variant.ts'

export const producerText = `
__device__ __forceinline__ void produce(const Problem& p, const Shared& shared, i32 tile_count) {
  i32 turn = 0, tile_turn = 0, taken = 0;
  for (i32 index = blockIdx.x; index < tile_count; index = take_tile(tile_count), announce_tile(shared, taken++, index)) {
    const Tile t = tile_of(p, index);
    if (t.steps == 0) continue;
    const i32 key_head = t.head / p.group, map_batch = p.query_starts ? 0 : t.batch;
    auto copy_step = [&](const TensorMap& map, u32 to, u32 full, u32 empty, i32 at, i32 step) {
      const i32 stage = at % stages;
      barrier_wait(empty + 8 * stage, (at / stages + 1) & 1);
      barrier_expect(full + 8 * stage, key_bytes);
#pragma unroll
      for (i32 c = 0; c < columns; ++c)
        copy_rows(to + stage * key_bytes + c * keys * 128, map, full + 8 * stage, c * 64, t.key_start + step * keys, key_head, map_batch);
    };
    barrier_wait(shared.query_empty, (tile_turn + 1) & 1);
    barrier_expect(shared.query_full, query_bytes);
#pragma unroll
    for (i32 c = 0; c < columns; ++c)
      copy_rows(shared.query + c * rows * 128, p.query, shared.query_full, c * 64, t.query_start + t.first_row, t.head, map_batch);
    copy_step(p.key, shared.key, shared.key_full, shared.key_empty, turn, t.steps - 1);
    for (i32 step = t.steps - 1; step > 0; --step, ++turn) {
      copy_step(p.key, shared.key, shared.key_full, shared.key_empty, turn + 1, step - 1);
      copy_step(p.value, shared.value, shared.value_full, shared.value_empty, turn, step);
    }
    copy_step(p.value, shared.value, shared.value_full, shared.value_empty, turn, 0);
    ++turn, ++tile_turn;
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
__device__ __forceinline__ void consume(const Problem& p, const Shared& shared, i32 tile_count) {
  const i32 warpgroup = threadIdx.x / 128 - 1, lane = threadIdx.x % 32;
  const i32 row_in_tile = 64 * warpgroup + threadIdx.x % 128 / 32 * 16 + lane / 4;
  const i32 my_turn = 1 + warpgroup, next_turn = 1 + (warpgroup + 1) % consumers;
  auto release = [&](u32 barrier) { if (lane == 0) barrier_arrive(barrier); };
  if (warpgroup == 0) turn_pass(my_turn);
  const u32 query = shared.query + warpgroup * 64 * 128;
  i32 turn = 0, tile_turn = 0, taken = 0;
  for (i32 index = blockIdx.x; index < tile_count; index = hear_tile(shared, taken++)) {
    const Tile t = tile_of(p, index);
    const i32 row = t.first_row + row_in_tile;
    f32 o[outs], top[2] = {-infinity, -infinity}, sum[2] = {0, 0}, factor[2];
#pragma unroll
    for (i32 i = 0; i < outs; ++i) o[i] = 0;
    if (t.steps > 0) {
      f32 s[words];
      u32 weights[words / 2];
      barrier_wait(shared.query_full, tile_turn & 1);
      barrier_wait(shared.key_full + 8 * (turn % stages), turn / stages & 1);
      hold(s);
      mma_fence();
      scores(s, query, shared.key + turn % stages * key_bytes);
      mma_wait<0>();
      hold(s);
      release(shared.key_empty + 8 * (turn % stages));
      mask(s, t, row, (t.steps - 1) * keys);
      weigh(s, top, sum, factor, p.scale_log2);
      narrow(weights, s);
      for (i32 step = t.steps - 2; step >= 0; --step, ++turn) {
        const i32 next = turn + 1;
        barrier_wait(shared.key_full + 8 * (next % stages), next / stages & 1);
        turn_wait(my_turn);
        hold(s);
        hold(o);
        mma_fence();
        scores(s, query, shared.key + next % stages * key_bytes);
        barrier_wait(shared.value_full + 8 * (turn % stages), turn / stages & 1);
        weighted_values(o, weights, shared.value + turn % stages * key_bytes);
        turn_pass(next_turn);
        mma_wait<1>();
        hold(s);
        release(shared.key_empty + 8 * (next % stages));
${v.causal ? '        if ((step + 1) * keys > t.first_row + 64 * warpgroup + t.offset + 1) mask(s, t, row, step * keys);' : ''}
        weigh(s, top, sum, factor, p.scale_log2);
        mma_wait<0>();
        hold(o);
        release(shared.value_empty + 8 * (turn % stages));
#pragma unroll
        for (i32 i = 0; i < outs; ++i) o[i] *= factor[i / 2 % 2];
        narrow(weights, s);
      }
      release(shared.query_empty);
      barrier_wait(shared.value_full + 8 * (turn % stages), turn / stages & 1);
      hold(o);
      mma_fence();
      weighted_values(o, weights, shared.value + turn % stages * key_bytes);
      mma_wait<0>();
      hold(o);
      release(shared.value_empty + 8 * (turn % stages));
      ++turn, ++tile_turn;
    }
    f32 inverse[2];
#pragma unroll
    for (i32 r = 0; r < 2; ++r) {
      sum[r] += __shfl_xor_sync(0xffffffffu, sum[r], 1);
      sum[r] += __shfl_xor_sync(0xffffffffu, sum[r], 2);
      inverse[r] = top[r] == -infinity ? 0 : 1 / sum[r];
${
  v.logSumExp
    ? `      if (lane % 4 == 0 && row + 8 * r < t.queries)
        p.log_sum_exp[${v.sequences ? '0' : 't.batch * p.lse_batch'} + t.head * p.lse_head + t.query_start + row + 8 * r] =
          top[r] == -infinity ? -infinity : (top[r] * p.scale_log2 + log2_fast(sum[r])) * 0.69314718f;`
    : ''
}
    }
    store(p, t, o, inverse, row);
  }
}
`

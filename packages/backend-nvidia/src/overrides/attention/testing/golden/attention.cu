
typedef unsigned char u8; typedef unsigned short u16; typedef unsigned int u32; typedef unsigned long long u64;
typedef int i32; typedef long long i64; typedef float f32;
/** A CUtensorMap, passed by value. */
struct alignas(64) TensorMap { u64 words[16]; };

__device__ __forceinline__ void barrier_init(u32 barrier, u32 count) {
  asm volatile("mbarrier.init.shared::cta.b64 [%0], %1;" :: "r"(barrier), "r"(count));
}
__device__ __forceinline__ void barrier_expect(u32 barrier, u32 bytes) {
  asm volatile("mbarrier.arrive.expect_tx.shared::cta.b64 _, [%0], %1;" :: "r"(barrier), "r"(bytes) : "memory");
}
__device__ __forceinline__ void barrier_arrive(u32 barrier) {
  asm volatile("mbarrier.arrive.shared::cta.b64 _, [%0];" :: "r"(barrier) : "memory");
}
__device__ __forceinline__ void barrier_wait(u32 barrier, u32 parity) {
  asm volatile("{.reg .pred done; WAIT: mbarrier.try_wait.parity.shared::cta.b64 done, [%0], %1; @done bra DONE; bra WAIT; DONE:}"
    :: "r"(barrier), "r"(parity) : "memory");
}
/** Barrier of one warpgroup. */
__device__ __forceinline__ void group_sync(u32 id) { asm volatile("bar.sync %0, 128;" :: "r"(id) : "memory"); }
__device__ __forceinline__ void cluster_sync() {
  asm volatile("barrier.cluster.arrive.release.aligned; barrier.cluster.wait.acquire.aligned;" ::: "memory");
}
__device__ __forceinline__ f32 read_from_block(u32 address, u32 rank) {
  f32 x;
  asm volatile("{.reg .b32 remote; mapa.shared::cluster.u32 remote, %1, %2; ld.shared::cluster.f32 %0, [remote];}" : "=f"(x) : "r"(address), "r"(rank) : "memory");
  return x;
}

__device__ __forceinline__ void copy_in(u32 to, const TensorMap& map, u32 barrier, i32 x, i32 y, i32 z) {
  asm volatile("cp.async.bulk.tensor.3d.shared::cluster.global.mbarrier::complete_tx::bytes [%0], [%1, {%3, %4, %5}], [%2];"
    :: "r"(to), "l"(&map), "r"(barrier), "r"(x), "r"(y), "r"(z) : "memory");
}
__device__ __forceinline__ void copy_out(const TensorMap& map, u32 from, i32 x, i32 y, i32 z) {
  asm volatile("cp.async.bulk.tensor.3d.global.shared::cta.bulk_group [%0, {%2, %3, %4}], [%1]; cp.async.bulk.commit_group;"
    :: "l"(&map), "r"(from), "r"(x), "r"(y), "r"(z) : "memory");
}
/** Waits until all but the last copy out have read their source. */
__device__ __forceinline__ void copy_out_wait_but_one() { asm volatile("cp.async.bulk.wait_group.read 1;" ::: "memory"); }
__device__ __forceinline__ void copy_out_wait() { asm volatile("cp.async.bulk.wait_group 0;" ::: "memory"); }
/** Makes this thread's ordinary writes to shared memory visible to the copy engine. */
__device__ __forceinline__ void publish() { asm volatile("fence.proxy.async.shared::cta;" ::: "memory"); }
__device__ __forceinline__ void prefetch_map(const TensorMap& map) { asm volatile("prefetch.tensormap [%0];" :: "l"(&map) : "memory"); }

__device__ __forceinline__ void mma_fence() { asm volatile("wgmma.fence.sync.aligned;" ::: "memory"); }
__device__ __forceinline__ void mma_commit() { asm volatile("wgmma.commit_group.sync.aligned;" ::: "memory"); }
template <int pending> __device__ __forceinline__ void mma_wait() {
  asm volatile("wgmma.wait_group.sync.aligned %0;" :: "n"(pending) : "memory");
}
/** Shared-memory matrix with 128-byte swizzle; strides in units of 16 bytes. */
__device__ __forceinline__ u64 matrix_at(u32 address, u32 leading, u32 stride) {
  return (u64)((address & 0x3ffff) >> 4) | ((u64)leading << 16) | ((u64)stride << 32) | (1ull << 62);
}
__device__ __forceinline__ void store_matrices(u32 to, u32 a, u32 b, u32 c, u32 d) {
  asm volatile("stmatrix.sync.aligned.m8n8.x4.shared.b16 [%0], {%1, %2, %3, %4};" :: "r"(to), "r"(a), "r"(b), "r"(c), "r"(d) : "memory");
}

__device__ __forceinline__ u32 pack(f32 low, f32 high) { u32 r; asm("cvt.rn.f16x2.f32 %0, %1, %2;" : "=r"(r) : "f"(high), "f"(low)); return r; }

__device__ __forceinline__ void copy_rows(u32 to, const TensorMap& map, u32 barrier, i32 column, i32 row, i32 head, i32 batch) {
  asm volatile("cp.async.bulk.tensor.4d.shared::cluster.global.mbarrier::complete_tx::bytes [%0], [%1, {%3, %4, %5, %6}], [%2];"
    :: "r"(to), "l"(&map), "r"(barrier), "r"(column), "r"(row), "r"(head), "r"(batch) : "memory");
}
/** Keeps the compiler from moving accumulators across the products that write them. */
template <int n> __device__ __forceinline__ void hold(f32 (&d)[n]) {
#pragma unroll
  for (int i = 0; i < n; ++i) asm volatile("" : "+f"(d[i]) :: "memory");
}
__device__ __forceinline__ void turn_wait(i32 id) { asm volatile("bar.sync %0, 256;" :: "r"(id) : "memory"); }
__device__ __forceinline__ void turn_pass(i32 id) { asm volatile("bar.arrive %0, 256;" :: "r"(id) : "memory"); }
__device__ __forceinline__ f32 exp2_fast(f32 x) { f32 y; asm("ex2.approx.ftz.f32 %0, %1;" : "=f"(y) : "f"(x)); return y; }
__device__ __forceinline__ f32 log2_fast(f32 x) { f32 y; asm("lg2.approx.f32 %0, %1;" : "=f"(y) : "f"(x)); return y; }

__device__ __forceinline__ void multiply_scores(f32 (&d)[64], u64 a, u64 b, i32 accumulate) {
  asm volatile("{ .reg .pred p; setp.ne.b32 p, %66, 0;\n"
    "wgmma.mma_async.sync.aligned.m64n128k16.f32.f16.f16 {%0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15, %16, %17, %18, %19, %20, %21, %22, %23, %24, %25, %26, %27, %28, %29, %30, %31, %32, %33, %34, %35, %36, %37, %38, %39, %40, %41, %42, %43, %44, %45, %46, %47, %48, %49, %50, %51, %52, %53, %54, %55, %56, %57, %58, %59, %60, %61, %62, %63}, %64, %65, p, 1, 1, 0, 0; }\n"
    : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3]), "+f"(d[4]), "+f"(d[5]), "+f"(d[6]), "+f"(d[7]), "+f"(d[8]), "+f"(d[9]), "+f"(d[10]), "+f"(d[11]), "+f"(d[12]), "+f"(d[13]), "+f"(d[14]), "+f"(d[15]), "+f"(d[16]), "+f"(d[17]), "+f"(d[18]), "+f"(d[19]), "+f"(d[20]), "+f"(d[21]), "+f"(d[22]), "+f"(d[23]), "+f"(d[24]), "+f"(d[25]), "+f"(d[26]), "+f"(d[27]), "+f"(d[28]), "+f"(d[29]), "+f"(d[30]), "+f"(d[31]), "+f"(d[32]), "+f"(d[33]), "+f"(d[34]), "+f"(d[35]), "+f"(d[36]), "+f"(d[37]), "+f"(d[38]), "+f"(d[39]), "+f"(d[40]), "+f"(d[41]), "+f"(d[42]), "+f"(d[43]), "+f"(d[44]), "+f"(d[45]), "+f"(d[46]), "+f"(d[47]), "+f"(d[48]), "+f"(d[49]), "+f"(d[50]), "+f"(d[51]), "+f"(d[52]), "+f"(d[53]), "+f"(d[54]), "+f"(d[55]), "+f"(d[56]), "+f"(d[57]), "+f"(d[58]), "+f"(d[59]), "+f"(d[60]), "+f"(d[61]), "+f"(d[62]), "+f"(d[63]) : "l"(a), "l"(b), "r"(accumulate));
}

__device__ __forceinline__ void multiply_values(f32 (&d)[64], u32 a0, u32 a1, u32 a2, u32 a3, u64 b) {
  asm volatile("{ .reg .pred p; setp.ne.b32 p, %69, 0;\n"
    "wgmma.mma_async.sync.aligned.m64n128k16.f32.f16.f16 {%0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15, %16, %17, %18, %19, %20, %21, %22, %23, %24, %25, %26, %27, %28, %29, %30, %31, %32, %33, %34, %35, %36, %37, %38, %39, %40, %41, %42, %43, %44, %45, %46, %47, %48, %49, %50, %51, %52, %53, %54, %55, %56, %57, %58, %59, %60, %61, %62, %63}, {%64, %65, %66, %67}, %68, p, 1, 1, 1; }\n"
    : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3]), "+f"(d[4]), "+f"(d[5]), "+f"(d[6]), "+f"(d[7]), "+f"(d[8]), "+f"(d[9]), "+f"(d[10]), "+f"(d[11]), "+f"(d[12]), "+f"(d[13]), "+f"(d[14]), "+f"(d[15]), "+f"(d[16]), "+f"(d[17]), "+f"(d[18]), "+f"(d[19]), "+f"(d[20]), "+f"(d[21]), "+f"(d[22]), "+f"(d[23]), "+f"(d[24]), "+f"(d[25]), "+f"(d[26]), "+f"(d[27]), "+f"(d[28]), "+f"(d[29]), "+f"(d[30]), "+f"(d[31]), "+f"(d[32]), "+f"(d[33]), "+f"(d[34]), "+f"(d[35]), "+f"(d[36]), "+f"(d[37]), "+f"(d[38]), "+f"(d[39]), "+f"(d[40]), "+f"(d[41]), "+f"(d[42]), "+f"(d[43]), "+f"(d[44]), "+f"(d[45]), "+f"(d[46]), "+f"(d[47]), "+f"(d[48]), "+f"(d[49]), "+f"(d[50]), "+f"(d[51]), "+f"(d[52]), "+f"(d[53]), "+f"(d[54]), "+f"(d[55]), "+f"(d[56]), "+f"(d[57]), "+f"(d[58]), "+f"(d[59]), "+f"(d[60]), "+f"(d[61]), "+f"(d[62]), "+f"(d[63]) : "r"(a0), "r"(a1), "r"(a2), "r"(a3), "l"(b), "r"(1));
}

constexpr i32 head_size = 128, consumers = 2, rows = 128, keys = 128, stages = 2;
constexpr i32 columns = head_size / 64, words = keys / 2, outs = head_size / 2;
constexpr u32 query_bytes = 32768, key_bytes = 32768, barriers_at = 196608;
#define infinity __int_as_float(0x7f800000)

struct Problem {
  TensorMap query, key, value;
  u16* out;
  f32* log_sum_exp;
  const i32* query_starts;
  const i32* key_starts;
  i64 out_batch, out_head, out_row, lse_batch, lse_head;
  i32 batch, heads, group, queries, key_count, offset, row_tiles, heads_at_once;
  f32 scale_log2;
};
/** Addresses in shared memory: the tiles, and barriers of each; rings have one barrier a stage. */
struct Shared {
  u32 query, key, value;
  u32 query_full, query_empty, tile_full, tile_empty, tile_slots, key_full, key_empty, value_full, value_empty;
};

/** Tiles handed out beyond each block's first; 0 between launches, which follow one another in one stream. */
__device__ u32 tiles_taken = 0;
__device__ __forceinline__ i32 take_tile(i32 tile_count) {
  const u32 taken = atomicAdd(&tiles_taken, 1);
  if (taken + 1 == tile_count) tiles_taken = 0;
  return taken + gridDim.x;
}
__device__ __forceinline__ void announce_tile(const Shared& shared, i32 turn, i32 index) {
  const i32 slot = turn % 2;
  barrier_wait(shared.tile_empty + 8 * slot, (turn / 2 + 1) & 1);
  asm volatile("st.shared.b32 [%0], %1;" :: "r"(shared.tile_slots + 4 * slot), "r"(index) : "memory");
  barrier_arrive(shared.tile_full + 8 * slot);
}
__device__ __forceinline__ i32 hear_tile(const Shared& shared, i32 turn) {
  const i32 slot = turn % 2;
  i32 index;
  barrier_wait(shared.tile_full + 8 * slot, turn / 2 & 1);
  asm volatile("ld.shared.b32 %0, [%1];" : "=r"(index) : "r"(shared.tile_slots + 4 * slot) : "memory");
  if (threadIdx.x % 32 == 0) barrier_arrive(shared.tile_empty + 8 * slot);
  return index;
}

struct Tile { i32 batch, head, key_head, map_batch, first_row, query_start, key_start, queries, key_count, offset, steps; };
/** Tiles of a few heads at a time, so that their keys stay in the L2 cache; the longest first. */
__device__ __forceinline__ Tile tile_of(const Problem& p, i32 index) {
  const i32 all = p.batch * p.heads, per_round = p.heads_at_once * p.row_tiles;
  const i32 round = index / per_round, in_round = index % per_round, first = round * p.heads_at_once;
  const i32 abreast = min(p.heads_at_once, all - first), bh = first + in_round % abreast;
  Tile t;
  t.batch = bh / p.heads, t.head = bh % p.heads, t.key_head = t.head / p.group, t.map_batch = t.batch;
  t.first_row = (p.row_tiles - 1 - in_round / abreast) * rows;
  t.query_start = t.key_start = 0, t.queries = p.queries, t.key_count = p.key_count, t.offset = p.offset;
  // A row that sees no key takes a step all the same, in which everything is masked.
  i32 seen = t.key_count;
  seen = max(0, min(seen, t.first_row + rows + t.offset));
  t.steps = max(1, (seen + keys - 1) / keys);
  return t;
}

/** Scores beyond the last key, or after the row's own position, become -inf. */
__device__ __forceinline__ void mask(f32 (&s)[words], const Tile& t, i32 row, i32 first_key) {
  const i32 column = first_key + (threadIdx.x % 4) * 2;
#pragma unroll
  for (i32 r = 0; r < 2; ++r) {
    const i32 limit = min(t.key_count, row + 8 * r + t.offset + 1) - column;
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
  u16* out = p.out + (t.batch * p.out_batch) + t.head * p.out_head + (t.query_start + row) * p.out_row;
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
    if (threadIdx.x % 4 == 0 && row + 8 * r < t.queries)
      p.log_sum_exp[t.batch * p.lse_batch + t.head * p.lse_head + t.query_start + row + 8 * r] =
        top[r] == -infinity ? -infinity : (top[r] * p.scale_log2 + log2_fast(sum[r])) * 0.69314718f;
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
      if ((step + 1) * keys > t.first_row + 64 * warpgroup + t.offset + 1) mask(s, t, row, step * keys);
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

extern "C" __global__ void __launch_bounds__(384, 1) hopper_attention(const __grid_constant__ Problem p) {
  extern __shared__ __align__(1024) u8 memory[];
  const u32 base = (u32)__cvta_generic_to_shared(memory), barriers = base + barriers_at, rings = barriers + 80;
  const u32 keys_at = base + 2 * query_bytes, values_at = keys_at + stages * key_bytes;
  const Shared shared = {base, keys_at, values_at, barriers, barriers + 16, barriers + 32, barriers + 48, barriers + 64,
                         rings, rings + 8 * stages, rings + 16 * stages, rings + 24 * stages};
  if (threadIdx.x == 0) {
    for (i32 i = 0; i < 2; ++i) {
      barrier_init(shared.query_full + 8 * i, 1);
      barrier_init(shared.query_empty + 8 * i, 4 * consumers);
      barrier_init(shared.tile_full + 8 * i, 1);
      barrier_init(shared.tile_empty + 8 * i, 4 * consumers);
    }
    for (i32 i = 0; i < stages; ++i) {
      barrier_init(shared.key_full + 8 * i, 1);
      barrier_init(shared.value_full + 8 * i, 1);
      barrier_init(shared.key_empty + 8 * i, 4 * consumers);
      barrier_init(shared.value_empty + 8 * i, 4 * consumers);
    }
    asm volatile("fence.mbarrier_init.release.cluster;" ::: "memory");
  }
  asm volatile("griddepcontrol.wait; griddepcontrol.launch_dependents;" ::: "memory");
  __syncthreads();
  const i32 tile_count = p.batch * p.heads * p.row_tiles;
  if (threadIdx.x < 128) {
    asm volatile("setmaxnreg.dec.sync.aligned.u32 40;");
    if (threadIdx.x == 0) produce(p, shared, tile_count);
  } else {
    asm volatile("setmaxnreg.inc.sync.aligned.u32 232;");
    consume(p, shared, tile_count);
  }
}

// Which tile of query rows a block works on: its place, its keys, and how blocks take tiles one after another.
import type { AttentionVariant } from './variant.ts'

export const tileText = (v: AttentionVariant): string => problemText + takeText + placeText(v)

const problemText = `
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
`

const takeText = `
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
`

const placeText = (v: AttentionVariant) => `
struct Tile { i32 batch, head, key_head, map_batch, first_row, query_start, key_start, queries, key_count, offset, steps; };
/** Tiles of a few heads at a time, so that their keys stay in the L2 cache; the longest first. */
__device__ __forceinline__ Tile tile_of(const Problem& p, i32 index) {
  const i32 all = p.batch * p.heads, per_round = p.heads_at_once * p.row_tiles;
  const i32 round = index / per_round, in_round = index % per_round, first = round * p.heads_at_once;
  const i32 abreast = min(p.heads_at_once, all - first), bh = first + in_round % abreast;
  Tile t;
  t.batch = bh / p.heads, t.head = bh % p.heads, t.key_head = t.head / p.group, t.map_batch = ${v.sequences ? '0' : 't.batch'};
  t.first_row = (p.row_tiles - 1 - in_round / abreast) * rows;
${
  v.sequences
    ? `  t.query_start = p.query_starts[t.batch], t.key_start = p.key_starts[t.batch];
  t.queries = p.query_starts[t.batch + 1] - t.query_start, t.key_count = p.key_starts[t.batch + 1] - t.key_start;
  t.offset = t.key_count - t.queries;`
    : `  t.query_start = t.key_start = 0, t.queries = p.queries, t.key_count = p.key_count, t.offset = p.offset;`
}
  // A row that sees no key takes a step all the same, in which everything is masked.
  i32 seen = t.key_count;
${v.causal ? '  seen = max(0, min(seen, t.first_row + rows + t.offset));' : ''}
  t.steps = max(1, (seen + keys - 1) / keys);
  return t;
}
`

// The product with few tiles: the K of each is split over the blocks of a cluster, so that all multiprocessors read and multiply.
import { awaitLaunches } from '../../dialect.ts'
import { bytesOf, writeText } from './epilogue-text.ts'
import { productParts } from './kernel-text.ts'
import { type ProductVariant, sharedLayout, threads } from './variant.ts'

export interface SplitVariant extends ProductVariant {
  readonly store: 'direct'
  /** Blocks that share a tile's K; their sums are added in order, so the result is the same each time. */
  readonly splits: number
}

/** Partial sums lie behind the barriers, column by column; the padding keeps a warp's accesses in different banks. */
export function splitLayout(variant: SplitVariant) {
  const { bytes } = sharedLayout(variant)
  const sums = Math.ceil(bytes / 128) * 128
  const pitch = variant.rows + 4
  return { sums, pitch, bytes: sums + pitch * variant.columns * 4 }
}

export const renderSplitProduct = (v: SplitVariant, entry: string): string =>
  productParts(v) + writeText(v.result) + sumText(v) + kernelText(v, entry)

function sumText(v: SplitVariant): string {
  const { sums, pitch } = splitLayout(v)
  return `
const u32 SUMS = ${sums}; const i32 PITCH = ${pitch}, SPLITS = ${v.splits};
/** This block's partial sums, where the cluster can read them. */
__device__ __forceinline__ void keep(const f32 (&sum)[BLOCKS][COLUMNS / 2], f32* sums, u32 group) {
  const i32 thread = threadIdx.x & 127, lane = thread & 31, warp = thread >> 5;
  #pragma unroll
  for (i32 i = 0; i < BLOCKS; i++) {
    const i32 row = ((i32)group * BLOCKS + i) * 64 + warp * 16 + (lane >> 2), column = (lane & 3) * 2;
    #pragma unroll
    for (i32 j = 0; j < COLUMNS / 2; j++)
      sums[((j >> 2) * 8 + column + (j & 1)) * PITCH + row + (j & 2) * 4] = sum[i][j];
  }
}
/** Adds the partial sums of this block's share of the tile and writes the result. */
__device__ __forceinline__ void combine(const Arguments& p, Place at, u32 sums, u32 rank) {
  for (i32 e = rank * blockDim.x + threadIdx.x; e < ROWS * COLUMNS; e += SPLITS * blockDim.x) {
    const i32 row = e % ROWS, column = e / ROWS;
    if (at.row + row >= p.m || at.column + column >= p.n) continue;
    f32 total = 0.0f;
    #pragma unroll
    for (u32 r = 0; r < SPLITS; r++) total += read_from_block(sums + (column * PITCH + row) * 4, r);
    const i64 offset = at.batch * p.c_batch + (at.row + row) * p.c_row + (at.column + column) * p.c_column;
    write(p.result + offset * ${bytesOf(v.result)}, finish(p, total, at.row + row, at.column + column, at.batch));
  }
}
`
}

function kernelText(v: SplitVariant, entry: string): string {
  return `
extern "C" __global__ void ${v.splits > 1 ? `__cluster_dims__(${v.splits}, 1, 1) ` : ''}__launch_bounds__(${threads(v)}) ${entry}(const __grid_constant__ Arguments p) {
  extern __shared__ __align__(1024) u8 memory[];
  const u32 base = (u32)__cvta_generic_to_shared(memory);
  const u32 full = base + BARRIERS, empty = full + STAGES * 8;
  const u32 rank = blockIdx.x % SPLITS;
  const Place at = place_of(p, blockIdx.x / SPLITS);
  // Every block has a step at least: splits are never more than steps.
  const i32 all = (p.k + DEPTH - 1) / DEPTH, first = rank * all / SPLITS, steps = (rank + 1) * all / SPLITS - first;
  if (threadIdx.x == 0) {
    prefetch_map(p.a);
    prefetch_map(p.b);
    for (i32 i = 0; i < STAGES; i++) { barrier_init(full + i * 8, 1); barrier_init(empty + i * 8, CONSUMERS); }
    asm volatile("fence.mbarrier_init.release.cluster;" ::: "memory");
  }
  ${awaitLaunches}
  __syncthreads();
  if (threadIdx.x < 128) {
    if (threadIdx.x == 0) {
      u32 stage = 0, parity = 1;
      for (i32 step = 0; step < steps; step++) {
        barrier_wait(empty + stage * 8, parity);
        barrier_expect(full + stage * 8, A_BYTES + B_BYTES);
        load(p, at, (first + step) * DEPTH, base + stage * A_BYTES, base + STAGES * A_BYTES + stage * B_BYTES, full + stage * 8);
        if (++stage == STAGES) { stage = 0; parity ^= 1; }
      }
    }
  } else {
    const u32 group = threadIdx.x / 128 - 1;
    u32 stage = 0, parity = 0;
    f32 sum[BLOCKS][COLUMNS / 2];
    consume(sum, base, group, steps, stage, parity);
    keep(sum, (f32*)(memory + SUMS), group);
  }
  ${v.splits > 1 ? '__syncwarp();\n  cluster_sync();' : '__syncthreads();'}
  combine(p, at, base + SUMS, ${v.splits > 1 ? 'rank' : '0'});
  ${v.splits > 1 ? '__syncwarp();\n  cluster_sync();' : ''}
}
`
}

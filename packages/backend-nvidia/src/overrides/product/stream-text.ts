// The product of a large matrix with at most 16 columns: warps read it straight into registers at the speed of memory and multiply there.
import { hopperText, narrowText } from '../hopper-text.ts'
import { bytesOf, finishText, writeText } from './epilogue-text.ts'
import type { HalfDType, ResultDType } from './variant.ts'

/** How a block reads the large matrix. */
export interface StreamShape {
  /** Dimension of the large matrix that is contiguous; of the few columns it is always K. */
  readonly a: 'k' | 'm'
  /** Rows of a block. */
  readonly rows: 16 | 32 | 64
  /** Warps of a block, which share its K. */
  readonly warps: 8 | 16
}
/** Shapes by direction: narrow blocks where there are few rows, so that all multiprocessors read. */
export const streamShapes: readonly StreamShape[] = [
  { a: 'k', rows: 16, warps: 8 },
  { a: 'm', rows: 64, warps: 8 },
  { a: 'm', rows: 32, warps: 8 },
]

export interface StreamVariant extends StreamShape {
  readonly operand: HalfDType
  readonly result: ResultDType
  readonly columns: 8 | 16
  /** Blocks of a cluster that share a tile's K. Their sums are added in order, so the result is the same each time. */
  readonly splits: number
  readonly addend: ResultDType | null
  readonly scaled: boolean
}

/** One step of a warp along K: eight units of 16 bytes under way for each lane. */
export const streamStep = ({ a, rows }: StreamShape): number => (a === 'k' ? 128 : 2048 / rows)

/** As `awaitLaunches`; the loads of the operands, which name no memory, depend on it. */
export const awaitOperands =
  'asm volatile("griddepcontrol.wait; griddepcontrol.launch_dependents;" : "+l"(a), "+l"(b) :: "memory");'

export const streamName = (v: StreamVariant): string =>
  `stream ${v.rows}x${v.columns} ${v.a === 'k' ? 't' : 'n'} warps ${v.warps} splits ${v.splits}`
export const streamKey = (v: StreamVariant): string =>
  `${streamName(v)} ${v.operand} ${v.result} ${v.addend ?? '-'} ${v.scaled ? 'scaled' : '-'}`

export function renderStream(v: StreamVariant, entry: string): string {
  const narrow = v.result === 'float32' ? '' : narrowText[v.result]
  return (
    hopperText +
    narrow +
    constants(v) +
    shared +
    multiplyText(v) +
    accumulateText(v) +
    finishText({ ...v, factors: false }) +
    writeText(v.result) +
    kernelText(v, entry)
  )
}

function constants(v: StreamVariant): string {
  const { rows, columns, warps, splits } = v
  return `
const i32 ROWS = ${rows}, COLUMNS = ${columns}, STEP = ${streamStep(v)}, WARPS = ${warps}, SPLITS = ${splits}, PITCH = ROWS + 4;
`
}

const shared = `
struct Arguments {
  u64 a, b, result, addend;
  /** From line to line of A and B. */
  i64 a_line, a_batch, b_line, b_batch;
  i64 c_row, c_column, c_batch, d_row, d_column, d_batch;
  i32 m, n, k;
  f32 alpha, beta;
};
/** Eight elements that are used once, or zeros. */
__device__ __forceinline__ uint4 stream(u64 at, bool inside) {
  uint4 x = {0, 0, 0, 0};
  if (inside) asm("ld.global.nc.L1::no_allocate.v4.u32 {%0, %1, %2, %3}, [%4];" : "=r"(x.x), "=r"(x.y), "=r"(x.z), "=r"(x.w) : "l"(at));
  return x;
}
/** Eight elements that other warps of the block need too. */
__device__ __forceinline__ uint4 fetch(u64 at, bool inside) {
  uint4 x = {0, 0, 0, 0};
  if (inside) asm("ld.global.nc.v4.u32 {%0, %1, %2, %3}, [%4];" : "=r"(x.x), "=r"(x.y), "=r"(x.z), "=r"(x.w) : "l"(at));
  return x;
}
`

/** One instruction: lane (g, t) holds rows g and g + 8 of A and column g of B at four of the K's, in any order that both share. */
function multiplyText({ operand }: StreamVariant): string {
  const type = operand === 'float16' ? 'f16' : 'bf16'
  return `
__device__ __forceinline__ void multiply(f32 (&sum)[4], u32 a0, u32 a1, u32 a2, u32 a3, u32 b0, u32 b1) {
  asm("mma.sync.aligned.m16n8k16.row.col.f32.${type}.${type}.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};"
    : "+f"(sum[0]), "+f"(sum[1]), "+f"(sum[2]), "+f"(sum[3]) : "r"(a0), "r"(a1), "r"(a2), "r"(a3), "r"(b0), "r"(b1));
}
`
}

const accumulateText = ({ a }: StreamVariant): string => (a === 'k' ? alongDepth : acrossRows)

/** Lanes read eight neighbours along K of two rows. */
const alongDepth = `
template <bool whole> __device__ __forceinline__ void accumulate(const Arguments& p, f32 (&sum)[1][COLUMNS / 8][4], i32 top, i32 k, u64 a, u64 b, i32 g, i32 t) {
  uint4 x[STEP / 32][COLUMNS / 8], low[STEP / 32], high[STEP / 32];
  #pragma unroll
  for (i32 i = 0; i < STEP / 32; i++) {
    const i32 at = k + i * 32 + t * 8;
    #pragma unroll
    for (i32 c = 0; c < COLUMNS / 8; c++) x[i][c] = fetch(b + ((c * 8 + g) * p.b_line + at) * 2, (whole || at < p.k) && c * 8 + g < p.n);
  }
  #pragma unroll
  for (i32 i = 0; i < STEP / 32; i++) {
    const i32 at = k + i * 32 + t * 8;
    low[i] = stream(a + ((top + g) * p.a_line + at) * 2, whole || (at < p.k && top + g < p.m));
    high[i] = stream(a + ((top + g + 8) * p.a_line + at) * 2, whole || (at < p.k && top + g + 8 < p.m));
  }
  #pragma unroll
  for (i32 i = 0; i < STEP / 32; i++) {
    #pragma unroll
    for (i32 c = 0; c < COLUMNS / 8; c++) {
      multiply(sum[0][c], low[i].x, high[i].x, low[i].y, high[i].y, x[i][c].x, x[i][c].y);
      multiply(sum[0][c], low[i].z, high[i].z, low[i].w, high[i].w, x[i][c].z, x[i][c].w);
    }
  }
}
/** Row of the tile that element 'half' of fragment 'f' belongs to. */
__device__ __forceinline__ i32 row_of(i32 g, i32 f, i32 half) { return g + half * 8; }
`

/** Lanes read neighbouring rows of A, two for each fragment, at eight K's at a time, and pair them along K. */
const acrossRows = `
const i32 FRAGMENTS = ROWS / 16, PARTS = STEP / 32;
struct alignas(FRAGMENTS * 4) Line { u32 pair[FRAGMENTS]; };
__device__ __forceinline__ Line line_at(u64 at, bool inside) {
  Line x = {};
  if (!inside) return x;
  if constexpr (FRAGMENTS == 4) asm("ld.global.nc.L1::no_allocate.v4.u32 {%0, %1, %2, %3}, [%4];" : "=r"(x.pair[0]), "=r"(x.pair[1]), "=r"(x.pair[FRAGMENTS - 2]), "=r"(x.pair[FRAGMENTS - 1]) : "l"(at));
  else asm("ld.global.nc.L1::no_allocate.v2.u32 {%0, %1}, [%2];" : "=r"(x.pair[0]), "=r"(x.pair[1]) : "l"(at));
  return x;
}
template <bool whole> __device__ __forceinline__ void accumulate(const Arguments& p, f32 (&sum)[FRAGMENTS][COLUMNS / 8][4], i32 top, i32 k, u64 a, u64 b, i32 g, i32 t) {
  uint4 x[PARTS][COLUMNS / 8];
  #pragma unroll
  for (i32 i = 0; i < PARTS; i++) {
    const i32 at = k + i * 32 + t * 8;
    #pragma unroll
    for (i32 c = 0; c < COLUMNS / 8; c++) x[i][c] = fetch(b + ((c * 8 + g) * p.b_line + at) * 2, (whole || at < p.k) && c * 8 + g < p.n);
  }
  Line line[PARTS][8];
  #pragma unroll
  for (i32 i = 0; i < PARTS; i++) {
    #pragma unroll
    for (i32 j = 0; j < 8; j++) {
      const i32 at = k + i * 32 + t * 8 + j, row = top + g * FRAGMENTS * 2;
      line[i][j] = line_at(a + (at * p.a_line + row) * 2, whole || (at < p.k && row < p.m));
    }
  }
  #pragma unroll
  for (i32 i = 0; i < PARTS; i++) {
    #pragma unroll
    for (i32 f = 0; f < FRAGMENTS; f++) {
      u32 even[4], odd[4];
      #pragma unroll
      for (i32 j = 0; j < 4; j++) {
        even[j] = __byte_perm(line[i][2 * j].pair[f], line[i][2 * j + 1].pair[f], 0x5410);
        odd[j] = __byte_perm(line[i][2 * j].pair[f], line[i][2 * j + 1].pair[f], 0x7632);
      }
      #pragma unroll
      for (i32 c = 0; c < COLUMNS / 8; c++) {
        multiply(sum[f][c], even[0], odd[0], even[1], odd[1], x[i][c].x, x[i][c].y);
        multiply(sum[f][c], even[2], odd[2], even[3], odd[3], x[i][c].z, x[i][c].w);
      }
    }
  }
}
/** Row of the tile that element 'half' of fragment 'f' belongs to. */
__device__ __forceinline__ i32 row_of(i32 g, i32 f, i32 half) { return g * FRAGMENTS * 2 + f * 2 + half; }
`

function kernelText({ columns, warps, result, splits }: StreamVariant, entry: string): string {
  const many = splits > 1
  const together = warps === 16 ? 1 : columns === 16 ? 2 : 3
  return `
extern "C" __global__ void ${many ? `__cluster_dims__(${splits}, 1, 1) ` : ''}__launch_bounds__(WARPS * 32, ${together}) ${entry}(const __grid_constant__ Arguments p) {
  __shared__ f32 part[WARPS][COLUMNS][PITCH];
  __shared__ f32 sums[COLUMNS][PITCH];
  const i32 lane = threadIdx.x & 31, warp = threadIdx.x >> 5, g = lane >> 2, t = lane & 3;
  const i32 rank = blockIdx.x % SPLITS, tile = blockIdx.x / SPLITS, tiles = (p.m + ROWS - 1) / ROWS;
  const i32 batch = tile / tiles, top = (tile - batch * tiles) * ROWS;
  u64 a = p.a + batch * p.a_batch * 2, b = p.b + batch * p.b_batch * 2;
  ${awaitOperands}
  f32 sum[ROWS / 16][COLUMNS / 8][4] = {};
  for (i32 k = (rank * WARPS + warp) * STEP; k < p.k; k += SPLITS * WARPS * STEP) {
    if (k + STEP <= p.k && top + ROWS <= p.m) accumulate<true>(p, sum, top, k, a, b, g, t);
    else accumulate<false>(p, sum, top, k, a, b, g, t);
  }
  #pragma unroll
  for (i32 f = 0; f < ROWS / 16; f++)
    #pragma unroll
    for (i32 c = 0; c < COLUMNS / 8; c++)
      #pragma unroll
      for (i32 j = 0; j < 4; j++) part[warp][c * 8 + t * 2 + (j & 1)][row_of(g, f, j >> 1)] = sum[f][c][j];
  __syncthreads();
  for (i32 e = threadIdx.x; e < ROWS * (p.n < COLUMNS ? p.n : COLUMNS); e += WARPS * 32) {
    f32 total = 0.0f;
    #pragma unroll
    for (i32 w = 0; w < WARPS; w++) total += part[w][e / ROWS][e % ROWS];
    sums[e / ROWS][e % ROWS] = total;
  }
  ${many ? 'cluster_sync();' : '__syncthreads();'}
  for (i32 e = rank * WARPS * 32 + threadIdx.x; e < ROWS * COLUMNS; e += SPLITS * WARPS * 32) {
    const i32 column = e / ROWS, row = top + e % ROWS;
    if (row >= p.m || column >= p.n) continue;
    ${
      many
        ? `const u32 at = (u32)__cvta_generic_to_shared(&sums[column][e % ROWS]);
    f32 total = 0.0f;
    #pragma unroll
    for (u32 r = 0; r < SPLITS; r++) total += read_from_block(at, r);`
        : 'const f32 total = sums[column][e % ROWS];'
    }
    const i64 offset = batch * p.c_batch + row * p.c_row + column * p.c_column;
    write(p.result + offset * ${bytesOf(result)}, finish(p, total, row, column, batch));
  }
  ${many ? 'cluster_sync();' : ''}
}
`
}

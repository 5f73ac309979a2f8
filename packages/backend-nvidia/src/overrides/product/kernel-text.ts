// The persistent product kernel: one warpgroup feeds tiles of A and B through shared memory, the others multiply and store.
import { awaitLaunches } from '../../dialect.ts'
import { hopperText, narrowText } from '../hopper-text.ts'
import { consumeText } from './consume-text.ts'
import { epilogueText, finishText } from './epilogue-text.ts'
import {
  consumers,
  depthOf,
  operandBytes,
  type ProductVariant,
  rowBlocks,
  sharedLayout,
  sumType,
  threads,
} from './variant.ts'
import { wgmmaText } from './wgmma-instruction.ts'

/** Rows of tiles that are worked on together, so that their operands stay in the second-level cache. */
const groupRows = 8

export function renderProduct(variant: ProductVariant, entry: string): string {
  return productParts(variant) + epilogueText(variant) + kernelText(variant, entry)
}

/** What every product kernel consists of besides its way to store and its entry. */
export function productParts(variant: ProductVariant): string {
  return [
    hopperText,
    variant.result === 'float32' || variant.result === 'int32' ? '' : narrowText[variant.result],
    wgmmaText({
      n: variant.columns,
      operand: variant.operand,
      rightOperand: variant.rightOperand,
      transposeA: variant.a === 'm',
      transposeB: variant.b === 'n',
    }),
    constants(variant),
    shared,
    loadText(variant),
    consumeText(variant),
    finishText(variant),
  ].join('')
}

function constants(v: ProductVariant): string {
  const layout = sharedLayout(v)
  return `
const i32 ROWS = ${v.rows}, COLUMNS = ${v.columns}, DEPTH = ${depthOf(operandBytes(v.operand))}, STAGES = ${v.stages}, GROUP = ${groupRows};
const i32 CONSUMERS = ${consumers(v)}, BLOCKS = ${rowBlocks(v)};
const u32 A_BYTES = ${layout.a}, B_BYTES = ${layout.b}, SLICES = ${layout.slices}, BARRIERS = ${layout.barriers};
`
}

const shared = `
struct Arguments {
  TensorMap a, b, c;
  u64 result, addend;
  i64 c_row, c_column, c_batch, d_row, d_column, d_batch;
  i32 m, n, k, batch;
  /** 0 where every batch has the same matrix. */
  i32 a_batched, b_batched;
  f32 alpha, beta;
  u64 row_factor, column_factor;
  i32 row_step, column_step;
};
/** First row, first column and batch of tile number 'index'. */
struct Place { i32 row, column, batch; };
__device__ __forceinline__ Place place_of(const Arguments& p, i32 index) {
  const i32 rows = (p.m + ROWS - 1) / ROWS, columns = (p.n + COLUMNS - 1) / COLUMNS;
  const i32 batch = index / (rows * columns), inside = index - batch * rows * columns;
  const i32 group = inside / (GROUP * columns), first = group * GROUP;
  const i32 height = min(GROUP, rows - first), rest = inside - first * columns;
  return {(first + rest % height) * ROWS, rest / height * COLUMNS, batch};
}
__device__ __forceinline__ i32 tile_count(const Arguments& p) {
  return p.batch * ((p.m + ROWS - 1) / ROWS) * ((p.n + COLUMNS - 1) / COLUMNS);
}
`

/** Copies of one stage. An operand whose rows (columns) are contiguous comes in strips of 64 of them. */
function loadText({ a, b, rows, columns }: ProductVariant): string {
  const strips = (count: number, to: string, map: string, start: string, z: string) =>
    `for (i32 i = 0; i < ${count / 64}; i++) copy_in(${to} + i * 8192, ${map}, full, ${start} + i * 64, k, ${z});`
  return `
__device__ __forceinline__ void load(const Arguments& p, Place at, i32 k, u32 to_a, u32 to_b, u32 full) {
  const i32 za = at.batch * p.a_batched, zb = at.batch * p.b_batched;
  ${a === 'k' ? 'copy_in(to_a, p.a, full, k, at.row, za);' : strips(rows, 'to_a', 'p.a', 'at.row', 'za')}
  ${b === 'k' ? 'copy_in(to_b, p.b, full, k, at.column, zb);' : strips(columns, 'to_b', 'p.b', 'at.column', 'zb')}
}
`
}

function kernelText(v: ProductVariant, entry: string): string {
  const registers = consumers(v) === 2 ? { producer: 24, consumer: 240 } : null
  const set = (change: 'inc' | 'dec', count: number | undefined) =>
    count === undefined ? '' : `asm volatile("setmaxnreg.${change}.sync.aligned.u32 ${count};");`
  return `
extern "C" __global__ void __launch_bounds__(${threads(v)}, 1) ${entry}(const __grid_constant__ Arguments p) {
  extern __shared__ __align__(1024) u8 memory[];
  const u32 base = (u32)__cvta_generic_to_shared(memory);
  const u32 full = base + BARRIERS, empty = full + STAGES * 8;
  const i32 tiles = tile_count(p);
  if (threadIdx.x == 0) {
    prefetch_map(p.a);
    prefetch_map(p.b);
    for (i32 i = 0; i < STAGES; i++) { barrier_init(full + i * 8, 1); barrier_init(empty + i * 8, CONSUMERS); }
    asm volatile("fence.mbarrier_init.release.cluster;" ::: "memory");
  }
  ${awaitLaunches}
  __syncthreads();
  if (threadIdx.x < 128) {
    ${set('dec', registers?.producer)}
    if (threadIdx.x == 0) {
      u32 stage = 0, parity = 1;
      for (i32 tile = blockIdx.x; tile < tiles; tile += gridDim.x) {
        const Place at = place_of(p, tile);
        for (i32 k = 0; k < p.k; k += DEPTH) {
          barrier_wait(empty + stage * 8, parity);
          barrier_expect(full + stage * 8, A_BYTES + B_BYTES);
          load(p, at, k, base + stage * A_BYTES, base + STAGES * A_BYTES + stage * B_BYTES, full + stage * 8);
          if (++stage == STAGES) { stage = 0; parity ^= 1; }
        }
      }
    }
  } else {
    ${set('inc', registers?.consumer)}
    const u32 group = threadIdx.x / 128 - 1;
    u32 stage = 0, parity = 0;
    ${sumType(v)} sum[BLOCKS][COLUMNS / 2];
    for (i32 tile = blockIdx.x; tile < tiles; tile += gridDim.x) {
      consume(sum, base, group, (p.k + DEPTH - 1) / DEPTH, stage, parity);
      store(p, sum, place_of(p, tile), base, group);
    }
    ${v.store === 'copy' ? 'copy_out_wait();' : ''}
  }
}
`
}

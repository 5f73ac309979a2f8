// From sums in registers to C: scale, addend, rounding, and the way to memory.
import { type ProductVariant, type ResultDType, sliceBytes } from './variant.ts'

export const epilogueText = (v: ProductVariant): string => (v.store === 'copy' ? copyText : directText(v))

function readText(addend: ResultDType): string {
  const convert = {
    float32: 'return *(const f32*)at;',
    float16: 'f32 r; asm("cvt.f32.f16 %0, %1;" : "=f"(r) : "h"(*(const u16*)at)); return r;',
    bfloat16: 'return __int_as_float((i32)*(const u16*)at << 16);',
  }
  return `
__device__ __forceinline__ f32 read_addend(u64 at) { ${convert[addend]} }
`
}

export const bytesOf = (dtype: ResultDType) => (dtype === 'float32' ? 4 : 2)

/** `finish`: a sum with alpha and the addend. */
export function finishText({ addend, scaled }: Pick<ProductVariant, 'addend' | 'scaled'>): string {
  if (!addend && !scaled)
    return `
__device__ __forceinline__ f32 finish(const Arguments& p, f32 x, i32 row, i32 column, i32 batch) { return x; }
`
  const scaledSum = scaled ? 'x * p.alpha' : 'x'
  if (!addend)
    return `
__device__ __forceinline__ f32 finish(const Arguments& p, f32 x, i32 row, i32 column, i32 batch) { return ${scaledSum}; }
`
  return `${readText(addend)}
__device__ __forceinline__ f32 finish(const Arguments& p, f32 x, i32 row, i32 column, i32 batch) {
  if (row >= p.m || column >= p.n) return 0.0f;
  const i64 offset = batch * p.d_batch + row * p.d_row + column * p.d_column;
  return fmaf(p.beta, read_addend(p.addend + offset * ${bytesOf(addend)}), ${scaledSum});
}
`
}

/** Slices of 64 columns go through shared memory, two under way at a time; the copy engine leaves out what lies outside C. */
const copyText = `
__device__ __forceinline__ void store(const Arguments& p, f32 (&sum)[BLOCKS][COLUMNS / 2], Place at, u32 base, u32 group) {
  const i32 thread = threadIdx.x & 127, lane = thread & 31, warp = thread >> 5;
  const i32 row = warp * 16 + (lane >> 2), column = (lane & 3) * 2;
  const i32 target = warp * 16 + (lane & 15);
  #pragma unroll
  for (i32 i = 0; i < BLOCKS; i++) {
    const i32 top = at.row + ((i32)group * BLOCKS + i) * 64;
    #pragma unroll
    for (i32 s = 0; s < COLUMNS / 64; s++) {
      const u32 slice = base + SLICES + (group * 2 + (s & 1)) * ${sliceBytes};
      if (thread == 0) copy_out_wait_but_one();
      group_sync(1 + group);
      #pragma unroll
      for (i32 q = 0; q < 4; q++) {
        u32 packed[4];
        #pragma unroll
        for (i32 j = 0; j < 4; j++) {
          const i32 tile = s * 8 + q * 2 + (j >> 1), r = top + row + (j & 1) * 8, c = at.column + tile * 8 + column;
          packed[j] = pack(finish(p, sum[i][tile * 4 + (j & 1) * 2], r, c, at.batch), finish(p, sum[i][tile * 4 + (j & 1) * 2 + 1], r, c + 1, at.batch));
        }
        const i32 unit = q * 2 + (lane >> 4);
        store_matrices(slice + target * 128 + ((unit ^ (target & 7)) << 4), packed[0], packed[1], packed[2], packed[3]);
      }
      publish();
      group_sync(1 + group);
      if (thread == 0) copy_out(p.c, slice, at.column + s * 64, top, at.batch);
    }
  }
}
`

export const writeText = (result: ResultDType): string => `
__device__ __forceinline__ void write(u64 to, f32 x) { ${result === 'float32' ? '*(f32*)to = x;' : '*(u16*)to = (u16)pack(x, x);'} }
`

/** Each thread writes its own pairs of columns. */
function directText({ result }: ProductVariant): string {
  return `${writeText(result)}__device__ __forceinline__ void store(const Arguments& p, f32 (&sum)[BLOCKS][COLUMNS / 2], Place at, u32 base, u32 group) {
  const i32 thread = threadIdx.x & 127, lane = thread & 31, warp = thread >> 5;
  #pragma unroll
  for (i32 i = 0; i < BLOCKS; i++) {
    #pragma unroll
    for (i32 half = 0; half < 2; half++) {
      const i32 row = at.row + ((i32)group * BLOCKS + i) * 64 + warp * 16 + (lane >> 2) + half * 8;
      if (row >= p.m) continue;
      const u64 line = p.result + (at.batch * p.c_batch + row * p.c_row) * ${bytesOf(result)};
      #pragma unroll
      for (i32 tile = 0; tile < COLUMNS / 8; tile++) {
        #pragma unroll
        for (i32 j = 0; j < 2; j++) {
          const i32 column = at.column + tile * 8 + (lane & 3) * 2 + j;
          if (column < p.n) write(line + column * p.c_column * ${bytesOf(result)}, finish(p, sum[i][tile * 4 + half * 2 + j], row, column, at.batch));
        }
      }
    }
  }
}
`
}

// From sums in registers to C: scale, addend, rounding, and the way to memory.
import { dtypeInfo } from '@opgems/core'
import { finishedType, type ProductVariant, type ResultDType, sliceBytes, sumType } from './variant.ts'

export const epilogueText = (v: ProductVariant): string => (v.store === 'copy' ? copyText(v) : directText(v))

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

export const bytesOf = (dtype: ProductVariant['result']): number => dtypeInfo(dtype).bytes

type Finished = Pick<ProductVariant, 'addend' | 'scaled' | 'operand' | 'result' | 'factors'>

/** `finish`: a sum with alpha, the factors of its row and column, and the addend. */
export function finishText(v: Finished): string {
  const head = `__device__ __forceinline__ ${finishedType(v)} finish(const Arguments& p, ${sumType(v)} x, i32 row, i32 column, i32 batch)`
  const guard = v.factors || v.addend ? 'if (row >= p.m || column >= p.n) return 0;' : ''
  const { addend } = v
  if (!addend) return `\n${head} { ${[guard, `return ${scaledText(v)};`].filter(Boolean).join(' ')} }\n`
  return `${readText(addend)}
${head} {
  ${guard}
  const i64 offset = batch * p.d_batch + row * p.d_row + column * p.d_column;
  return fmaf(p.beta, read_addend(p.addend + offset * ${bytesOf(addend)}), ${scaledText(v)});
}
`
}

function scaledText({ scaled, factors }: Finished): string {
  const factor = (name: string, index: string) => `((const f32*)p.${name}_factor)[(i64)${index} * p.${name}_step]`
  const parts = [
    'x',
    ...(scaled ? ['p.alpha'] : []),
    ...(factors ? [factor('row', 'row'), factor('column', 'column')] : []),
  ]
  return parts.join(' * ')
}

/** Slices of 64 columns go through shared memory, two under way at a time; the copy engine leaves out what lies outside C. */
const copyText = (v: ProductVariant): string => `
__device__ __forceinline__ void store(const Arguments& p, ${sumType(v)} (&sum)[BLOCKS][COLUMNS / 2], Place at, u32 base, u32 group) {
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

export function writeText(result: ProductVariant['result']): string {
  const type = finishedType({ result })
  const store = bytesOf(result) === 4 ? `*(${type}*)to = x;` : '*(u16*)to = (u16)pack(x, x);'
  return `
__device__ __forceinline__ void write(u64 to, ${type} x) { ${store} }
`
}

const pairText = (v: ProductVariant): string => `
__device__ __forceinline__ void write_pair(u64 to, ${finishedType(v)} low, ${finishedType(v)} high) {
  asm volatile("st.global.v2.b32 [%0], {%1, %2};" :: "l"(to), "${finishedType(v) === 'f32' ? 'f' : 'r'}"(low), "${finishedType(v) === 'f32' ? 'f' : 'r'}"(high) : "memory");
}
`

/** Each thread writes its own pairs of columns: neighbours of four bytes at once where they lie side by side and aligned. */
function directText(v: ProductVariant): string {
  const { result } = v
  const finished = (j: number) => `finish(p, sum[i][tile * 4 + half * 2 + ${j}], row, column + ${j}, at.batch)`
  return `${writeText(result)}${bytesOf(result) === 4 ? pairText(v) : ''}__device__ __forceinline__ void store(const Arguments& p, ${sumType(v)} (&sum)[BLOCKS][COLUMNS / 2], Place at, u32 base, u32 group) {
  const i32 thread = threadIdx.x & 127, lane = thread & 31, warp = thread >> 5;
  ${bytesOf(result) === 4 ? 'const bool paired = p.c_column == 1 && ((p.result | p.c_row * 4 | p.c_batch * 4) & 7) == 0;' : ''}
  #pragma unroll
  for (i32 i = 0; i < BLOCKS; i++) {
    #pragma unroll
    for (i32 half = 0; half < 2; half++) {
      const i32 row = at.row + ((i32)group * BLOCKS + i) * 64 + warp * 16 + (lane >> 2) + half * 8;
      if (row >= p.m) continue;
      const u64 line = p.result + (at.batch * p.c_batch + row * p.c_row) * ${bytesOf(result)};
      #pragma unroll
      for (i32 tile = 0; tile < COLUMNS / 8; tile++) {
        const i32 column = at.column + tile * 8 + (lane & 3) * 2;
        const ${finishedType(v)} low = ${finished(0)}, high = ${finished(1)};
        ${bytesOf(result) === 4 ? 'if (paired && column + 1 < p.n) { write_pair(line + (i64)column * 4, low, high); continue; }' : ''}
        if (column < p.n) write(line + column * p.c_column * ${bytesOf(result)}, low);
        if (column + 1 < p.n) write(line + (column + 1) * p.c_column * ${bytesOf(result)}, high);
      }
    }
  }
}
`
}

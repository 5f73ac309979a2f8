// What the warpgroups that multiply do with a tile: wait for a stage, multiply, give it back.
import { isFloat8, type ProductVariant, stepBytes, sumType } from './variant.ts'

/** `release` and `consume`: the sums of one tile from the stages of shared memory. */
export const consumeText = (v: ProductVariant): string =>
  releaseText + (isFloat8(v.operand) ? consumeInPartsText(v) : consumeWholeText(v))

const releaseText = `
/** One thread of a warpgroup tells the one that fills this stage that it was read. */
__device__ __forceinline__ void release(u32 base, u32 stage) {
  if ((threadIdx.x & 127) == 0) barrier_arrive(base + BARRIERS + STAGES * 8 + stage * 8);
}
`

/** Bytes along K of one instruction. */
const instructionBytes = 32

/** One step's products into `sum`. Descriptor arithmetic: K-major advances inside the swizzled row, else by whole rows of 16. */
function multiplyText(v: ProductVariant, sum: string, adds: string): string {
  const operand = (major: boolean) => (major ? 'matrix_at($, 1, 64)' : 'matrix_at($, 512, 64)')
  const [kA, kB] = [v.a === 'k', v.b === 'k']
  return `const u64 a = ${operand(kA).replace('$', 'base + stage * A_BYTES + group * (BLOCKS * 8192)')};
    const u64 b = ${operand(kB).replace('$', 'base + STAGES * A_BYTES + stage * B_BYTES')};
    mma_fence();
    #pragma unroll
    for (i32 k = 0; k < ${stepBytes / instructionBytes}; k++) {
      #pragma unroll
      for (i32 i = 0; i < BLOCKS; i++)
        multiply(${sum}[i], a + k * ${kA ? 2 : 128} + i * 512, b + k * ${kB ? 2 : 128}, ${adds});
    }
    mma_commit();`
}

/** Sums that an instruction has written are read after it only. */
const keepText = (sum: string, type: 'f32' | 'i32') => `#pragma unroll
  for (i32 i = 0; i < BLOCKS; i++) {
    #pragma unroll
    for (i32 j = 0; j < COLUMNS / 2; j++) asm volatile("" : "+${type === 'i32' ? 'r' : 'f'}"(${sum}[i][j]) :: "memory");
  }`

/** Tensor cores keep 14 bits of a sum of float8: each step is summed by itself, and added in float32. */
function consumeInPartsText(v: ProductVariant): string {
  return `
/** The sums of one tile; 'stage' and 'parity' go on from tile to tile. */
__device__ __forceinline__ void consume(f32 (&sum)[BLOCKS][COLUMNS / 2], u32 base, u32 group, i32 steps, u32& stage, u32& parity) {
  #pragma unroll
  for (i32 i = 0; i < BLOCKS; i++) {
    #pragma unroll
    for (i32 j = 0; j < COLUMNS / 2; j++) sum[i][j] = 0.0f;
  }
  for (i32 step = 0; step < steps; step++) {
    barrier_wait(base + BARRIERS + stage * 8, parity);
    f32 part[BLOCKS][COLUMNS / 2];
    ${multiplyText(v, 'part', 'k > 0')}
    mma_wait<0>();
    ${keepText('part', 'f32')}
    release(base, stage);
    #pragma unroll
    for (i32 i = 0; i < BLOCKS; i++) {
      #pragma unroll
      for (i32 j = 0; j < COLUMNS / 2; j++) sum[i][j] += part[i][j];
    }
    if (++stage == STAGES) { stage = 0; parity ^= 1; }
  }
}
`
}

function consumeWholeText(v: ProductVariant): string {
  const type = sumType(v)
  return `
/** The sums of one tile; 'stage' and 'parity' go on from tile to tile. */
__device__ __forceinline__ void consume(${type} (&sum)[BLOCKS][COLUMNS / 2], u32 base, u32 group, i32 steps, u32& stage, u32& parity) {
  u32 previous = 0;
  for (i32 step = 0; step < steps; step++) {
    const u32 full = base + BARRIERS + stage * 8;
    barrier_wait(full, parity);
    ${multiplyText(v, 'sum', 'step > 0 || k > 0')}
    if (step > 0) {
      mma_wait<1>();
      release(base, previous);
    }
    previous = stage;
    if (++stage == STAGES) { stage = 0; parity ^= 1; }
  }
  mma_wait<0>();
  ${keepText('sum', type)}
  if (steps > 0) release(base, previous);
}
`
}

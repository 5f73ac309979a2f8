// Flash attention forward for Hopper: one warpgroup copies tiles, two multiply in turns, with an online softmax in registers.
import { awaitLaunches } from '../../dialect.ts'
import { hopperText, narrowText } from '../hopper-text.ts'
import { instructionsText, productFromRegisters, productFromShared } from './instructions-text.ts'
import { consumerText, producerText } from './roles-text.ts'
import { softmaxText } from './softmax-text.ts'
import { tileText } from './tile-text.ts'
import {
  type AttentionVariant,
  consumers,
  queryStages,
  registers,
  ringsAt,
  rows,
  sharedLayout,
  stages,
  threads,
} from './variant.ts'

export function renderAttention(variant: AttentionVariant, entry: string): string {
  return [
    hopperText,
    narrowText[variant.dtype],
    instructionsText,
    productFromShared('multiply_scores', variant.keys, variant.dtype),
    productFromRegisters('multiply_values', variant.headSize, variant.dtype),
    constants(variant),
    tileText(variant),
    softmaxText(variant),
    producerText,
    consumerText(variant),
    kernelText(entry),
  ].join('')
}

function constants(v: AttentionVariant): string {
  const layout = sharedLayout(v)
  return `
constexpr i32 head_size = ${v.headSize}, consumers = ${consumers}, rows = ${rows}, keys = ${v.keys}, stages = ${stages};
constexpr i32 columns = head_size / 64, words = keys / 2, outs = head_size / 2;
constexpr u32 query_bytes = ${layout.query}, key_bytes = ${layout.key}, barriers_at = ${layout.barriers};
#define infinity __int_as_float(0x7f800000)
`
}

const kernelText = (entry: string): string => `
extern "C" __global__ void __launch_bounds__(${threads}, 1) ${entry}(const __grid_constant__ Problem p) {
  extern __shared__ __align__(1024) u8 memory[];
  const u32 base = (u32)__cvta_generic_to_shared(memory), barriers = base + barriers_at, rings = barriers + ${ringsAt};
  const u32 keys_at = base + ${queryStages} * query_bytes, values_at = keys_at + stages * key_bytes;
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
  ${awaitLaunches}
  __syncthreads();
  const i32 tile_count = p.batch * p.heads * p.row_tiles;
  if (threadIdx.x < 128) {
    asm volatile("setmaxnreg.dec.sync.aligned.u32 ${registers.producer};");
    if (threadIdx.x == 0) produce(p, shared, tile_count);
  } else {
    asm volatile("setmaxnreg.inc.sync.aligned.u32 ${registers.consumer};");
    consume(p, shared, tile_count);
  }
}
`

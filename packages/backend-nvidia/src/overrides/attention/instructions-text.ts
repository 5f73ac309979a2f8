// CUDA C++ text of the instructions that attention needs beside those all Hopper kernels share.
import { base2Text } from '../hopper-text.ts'
import type { HalfDType } from '../product/variant.ts'

const ptx = { float16: 'f16', bfloat16: 'bf16' } as const
const registers = (count: number, from = 0) => Array.from({ length: count }, (_, i) => `%${from + i}`).join(', ')
const outputs = (count: number) => Array.from({ length: count }, (_, i) => `"+f"(d[${i}])`).join(', ')

/** d [64, n] += a · b with both operands in shared memory: a as rows of k, b as rows of k too. */
export const productFromShared = (name: string, n: number, dtype: HalfDType): string => `
__device__ __forceinline__ void ${name}(f32 (&d)[${n / 2}], u64 a, u64 b, i32 accumulate) {
  asm volatile("{ .reg .pred p; setp.ne.b32 p, %${n / 2 + 2}, 0;\\n"
    "wgmma.mma_async.sync.aligned.m64n${n}k16.f32.${ptx[dtype]}.${ptx[dtype]} {${registers(n / 2)}}, %${n / 2}, %${n / 2 + 1}, p, 1, 1, 0, 0; }\\n"
    : ${outputs(n / 2)} : "l"(a), "l"(b), "r"(accumulate));
}
`

/** d [64, n] += a · b with a in registers and b in shared memory as rows of n. */
export const productFromRegisters = (name: string, n: number, dtype: HalfDType): string => `
__device__ __forceinline__ void ${name}(f32 (&d)[${n / 2}], u32 a0, u32 a1, u32 a2, u32 a3, u64 b) {
  asm volatile("{ .reg .pred p; setp.ne.b32 p, %${n / 2 + 5}, 0;\\n"
    "wgmma.mma_async.sync.aligned.m64n${n}k16.f32.${ptx[dtype]}.${ptx[dtype]} {${registers(n / 2)}}, {${registers(4, n / 2)}}, %${n / 2 + 4}, p, 1, 1, 1; }\\n"
    : ${outputs(n / 2)} : "r"(a0), "r"(a1), "r"(a2), "r"(a3), "l"(b), "r"(1));
}
`

export const instructionsText = `
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
${base2Text}`

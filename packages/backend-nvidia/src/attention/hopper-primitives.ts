// CUDA C++ of Hopper's copy engine, barriers in shared memory and warpgroup products, as inline PTX; it needs no header.

/** One 16-bit floating dtype, as PTX names it. */
export type HalfType = 'f16' | 'bf16'

const registers = (count: number, from = 0) => Array.from({ length: count }, (_, i) => `%${from + i}`).join(', ')
const outputs = (count: number) => Array.from({ length: count }, (_, i) => `"+f"(d[${i}])`).join(', ')

/** d [64, n] += a · b with both operands in shared memory: a as rows of k, b as rows of k too. */
export const productFromShared = (name: string, n: number, type: HalfType): string => `
__device__ __forceinline__ void ${name}(float (&d)[${n / 2}], u64 a, u64 b, int accumulate) {
  asm volatile("{ .reg .pred p; setp.ne.b32 p, %${n / 2 + 2}, 0;\\n"
    "wgmma.mma_async.sync.aligned.m64n${n}k16.f32.${type}.${type} {${registers(n / 2)}}, %${n / 2}, %${n / 2 + 1}, p, 1, 1, 0, 0; }\\n"
    : ${outputs(n / 2)} : "l"(a), "l"(b), "r"(accumulate));
}
`

/** d [64, n] += a · b with a in registers and b in shared memory as rows of n. */
export const productFromRegisters = (name: string, n: number, type: HalfType): string => `
__device__ __forceinline__ void ${name}(float (&d)[${n / 2}], u32 a0, u32 a1, u32 a2, u32 a3, u64 b) {
  asm volatile("{ .reg .pred p; setp.ne.b32 p, %${n / 2 + 5}, 0;\\n"
    "wgmma.mma_async.sync.aligned.m64n${n}k16.f32.${type}.${type} {${registers(n / 2)}}, {${registers(4, n / 2)}}, %${n / 2 + 4}, p, 1, 1, 1; }\\n"
    : ${outputs(n / 2)} : "r"(a0), "r"(a1), "r"(a2), "r"(a3), "l"(b), "r"(1));
}
`

/** The part that no shape changes. Waits spin: a barrier that never completes hangs the kernel. */
export const hopperPrelude = `typedef unsigned int u32;
typedef unsigned long long u64;
typedef long long i64;
struct alignas(64) TensorMap { u64 words[16]; };

__device__ __forceinline__ u32 shared_address(const void* p) { return (u32)__cvta_generic_to_shared(p); }
__device__ __forceinline__ void barrier_init(u32 barrier, u32 arrivals) {
  asm volatile("mbarrier.init.shared::cta.b64 [%0], %1;" :: "r"(barrier), "r"(arrivals) : "memory");
}
__device__ __forceinline__ void barrier_expect(u32 barrier, u32 bytes) {
  asm volatile("mbarrier.arrive.expect_tx.shared::cta.b64 _, [%0], %1;" :: "r"(barrier), "r"(bytes) : "memory");
}
__device__ __forceinline__ void barrier_arrive(u32 barrier) {
  asm volatile("mbarrier.arrive.shared::cta.b64 _, [%0];" :: "r"(barrier) : "memory");
}
__device__ __forceinline__ void barrier_wait(u32 barrier, u32 parity) {
  asm volatile("{ .reg .pred done;\\n"
    "again: mbarrier.try_wait.parity.shared::cta.b64 done, [%0], %1;\\n"
    "@done bra over;\\n bra again;\\n over: }\\n" :: "r"(barrier), "r"(parity) : "memory");
}
__device__ __forceinline__ void copy_tile(u32 to, const TensorMap* map, u32 barrier, int column, int row, int head, int batch) {
  asm volatile("cp.async.bulk.tensor.4d.shared::cluster.global.mbarrier::complete_tx::bytes [%0], [%1, {%3, %4, %5, %6}], [%2];"
    :: "r"(to), "l"(map), "r"(barrier), "r"(column), "r"(row), "r"(head), "r"(batch) : "memory");
}
/** A tile of 128-byte rows, swizzled; distances in bytes: between blocks of 64 columns, between groups of 8 rows. */
__device__ __forceinline__ u64 operand(u32 address, u32 columns, u32 rows) {
  return (u64)((address & 0x3ffff) >> 4) | (u64)(columns >> 4) << 16 | (u64)(rows >> 4) << 32 | 1ull << 62;
}
template <int n> __device__ __forceinline__ void hold(float (&d)[n]) {
#pragma unroll
  for (int i = 0; i < n; ++i) asm volatile("" : "+f"(d[i]) :: "memory");
}
__device__ __forceinline__ void products_begin() { asm volatile("wgmma.fence.sync.aligned;" ::: "memory"); }
__device__ __forceinline__ void products_commit() { asm volatile("wgmma.commit_group.sync.aligned;" ::: "memory"); }
template <int pending> __device__ __forceinline__ void products_wait() { asm volatile("wgmma.wait_group.sync.aligned %0;" :: "n"(pending) : "memory"); }
__device__ __forceinline__ void named_barrier_wait(int id, int threads) { asm volatile("bar.sync %0, %1;" :: "r"(id), "r"(threads) : "memory"); }
__device__ __forceinline__ void named_barrier_arrive(int id, int threads) { asm volatile("bar.arrive %0, %1;" :: "r"(id), "r"(threads) : "memory"); }
__device__ __forceinline__ float exp2_fast(float x) { float y; asm("ex2.approx.ftz.f32 %0, %1;" : "=f"(y) : "f"(x)); return y; }
__device__ __forceinline__ float log2_fast(float x) { float y; asm("lg2.approx.f32 %0, %1;" : "=f"(y) : "f"(x)); return y; }
`

/** Two floats as one register of two 16-bit floats, the first in the low half. */
export const packing = (type: HalfType): string => `
__device__ __forceinline__ u32 pack(float low, float high) {
  u32 r; asm("cvt.rn.${type}x2.f32 %0, %1, %2;" : "=r"(r) : "f"(high), "f"(low)); return r;
}
`

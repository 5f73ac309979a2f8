// CUDA C++ text that Hopper kernels share: barriers in shared memory, bulk tensor copies, and warpgroup bookkeeping as inline PTX.

/** Fixed-width types; NVRTC compiles without headers. */
const types = `
typedef unsigned char u8; typedef unsigned short u16; typedef unsigned int u32; typedef unsigned long long u64;
typedef int i32; typedef long long i64; typedef float f32;
/** A CUtensorMap, passed by value. */
struct alignas(64) TensorMap { u64 words[16]; };
`

const barriers = `
__device__ __forceinline__ void barrier_init(u32 barrier, u32 count) {
  asm volatile("mbarrier.init.shared::cta.b64 [%0], %1;" :: "r"(barrier), "r"(count));
}
__device__ __forceinline__ void barrier_expect(u32 barrier, u32 bytes) {
  asm volatile("mbarrier.arrive.expect_tx.shared::cta.b64 _, [%0], %1;" :: "r"(barrier), "r"(bytes) : "memory");
}
__device__ __forceinline__ void barrier_arrive(u32 barrier) {
  asm volatile("mbarrier.arrive.shared::cta.b64 _, [%0];" :: "r"(barrier) : "memory");
}
__device__ __forceinline__ void barrier_wait(u32 barrier, u32 parity) {
  asm volatile("{.reg .pred done; WAIT: mbarrier.try_wait.parity.shared::cta.b64 done, [%0], %1; @done bra DONE; bra WAIT; DONE:}"
    :: "r"(barrier), "r"(parity) : "memory");
}
/** Barrier of one warpgroup. */
__device__ __forceinline__ void group_sync(u32 id) { asm volatile("bar.sync %0, 128;" :: "r"(id) : "memory"); }
__device__ __forceinline__ void cluster_sync() {
  asm volatile("barrier.cluster.arrive.release.aligned; barrier.cluster.wait.acquire.aligned;" ::: "memory");
}
__device__ __forceinline__ f32 read_from_block(u32 address, u32 rank) {
  f32 x;
  asm volatile("{.reg .b32 remote; mapa.shared::cluster.u32 remote, %1, %2; ld.shared::cluster.f32 %0, [remote];}" : "=f"(x) : "r"(address), "r"(rank) : "memory");
  return x;
}
`

const copies = `
__device__ __forceinline__ void copy_in(u32 to, const TensorMap& map, u32 barrier, i32 x, i32 y, i32 z) {
  asm volatile("cp.async.bulk.tensor.3d.shared::cluster.global.mbarrier::complete_tx::bytes [%0], [%1, {%3, %4, %5}], [%2];"
    :: "r"(to), "l"(&map), "r"(barrier), "r"(x), "r"(y), "r"(z) : "memory");
}
__device__ __forceinline__ void copy_out(const TensorMap& map, u32 from, i32 x, i32 y, i32 z) {
  asm volatile("cp.async.bulk.tensor.3d.global.shared::cta.bulk_group [%0, {%2, %3, %4}], [%1]; cp.async.bulk.commit_group;"
    :: "l"(&map), "r"(from), "r"(x), "r"(y), "r"(z) : "memory");
}
/** Waits until all but the last copy out have read their source. */
__device__ __forceinline__ void copy_out_wait_but_one() { asm volatile("cp.async.bulk.wait_group.read 1;" ::: "memory"); }
__device__ __forceinline__ void copy_out_wait() { asm volatile("cp.async.bulk.wait_group 0;" ::: "memory"); }
/** Makes this thread's ordinary writes to shared memory visible to the copy engine. */
__device__ __forceinline__ void publish() { asm volatile("fence.proxy.async.shared::cta;" ::: "memory"); }
__device__ __forceinline__ void prefetch_map(const TensorMap& map) { asm volatile("prefetch.tensormap [%0];" :: "l"(&map) : "memory"); }
`

const matrix = `
__device__ __forceinline__ void mma_fence() { asm volatile("wgmma.fence.sync.aligned;" ::: "memory"); }
__device__ __forceinline__ void mma_commit() { asm volatile("wgmma.commit_group.sync.aligned;" ::: "memory"); }
template <int pending> __device__ __forceinline__ void mma_wait() {
  asm volatile("wgmma.wait_group.sync.aligned %0;" :: "n"(pending) : "memory");
}
/** Shared-memory matrix with 128-byte swizzle; strides in units of 16 bytes. */
__device__ __forceinline__ u64 matrix_at(u32 address, u32 leading, u32 stride) {
  return (u64)((address & 0x3ffff) >> 4) | ((u64)leading << 16) | ((u64)stride << 32) | (1ull << 62);
}
__device__ __forceinline__ void store_matrices(u32 to, u32 a, u32 b, u32 c, u32 d) {
  asm volatile("stmatrix.sync.aligned.m8n8.x4.shared.b16 [%0], {%1, %2, %3, %4};" :: "r"(to), "r"(a), "r"(b), "r"(c), "r"(d) : "memory");
}
`

export const hopperText = types + barriers + copies + matrix

/** Pairs of float32 to packed 16-bit floats, and back for one. */
export const narrowText = {
  float16: `
__device__ __forceinline__ u32 pack(f32 low, f32 high) { u32 r; asm("cvt.rn.f16x2.f32 %0, %1, %2;" : "=r"(r) : "f"(high), "f"(low)); return r; }
`,
  bfloat16: `
__device__ __forceinline__ u32 pack(f32 low, f32 high) { u32 r; asm("cvt.rn.bf16x2.f32 %0, %1, %2;" : "=r"(r) : "f"(high), "f"(low)); return r; }
`,
} as const

/** 2ˣ and log₂ by the special-function unit. */
export const base2Text = `__device__ __forceinline__ f32 exp2_fast(f32 x) { f32 y; asm("ex2.approx.ftz.f32 %0, %1;" : "=f"(y) : "f"(x)); return y; }
__device__ __forceinline__ f32 log2_fast(f32 x) { f32 y; asm("lg2.approx.f32 %0, %1;" : "=f"(y) : "f"(x)); return y; }
`


typedef unsigned char u8; typedef unsigned short u16; typedef unsigned int u32; typedef unsigned long long u64;
typedef int i32; typedef long long i64; typedef float f32;
/** A CUtensorMap, passed by value. */
struct alignas(64) TensorMap { u64 words[16]; };

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

__device__ __forceinline__ u32 pack(f32 low, f32 high) { u32 r; asm("cvt.rn.f16x2.f32 %0, %1, %2;" : "=r"(r) : "f"(high), "f"(low)); return r; }

__device__ __forceinline__ void multiply(f32 (&sum)[4], u64 a, u64 b, i32 add) {
  asm volatile("{.reg .pred p; setp.ne.b32 p, %6, 0; "
    "wgmma.mma_async.sync.aligned.m64n8k16.f32.f16.f16 {%0, %1, %2, %3}, %4, %5, p, 1, 1, 0, 0;}"
    : "+f"(sum[0]), "+f"(sum[1]), "+f"(sum[2]), "+f"(sum[3])
    : "l"(a), "l"(b), "r"(add));
}

const i32 ROWS = 128, COLUMNS = 8, DEPTH = 64, STAGES = 6, GROUP = 8;
const i32 CONSUMERS = 2, BLOCKS = 1;
const u32 A_BYTES = 16384, B_BYTES = 1024, SLICES = 104448, BARRIERS = 104448;

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

__device__ __forceinline__ void load(const Arguments& p, Place at, i32 k, u32 to_a, u32 to_b, u32 full) {
  const i32 za = at.batch * p.a_batched, zb = at.batch * p.b_batched;
  copy_in(to_a, p.a, full, k, at.row, za);
  copy_in(to_b, p.b, full, k, at.column, zb);
}

/** One thread of a warpgroup tells the one that fills this stage that it was read. */
__device__ __forceinline__ void release(u32 base, u32 stage) {
  if ((threadIdx.x & 127) == 0) barrier_arrive(base + BARRIERS + STAGES * 8 + stage * 8);
}

/** The sums of one tile; 'stage' and 'parity' go on from tile to tile. */
__device__ __forceinline__ void consume(f32 (&sum)[BLOCKS][COLUMNS / 2], u32 base, u32 group, i32 steps, u32& stage, u32& parity) {
  u32 previous = 0;
  for (i32 step = 0; step < steps; step++) {
    const u32 full = base + BARRIERS + stage * 8;
    barrier_wait(full, parity);
    const u64 a = matrix_at(base + stage * A_BYTES + group * (BLOCKS * 8192), 1, 64);
    const u64 b = matrix_at(base + STAGES * A_BYTES + stage * B_BYTES, 1, 64);
    mma_fence();
    #pragma unroll
    for (i32 k = 0; k < 4; k++) {
      #pragma unroll
      for (i32 i = 0; i < BLOCKS; i++)
        multiply(sum[i], a + k * 2 + i * 512, b + k * 2, step > 0 || k > 0);
    }
    mma_commit();
    if (step > 0) {
      mma_wait<1>();
      release(base, previous);
    }
    previous = stage;
    if (++stage == STAGES) { stage = 0; parity ^= 1; }
  }
  mma_wait<0>();
  #pragma unroll
  for (i32 i = 0; i < BLOCKS; i++) {
    #pragma unroll
    for (i32 j = 0; j < COLUMNS / 2; j++) asm volatile("" : "+f"(sum[i][j]) :: "memory");
  }
  if (steps > 0) release(base, previous);
}

__device__ __forceinline__ f32 finish(const Arguments& p, f32 x, i32 row, i32 column, i32 batch) { return x; }

__device__ __forceinline__ void write(u64 to, f32 x) { *(u16*)to = (u16)pack(x, x); }

const u32 SUMS = 104576; const i32 PITCH = 132, SPLITS = 8;
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
    write(p.result + offset * 2, finish(p, total, at.row + row, at.column + column, at.batch));
  }
}

extern "C" __global__ void __cluster_dims__(8, 1, 1) __launch_bounds__(384) hopper_product(const __grid_constant__ Arguments p) {
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
  asm volatile("griddepcontrol.wait; griddepcontrol.launch_dependents;" ::: "memory");
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
  __syncwarp();
  cluster_sync();
  combine(p, at, base + SUMS, rank);
  __syncwarp();
  cluster_sync();
}

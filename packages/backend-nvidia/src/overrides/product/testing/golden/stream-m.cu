
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

const i32 ROWS = 64, COLUMNS = 8, STEP = 32, WARPS = 8, SPLITS = 2, PITCH = ROWS + 4;

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

__device__ __forceinline__ void multiply(f32 (&sum)[4], u32 a0, u32 a1, u32 a2, u32 a3, u32 b0, u32 b1) {
  asm("mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};"
    : "+f"(sum[0]), "+f"(sum[1]), "+f"(sum[2]), "+f"(sum[3]) : "r"(a0), "r"(a1), "r"(a2), "r"(a3), "r"(b0), "r"(b1));
}

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

__device__ __forceinline__ f32 finish(const Arguments& p, f32 x, i32 row, i32 column, i32 batch) { return x; }

__device__ __forceinline__ void write(u64 to, f32 x) { *(u16*)to = (u16)pack(x, x); }

extern "C" __global__ void __cluster_dims__(2, 1, 1) __launch_bounds__(WARPS * 32, 3) hopper_product(const __grid_constant__ Arguments p) {
  __shared__ f32 part[WARPS][COLUMNS][PITCH];
  __shared__ f32 sums[COLUMNS][PITCH];
  const i32 lane = threadIdx.x & 31, warp = threadIdx.x >> 5, g = lane >> 2, t = lane & 3;
  const i32 rank = blockIdx.x % SPLITS, tile = blockIdx.x / SPLITS, tiles = (p.m + ROWS - 1) / ROWS;
  const i32 batch = tile / tiles, top = (tile - batch * tiles) * ROWS;
  u64 a = p.a + batch * p.a_batch * 2, b = p.b + batch * p.b_batch * 2;
  asm volatile("griddepcontrol.wait; griddepcontrol.launch_dependents;" : "+l"(a), "+l"(b) :: "memory");
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
  cluster_sync();
  for (i32 e = rank * WARPS * 32 + threadIdx.x; e < ROWS * COLUMNS; e += SPLITS * WARPS * 32) {
    const i32 column = e / ROWS, row = top + e % ROWS;
    if (row >= p.m || column >= p.n) continue;
    const u32 at = (u32)__cvta_generic_to_shared(&sums[column][e % ROWS]);
    f32 total = 0.0f;
    #pragma unroll
    for (u32 r = 0; r < SPLITS; r++) total += read_from_block(at, r);
    const i64 offset = batch * p.c_batch + row * p.c_row + column * p.c_column;
    write(p.result + offset * 2, finish(p, total, row, column, batch));
  }
  cluster_sync();
}

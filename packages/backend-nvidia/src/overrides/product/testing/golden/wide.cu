
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

__device__ __forceinline__ u32 pack(f32 low, f32 high) { u32 r; asm("cvt.rn.bf16x2.f32 %0, %1, %2;" : "=r"(r) : "f"(high), "f"(low)); return r; }

__device__ __forceinline__ void multiply(f32 (&sum)[128], u64 a, u64 b, i32 add) {
  asm volatile("{.reg .pred p; setp.ne.b32 p, %130, 0; "
    "wgmma.mma_async.sync.aligned.m64n256k16.f32.bf16.bf16 {%0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15, %16, %17, %18, %19, %20, %21, %22, %23, %24, %25, %26, %27, %28, %29, %30, %31, %32, %33, %34, %35, %36, %37, %38, %39, %40, %41, %42, %43, %44, %45, %46, %47, %48, %49, %50, %51, %52, %53, %54, %55, %56, %57, %58, %59, %60, %61, %62, %63, %64, %65, %66, %67, %68, %69, %70, %71, %72, %73, %74, %75, %76, %77, %78, %79, %80, %81, %82, %83, %84, %85, %86, %87, %88, %89, %90, %91, %92, %93, %94, %95, %96, %97, %98, %99, %100, %101, %102, %103, %104, %105, %106, %107, %108, %109, %110, %111, %112, %113, %114, %115, %116, %117, %118, %119, %120, %121, %122, %123, %124, %125, %126, %127}, %128, %129, p, 1, 1, 0, 1;}"
    : "+f"(sum[0]), "+f"(sum[1]), "+f"(sum[2]), "+f"(sum[3]), "+f"(sum[4]), "+f"(sum[5]), "+f"(sum[6]), "+f"(sum[7]), "+f"(sum[8]), "+f"(sum[9]), "+f"(sum[10]), "+f"(sum[11]), "+f"(sum[12]), "+f"(sum[13]), "+f"(sum[14]), "+f"(sum[15]), "+f"(sum[16]), "+f"(sum[17]), "+f"(sum[18]), "+f"(sum[19]), "+f"(sum[20]), "+f"(sum[21]), "+f"(sum[22]), "+f"(sum[23]), "+f"(sum[24]), "+f"(sum[25]), "+f"(sum[26]), "+f"(sum[27]), "+f"(sum[28]), "+f"(sum[29]), "+f"(sum[30]), "+f"(sum[31]), "+f"(sum[32]), "+f"(sum[33]), "+f"(sum[34]), "+f"(sum[35]), "+f"(sum[36]), "+f"(sum[37]), "+f"(sum[38]), "+f"(sum[39]), "+f"(sum[40]), "+f"(sum[41]), "+f"(sum[42]), "+f"(sum[43]), "+f"(sum[44]), "+f"(sum[45]), "+f"(sum[46]), "+f"(sum[47]), "+f"(sum[48]), "+f"(sum[49]), "+f"(sum[50]), "+f"(sum[51]), "+f"(sum[52]), "+f"(sum[53]), "+f"(sum[54]), "+f"(sum[55]), "+f"(sum[56]), "+f"(sum[57]), "+f"(sum[58]), "+f"(sum[59]), "+f"(sum[60]), "+f"(sum[61]), "+f"(sum[62]), "+f"(sum[63]), "+f"(sum[64]), "+f"(sum[65]), "+f"(sum[66]), "+f"(sum[67]), "+f"(sum[68]), "+f"(sum[69]), "+f"(sum[70]), "+f"(sum[71]), "+f"(sum[72]), "+f"(sum[73]), "+f"(sum[74]), "+f"(sum[75]), "+f"(sum[76]), "+f"(sum[77]), "+f"(sum[78]), "+f"(sum[79]), "+f"(sum[80]), "+f"(sum[81]), "+f"(sum[82]), "+f"(sum[83]), "+f"(sum[84]), "+f"(sum[85]), "+f"(sum[86]), "+f"(sum[87]), "+f"(sum[88]), "+f"(sum[89]), "+f"(sum[90]), "+f"(sum[91]), "+f"(sum[92]), "+f"(sum[93]), "+f"(sum[94]), "+f"(sum[95]), "+f"(sum[96]), "+f"(sum[97]), "+f"(sum[98]), "+f"(sum[99]), "+f"(sum[100]), "+f"(sum[101]), "+f"(sum[102]), "+f"(sum[103]), "+f"(sum[104]), "+f"(sum[105]), "+f"(sum[106]), "+f"(sum[107]), "+f"(sum[108]), "+f"(sum[109]), "+f"(sum[110]), "+f"(sum[111]), "+f"(sum[112]), "+f"(sum[113]), "+f"(sum[114]), "+f"(sum[115]), "+f"(sum[116]), "+f"(sum[117]), "+f"(sum[118]), "+f"(sum[119]), "+f"(sum[120]), "+f"(sum[121]), "+f"(sum[122]), "+f"(sum[123]), "+f"(sum[124]), "+f"(sum[125]), "+f"(sum[126]), "+f"(sum[127])
    : "l"(a), "l"(b), "r"(add));
}

const i32 ROWS = 128, COLUMNS = 256, DEPTH = 64, STAGES = 4, GROUP = 8;
const i32 CONSUMERS = 2, BLOCKS = 1;
const u32 A_BYTES = 16384, B_BYTES = 32768, SLICES = 196608, BARRIERS = 229376;

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
  for (i32 i = 0; i < 4; i++) copy_in(to_b + i * 8192, p.b, full, at.column + i * 64, k, zb);
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
    const u64 b = matrix_at(base + STAGES * A_BYTES + stage * B_BYTES, 512, 64);
    mma_fence();
    #pragma unroll
    for (i32 k = 0; k < 4; k++) {
      #pragma unroll
      for (i32 i = 0; i < BLOCKS; i++)
        multiply(sum[i], a + k * 2 + i * 512, b + k * 128, step > 0 || k > 0);
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

__device__ __forceinline__ f32 read_addend(u64 at) { return __int_as_float((i32)*(const u16*)at << 16); }

__device__ __forceinline__ f32 finish(const Arguments& p, f32 x, i32 row, i32 column, i32 batch) {
  if (row >= p.m || column >= p.n) return 0;
  const i64 offset = batch * p.d_batch + row * p.d_row + column * p.d_column;
  return fmaf(p.beta, read_addend(p.addend + offset * 2), x * p.alpha);
}

__device__ __forceinline__ void store(const Arguments& p, f32 (&sum)[BLOCKS][COLUMNS / 2], Place at, u32 base, u32 group) {
  const i32 thread = threadIdx.x & 127, lane = thread & 31, warp = thread >> 5;
  const i32 row = warp * 16 + (lane >> 2), column = (lane & 3) * 2;
  const i32 target = warp * 16 + (lane & 15);
  #pragma unroll
  for (i32 i = 0; i < BLOCKS; i++) {
    const i32 top = at.row + ((i32)group * BLOCKS + i) * 64;
    #pragma unroll
    for (i32 s = 0; s < COLUMNS / 64; s++) {
      const u32 slice = base + SLICES + (group * 2 + (s & 1)) * 8192;
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

extern "C" __global__ void __launch_bounds__(384, 1) hopper_product(const __grid_constant__ Arguments p) {
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
  asm volatile("griddepcontrol.wait; griddepcontrol.launch_dependents;" ::: "memory");
  __syncthreads();
  if (threadIdx.x < 128) {
    asm volatile("setmaxnreg.dec.sync.aligned.u32 24;");
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
    asm volatile("setmaxnreg.inc.sync.aligned.u32 240;");
    const u32 group = threadIdx.x / 128 - 1;
    u32 stage = 0, parity = 0;
    f32 sum[BLOCKS][COLUMNS / 2];
    for (i32 tile = blockIdx.x; tile < tiles; tile += gridDim.x) {
      consume(sum, base, group, (p.k + DEPTH - 1) / DEPTH, stage, parity);
      store(p, sum, place_of(p, tile), base, group);
    }
    copy_out_wait();
  }
}

typedef long i64;
#define INLINE inline __attribute__((always_inline))
typedef float f32;
typedef f32 f32v __attribute__((vector_size(16)));
typedef i64 i64h __attribute__((vector_size(16)));
struct i64v {
  i64h lo, hi;
};
typedef float mem_f32 __attribute__((aligned(1), may_alias));
typedef float mem_f32x4 __attribute__((vector_size(16), aligned(1), may_alias));
typedef double f64;
typedef int i32;
typedef i32 i32v __attribute__((vector_size(16)));
namespace op {
INLINE i64 min(i64 a, i64 b) {
  return a < b ? a : b;
}
INLINE f32v load_f32(const char* p, i64 i) {
  return *(const mem_f32x4*)((const mem_f32*)p + i);
}
INLINE f32v splat_f32(f32 x) {
  return f32v{x, x, x, x};
}
INLINE void store_f32(char* p, i64 i, f32v v) {
  *(mem_f32x4*)((mem_f32*)p + i) = v;
}
}

extern "C" void leaky(const i64* slots, i64 first, i64 end, char* scratch) {
  const i64 slot3_index = slots[3];
  char* const slot0_ptr = (char*)slots[0];
  char* const slot1_ptr = (char*)slots[1];
  const f32 slot2_f32 = (f32)__builtin_bit_cast(f64, slots[2]);
  for (i64 pid = first, pid_end = end; pid < pid_end; pid++) {
    // whole vectors
    for (i64 i = pid * 1024L, i_end = op::min(((pid * 1024L) + 1024L), slot3_index); i < i_end; i += 4L) {
      f32v x = op::load_f32(slot0_ptr, i);
      op::store_f32(slot1_ptr, i, (i32v)(x > op::splat_f32(slot2_f32)) ? x : (x * op::splat_f32(slot2_f32)));
      __builtin_prefetch(&((mem_f32*)slot0_ptr)[i + 256L], 0, 3);
    }
  }
}

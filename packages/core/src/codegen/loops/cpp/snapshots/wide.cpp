typedef long i64;
typedef i64 i64h __attribute__((vector_size(32)));
struct i64v {
  i64h lo, hi;
};
#define INLINE inline __attribute__((always_inline))
typedef double f64;
typedef f64 f64h __attribute__((vector_size(32)));
struct f64v {
  f64h lo, hi;
};
typedef double mem_f64 __attribute__((aligned(1), may_alias));
typedef int i32;
typedef i32 i32v __attribute__((vector_size(32)));
typedef i32 i32w __attribute__((vector_size(16)));
typedef float f32;
typedef f32 f32v __attribute__((vector_size(32)));
typedef f32 f32w __attribute__((vector_size(16)));
typedef float mem_f32 __attribute__((aligned(1), may_alias));
typedef float mem_f32x8 __attribute__((vector_size(32), aligned(1), may_alias));
typedef unsigned long u64h __attribute__((vector_size(32)));
typedef long mem_i64 __attribute__((aligned(1), may_alias));
typedef long mem_i64x4 __attribute__((vector_size(32), aligned(1), may_alias));
namespace op {
INLINE i64v ramp_i64(i64 base, i64 step) {
  return {base + step * i64h{0, 1, 2, 3}, base + step * i64h{4, 5, 6, 7}};
}
INLINE f64v load_f64_indexed(const char* p, i64v i) {
  return f64v{f64h{((const mem_f64*)p)[i.lo[0]], ((const mem_f64*)p)[i.lo[1]], ((const mem_f64*)p)[i.lo[2]], ((const mem_f64*)p)[i.lo[3]]}, f64h{((const mem_f64*)p)[i.hi[0]], ((const mem_f64*)p)[i.hi[1]], ((const mem_f64*)p)[i.hi[2]], ((const mem_f64*)p)[i.hi[3]]}};
}
INLINE f64v splat_f64(f64 x) {
  return {f64h{x, x, x, x}, f64h{x, x, x, x}};
}
INLINE i32w low(i32v a) {
  return __builtin_shufflevector(a, a, 0, 1, 2, 3);
}
INLINE i32w high(i32v a) {
  return __builtin_shufflevector(a, a, 4, 5, 6, 7);
}
INLINE i32v join(i32w a, i32w b) {
  return __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7);
}
}
struct pairmask {
  i64h lo, hi;
  INLINE operator i32v() const {
    return op::join(__builtin_convertvector(lo, i32w), __builtin_convertvector(hi, i32w));
  }
};
INLINE pairmask operator<(f64v a, f64v b) {
  return {a.lo < b.lo, a.hi < b.hi};
}
namespace op {
INLINE i32v to_i32(f64v a) {
  return join(__builtin_convertvector(a.lo, i32w), __builtin_convertvector(a.hi, i32w));
}
INLINE i32v splat_i32(i32 x) {
  return i32v{x, x, x, x, x, x, x, x};
}
}
INLINE pairmask operator&(pairmask a, pairmask b) {
  return {a.lo & b.lo, a.hi & b.hi};
}
INLINE i32v operator&(pairmask a, i32v b) {
  return (i32v)a & b;
}
INLINE i32v operator&(i32v a, pairmask b) {
  return a & (i32v)b;
}
namespace op {
INLINE void store_f64_indexed(char* p, i64v i, f64v v) {
  ((mem_f64*)p)[i.lo[0]] = v.lo[0];
  ((mem_f64*)p)[i.lo[1]] = v.lo[1];
  ((mem_f64*)p)[i.lo[2]] = v.lo[2];
  ((mem_f64*)p)[i.lo[3]] = v.lo[3];
  ((mem_f64*)p)[i.hi[0]] = v.hi[0];
  ((mem_f64*)p)[i.hi[1]] = v.hi[1];
  ((mem_f64*)p)[i.hi[2]] = v.hi[2];
  ((mem_f64*)p)[i.hi[3]] = v.hi[3];
}
}
INLINE f64v operator-(f64v a) {
  return {-a.lo, -a.hi};
}
namespace op {
INLINE f64v select(pairmask m, f64v a, f64v b) {
  return {m.lo ? a.lo : b.lo, m.hi ? a.hi : b.hi};
}
INLINE f64v select(i32v m, f64v a, f64v b) {
  return select(pairmask{__builtin_convertvector(low(m), i64h), __builtin_convertvector(high(m), i64h)}, a, b);
}
INLINE f64 sqrt(f64 a) {
  return __builtin_sqrt(a);
}
INLINE f64h sqrt(f64h a) {
  f64h r;
  for (int l = 0; l < 4; l++) r[l] = sqrt(a[l]);
  return r;
}
INLINE f64v sqrt(f64v a) {
  return {sqrt(a.lo), sqrt(a.hi)};
}
INLINE f32w low(f32v a) {
  return __builtin_shufflevector(a, a, 0, 1, 2, 3);
}
INLINE f32w high(f32v a) {
  return __builtin_shufflevector(a, a, 4, 5, 6, 7);
}
INLINE f32v join(f32w a, f32w b) {
  return __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7);
}
INLINE f32v to_f32(f64v a) {
  return join(__builtin_convertvector(a.lo, f32w), __builtin_convertvector(a.hi, f32w));
}
INLINE void store_f32(char* p, i64 i, f32v v) {
  *(mem_f32x8*)((mem_f32*)p + i) = v;
}
INLINE i64v bits_i64(f64v a) {
  return {(i64h)a.lo, (i64h)a.hi};
}
INLINE i64v splat_i64(i64 x) {
  return {i64h{x, x, x, x}, i64h{x, x, x, x}};
}
INLINE i64h ushr(i64h a, i64h b) {
  return (i64h)((u64h)a >> (u64h)(b & 63));
}
INLINE i64v ushr(i64v a, i64v b) {
  return {ushr(a.lo, b.lo), ushr(a.hi, b.hi)};
}
INLINE void store_i64(char* p, i64 i, i64v v) {
  *(mem_i64x4*)((mem_i64*)p + i) = v.lo;
  *(mem_i64x4*)((mem_i64*)p + i + 4) = v.hi;
}
}

extern "C" void wide(const i64* slots, i64 first, i64 end, char* scratch) {
  char* const slot0_ptr = (char*)slots[0];
  char* const slot1_ptr = (char*)slots[1];
  char* const slot2_ptr = (char*)slots[2];
  char* const slot3_ptr = (char*)slots[3];
  i64v at = op::ramp_i64(first, 3);
  f64v x = op::load_f64_indexed(slot0_ptr, at);
  i32v mask = (x < op::splat_f64(0.1)) & (op::to_i32(x) != op::splat_i32(0));
  op::store_f64_indexed(slot1_ptr, at, op::select(mask, x, (-x)));
  op::store_f32(slot2_ptr, first, op::to_f32(op::sqrt(x)));
  op::store_i64(slot3_ptr, 0L, op::ushr(op::bits_i64(x), op::splat_i64(52L)));
}

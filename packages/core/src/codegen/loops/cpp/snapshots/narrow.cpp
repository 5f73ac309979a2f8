typedef long i64;
typedef int i32;
typedef i32 i32v __attribute__((vector_size(16)));
typedef i64 i64h __attribute__((vector_size(16)));
struct i64v {
  i64h lo, hi;
};
typedef unsigned char mem_u8 __attribute__((aligned(1), may_alias));
#define INLINE inline __attribute__((always_inline))
typedef unsigned char mem_u8x4 __attribute__((vector_size(4), aligned(1), may_alias));
typedef unsigned short u16v __attribute__((vector_size(8)));
typedef short mem_i16 __attribute__((aligned(1), may_alias));
typedef signed char mem_i8 __attribute__((aligned(1), may_alias));
typedef signed char mem_i8x4 __attribute__((vector_size(4), aligned(1), may_alias));
typedef short i16v __attribute__((vector_size(8)));
typedef unsigned short mem_u16 __attribute__((aligned(1), may_alias));
typedef int mem_i32 __attribute__((aligned(1), may_alias));
namespace op {
INLINE i32v widen_u8(mem_u8x4 m) {
  return __builtin_convertvector(__builtin_convertvector(m, u16v), i32v);
}
INLINE i32v load_u8(const char* p, i64 i) {
  return widen_u8(*(const mem_u8x4*)((const mem_u8*)p + i));
}
INLINE i32v load_i16_strided(const char* p, i64 i, i64 stride) {
  return i32v{((const mem_i16*)p)[i], ((const mem_i16*)p)[i + 1 * stride], ((const mem_i16*)p)[i + 2 * stride], ((const mem_i16*)p)[i + 3 * stride]};
}
INLINE i32v splat_i32(i32 x) {
  return i32v{x, x, x, x};
}
INLINE i32 mulhi(i32 a, i32 b) {
  return (i32)(((unsigned long)(unsigned)a * (unsigned)b) >> 32);
}
INLINE i32v mulhi(i32v a, i32v b) {
  i32v r;
  for (int l = 0; l < 4; l++) r[l] = mulhi(a[l], b[l]);
  return r;
}
INLINE mem_i8x4 narrow_i8(i32v v) {
  return __builtin_convertvector(__builtin_convertvector(v, i16v), mem_i8x4);
}
INLINE void store_i8(char* p, i64 i, i32v v) {
  *(mem_i8x4*)((mem_i8*)p + i) = narrow_i8(v);
}
INLINE void store_u16_strided(char* p, i64 i, i64 stride, i32v v) {
  ((mem_u16*)p)[i] = v[0];
  ((mem_u16*)p)[i + 1 * stride] = v[1];
  ((mem_u16*)p)[i + 2 * stride] = v[2];
  ((mem_u16*)p)[i + 3 * stride] = v[3];
}
}

extern "C" void narrow(const i64* slots, i64 first, i64 end, char* scratch) {
  char* const slot0_ptr = (char*)slots[0];
  char* const slot1_ptr = (char*)slots[1];
  const i64 slot2_index = slots[2];
  char* const slot3_ptr = (char*)slots[3];
  i32v bytes = op::load_u8(slot0_ptr, first);
  bytes = bytes + op::load_i16_strided(slot1_ptr, first, slot2_index);
  bytes = op::mulhi(bytes, op::splat_i32((-2147483647 - 1)));
  op::store_i8(slot3_ptr, first, bytes);
  op::store_u16_strided(slot3_ptr, 100L, slot2_index, bytes);
  ((mem_i32*)slot3_ptr)[200L] = bytes[3];
}

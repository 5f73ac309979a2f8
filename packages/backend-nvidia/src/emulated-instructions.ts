// What stands in the emulator for the tensor cores' instructions and the asynchronous copies: the PTX manual's tables of which lane
// holds which element, and copies that arrive when they are waited for and not before.

import { emulatedFloat8 } from './emulated-float8.ts'

/** C++ after the family's header. */
export const emulatedInstructions = `
typedef unsigned emu_word;
typedef unsigned char emu_byte;

/** All lanes' words. */
template <int N> struct emu_warp { emu_word of[32][N]; };
template <int N> static emu_warp<N> emu_gather(const emu_word (&own)[N]) {
  emu_warp<N> all;
  for (int i = 0; i < N; i += 2) {
    const char* values = emu_exchange(__LINE__, 0xffffffffull, &own[i], 8);
    for (int lane = 0; lane < 32; lane++) __builtin_memcpy(&all.of[lane][i], values + lane * 8, 8);
  }
  return all;
}

/** Elements of BYTES: element k of row r of A (16 rows), and of column c of B, for shapes of 32 bytes along K. */
template <int BYTES, class V> static V emu_element_a(const emu_warp<4>& all, int r, int k) {
  const int each = 4 / BYTES, lane = r % 8 * 4 + k / each % 4, word = r / 8 + k / (4 * each) * 2;
  V v;
  __builtin_memcpy(&v, (const emu_byte*)&all.of[lane][word] + k % each * BYTES, sizeof v);
  return v;
}
template <int BYTES, class V> static V emu_element_b(const emu_warp<2>& all, int c, int k) {
  const int each = 4 / BYTES, lane = c * 4 + k / each % 4, word = k / (4 * each);
  V v;
  __builtin_memcpy(&v, (const emu_byte*)&all.of[lane][word] + k % each * BYTES, sizeof v);
  return v;
}
template <int BYTES, class V, class T, class F>
static void emu_multiply(T (&sum)[4], const emu_word (&a)[4], const emu_word (&b)[2], F value) {
  const emu_warp<4> left = emu_gather(a);
  const emu_warp<2> right = emu_gather(b);
  for (int i = 0; i < 4; i++) {
    const int r = emu_lane() / 4 + i / 2 * 8, c = emu_lane() % 4 * 2 + i % 2;
    T x = sum[i];
    for (int k = 0; k < 32 / BYTES; k++) x += value(emu_element_a<BYTES, V>(left, r, k)) * value(emu_element_b<BYTES, V>(right, c, k));
    sum[i] = x;
  }
}
static inline void multiply_f16(float (&sum)[4], const emu_word (&a)[4], const emu_word (&b)[2]) { emu_multiply<2, unsigned short>(sum, a, b, half_to_float); }
static inline void multiply_bf16(float (&sum)[4], const emu_word (&a)[4], const emu_word (&b)[2]) { emu_multiply<2, unsigned short>(sum, a, b, bfloat_to_float); }
/** To 11 significant bits, halves away from zero. */
static inline float emu_tf32(unsigned x) { return emu_bits<float>((x & 0x7f800000u) == 0x7f800000u ? x : (x + 0x1000u) & 0xffffe000u); }
static inline void multiply_tf32(float (&sum)[4], const emu_word (&a)[4], const emu_word (&b)[2]) { emu_multiply<4, unsigned>(sum, a, b, emu_tf32); }
static inline int emu_whole(signed char x) { return x; }
static inline void multiply_s8(int (&sum)[4], const emu_word (&a)[4], const emu_word (&b)[2]) { emu_multiply<1, signed char>(sum, a, b, emu_whole); }
/** m8n8k4: a lane's double is element lane % 4 of row, or of column, lane / 4. */
static inline void multiply_f64(double (&sum)[2], const emu_word (&a)[2], const emu_word (&b)[2]) {
  const emu_warp<2> left = emu_gather(a), right = emu_gather(b);
  for (int i = 0; i < 2; i++)
    for (int k = 0; k < 4; k++) {
      double x, y;
      __builtin_memcpy(&x, left.of[emu_lane() / 4 * 4 + k], 8);
      __builtin_memcpy(&y, right.of[(emu_lane() % 4 * 2 + i) * 4 + k], 8);
      sum[i] = fma(x, y, sum[i]);
    }
}
/** m16n8k4: rows lane / 4 and 8 more; a double's second word is two further. */
static inline double emu_double(unsigned low, unsigned high) { return emu_bits<double>((unsigned long long)high << 32 | low); }
static inline void multiply_f64_16(double (&sum)[4], const emu_word (&a)[4], const emu_word (&b)[2]) {
  const emu_warp<4> left = emu_gather(a);
  const emu_warp<2> right = emu_gather(b);
  for (int i = 0; i < 4; i++)
    for (int k = 0; k < 4; k++) {
      const emu_word *x = left.of[emu_lane() / 4 * 4 + k], *y = right.of[(emu_lane() % 4 * 2 + i % 2) * 4 + k];
      sum[i] = fma(emu_double(x[i / 2], x[i / 2 + 2]), emu_double(y[0], y[1]), sum[i]);
    }
}
static inline void load_rows(emu_word (&to)[4], const void* row) {
  if ((unsigned long long)row % 16 != 0) emu_fail("ldmatrix: a row is not aligned to 16 bytes");
  const char* values = emu_exchange(__LINE__, 0xffffffffull, &row, 8);
  for (int q = 0; q < 4; q++) __builtin_memcpy(&to[q], emu_take<const char*>(values, q * 8 + emu_lane() / 4) + emu_lane() % 4 * 4, 4);
}
static inline void load_columns(emu_word (&to)[4], const void* row) {
  if ((unsigned long long)row % 16 != 0) emu_fail("ldmatrix: a row is not aligned to 16 bytes");
  const char* values = emu_exchange(__LINE__, 0xffffffffull, &row, 8);
  for (int q = 0; q < 4; q++)
    for (int h = 0; h < 2; h++) {
      const char* from = emu_take<const char*>(values, q * 8 + emu_lane() % 4 * 2 + h);
      __builtin_memcpy((emu_byte*)&to[q] + h * 2, from + emu_lane() / 4 * 2, 2);
    }
}

/** Copies under way, of each thread. */
struct emu_copy { char* to; const char* from; int bytes, valid, group; };
struct emu_copies { emu_copy all[256]; int count, group; };
static emu_copies emu_under_way[1024];
template <int BYTES> static void copy_async(void* to, const void* from, int valid) {
  emu_copies& own = emu_under_way[threadIdx.x];
  if ((unsigned long long)to % BYTES != 0 || (unsigned long long)from % BYTES != 0) emu_fail("cp.async: an address is not aligned to the bytes copied");
  if (valid < 0 || valid > BYTES) emu_fail("cp.async: more bytes are valid than are copied");
  if (own.count == 256) emu_fail("cp.async: over 256 copies of a thread are under way");
  own.all[own.count++] = {(char*)to, (const char*)from, BYTES, valid, own.group};
}
template <int BYTES> static void copy_async_cached(void* to, const void* from, int valid) { copy_async<BYTES>(to, from, valid); }
static inline void commit_copies() { emu_under_way[threadIdx.x].group++; }
template <int GROUPS> static void wait_copies() {
  emu_copies& own = emu_under_way[threadIdx.x];
  int rest = 0;
  for (int i = 0; i < own.count; i++) {
    const emu_copy& c = own.all[i];
    if (c.group >= own.group - GROUPS) { own.all[rest++] = c; continue; }
    for (int b = 0; b < c.bytes; b++) c.to[b] = b < c.valid ? c.from[b] : 0;
  }
  own.count = rest;
}
${emulatedFloat8}`

// What stands in the emulator for the tensor cores' float8.
import { convertedProducts } from './float8-unit.ts'

/** C++ after the emulated instructions of other dtypes. */
export const emulatedFloat8 = `
static float emu_e4m3(unsigned char x) {
  const int exponent = x >> 3 & 15, fraction = x & 7;
  const float size = exponent == 15 && fraction == 7 ? __builtin_nanf("") : exponent ? __builtin_ldexpf(8 + fraction, exponent - 10) : __builtin_ldexpf(fraction, -9);
  return x & 128 ? -size : size;
}
static float emu_e5m2(unsigned char x) { return half_to_float((unsigned short)(x << 8)); }
static emu_word widen_e4m3(emu_word x) { return (unsigned short)float_to_half(emu_e4m3(x & 255)) | (emu_word)float_to_half(emu_e4m3(x >> 8 & 255)) << 16; }
static emu_word widen_e5m2(emu_word x) { return (x & 255) << 8 | (x >> 8 & 255) << 24; }
${convertedProducts}

/** Toward zero, to a multiple of 2^(exponent - 13). */
static float emu_cut(float x, int exponent) { return __builtin_ldexpf(__builtin_truncf(__builtin_ldexpf(x, 13 - exponent)), exponent - 13); }
/**
 * The sum of one instruction: the products and the sum before are cut where the largest of them has its fourteenth bit, and so is what
 * comes out (DeepSeek-V3 Technical Report, section 3.5.2).
 */
static float emu_add_cut(const float (&terms)[33]) {
  int exponent = -1000;
  for (float x : terms) {
    if (!(__builtin_fabsf(x) <= 3.4e38f)) { float all = 0; for (float y : terms) all += y; return all; }
    if (x != 0 && __builtin_ilogbf(x) > exponent) exponent = __builtin_ilogbf(x);
  }
  if (exponent == -1000) return 0;
  double sum = 0;
  for (float x : terms) sum += emu_cut(x, exponent);
  return sum == 0 ? 0 : emu_cut((float)sum, __builtin_ilogb(sum));
}
template <class A, class B>
static void emu_multiply_float8(float (&sum)[4], const emu_word (&a)[4], const emu_word (&b)[2], A left_value, B right_value) {
  const emu_warp<4> left = emu_gather(a);
  const emu_warp<2> right = emu_gather(b);
  for (int i = 0; i < 4; i++) {
    const int r = emu_lane() / 4 + i / 2 * 8, c = emu_lane() % 4 * 2 + i % 2;
    float terms[33];
    for (int k = 0; k < 32; k++)
      terms[k] = left_value(emu_element_a<1, unsigned char>(left, r, k)) * right_value(emu_element_b<1, unsigned char>(right, c, k));
    terms[32] = sum[i];
    sum[i] = emu_add_cut(terms);
  }
}
static void multiply_e4m3_e4m3(float (&sum)[4], const emu_word (&a)[4], const emu_word (&b)[2]) { emu_multiply_float8(sum, a, b, emu_e4m3, emu_e4m3); }
static void multiply_e4m3_e5m2(float (&sum)[4], const emu_word (&a)[4], const emu_word (&b)[2]) { emu_multiply_float8(sum, a, b, emu_e4m3, emu_e5m2); }
static void multiply_e5m2_e4m3(float (&sum)[4], const emu_word (&a)[4], const emu_word (&b)[2]) { emu_multiply_float8(sum, a, b, emu_e5m2, emu_e4m3); }
static void multiply_e5m2_e5m2(float (&sum)[4], const emu_word (&a)[4], const emu_word (&b)[2]) { emu_multiply_float8(sum, a, b, emu_e5m2, emu_e5m2); }
`

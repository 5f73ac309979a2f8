// Scalar functions in plain C++, for chips whose scalar code has neither a library of mathematics nor float64.

const text = `FN i32 float_as_int(f32 x) { return *(i32*)&x; }
FN f32 int_as_float(i32 x) { return *(f32*)&x; }
/* The float32 nearest to the float64 of these bits. */
FN f32 float_of(i64 bits) {
  const u64 magnitude = (u64)bits & 0x7fffffffffffffffull;
  const u32 sign = (u32)((u64)bits >> 32) & 0x80000000u;
  if (magnitude > 0x7ff0000000000000ull) return int_as_float((i32)(sign | 0x7fc00000u));
  const i32 exponent = (i32)(magnitude >> 52) - 896;
  if (exponent >= 255) return int_as_float((i32)(sign | 0x7f800000u));
  const i32 dropped = exponent > 0 ? 29 : 30 - exponent;
  if (dropped > 54) return int_as_float((i32)sign);
  const u64 digits = (magnitude & 0xfffffffffffffull) | 0x10000000000000ull, middle = 1ull << (dropped - 1), rest = digits & (2 * middle - 1);
  u64 kept = digits >> dropped;
  if (rest > middle || (rest == middle && (kept & 1))) kept++;
  return int_as_float((i32)(sign | (exponent > 0 ? ((u32)(exponent - 1) << 23) + (u32)kept : (u32)kept)));
}
/* Whole numbers next to x: from 2^23 on there are no others. */
FN f32 with_sign(f32 x, f32 sign) { return int_as_float((float_as_int(x) & 0x7fffffff) | (float_as_int(sign) & (i32)0x80000000u)); }
FN f32 magnitude_of(f32 x) { return int_as_float(float_as_int(x) & 0x7fffffff); }
FN f32 truncated(f32 x) { return magnitude_of(x) < 8388608.0f ? with_sign((f32)(i32)x, x) : x; }
FN f32 floor_of(f32 x) { const f32 t = truncated(x); return t > x ? with_sign(t - 1.0f, x) : t; }
FN f32 ceiling(f32 x) { const f32 t = truncated(x); return t < x ? with_sign(t + 1.0f, x) : t; }
FN f32 nearest(f32 x) {
  const f32 m = magnitude_of(x);
  return m < 8388608.0f ? with_sign((m + 8388608.0f) - 8388608.0f, x) : x;
}
#define fabsf magnitude_of
#define floorf floor_of
#define ceilf ceiling
#define truncf truncated
#define rintf nearest
#define copysignf with_sign
#define fmaf(x, y, z) ((x) * (y) + (z))
`

/**
 * `float_as_int`, `int_as_float`, `float_of` (the float32 of a float64's bits), and macros for `fabsf`, `floorf`, `ceilf`, `truncf`, `rintf`,
 * `copysignf` and `fmaf`, which rounds twice. @param functionPrefix before each function
 */
export const plainScalars = (functionPrefix: string): string => text.replaceAll(/^FN/gm, functionPrefix)

// Ascend C's vector instructions, each for the types that dav-2201 has them for.
#pragma once
namespace AscendC {
template <class T> static inline const T* emu_source(const char* name, const LocalTensor<T>& t, long count) {
  const T* at = t.vector(name, count);
  pipes::read(PIPE_V, name, t.at, count * sizeof(T));
  return at;
}
template <class T> static inline T* emu_target(const char* name, const LocalTensor<T>& t, long count) {
  T* at = t.vector(name, count);
  pipes::write(PIPE_V, name, t.at, count * sizeof(T));
  return at;
}
static inline void emu_start(const char* name, long count) {
  if (count <= 0) pad::fail("%s: %ld elements", name, count);
  pipes::issue(PIPE_V);
}

#define EMU_UNARY(name, expression, ...) \
  template <class T> static inline void name(const LocalTensor<T>& d, const LocalTensor<T>& a, int32_t n) { \
    EMU_TYPES(#name, __VA_ARGS__); \
    emu_start(#name, n); \
    const T* from = emu_source(#name, a, n); \
    T* to = emu_target(#name, d, n); \
    for (long i = 0; i < n; i++) { const T x = from[i]; to[i] = (T)(expression); } \
  }
#define EMU_BINARY(name, expression, ...) \
  template <class T> static inline void name(const LocalTensor<T>& d, const LocalTensor<T>& a, const LocalTensor<T>& b, int32_t n) { \
    EMU_TYPES(#name, __VA_ARGS__); \
    emu_start(#name, n); \
    const T *left = emu_source(#name, a, n), *right = emu_source(#name, b, n); \
    T* to = emu_target(#name, d, n); \
    for (long i = 0; i < n; i++) { const T x = left[i], y = right[i]; to[i] = (T)(expression); } \
  }
#define EMU_SCALAR(name, expression, ...) \
  template <class T> static inline void name(const LocalTensor<T>& d, const LocalTensor<T>& a, const typename emu_plain<T>::type& y, int32_t n) { \
    EMU_TYPES(#name, __VA_ARGS__); \
    emu_start(#name, n); \
    const T* from = emu_source(#name, a, n); \
    T* to = emu_target(#name, d, n); \
    for (long i = 0; i < n; i++) { const T x = from[i]; to[i] = (T)(expression); } \
  }
template <class T> struct emu_plain { typedef T type; };
EMU_BINARY(Add, x + y, half, float, int16_t, int32_t) EMU_BINARY(Sub, x - y, half, float, int16_t, int32_t)
EMU_BINARY(Mul, x * y, half, float, int16_t, int32_t) EMU_BINARY(Div, x / y, half, float)
EMU_BINARY(Max, x > y ? x : y, half, float, int16_t, int32_t) EMU_BINARY(Min, x < y ? x : y, half, float, int16_t, int32_t)
EMU_BINARY(And, x & y, int16_t, uint16_t) EMU_BINARY(Or, x | y, int16_t, uint16_t) EMU_UNARY(Not, ~x, int16_t, uint16_t)
EMU_SCALAR(Adds, x + y, half, float, int16_t, int32_t) EMU_SCALAR(Muls, x * y, half, float, int16_t, int32_t)
EMU_UNARY(Abs, fabsf(x), half, float) EMU_UNARY(Sqrt, sqrtf(x), half, float) EMU_UNARY(Exp, expf(x), half, float)
EMU_UNARY(Ln, logf(x), half, float)

template <class T> static inline void Duplicate(const LocalTensor<T>& d, const typename emu_plain<T>::type& value, int32_t n) {
  EMU_TYPES("Duplicate", half, bfloat16_t, float, int16_t, uint16_t, int32_t, uint32_t);
  emu_start("Duplicate", n);
  T* to = emu_target("Duplicate", d, n);
  for (long i = 0; i < n; i++) to[i] = value;
}
/** Within the unified buffer copies are the vector pipe's. */
template <class T> static inline void DataCopy(const LocalTensor<T>& d, const LocalTensor<T>& a, uint32_t n) {
  EMU_TYPES("DataCopy", half, float, int16_t, uint16_t, int32_t, uint32_t);
  emu_whole((long)n * sizeof(T));
  emu_start("DataCopy", n);
  const T* from = emu_source("DataCopy", a, n);
  T* to = emu_target("DataCopy", d, n);
  __builtin_memmove(to, from, n * sizeof(T));
}

// ---- comparisons give bits, which Select takes

enum class CMPMODE { LT, GT, EQ, LE, GE, NE };
enum class SELMODE { VSEL_CMPMASK_SPR, VSEL_TENSOR_SCALAR_MODE, VSEL_TENSOR_TENSOR_MODE };
template <class T> static inline bool emu_holds(T x, T y, CMPMODE mode) {
  switch (mode) {
    case CMPMODE::LT: return x < y;
    case CMPMODE::GT: return x > y;
    case CMPMODE::EQ: return x == y;
    case CMPMODE::LE: return x <= y;
    case CMPMODE::GE: return x >= y;
    default: return x != y;
  }
}
template <class T> static inline void emu_compare_check(const char* name, CMPMODE mode, long n) {
  EMU_TYPES("Compare", half, float, int32_t);
  if (n * sizeof(T) % 256) pad::fail("%s: %ld bytes, no multiple of 256", name, n * (long)sizeof(T));
  if (emu_is<T, int32_t> && mode != CMPMODE::EQ) pad::fail("%s: vectors of int32 are compared for equality alone", name);
}
template <class T, class Y> static inline void emu_compare(const LocalTensor<uint8_t>& d, const T* from, Y other, CMPMODE mode, long n) {
  uint8_t* to = emu_target("Compare", d, n / 8);
  for (long i = 0; i < n / 8; i++) {
    unsigned bits = 0;
    for (long j = 0; j < 8; j++) bits |= (unsigned)emu_holds<T>(from[i * 8 + j], other(i * 8 + j), mode) << j;
    to[i] = (uint8_t)bits;
  }
}
template <class T> static inline void Compare(const LocalTensor<uint8_t>& d, const LocalTensor<T>& a, const LocalTensor<T>& b, CMPMODE mode, uint32_t n) {
  emu_compare_check<T>("Compare", mode, n);
  emu_start("Compare", n);
  const T *left = emu_source("Compare", a, n), *right = emu_source("Compare", b, n);
  emu_compare(d, left, [=](long i) { return right[i]; }, mode, n);
}
template <class T> static inline void CompareScalar(const LocalTensor<uint8_t>& d, const LocalTensor<T>& a, const typename emu_plain<T>::type& y, CMPMODE mode, uint32_t n) {
  emu_compare_check<T>("CompareScalar", mode, n);
  emu_start("CompareScalar", n);
  const T* left = emu_source("CompareScalar", a, n);
  emu_compare(d, left, [=](long) { return y; }, mode, n);
}
template <class T, class Y> static inline void emu_select(const LocalTensor<T>& d, const LocalTensor<uint8_t>& mask, const T* from, Y other, long n) {
  EMU_TYPES("Select", half, float);
  const uint8_t* bits = emu_source("Select", mask, (n + 7) / 8);
  T* to = emu_target("Select", d, n);
  for (long i = 0; i < n; i++) to[i] = bits[i / 8] >> (i % 8) & 1 ? from[i] : other(i);
}
template <class T> static inline void Select(const LocalTensor<T>& d, const LocalTensor<uint8_t>& mask, const LocalTensor<T>& a, const LocalTensor<T>& b, SELMODE mode, uint32_t n) {
  if (mode != SELMODE::VSEL_TENSOR_TENSOR_MODE) pad::fail("Select: two tensors and a mask in memory are VSEL_TENSOR_TENSOR_MODE");
  emu_start("Select", n);
  const T *left = emu_source("Select", a, n), *right = emu_source("Select", b, n);
  emu_select(d, mask, left, [=](long i) { return right[i]; }, n);
}
template <class T> static inline void Select(const LocalTensor<T>& d, const LocalTensor<uint8_t>& mask, const LocalTensor<T>& a, const typename emu_plain<T>::type& y, SELMODE mode, uint32_t n) {
  if (mode != SELMODE::VSEL_TENSOR_SCALAR_MODE) pad::fail("Select: a tensor and a scalar are VSEL_TENSOR_SCALAR_MODE");
  emu_start("Select", n);
  const T* left = emu_source("Select", a, n);
  emu_select(d, mask, left, [=](long) { return y; }, n);
}

// ---- conversions

enum class RoundMode { CAST_NONE, CAST_RINT, CAST_FLOOR, CAST_CEIL, CAST_ROUND, CAST_TRUNC, CAST_ODD };
/** Modes of a conversion as bits; 0 where the chip has none. */
template <class D, class S> constexpr unsigned emu_modes = 0;
constexpr unsigned emu_none = 1, emu_rounds = 0b111110;
template <> constexpr unsigned emu_modes<float, half> = emu_none;
template <> constexpr unsigned emu_modes<float, bfloat16_t> = emu_none;
template <> constexpr unsigned emu_modes<float, int16_t> = emu_none;
template <> constexpr unsigned emu_modes<float, int32_t> = emu_none | emu_rounds;
template <> constexpr unsigned emu_modes<float, int64_t> = emu_rounds;
template <> constexpr unsigned emu_modes<float, float> = emu_rounds;
template <> constexpr unsigned emu_modes<half, float> = emu_none | emu_rounds;
template <> constexpr unsigned emu_modes<bfloat16_t, float> = emu_rounds;
template <> constexpr unsigned emu_modes<int32_t, float> = emu_rounds;
template <> constexpr unsigned emu_modes<int64_t, int32_t> = emu_none;
template <> constexpr unsigned emu_modes<half, uint8_t> = emu_none;
template <> constexpr unsigned emu_modes<half, int8_t> = emu_none;

static inline float emu_round(float x, RoundMode mode) {
  switch (mode) {
    case RoundMode::CAST_RINT: return rintf(x);
    case RoundMode::CAST_FLOOR: return floorf(x);
    case RoundMode::CAST_CEIL: return ceilf(x);
    case RoundMode::CAST_TRUNC: return truncf(x);
    case RoundMode::CAST_ROUND: return copysignf(floorf(fabsf(x) + 0.5f), x);
    default: return x;
  }
}
template <class D, class S> static inline D emu_cast(S x, RoundMode mode) {
  if constexpr (emu_is<S, float> && emu_is<D, int32_t>) return pad::saturate<D>(emu_round(x, mode));
  else if constexpr (emu_is<S, float> && emu_is<D, float>) return emu_round(x, mode);
  else return (D)x;
}
template <class D, class S> static inline void Cast(const LocalTensor<D>& d, const LocalTensor<S>& a, RoundMode mode, uint32_t n) {
  static_assert(emu_modes<D, S> != 0, "Cast has no such vectors on this chip");
  if (!(emu_modes<D, S> >> (int)mode & 1)) pad::fail("Cast: these types have no rounding mode %d", (int)mode);
  // Only rounding to nearest is made here where digits are lost that no whole number holds.
  if ((emu_is<D, half, bfloat16_t> || emu_is<S, int32_t, int64_t>) && mode != RoundMode::CAST_RINT && mode != RoundMode::CAST_NONE)
    pad::fail("Cast: rounding mode %d is not emulated", (int)mode);
  emu_start("Cast", n);
  const S* from = emu_source("Cast", a, n);
  D* to = emu_target("Cast", d, n);
  if (sizeof(D) != sizeof(S) && (char*)to < (const char*)(from + n) && (const char*)from < (char*)(to + n)) pad::fail("Cast: the target lies over the operand");
  for (long i = 0; i < n; i++) to[i] = emu_cast<D, S>(from[i], mode);
}
}

// What headers that stand for vendors of chips with scratchpad share: checks of vectors and copies, copies that land when waited for.
#pragma once
// Declared here, because the host's headers take longer to read than a kernel to compile.
#define MATHS1(name) extern "C" double name(double) noexcept; extern "C" float name##f(float) noexcept;
#define MATHS2(name) extern "C" double name(double, double) noexcept; extern "C" float name##f(float, float) noexcept;
MATHS1(fabs) MATHS1(sqrt) MATHS1(floor) MATHS1(ceil) MATHS1(trunc) MATHS1(rint) MATHS1(exp) MATHS1(exp2) MATHS1(expm1) MATHS1(log)
MATHS1(log2) MATHS1(log10) MATHS1(log1p) MATHS1(sin) MATHS1(cos) MATHS1(tan) MATHS1(asin) MATHS1(acos) MATHS1(atan) MATHS1(sinh)
MATHS1(cosh) MATHS1(tanh) MATHS1(asinh) MATHS1(acosh) MATHS1(atanh) MATHS1(erf) MATHS1(erfc) MATHS2(pow) MATHS2(atan2) MATHS2(fmod)
MATHS2(copysign)
extern "C" double fma(double, double, double) noexcept;
extern "C" float fmaf(float, float, float) noexcept;
extern "C" int snprintf(char*, unsigned long, const char*, ...) noexcept;
extern "C" [[noreturn]] void emu_fail(const char* message);
struct emu_index { unsigned x, y, z; };
extern "C" emu_index blockIdx;

namespace pad {
template <class T, class U> static inline T bits(U from) { static_assert(sizeof(T) == sizeof(U), ""); T to; __builtin_memcpy(&to, &from, sizeof to); return to; }

// ---- numbers: 16-bit floats by their bits, rounded to nearest even; conversions to integers that saturate
static inline float fromHalf(unsigned short x) {
  const unsigned magnitude = (unsigned)(x & 0x7fff) << 13;
  const float value = magnitude >= (0x7c00u << 13) ? bits<float>(magnitude | 0x7f800000u) : bits<float>(magnitude) * 0x1p112f;
  return bits<float>(bits<unsigned>(value) | (unsigned)(x & 0x8000) << 16);
}
static inline unsigned short toHalf(float x) {
  const unsigned all = bits<unsigned>(x), sign = all >> 16 & 0x8000u, magnitude = all & 0x7fffffffu;
  unsigned result;
  if (magnitude > 0x7f800000u) result = 0x7fff;
  else if (magnitude >= 0x47800000u) result = 0x7c00;
  else if (magnitude < 0x38800000u) result = bits<unsigned>(bits<float>(magnitude) + 0.5f) - 0x3f000000u;
  else result = (magnitude + 0xfff - (112u << 23) + ((magnitude >> 13) & 1)) >> 13;
  return (unsigned short)(result | sign);
}
static inline float fromBfloat(unsigned short x) { return bits<float>((unsigned)x << 16); }
static inline unsigned short toBfloat(float x) {
  if (x != x) return 0x7fff;
  const unsigned all = bits<unsigned>(x);
  return (unsigned short)((all + 0x7fff + ((all >> 16) & 1)) >> 16);
}
template <class T> static inline T saturate(float x) {
  const T most = (T)(((1ull << (sizeof(T) * 8 - 2)) - 1) * 2 + 1);
  return x != x ? 0 : x >= (float)most ? most : x <= -(float)most ? -most - 1 : (T)x;
}

/** Set by the vendor's header: memory of one core, alignment of vectors in bytes. */
extern char* begin;
extern long size, alignment;
/** Cores that run this launch. */
extern int cores;

template <class... A> [[noreturn]] static void fail(const char* format, A... values) {
  char text[400];
  snprintf(text, sizeof text, format, values...);
  emu_fail(text);
}
static inline bool isInside(const void* at) { return (const char*)at >= begin && (const char*)at < begin + size; }

/** A vector that an instruction reads or writes. */
static inline void check(const char* name, const void* at, long bytes) {
  if (!isInside(at)) fail("%s: an operand is not in scratchpad", name);
  if ((const char*)at + bytes > begin + size) fail("%s: an operand of %ld bytes ends outside of the scratchpad", name, bytes);
  if ((const char*)at - begin & (alignment - 1)) fail("%s: an operand starts at byte %ld, no multiple of %ld", name, (long)((const char*)at - begin), alignment);
}

struct Copy { char* to; const char* from; long bytes, toStride, fromStride, segments; };
static Copy pending[256];
static int pendingCount = 0;

static inline void land(const Copy& c) {
  for (long i = 0; i < c.segments; i++) __builtin_memmove(c.to + i * c.toStride, c.from + i * c.fromStride, c.bytes);
}
/** Until it lands, the copy's target in scratchpad holds what nothing should read. */
static inline void start(const char* name, const Copy& c) {
  if (pendingCount == 256) fail("%s: 256 copies are not waited for", name);
  if (isInside(c.to)) for (long i = 0; i < c.segments; i++) __builtin_memset(c.to + i * c.toStride, 0xff, c.bytes);
  pending[pendingCount++] = c;
}
static inline void wait() {
  for (int i = 0; i < pendingCount; i++) land(pending[i]);
  pendingCount = 0;
}
static inline void open() {
  __builtin_memset(begin, 0xff, size);
  pendingCount = 0;
}
static inline void close() {
  if (pendingCount > 0) fail("the kernel ends with %d copies that it has not waited for", pendingCount);
}
}

// Stands for the BANG C compiler's header on the host: the names that our kernels use, strict where the chip is.
// __BANG_ARCH__ (e.g. 592) and OPGEMS_NRAM_BYTES (what a kernel may use) come from the command line.
#pragma once
#include <scratchpad.h>

#define __mlu_global__
#define __mlu_entry__
#define __mlu_func__ static inline
#define __nram__ static __attribute__((section("opgems_nram"), used, aligned(128)))
extern "C" __attribute__((weak)) char __start_opgems_nram[];
extern "C" __attribute__((weak)) char __stop_opgems_nram[];
namespace pad {
char* begin;
long size, alignment = 128;
int cores;
}
// ---- the order of computing and copying: an asynchronous copy does not wait for the vector instructions before it

enum { emu_line = 128, emu_lines = OPGEMS_NRAM_BYTES / emu_line + 1 };
/** By lines of scratchpad: the stretch between two waits in which instructions last read or wrote them. */
static int emu_used[emu_lines], emu_written[emu_lines], emu_stretch = 1;
static inline void emu_compute(const void* operand, long bytes, bool isWritten) {
  const long first = ((const char*)operand - pad::begin) / emu_line, last = ((const char*)operand - pad::begin + bytes - 1) / emu_line;
  for (long line = first; line <= last; line++) {
    emu_used[line] = emu_stretch;
    if (isWritten) emu_written[line] = emu_stretch;
  }
}
static inline void emu_after_compute(const char* name, const void* at, long bytes, const int* stretches) {
  if (!pad::isInside(at)) return;
  const long first = ((const char*)at - pad::begin) / emu_line, last = ((const char*)at - pad::begin + bytes - 1) / emu_line;
  for (long line = first; line <= last; line++)
    if (stretches[line] == emu_stretch) pad::fail("%s: vector instructions may still be at work there; __sync_compute() or __sync() waits for them", name);
}
static inline void pad_open() {
  emu_stretch++;
  pad::begin = __start_opgems_nram;
  pad::size = __stop_opgems_nram - __start_opgems_nram;
  if (pad::size > OPGEMS_NRAM_BYTES) pad::fail("%ld bytes of __nram__ in a core that has %ld", pad::size, (long)OPGEMS_NRAM_BYTES);
  pad::open();
}
static inline void pad_close() { pad::close(); }
#define taskId ((int)blockIdx.x)
#define taskDim (pad::cores)

// ---- 16-bit floats: bits, converted by functions of the same names as the vector instructions

struct half { unsigned short bits; };
static inline float emu_widen(half x) { return pad::fromHalf(x.bits); }
static inline half emu_narrow_half(float x) { return {pad::toHalf(x)}; }
#if __BANG_ARCH__ >= 500
struct bfloat16_t { unsigned short bits; };
static inline float emu_widen(bfloat16_t x) { return pad::fromBfloat(x.bits); }
static inline bfloat16_t emu_narrow_bfloat(float x) { return {pad::toBfloat(x)}; }
#endif

// ---- copies

typedef enum { GDRAM2NRAM, NRAM2GDRAM, NRAM2NRAM, GDRAM2GDRAM } mluMemcpyDirection_t;

static inline void emu_copy_check(const char* name, const void* to, const void* from, int size, mluMemcpyDirection_t direction, long toEnd, long fromEnd) {
  if (size <= 0) pad::fail("%s: %d bytes", name, size);
  const bool toNram = direction == GDRAM2NRAM || direction == NRAM2NRAM, fromNram = direction == NRAM2GDRAM || direction == NRAM2NRAM;
  if (pad::isInside(to) != toNram || pad::isInside(from) != fromNram) pad::fail("%s: an address is not in the memory that the direction names", name);
  if (toNram && (const char*)to + toEnd > pad::begin + pad::size) pad::fail("%s: the target ends outside of __nram__", name);
  if (fromNram && (const char*)from + fromEnd > pad::begin + pad::size) pad::fail("%s: the source ends outside of __nram__", name);
}
static inline void __memcpy_async(void* to, const void* from, int size, mluMemcpyDirection_t direction) {
  emu_copy_check("__memcpy_async", to, from, size, direction, size, size);
  emu_after_compute("__memcpy_async", from, size, emu_written);
  emu_after_compute("__memcpy_async", to, size, emu_used);
  pad::start("__memcpy_async", {(char*)to, (const char*)from, size, 0, 0, 1});
}
static inline void __memcpy(void* to, const void* from, int size, mluMemcpyDirection_t direction) {
  emu_copy_check("__memcpy", to, from, size, direction, size, size);
  pad::land({(char*)to, (const char*)from, size, 0, 0, 1});
}
/** size bytes, segments + 1 times. */
static inline void __memcpy(void* to, const void* from, int size, mluMemcpyDirection_t direction, int toStride, int fromStride, int segments) {
  if (segments < 0) pad::fail("__memcpy: %d segments", segments + 1);
  if (toStride < size || fromStride < 0) pad::fail("__memcpy: strides of %d and %d bytes for segments of %d", toStride, fromStride, size);
  emu_copy_check("__memcpy", to, from, size, direction, (long)segments * toStride + size, (long)segments * fromStride + size);
  pad::land({(char*)to, (const char*)from, size, toStride, fromStride, segments + 1});
}
static inline void __sync_compute() { emu_stretch++; }
static inline void __sync_io() { pad::wait(); }
static inline void __sync() { __sync_compute(); __sync_io(); }

// ---- vector instructions: counts are multiples of 64, operands start at multiples of 128 bytes

template <class D, class... P> static inline void emu_check(const char* name, int count, D* target, P... operands) {
  if (count <= 0 || count % 64) pad::fail("%s: %d elements, no multiple of 64", name, count);
  pad::check(name, target, (long)count * sizeof(*target));
  (pad::check(name, operands, (long)count * sizeof(*operands)), ...);
  emu_compute(target, (long)count * sizeof(*target), true);
  (emu_compute(operands, (long)count * sizeof(*operands), false), ...);
}
#define EMU_UNARY(name, expression) \
  static inline void name(float* d, const float* a, int n) { emu_check(#name, n, d, a); for (int i = 0; i < n; i++) { const float x = a[i]; d[i] = expression; } }
#define EMU_BINARY(name, expression) \
  static inline void name(float* d, const float* a, const float* b, int n) { emu_check(#name, n, d, a, b); for (int i = 0; i < n; i++) { const float x = a[i], y = b[i]; d[i] = expression; } }
#define EMU_SCALAR(name, expression) \
  static inline void name(float* d, const float* a, float y, int n) { emu_check(#name, n, d, a); for (int i = 0; i < n; i++) { const float x = a[i]; d[i] = expression; } }
EMU_BINARY(__bang_add, x + y) EMU_BINARY(__bang_sub, x - y) EMU_BINARY(__bang_mul, x * y) EMU_BINARY(__bang_div, x / y)
EMU_SCALAR(__bang_add_scalar, x + y) EMU_SCALAR(__bang_sub_scalar, x - y) EMU_SCALAR(__bang_mul_scalar, x * y)
EMU_BINARY(__bang_lt, x < y) EMU_BINARY(__bang_le, x <= y) EMU_BINARY(__bang_gt, x > y) EMU_BINARY(__bang_ge, x >= y) EMU_BINARY(__bang_eq, x == y)
EMU_SCALAR(__bang_lt_scalar, x < y) EMU_SCALAR(__bang_le_scalar, x <= y) EMU_SCALAR(__bang_gt_scalar, x > y) EMU_SCALAR(__bang_ge_scalar, x >= y)
EMU_SCALAR(__bang_eq_scalar, x == y)
EMU_BINARY(__bang_and, x != 0 && y != 0) EMU_BINARY(__bang_or, x != 0 || y != 0) EMU_UNARY(__bang_not, x == 0)
EMU_UNARY(__bang_abs, fabsf(x)) EMU_UNARY(__bang_sqrt, sqrtf(x)) EMU_UNARY(__bang_floor, floorf(x)) EMU_UNARY(__bang_active_exphp, expf(x))
EMU_UNARY(__bang_pow2, exp2f(x)) EMU_UNARY(__bang_log2, log2f(x)) EMU_UNARY(__bang_active_sigmoid, 1.0f / (1.0f + expf(-x)))

template <class T> static inline void __bang_write_value(T* d, int n, T value) {
  emu_check("__bang_write_value", n, d);
  for (int i = 0; i < n; i++) d[i] = value;
}
#define EMU_BYTES(name, operation) \
  static inline void name(char* d, const char* a, const char* b, int n) { \
    if (n <= 0 || n % 128) pad::fail(#name ": %d bytes, no multiple of 128", n); \
    pad::check(#name, d, n); pad::check(#name, a, n); pad::check(#name, b, n); \
    emu_compute(d, n, true); emu_compute(a, n, false); emu_compute(b, n, false); \
    for (int i = 0; i < n; i++) d[i] = a[i] operation b[i]; }
EMU_BYTES(__bang_band, &) EMU_BYTES(__bang_bor, |)

#define EMU_CONVERT(name, To, From, expression) \
  static inline void name(To* d, const From* a, int n) { emu_check(#name, n, d, a); \
    if (sizeof(To) > sizeof(From)) for (int i = n - 1; i >= 0; i--) { const From x = a[i]; d[i] = expression; } \
    else for (int i = 0; i < n; i++) { const From x = a[i]; d[i] = expression; } }
EMU_CONVERT(__bang_half2float, float, half, emu_widen(x))
EMU_CONVERT(__bang_float2half_rn, half, float, emu_narrow_half(x))
#if __BANG_ARCH__ >= 500
EMU_CONVERT(__bang_bfloat162float, float, bfloat16_t, emu_widen(x))
EMU_CONVERT(__bang_float2bfloat16_rn, bfloat16_t, float, emu_narrow_bfloat(x))
#endif
static inline void __bang_int322float(float* d, const int* a, int n, int position) {
  emu_check("__bang_int322float", n, d, a);
  for (int i = 0; i < n; i++) d[i] = (float)a[i] * exp2f(position);
}
static inline void __bang_float2int32(int* d, const float* a, int n, int position) {
  emu_check("__bang_float2int32", n, d, a);
  for (int i = 0; i < n; i++) d[i] = pad::saturate<int>(rintf(a[i] * exp2f(-position)));
}
static inline void __bang_float2int32_tz(int* d, const float* a, int n, int position) {
  emu_check("__bang_float2int32_tz", n, d, a);
  for (int i = 0; i < n; i++) d[i] = pad::saturate<int>(truncf(a[i] * exp2f(-position)));
}

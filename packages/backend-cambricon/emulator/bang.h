// Stands for the BANG C compiler's header on the host: the names that our kernels use, strict where the chip is.
// __BANG_ARCH__ (e.g. 592), OPGEMS_NRAM_BYTES (what a kernel may use) and OPGEMS_WRAM_BYTES come from the command line.
#pragma once
#include <scratchpad.h>

#define __mlu_global__
#define __mlu_entry__
#define __mlu_func__ static inline
#define __nram__ static __attribute__((section("opgems_nram"), used, aligned(128)))
#define __wram__ static __attribute__((section("opgems_wram"), used, aligned(128)))
extern "C" __attribute__((weak)) char __start_opgems_nram[];
extern "C" __attribute__((weak)) char __stop_opgems_nram[];
extern "C" __attribute__((weak)) char __start_opgems_wram[];
extern "C" __attribute__((weak)) char __stop_opgems_wram[];
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
/** What WRAM holds: scalar code sees only rubbish at its addresses. */
static char emu_weights[OPGEMS_WRAM_BYTES > 0 ? OPGEMS_WRAM_BYTES : 1];
static inline long emu_wram_size() { return __stop_opgems_wram - __start_opgems_wram; }
static inline bool emu_in_wram(const void* at) { return (const char*)at >= __start_opgems_wram && (const char*)at < __stop_opgems_wram; }
static inline char* emu_weight(const void* at) { return emu_weights + ((const char*)at - __start_opgems_wram); }
static inline void pad_open() {
  if (emu_wram_size() > OPGEMS_WRAM_BYTES) pad::fail("%ld bytes of __wram__ in a core that has %ld", emu_wram_size(), (long)OPGEMS_WRAM_BYTES);
  __builtin_memset(emu_weights, 0xff, sizeof emu_weights);
  if (emu_wram_size() > 0) __builtin_memset(__start_opgems_wram, 0xff, emu_wram_size());
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

typedef enum { GDRAM2NRAM, NRAM2GDRAM, NRAM2NRAM, GDRAM2GDRAM, NRAM2WRAM } mluMemcpyDirection_t;

static inline void emu_segments_check(const char* name, int size, int toStride, int fromStride, int segments) {
  if (segments < 0 || segments > 65535) pad::fail("%s: %ld segments, not 1 to 65536", name, segments + 1l);
  if (toStride < size || fromStride < 0) pad::fail("%s: strides of %d and %d bytes for segments of %d", name, toStride, fromStride, size);
}
static inline void emu_copy_check(const char* name, const void* to, const void* from, int size, mluMemcpyDirection_t direction, long toEnd, long fromEnd) {
  if (size <= 0) pad::fail("%s: %d bytes", name, size);
  const bool toNram = direction == GDRAM2NRAM || direction == NRAM2NRAM, toWram = direction == NRAM2WRAM;
  const bool fromNram = direction == NRAM2GDRAM || direction == NRAM2NRAM || toWram;
  if (pad::isInside(to) != toNram || emu_in_wram(to) != toWram || pad::isInside(from) != fromNram || emu_in_wram(from)) pad::fail("%s: an address is not in the memory that the direction names", name);
  if (toNram && (const char*)to + toEnd > pad::begin + pad::size) pad::fail("%s: the target ends outside of __nram__", name);
  if (toWram && (const char*)to + toEnd > __stop_opgems_wram) pad::fail("%s: the target ends outside of __wram__", name);
  if (fromNram && (const char*)from + fromEnd > pad::begin + pad::size) pad::fail("%s: the source ends outside of __nram__", name);
}
/** size bytes, segments + 1 times. */
static inline void __memcpy_async(void* to, const void* from, int size, mluMemcpyDirection_t direction, int toStride, int fromStride, int segments) {
  const long toEnd = (long)segments * toStride + size, fromEnd = (long)segments * fromStride + size;
  emu_segments_check("__memcpy_async", size, toStride, fromStride, segments);
  emu_copy_check("__memcpy_async", to, from, size, direction, toEnd, fromEnd);
  if (direction == NRAM2WRAM) pad::fail("__memcpy_async: started copies to WRAM are not emulated");
  emu_after_compute("__memcpy_async", from, fromEnd, emu_written);
  emu_after_compute("__memcpy_async", to, toEnd, emu_used);
  pad::start("__memcpy_async", {(char*)to, (const char*)from, size, toStride, fromStride, segments + 1});
}
static inline void __memcpy_async(void* to, const void* from, int size, mluMemcpyDirection_t direction) {
  __memcpy_async(to, from, size, direction, size, size, 0);
}
static inline void __memcpy(void* to, const void* from, int size, mluMemcpyDirection_t direction) {
  emu_copy_check("__memcpy", to, from, size, direction, size, size);
  pad::land({direction == NRAM2WRAM ? emu_weight(to) : (char*)to, (const char*)from, size, 0, 0, 1});
}
static inline void __memcpy(void* to, const void* from, int size, mluMemcpyDirection_t direction, int toStride, int fromStride, int segments) {
  emu_segments_check("__memcpy", size, toStride, fromStride, segments);
  emu_copy_check("__memcpy", to, from, size, direction, (long)segments * toStride + size, (long)segments * fromStride + size);
  if (direction == NRAM2WRAM) pad::fail("__memcpy: segments to WRAM are not emulated");
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

// ---- the matrix unit, as Cambricon's manual has it for the third generation and later

/** A matrix that an instruction reads or writes in NRAM, rubbish behind its elements apart. */
template <class T> static inline void emu_matrix(const char* name, T* at, long elements, bool isWritten) {
  pad::check(name, at, elements * (long)sizeof(T));
  emu_compute(at, elements * (long)sizeof(T), isWritten);
}
template <class T> static inline void emu_apart(const char* name, const T* a, long aElements, const void* b, long bBytes) {
  if ((const char*)a < (const char*)b + bBytes && (const char*)b < (const char*)(a + aElements)) pad::fail("%s: the target lies over the operand", name);
}
#if __BANG_ARCH__ >= 300
template <class T> static inline void __bang_transpose(T* d, const T* a, int height, int width) {
  const long elements = (long)height * width;
  if (height <= 0 || width <= 0) pad::fail("__bang_transpose: %d x %d elements", height, width);
  emu_matrix("__bang_transpose", d, elements, true);
  emu_matrix("__bang_transpose", a, elements, false);
  emu_apart("__bang_transpose", d, elements, a, elements * sizeof(T));
  for (long i = 0; i < height; i++)
    for (long j = 0; j < width; j++) d[j * height + i] = a[i * width + j];
}
/**
 * Where column n of N stands in WRAM. The columns of 64 are spread over 64 parts of WRAM, which is public; the order of the parts is not
 * for every chip, and one that no matrix has by chance stands for it, so that nothing but a reshaped matrix gives right products.
 */
static inline long emu_column(long n, long N) { return (n % 4 * 16 + n % 64 / 4) * (N / 64) + n / 64; }
template <class T> static inline void __bang_reshape_filter(T* d, const T* a, int n, int h, int w, int c) {
  const long elements = (long)n * h * w * c;
  if (n <= 0 || n % 64) pad::fail("__bang_reshape_filter: %d columns, no multiple of 64", n);
  if (h != 1 || w != 1) pad::fail("__bang_reshape_filter: windows are not emulated");
  if (c <= 0 || c * sizeof(T) % 32) pad::fail("__bang_reshape_filter: %ld bytes of each column, no multiple of 32", (long)c * (long)sizeof(T));
  emu_matrix("__bang_reshape_filter", d, elements, true);
  emu_matrix("__bang_reshape_filter", a, elements, false);
  emu_apart("__bang_reshape_filter", d, elements, a, elements * sizeof(T));
  for (long i = 0; i < n; i++) __builtin_memcpy(d + emu_column(i, n) * c, a + i * c, c * sizeof(T));
}
static inline float emu_widen(float x) { return x; }
template <class T> static inline void emu_matmul(float* d, const T* a, const T* b, int M, int K, int N) {
  if (M <= 0 || K <= 0 || N <= 0) pad::fail("__bang_matmul: %d x %d by %d x %d", M, K, K, N);
  if (K * sizeof(T) % 64) pad::fail("__bang_matmul: %ld bytes of each row, no multiple of 64", (long)K * (long)sizeof(T));
  if (!emu_in_wram(b)) pad::fail("__bang_matmul: the right operand is not in WRAM");
  if (((const char*)b - __start_opgems_wram) % 32) pad::fail("__bang_matmul: the right operand starts at byte %ld of WRAM, no multiple of 32", (long)((const char*)b - __start_opgems_wram));
  const long whole = (N + 63) / 64 * 64;
  if ((const char*)(b + whole * K) > __stop_opgems_wram) pad::fail("__bang_matmul: the right operand ends outside of __wram__");
  emu_matrix("__bang_matmul", d, (long)M * N, true);
  emu_matrix("__bang_matmul", a, (long)M * K, false);
  emu_apart("__bang_matmul", d, (long)M * N, a, (long)M * K * (long)sizeof(T));
  const T* weights = (const T*)emu_weight(b);
  for (long i = 0; i < M; i++)
    for (long j = 0; j < N; j++) {
      const T *row = a + i * K, *column = weights + emu_column(j, whole) * K;
      float sum = 0;
      for (long k = 0; k < K; k++) sum += emu_widen(row[k]) * emu_widen(column[k]);
      d[i * N + j] = sum;
    }
}
static inline void __bang_matmul(float* d, const float* a, const float* b, int M, int K, int N) { emu_matmul(d, a, b, M, K, N); }
static inline void __bang_matmul(float* d, const half* a, const half* b, int M, int K, int N) { emu_matmul(d, a, b, M, K, N); }
#endif
#if __BANG_ARCH__ >= 500
static inline void __bang_matmul(float* d, const bfloat16_t* a, const bfloat16_t* b, int M, int K, int N) { emu_matmul(d, a, b, M, K, N); }
#endif

// The header that stands for a vendor's compiler: names that the dialects of the family use, with the meaning they have there.

/** Stands before a rendered kernel. Vendors' own names that differ may be added by their packages. */
export const headerSource = `
#define OPGEMS_EMULATOR 1
// Declared here, because the host's headers take longer to read than a kernel to compile.
#define MATHS1(name) extern "C" double name(double) noexcept; extern "C" float name##f(float) noexcept;
#define MATHS2(name) extern "C" double name(double, double) noexcept; extern "C" float name##f(float, float) noexcept;
MATHS1(fabs) MATHS1(sqrt) MATHS1(floor) MATHS1(ceil) MATHS1(trunc) MATHS1(rint) MATHS1(exp) MATHS1(exp2) MATHS1(expm1) MATHS1(log)
MATHS1(log2) MATHS1(log10) MATHS1(log1p) MATHS1(sin) MATHS1(cos) MATHS1(tan) MATHS1(asin) MATHS1(acos) MATHS1(atan) MATHS1(sinh)
MATHS1(cosh) MATHS1(tanh) MATHS1(asinh) MATHS1(acosh) MATHS1(atanh) MATHS1(erf) MATHS1(erfc) MATHS1(lgamma) MATHS2(pow) MATHS2(atan2)
MATHS2(fmod) MATHS2(hypot) MATHS2(copysign) MATHS2(nextafter)
extern "C" double fma(double, double, double) noexcept;
extern "C" float fmaf(float, float, float) noexcept;

#define __global__
#define __device__
#define __host__
#define __forceinline__ inline
#define __shared__ static __attribute__((section("opgems_shared")))
#define __launch_bounds__(...)

struct emu_index { unsigned x, y, z; };
extern "C" {
extern emu_index threadIdx, blockIdx;
void emu_barrier(int line);
const char* emu_exchange(int line, unsigned long long mask, const void* value, int bytes);
int emu_lane();
[[noreturn]] void emu_fail(const char* message);
}
#define __syncthreads() emu_barrier(__LINE__)

/** Lanes of neighbours are 8 bytes apart. */
template <class T> static inline T emu_take(const char* values, int lane) { T v; __builtin_memcpy(&v, values + lane * 8, sizeof v); return v; }
template <class T> static inline T emu_shuffle(int line, unsigned long long mask, T value, int source, int width) {
  const int lane = emu_lane();
  const char* values = emu_exchange(line, mask, &value, sizeof value);
  return source >= (lane & ~(width - 1)) && source < (lane & ~(width - 1)) + width ? emu_take<T>(values, source) : value;
}
#define __shfl_xor_sync(mask, value, distance, width) emu_shuffle(__LINE__, mask, value, emu_lane() ^ (distance), width)
#define __shfl_up_sync(mask, value, distance, width) emu_shuffle(__LINE__, mask, value, emu_lane() - (distance), width)
#define __shfl_down_sync(mask, value, distance, width) emu_shuffle(__LINE__, mask, value, emu_lane() + (distance), width)
#define __shfl_sync(mask, value, lane, width) emu_shuffle(__LINE__, mask, value, (emu_lane() & ~((width) - 1)) + ((lane) & ((width) - 1)), width)

template <class T, class U> static inline T emu_bits(U from) { static_assert(sizeof(T) == sizeof(U), ""); T to; __builtin_memcpy(&to, &from, sizeof to); return to; }
#define __float_as_int(x) emu_bits<int>((float)(x))
#define __int_as_float(x) emu_bits<float>((int)(x))
#define __double_as_longlong(x) emu_bits<long long>((double)(x))
#define __longlong_as_double(x) emu_bits<double>((long long)(x))

/** One thread of the host runs them all, and switches only at barriers and shuffles. */
template <class P> static inline P load_streamed(const P* at) { return *at; }
template <class T, class V> static inline T atomicAdd(T* at, V value) { T old = *at; *at = (T)(old + value); return old; }
template <class T, class V> static inline T atomicCAS(T* at, V expected, V desired) { T old = *at; if (old == (T)expected) *at = (T)desired; return old; }

#define __expf(x) expf(x)
#define __logf(x) logf(x)
#define __log2f(x) log2f(x)
#define __fdividef(a, b) ((a) / (b))
#define divide_normal(a, b) ((a) / (b))
#define rsqrtf(x) (1.0f / sqrtf(x))
#define rsqrt(x) (1.0 / sqrt(x))

static inline float bfloat_to_float(unsigned short x) { return emu_bits<float>((unsigned)x << 16); }
static inline int float_to_bfloat(float x) {
  if (x != x) return 0x7fff;
  const unsigned bits = emu_bits<unsigned>(x);
  return (int)((bits + 0x7fff + ((bits >> 16) & 1)) >> 16);
}
static inline float half_to_float(unsigned short x) {
  const unsigned magnitude = (unsigned)(x & 0x7fff) << 13;
  const float value = magnitude >= (0x7c00u << 13) ? emu_bits<float>(magnitude | 0x7f800000u) : emu_bits<float>(magnitude) * 0x1p112f;
  return emu_bits<float>(emu_bits<unsigned>(value) | (unsigned)(x & 0x8000) << 16);
}
static inline int float_to_half(float x) {
  const unsigned bits = emu_bits<unsigned>(x), sign = bits >> 16 & 0x8000u, magnitude = bits & 0x7fffffffu;
  unsigned result;
  if (magnitude > 0x7f800000u) result = 0x7fff;
  else if (magnitude >= 0x47800000u) result = 0x7c00;
  else if (magnitude < 0x38800000u) result = emu_bits<unsigned>(emu_bits<float>(magnitude) + 0.5f) - 0x3f000000u;
  else result = (magnitude + 0xfff - (112u << 23) + ((magnitude >> 13) & 1)) >> 13;
  return (int)(result | sign);
}
`

/** Stands after a rendered kernel: one entry that takes the slots apart into the kernel's own parameters, and the source for messages. */
export const entrySource = (entry: string, source: string): string => `
extern "C" const char* const emu_source_${entry} = R"opgems(${source})opgems";
extern "C" __attribute__((weak)) char __start_opgems_shared[];
extern "C" __attribute__((weak)) char __stop_opgems_shared[];
template <class A> struct emu_argument { static A of(long long slot) { return (A)slot; } };
template <> struct emu_argument<double> { static double of(long long slot) { return emu_bits<double>(slot); } };
template <int... I> struct emu_numbers {};
template <int N, int... I> struct emu_count : emu_count<N - 1, N - 1, I...> {};
template <int... I> struct emu_count<0, I...> { typedef emu_numbers<I...> type; };
template <class... A, int... I> static void emu_apply(void (*kernel)(A...), const long long* slots, emu_numbers<I...>) {
  kernel(emu_argument<A>::of(slots[I])...);
}
template <class... A> static void emu_call(void (*kernel)(A...), const long long* slots) {
  emu_apply(kernel, slots, typename emu_count<sizeof...(A)>::type());
}
extern "C" void emu_entry_${entry}(const long long* slots) { emu_call(${entry}, slots); }
extern "C" char* emu_shared_${entry}(long* bytes) {
  *bytes = __stop_opgems_shared - __start_opgems_shared;
  return __start_opgems_shared;
}
`

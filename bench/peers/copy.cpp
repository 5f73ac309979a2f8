// Copying in plain C++: the floor under every operator that memory bounds. Built by the benchmark into a temporary folder.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <sys/mman.h>
#include <thread>
#include <vector>
#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace {

void copyWithMemcpy(char* to, const char* from, size_t bytes) { memcpy(to, from, bytes); }

void copyWithLoop(char* to, const char* from, size_t bytes) {
  typedef float Vector __attribute__((vector_size(64)));
  for (size_t i = 0; i < bytes; i += sizeof(Vector)) {
    *reinterpret_cast<Vector*>(to + i) = *reinterpret_cast<const Vector*>(from + i);
    asm volatile("" ::: "memory");  // keeps the loop from becoming memcpy
  }
}

// Stores past the caches, so that lines of the destination are not read first.
void copyWithStreaming(char* to, const char* from, size_t bytes) {
#if defined(__SSE2__)
  for (size_t i = 0; i < bytes; i += 16)
    _mm_stream_si128(reinterpret_cast<__m128i*>(to + i), _mm_load_si128(reinterpret_cast<const __m128i*>(from + i)));
  _mm_sfence();
#else
  memcpy(to, from, bytes);
#endif
}

void (*const ways[])(char*, const char*, size_t) = {copyWithMemcpy, copyWithLoop, copyWithStreaming};

}  // namespace

extern "C" {

int64_t bench_allocate(int64_t bytes) {
  void* memory = nullptr;
  if (posix_memalign(&memory, size_t(2) << 20, size_t(bytes)) != 0) return 0;
#ifdef MADV_HUGEPAGE
  madvise(memory, size_t(bytes), MADV_HUGEPAGE);
#endif
  return reinterpret_cast<int64_t>(memory);
}

void bench_free(int64_t memory) { free(reinterpret_cast<void*>(memory)); }
void bench_fill(int64_t to, const float* from, int64_t bytes) { memcpy(reinterpret_cast<char*>(to), from, size_t(bytes)); }
void bench_read(float* to, int64_t from, int64_t bytes) { memcpy(to, reinterpret_cast<char*>(from), size_t(bytes)); }

// `bytes` is a multiple of 64 · threads.
void bench_copy(int64_t to, int64_t from, int64_t bytes, int threads, int way) {
  const size_t share = size_t(bytes) / size_t(threads);
  std::vector<std::thread> others;
  for (int t = 1; t < threads; t++)
    others.emplace_back(ways[way], reinterpret_cast<char*>(to) + t * share, reinterpret_cast<const char*>(from) + t * share, share);
  ways[way](reinterpret_cast<char*>(to), reinterpret_cast<const char*>(from), share);
  for (std::thread& other : others) other.join();
}
}

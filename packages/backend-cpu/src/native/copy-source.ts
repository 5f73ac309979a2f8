// C++ source of copies between buffers, part of the run-time support.

/** Uses `Pool` of support-source.ts. Large copies are shared: one core alone does not use all of memory's speed. */
export const copySource = `
#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace {

const int64_t sharedCopyBytes = int64_t(1) << 20;
// A copy that exceeds what the threads may have of the last cache goes past it, so that its lines are not read first.
const int64_t streamedCopyBytesPerThread = int64_t(16) << 20;

void copyStreamed(char* to, const char* from, size_t bytes) {
#if defined(__SSE2__)
  size_t i = size_t(-reinterpret_cast<intptr_t>(to)) & 15;
  memcpy(to, from, i);
  for (; i + 16 <= bytes; i += 16)
    _mm_stream_si128(reinterpret_cast<__m128i*>(to + i), _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + i)));
  _mm_sfence();
  memcpy(to + i, from + i, bytes - i);
#else
  memcpy(to, from, bytes);
#endif
}

void copyParts(const int64_t* slots, int64_t first, int64_t end, char*) {
  char* to = reinterpret_cast<char*>(slots[0]);
  const char* from = reinterpret_cast<const char*>(slots[1]);
  const int64_t bytes = slots[2], part = slots[3];
  const int64_t start = first * part, stop = end * part < bytes ? end * part : bytes;
  if (start >= stop) return;
  if (slots[4]) copyStreamed(to + start, from + start, size_t(stop - start));
  else memcpy(to + start, from + start, size_t(stop - start));
}

}  // namespace

extern "C" void opgems_copy(Pool* pool, char* to, const char* from, int64_t bytes) {
  const bool overlap = to < from + bytes && from < to + bytes;
  if (overlap || bytes < sharedCopyBytes || pool->threads == 1) {
    memmove(to, from, size_t(bytes));
    return;
  }
  const int64_t part = (bytes / pool->threads + 64) & ~int64_t(63);
  const bool streamed = bytes > streamedCopyBytesPerThread * pool->threads;
  const int64_t slots[] = {int64_t(to), int64_t(from), bytes, part, streamed};
  pool->share(copyParts, slots, 0, pool->threads);
}
`

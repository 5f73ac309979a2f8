// C++ source of copies between buffers, part of the run-time support.

/** Uses `Pool` of support-source.ts. Large copies are shared: one core alone does not use all of memory's speed. */
export const copySource = `
namespace {

const int64_t sharedCopyBytes = int64_t(1) << 20;

void copyParts(const int64_t* slots, int64_t first, int64_t end, char*) {
  char* to = reinterpret_cast<char*>(slots[0]);
  const char* from = reinterpret_cast<const char*>(slots[1]);
  const int64_t bytes = slots[2], part = slots[3];
  const int64_t start = first * part, stop = end * part < bytes ? end * part : bytes;
  if (start < stop) memcpy(to + start, from + start, size_t(stop - start));
}

}  // namespace

extern "C" void opgems_copy(Pool* pool, char* to, const char* from, int64_t bytes) {
  const bool overlap = to < from + bytes && from < to + bytes;
  if (overlap || bytes < sharedCopyBytes || pool->threads == 1) {
    memmove(to, from, size_t(bytes));
    return;
  }
  const int64_t part = (bytes / pool->threads + 64) & ~int64_t(63);
  const int64_t slots[] = {int64_t(to), int64_t(from), bytes, part};
  pool->share(copyParts, slots, 0, pool->threads);
}
`

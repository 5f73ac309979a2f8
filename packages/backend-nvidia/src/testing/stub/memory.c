// Memory: device memory is the host's, between guards that every free checks; copies outside live allocations are refused.
#include "stub.h"

enum { guardBytes = 256, mostBlocks = 4096 };
static struct { char *base; size_t bytes; Context context; } blocks[mostBlocks];
static struct { char *base; size_t bytes; } pinned[mostBlocks];

static int isIntact(const char *guard) {
  for (int i = 0; i < guardBytes; i++)
    if (guard[i] != 0x5a) return 0;
  return 1;
}
int isAllocated(Address address, size_t bytes) {
  for (int i = 0; i < mostBlocks; i++)
    if (blocks[i].base && address >= (Address)(uintptr_t)blocks[i].base &&
        address + bytes <= (Address)(uintptr_t)blocks[i].base + blocks[i].bytes)
      return 1;
  return 0;
}
int isPinned(const void *address, size_t bytes) {
  for (int i = 0; i < mostBlocks; i++)
    if (pinned[i].base && (const char *)address >= pinned[i].base &&
        (const char *)address + bytes <= pinned[i].base + pinned[i].bytes)
      return 1;
  return 0;
}

EXPORT Result cuMemAlloc_v2(Address *address, size_t bytes) {
  ENTER();
  if (!currentContext()) GIVE(invalidContext);
  long *failing = value("failAllocations");
  if (*failing > 0 && *value("cuMemAlloc_v2") > *value("goodAllocations")) {
    --*failing;
    GIVE(outOfMemory);
  }
  if (*value("allocated") + (long)bytes > *value("capacity")) GIVE(outOfMemory);
  for (int i = 0; i < mostBlocks; i++) {
    if (blocks[i].base) continue;
    char *memory = aligned_alloc(256, (bytes + 255) / 256 * 256 + 2 * guardBytes);
    if (!memory) GIVE(outOfMemory);
    memset(memory, 0x5a, guardBytes);
    memset(memory + guardBytes, 0xcd, bytes);
    memset(memory + guardBytes + bytes, 0x5a, guardBytes);
    blocks[i].base = memory + guardBytes;
    blocks[i].bytes = bytes;
    blocks[i].context = currentContext();
    *value("allocated") += (long)bytes;
    ++*value("blocks");
    *address = (Address)(uintptr_t)blocks[i].base;
    GIVE(ok);
  }
  GIVE(outOfMemory);
}
EXPORT Result cuMemFree_v2(Address address) {
  ENTER();
  for (int i = 0; i < mostBlocks; i++) {
    char *base = blocks[i].base;
    if (!base || (Address)(uintptr_t)base != address) continue;
    if (blocks[i].context != currentContext()) GIVE(invalidContext);
    if (!isIntact(base - guardBytes) || !isIntact(base + blocks[i].bytes)) abort();
    *value("allocated") -= (long)blocks[i].bytes;
    --*value("blocks");
    free(base - guardBytes);
    blocks[i].base = NULL;
    GIVE(ok);
  }
  GIVE(invalidValue);
}
EXPORT Result cuMemHostAlloc(void **address, size_t bytes, unsigned flags) {
  ENTER();
  (void)flags;
  if (!currentContext()) GIVE(invalidContext);
  if (*value("failPinned")) GIVE(outOfMemory);
  for (int i = 0; i < mostBlocks; i++) {
    if (pinned[i].base) continue;
    pinned[i].base = aligned_alloc(4096, (bytes + 4095) / 4096 * 4096);
    pinned[i].bytes = bytes;
    ++*value("pinned");
    *address = pinned[i].base;
    GIVE(pinned[i].base ? ok : outOfMemory);
  }
  GIVE(outOfMemory);
}
EXPORT Result cuMemFreeHost(void *address) {
  ENTER();
  for (int i = 0; i < mostBlocks; i++) {
    if (!pinned[i].base || pinned[i].base != address) continue;
    free(pinned[i].base);
    pinned[i].base = NULL;
    --*value("pinned");
    GIVE(ok);
  }
  GIVE(invalidValue);
}
EXPORT Result cuMemGetInfo_v2(size_t *free, size_t *total) {
  ENTER();
  *total = (size_t)*value("capacity");
  *free = *total - (size_t)*value("allocated");
  GIVE(ok);
}

// An asynchronous copy from or to memory that is not pinned would be done at once; that callers rely on it is a mistake.
EXPORT Result cuMemcpyHtoDAsync_v2(Address to, const void *from, size_t bytes, Stream stream) {
  ENTER();
  if (!isAllocated(to, bytes) || !isPinned(from, bytes)) GIVE(invalidValue);
  GIVE(enqueue(stream, (struct Work){.kind = copyWork, .to = to, .from = (Address)(uintptr_t)from, .bytes = bytes}));
}
EXPORT Result cuMemcpyDtoHAsync_v2(void *to, Address from, size_t bytes, Stream stream) {
  ENTER();
  if (!isAllocated(from, bytes) || !isPinned(to, bytes)) GIVE(invalidValue);
  GIVE(enqueue(stream, (struct Work){.kind = copyWork, .to = (Address)(uintptr_t)to, .from = from, .bytes = bytes}));
}
EXPORT Result cuMemcpyDtoDAsync_v2(Address to, Address from, size_t bytes, Stream stream) {
  ENTER();
  if (!isAllocated(to, bytes) || !isAllocated(from, bytes)) GIVE(invalidValue);
  GIVE(enqueue(stream, (struct Work){.kind = copyWork, .to = to, .from = from, .bytes = bytes}));
}

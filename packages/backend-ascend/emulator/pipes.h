// A core's memories, and the order between its pipes: what one has written may be used by another after a flag, by itself after a barrier.
#pragma once
enum pipe_t { PIPE_S, PIPE_V, PIPE_MTE2, PIPE_MTE3, PIPE_MTE1, PIPE_M, PIPE_FIX, PIPE_ALL };

namespace pipes {
enum { count = PIPE_ALL };
static const char* const names[] = {"S", "V", "MTE2", "MTE3", "MTE1", "M", "FIX"};
/** Instructions that each pipe was given, and up to which one another pipe may rely on it (a vector clock). */
struct Clock { unsigned of[count]; };
static unsigned issued[count];
static Clock known[count];
struct Flag { bool isSet; Clock clock; };
static Flag flags[count * count][8];

/** Cores are for vectors or for matrices; each has the memories of its kind. Sizes are dav-2201's. */
static bool isCube;
enum Memory { UB, L1, L0A, L0B, L0C, memories };
static const char* const memoryNames[] = {"the unified buffer", "L1", "L0A", "L0B", "L0C"};
static constexpr long sizes[] = {OPGEMS_UB_BYTES, 512 << 10, 64 << 10, 64 << 10, 128 << 10};
static constexpr long startOf(int memory) { return memory == 0 ? 0 : startOf(memory - 1) + sizes[memory - 1]; }

/** Of each 32 bytes of a memory: who wrote last, and who has read since. */
struct Block { unsigned char writer; unsigned written, read[count]; };
static Block blocks[startOf(memories) / 32];
alignas(1024) static char buffer[startOf(memories)];

/** Accesses of the copy engines to device memory that were last made. */
struct Access { const char *from, *to; pipe_t pipe; unsigned number; bool isWrite; };
static Access accesses[64];
static unsigned accessCount;

/** The scalar unit's cache of device memory. */
struct Line { const char* at; char bytes[64]; };
static Line lines[256];

static inline void issue(pipe_t p) {
  const bool isOther = isCube ? p == PIPE_V || p == PIPE_MTE3 : p == PIPE_MTE1 || p == PIPE_M || p == PIPE_FIX;
  if (isOther) pad::fail("a %s core has no pipe %s", isCube ? "cube" : "vector", names[p]);
  issued[p]++;
  if (p == PIPE_S) known[p].of[p] = issued[p];
}
static inline bool isKnown(pipe_t at, int other, unsigned number) { return number <= known[at].of[other]; }
[[noreturn]] static void late(pipe_t p, const char* name, const char* what, int other) {
  if (p == other) pad::fail("%s: the %s pipe's earlier instruction %s, and no PipeBarrier stands between", name, names[p], what);
  pad::fail("%s in pipe %s: pipe %s %s, and no flag was waited for", name, names[p], names[other], what);
}
static inline void read(pipe_t p, const char* name, const char* at, long bytes) {
  for (long i = (at - buffer) / 32, end = (at + bytes - 1 - buffer) / 32; i <= end; i++) {
    Block& b = blocks[i];
    if (!isKnown(p, b.writer, b.written)) late(p, name, "has written the operand", b.writer);
    b.read[p] = issued[p];
  }
}
static inline void write(pipe_t p, const char* name, const char* at, long bytes) {
  for (long i = (at - buffer) / 32, end = (at + bytes - 1 - buffer) / 32; i <= end; i++) {
    Block& b = blocks[i];
    if (!isKnown(p, b.writer, b.written)) late(p, name, "has written the target", b.writer);
    for (int q = 0; q < count; q++)
      if (q != p && !isKnown(p, q, b.read[q])) late(p, name, "reads the target", q);
    b.writer = p;
    b.written = issued[p];
  }
}
static inline void access(pipe_t p, const char* name, const char* at, long bytes, bool isWrite) {
  for (unsigned i = 0; i < accessCount && i < 64; i++) {
    const Access& a = accesses[i];
    if ((a.isWrite || isWrite) && a.from < at + bytes && at < a.to && !isKnown(p, a.pipe, a.number))
      late(p, name, a.isWrite ? "has written there in device memory" : "reads there in device memory", a.pipe);
  }
  if (p != PIPE_S) accesses[accessCount++ % 64] = {at, at + bytes, p, issued[p], isWrite};
}
static inline void readGlobal(pipe_t p, const char* name, const char* at, long bytes) { access(p, name, at, bytes, false); }
static inline void writeGlobal(pipe_t p, const char* name, const char* at, long bytes) { access(p, name, at, bytes, true); }

/** An element as the scalar unit sees it: what the cache holds, old or not. */
template <class T> static inline T cached(const T* at) {
  const volatile T reachable = *at;
  (void)reachable;
  issue(PIPE_S);
  readGlobal(PIPE_S, "GetValue", (const char*)at, sizeof(T));
  const char* start = (const char*)((unsigned long)at & ~63ul);
  Line& line = lines[((unsigned long)at >> 6) % 256];
  if (line.at != start) {
    line.at = start;
    __builtin_memcpy(line.bytes, start, 64);
  }
  T value;
  __builtin_memcpy(&value, line.bytes + ((const char*)at - start), sizeof(T));
  return value;
}
static inline void forget(const char* at) {
  Line& line = lines[((unsigned long)at >> 6) % 256];
  if (line.at == (const char*)((unsigned long)at & ~63ul)) line.at = nullptr;
}
static inline void forgetAll() {
  for (Line& line : lines) line.at = nullptr;
}

static inline void barrier(pipe_t p) {
  if (p != PIPE_ALL) {
    known[p].of[p] = issued[p];
    return;
  }
  for (Clock& clock : known)
    for (int q = 0; q < count; q++) clock.of[q] = issued[q];
  accessCount = 0;
}
/** What `to` knows, it knows of others too. */
static inline void learn(int to, const Clock& clock) {
  for (int q = 0; q < count; q++)
    if (clock.of[q] > known[to].of[q]) known[to].of[q] = clock.of[q];
}
static inline Clock now(int from) {
  Clock clock = known[from];
  clock.of[from] = issued[from];
  return clock;
}
static inline void setFlag(int from, int to, int id) {
  Flag& flag = flags[from * count + to][id];
  if (flag.isSet) pad::fail("SetFlag: flag %d from pipe %s to %s is set twice", id, names[from], names[to]);
  flag = {true, now(from)};
}
static inline void waitFlag(int from, int to, int id) {
  Flag& flag = flags[from * count + to][id];
  if (!flag.isSet) pad::fail("WaitFlag: nobody sets flag %d from pipe %s to %s", id, names[from], names[to]);
  flag.isSet = false;
  learn(to, flag.clock);
}
}

/** Tensors that kernels have taken from queues. */
namespace queues {
static int taken;
static inline void open() { taken = 0; }
static inline void close() {
  if (taken > 0) pad::fail("the kernel ends with %d tensors of queues that it has not freed", taken);
}
}

static inline void pad_open() {
  pad::begin = pipes::buffer;
  pad::size = OPGEMS_UB_BYTES;
  pad::open();
  __builtin_memset(pipes::buffer, 0xff, sizeof pipes::buffer);
  pipes::isCube = false;
  __builtin_memset(pipes::blocks, 0, sizeof pipes::blocks);
  __builtin_memset(pipes::issued, 0, sizeof pipes::issued);
  __builtin_memset(pipes::known, 0, sizeof pipes::known);
  __builtin_memset(pipes::flags, 0, sizeof pipes::flags);
  pipes::accessCount = 0;
  pipes::forgetAll();
  queues::open();
}
static inline void pad_close() {
  for (int i = 0; i < pipes::count * pipes::count; i++)
    for (const pipes::Flag& flag : pipes::flags[i])
      if (flag.isSet) pad::fail("the kernel ends with a flag from pipe %s to %s that nobody waited for", pipes::names[i / pipes::count], pipes::names[i % pipes::count]);
  queues::close();
}
namespace pad {
char* begin;
long size, alignment = 32;
int cores;
}

namespace AscendC {
typedef int event_t;
static constexpr event_t EVENT_ID0 = 0, EVENT_ID1 = 1;
/** Numbers of both pipes. */
#define EMU_EVENT(from, to) from##_##to = PIPE_##from * pipes::count + PIPE_##to
enum class HardEvent {
  EMU_EVENT(S, V), EMU_EVENT(S, MTE2), EMU_EVENT(S, MTE3), EMU_EVENT(V, S), EMU_EVENT(V, MTE2), EMU_EVENT(V, MTE3),
  EMU_EVENT(MTE2, S), EMU_EVENT(MTE2, V), EMU_EVENT(MTE2, MTE3), EMU_EVENT(MTE3, S), EMU_EVENT(MTE3, V), EMU_EVENT(MTE3, MTE2),
  EMU_EVENT(MTE2, MTE1), EMU_EVENT(MTE1, MTE2), EMU_EVENT(MTE1, M), EMU_EVENT(M, MTE1), EMU_EVENT(M, FIX), EMU_EVENT(FIX, M),
};
template <HardEvent e> static inline void SetFlag(event_t id) { pipes::setFlag((int)e / pipes::count, (int)e % pipes::count, id); }
template <HardEvent e> static inline void WaitFlag(event_t id) { pipes::waitFlag((int)e / pipes::count, (int)e % pipes::count, id); }
template <pipe_t p> static inline void PipeBarrier() { pipes::barrier(p); }
}

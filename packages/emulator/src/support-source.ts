// The emulator's run time in C++: fibers for a block's threads, barriers and shuffles that find divergence, memory between guard pages.

/** Raised when the functions' signatures change. */
export const supportVersion = 1

export const supportSource = `
#include <dlfcn.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

typedef long long i64;
struct emu_index { unsigned x, y, z; };
extern "C" { emu_index threadIdx, blockIdx; }

static char message[512];
/** Where the last failure was: address (0: none), line of the kernel's source (0: unknown), block, thread (-1: all). */
static i64 failure[4];
static const int maxThreads = 4096;
/** Of one thread or core: in long kernels each value has a place of its own. */
static const size_t stackBytes = 1 << 20;

// ---- fibers

enum State { Running, AtBarrier, AtExchange, Ended };
struct Fiber { void* stack; State state; int line; unsigned long long mask; };
static Fiber fibers[maxThreads];
static char* stacks = nullptr;
static void* mainStack;
static int current, threadCount, laneCount;
/** The other schedule: blocks and threads run from the last to the first. */
static bool reversed;
static void (*entry)(const i64*);
static const i64* slots;
static sigjmp_buf onFault;

/** Values that the lanes of a warp exchange, twice, so that a fast lane's next value leaves a slow lane its last. */
static char exchanged[2][maxThreads * 8];
static unsigned char turns[maxThreads];

#if defined(__x86_64__)
extern "C" void emu_switch(void** from, void* to);
asm(R"(
.text
.globl emu_switch
.hidden emu_switch
emu_switch:
  pushq %rbp
  pushq %rbx
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  movq %rsp, (%rdi)
  movq %rsi, %rsp
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %rbx
  popq %rbp
  ret
)");
static void run();
static void prepare(Fiber& f, char* top) {
  void** sp = (void**)top;
  *--sp = nullptr;
  *--sp = (void*)run;
  for (int i = 0; i < 6; i++) *--sp = nullptr;
  f.stack = sp;
}
static void enter(Fiber& f) { emu_switch(&mainStack, f.stack); }
static void leave() { emu_switch(&fibers[current].stack, mainStack); }
#else
static ucontext_t contexts[maxThreads], mainContext;
static void run();
static void prepare(Fiber& f, char* top) {
  ucontext_t& c = contexts[&f - fibers];
  getcontext(&c);
  c.uc_stack.ss_sp = top - stackBytes / 2;
  c.uc_stack.ss_size = stackBytes / 2;
  c.uc_link = nullptr;
  makecontext(&c, run, 0);
}
static void enter(Fiber& f) { swapcontext(&mainContext, &contexts[&f - fibers]); }
static void leave() { swapcontext(&contexts[current], &mainContext); }
#endif

static void run() {
  entry(slots);
  fibers[current].state = Ended;
  leave();
  abort();
}

static void openStacks() {
  if (stacks) return;
  stacks = (char*)mmap(nullptr, stackBytes * maxThreads, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  for (int i = 0; i < maxThreads; i++) mprotect(stacks + i * stackBytes, 4096, PROT_NONE);
}

// ---- what kernels call

extern "C" int emu_lane() { return current % laneCount; }
[[noreturn]] static void fail(i64 address, int line, int thread) {
  failure[0] = address;
  failure[1] = line;
  failure[2] = blockIdx.x;
  failure[3] = thread;
  siglongjmp(onFault, 1);
}
extern "C" [[noreturn]] void emu_fail(const char* text) {
  snprintf(message, sizeof message, "%s", text);
  fail(0, 0, current);
}
/** What the compiler calls for an access whose address is no multiple of its type's alignment. */
struct TypeName { unsigned short kind, info; char name[1]; };
struct TypeMismatch { const char* file; unsigned line, column; const TypeName* type; unsigned char logAlignment, kind; };
extern "C" [[noreturn]] void __ubsan_handle_type_mismatch_v1_abort(TypeMismatch* data, i64 address) {
  snprintf(message, sizeof message, "misaligned access: %s wants multiples of %d bytes", data->type->name, 1 << data->logAlignment);
  fail(address, data->line, current);
}
extern "C" void emu_barrier(int line) {
  fibers[current].state = AtBarrier;
  fibers[current].line = line;
  leave();
}
extern "C" const char* emu_exchange(int line, unsigned long long mask, const void* value, int bytes) {
  Fiber& f = fibers[current];
  char* values = exchanged[turns[current] & 1];
  turns[current]++;
  memcpy(values + current * 8, value, bytes);
  f.state = AtExchange;
  f.line = line;
  f.mask = mask;
  leave();
  return values + current / laneCount * laneCount * 8;
}

// ---- scheduling

static const char* names[] = {"running", "at a barrier", "at a shuffle", "ended"};
static void divergence(const char* what, int a, int b) {
  snprintf(message, sizeof message, "divergent %s: thread %d is %s (line %d), thread %d is %s (line %d)", what,
           a, names[fibers[a].state], fibers[a].line, b, names[fibers[b].state], fibers[b].line);
  fail(0, fibers[a].line, a);
}

static unsigned long long fullMask(int lanes) { return lanes >= 64 ? ~0ull : (1ull << lanes) - 1; }

/** Lets the warp of these threads go on where its lanes all wait at the same shuffle; whether it did. */
static bool releaseExchange(int first, int end) {
  int waiting = -1;
  for (int t = first; t < end; t++) if (fibers[t].state == AtExchange) waiting = t;
  if (waiting < 0) return false;
  for (int t = first; t < end; t++) {
    if (fibers[t].state != AtExchange || fibers[t].line != fibers[waiting].line) divergence("shuffle", waiting, t);
    if (laneCount <= 64 && (fibers[t].mask & fullMask(end - first)) != fullMask(end - first)) {
      snprintf(message, sizeof message, "a shuffle's mask %llx leaves lanes out", fibers[t].mask);
      fail(0, fibers[t].line, t);
    }
  }
  for (int t = first; t < end; t++) fibers[t].state = Running;
  return true;
}

/** Runs a warp as far as it comes without the others: what it must wait for and does not is not there yet. */
static void runWarp(int first, int end) {
  do {
    for (int i = first; i < end; i++) {
      const int t = reversed ? first + end - 1 - i : i;
      if (fibers[t].state != Running) continue;
      current = t;
      threadIdx.x = t;
      enter(fibers[t]);
    }
  } while (releaseExchange(first, end));
}

static void runBlock() {
  for (int t = 0; t < threadCount; t++) {
    fibers[t].state = Running;
    fibers[t].line = 0;
    turns[t] = 0;
    prepare(fibers[t], stacks + (t + 1) * stackBytes - 64);
  }
  const int warps = (threadCount + laneCount - 1) / laneCount;
  for (;;) {
    for (int i = 0; i < warps; i++) {
      const int first = (reversed ? warps - 1 - i : i) * laneCount;
      runWarp(first, first + laneCount < threadCount ? first + laneCount : threadCount);
    }
    if (fibers[0].state == Ended) {
      for (int t = 1; t < threadCount; t++) if (fibers[t].state != Ended) divergence("barrier", t, 0);
      return;
    }
    for (int t = 1; t < threadCount; t++)
      if (fibers[t].state != AtBarrier || fibers[t].line != fibers[0].line) divergence("barrier", 0, t);
    for (int t = 0; t < threadCount; t++) fibers[t].state = Running;
  }
}

// ---- memory: each block ends at a page that must not be touched, and what it leaves of its last 64 bytes must stay as it is

static const size_t page = 4096;
static const unsigned char untouched = 0xcb;
static size_t pagesOf(size_t bytes) { return (bytes + page - 1) / page * page; }
static size_t roundedOf(size_t bytes) { return (bytes + 63) / 64 * 64; }

extern "C" i64 emu_allocate(i64 bytes) {
  const size_t body = pagesOf(bytes), total = body + 2 * page;
  char* mapped = (char*)mmap(nullptr, total, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (mapped == MAP_FAILED) return 0;
  char* start = mapped + page + (body - roundedOf(bytes));
  if (body <= (64u << 20)) memset(mapped + page, untouched, body);
  else memset(start + bytes, untouched, roundedOf(bytes) - bytes);
  mprotect(mapped, page, PROT_NONE);
  mprotect(mapped + page + body, page, PROT_NONE);
  return (i64)start;
}
extern "C" void emu_free(i64 address, i64 bytes) {
  const size_t body = pagesOf(bytes);
  char* mapped = (char*)address - (body - roundedOf(bytes)) - page;
  munmap(mapped, body + 2 * page);
}
/** The first byte behind the block that was written to, or 0. */
extern "C" i64 emu_trespass(i64 address, i64 bytes) {
  const unsigned char* end = (unsigned char*)address + roundedOf(bytes);
  for (const unsigned char* at = (unsigned char*)address + bytes; at < end; at++) if (*at != untouched) return (i64)at;
  return 0;
}
extern "C" void emu_copy(i64 to, i64 from, i64 bytes) { memmove((void*)to, (void*)from, bytes); }
extern "C" void emu_write(i64 to, unsigned char* from, i64 bytes) { memcpy((void*)to, from, bytes); }
extern "C" void emu_read(unsigned char* to, i64 from, i64 bytes) { memcpy(to, (void*)from, bytes); }

// ---- kernels

struct Kernel { void (*entry)(const i64*); char* shared; long sharedBytes; const char* source; };

extern "C" i64 emu_load(const char* path, const char* name) {
  void* library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!library) { snprintf(message, sizeof message, "%s", dlerror()); return 0; }
  char symbol[300];
  snprintf(symbol, sizeof symbol, "emu_entry_%s", name);
  void* found = dlsym(library, symbol);
  snprintf(symbol, sizeof symbol, "emu_shared_%s", name);
  void* shared = dlsym(library, symbol);
  if (!found || !shared) { snprintf(message, sizeof message, "no kernel '%s' in %s", name, path); return 0; }
  Kernel* kernel = (Kernel*)malloc(sizeof(Kernel));
  kernel->entry = (void (*)(const i64*))found;
  snprintf(symbol, sizeof symbol, "emu_source_%s", name);
  const char** source = (const char**)dlsym(library, symbol);
  kernel->source = source ? *source : "";
  kernel->shared = ((char* (*)(long*))shared)(&kernel->sharedBytes);
  return (i64)kernel;
}

static void fault(int number, siginfo_t* info, void*) {
  const char* what = number == SIGILL ? "undefined behaviour" : number == SIGFPE ? "division by zero" : "access out of bounds";
  snprintf(message, sizeof message, "%s", what);
  fail(number == SIGSEGV || number == SIGBUS ? (i64)info->si_addr : 0, 0, current);
}

static const int caught[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL};
static char* alternate = nullptr;

/** Runs blocks 0 … blocks-1 one after the other, or from the last on; 0 when all went well. */
extern "C" int emu_launch(i64 handle, unsigned char* arguments, i64 blocks, int threads, int lanes, int backwards) {
  Kernel* kernel = (Kernel*)handle;
  openStacks();
  if (threads > maxThreads) { snprintf(message, sizeof message, "%d threads in a block", threads); failure[3] = -1; return 1; }
  if (!alternate) alternate = (char*)malloc(64 << 10);
  stack_t stack = {}, oldStack;
  stack.ss_sp = alternate;
  stack.ss_size = 64 << 10;
  sigaltstack(&stack, &oldStack);
  struct sigaction action = {}, old[4];
  action.sa_sigaction = fault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  for (int i = 0; i < 4; i++) sigaction(caught[i], &action, &old[i]);
  entry = kernel->entry;
  slots = (const i64*)arguments;
  threadCount = threads;
  laneCount = lanes;
  reversed = backwards != 0;
  int failed = sigsetjmp(onFault, 1);
  if (!failed)
    for (i64 b = 0; b < blocks; b++) {
      blockIdx.x = (unsigned)(reversed ? blocks - 1 - b : b);
      if (kernel->sharedBytes > 0) memset(kernel->shared, 0xcb, kernel->sharedBytes);
      runBlock();
    }
  for (int i = 0; i < 4; i++) sigaction(caught[i], &old[i], nullptr);
  sigaltstack(&oldStack, nullptr);
  return failed;
}
extern "C" const char* emu_message() { return message; }
extern "C" void emu_failure(unsigned char* out) { memcpy(out, failure, sizeof failure); }
extern "C" const char* emu_source(i64 kernel) { return ((Kernel*)kernel)->source; }
`

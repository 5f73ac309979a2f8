// C++ source of the native engine's run-time support: thread pool, launches, memory and loading. Compiled once per machine.
import { copySource } from './copy-source.ts'

/** Raised when the exported functions change; part of the cached library's name. */
export const supportVersion = 4

/**
 * The pool. A launch publishes a job by opening a gate; workers that are awake enter, take runs of program instances from a
 * shared counter and leave; the caller works too, closes the gate and waits only for those inside, so that a worker that wakes
 * late delays nobody. Launches that are known to be short run on the caller alone, within a time limit.
 *
 * Gate word: bit 0 open, bits 1 to 16 workers inside, the rest a generation number.
 */
export const supportSource = `
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <condition_variable>
#include <mutex>
#include <new>
#include <thread>
#include <vector>
#include <dlfcn.h>
#include <pthread.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <sys/mman.h>

namespace {

typedef void (*KernelFunction)(const int64_t* slots, int64_t first, int64_t end, char* scratch);

const uint64_t openBit = 1, insideOne = 2, insideMask = 0x1fffe;
const int generationShift = 17;
const int64_t spinNanoseconds = 200000;
// A launch expected to take less than this is not worth sharing.
const int64_t aloneNanoseconds = 8000;
const size_t hugePage = size_t(2) << 20;
const size_t cacheLine = 64;

inline int64_t now() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return int64_t(t.tv_sec) * 1000000000 + t.tv_nsec;
}

// Converts the processor's counter to nanoseconds; the counter is read in a few cycles, the clock may need a system call.
struct Counter {
  double perTick = 1;
  static inline int64_t ticks() {
#if defined(__x86_64__)
    return int64_t(__builtin_ia32_rdtsc());
#elif defined(__aarch64__)
    int64_t value;
    asm volatile("mrs %0, cntvct_el0" : "=r"(value));
    return value;
#else
    return now();
#endif
  }
  void calibrate() {
    int64_t t0 = now(), c0 = ticks(), t1 = t0;
    while (t1 - t0 < 200000) t1 = now();
    int64_t c1 = ticks();
    perTick = c1 > c0 ? double(t1 - t0) / double(c1 - c0) : 1;
  }
  inline int64_t since(int64_t start) const { return int64_t(double(ticks() - start) * perTick); }
};

inline void relax() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}

void* allocateAligned(size_t bytes) {
  const bool large = bytes >= hugePage;
  const size_t alignment = large ? hugePage : cacheLine;
  void* memory = nullptr;
  if (posix_memalign(&memory, alignment, (bytes + cacheLine - 1) & ~(cacheLine - 1)) != 0) return nullptr;
#ifdef MADV_HUGEPAGE
  if (large) madvise(memory, bytes, MADV_HUGEPAGE);
#endif
  return memory;
}

struct Scratch {
  char* memory = nullptr;
  size_t bytes = 0;
  ~Scratch() { free(memory); }
  bool ensure(size_t wanted) {
    if (wanted <= bytes) return true;
    char* grown = static_cast<char*>(allocateAligned(wanted));
    if (!grown) return false;
    free(memory);
    memory = grown;
    bytes = wanted;
    return true;
  }
};

// A pool of as many threads as there are processors keeps one on each: the kernel may wake a worker on the caller's processor
// and leave both there for milliseconds, while another one idles.
struct Placement {
  std::vector<int> processors;  // by thread; empty where threads are left to the kernel
  void choose(int threads) {
#if defined(__linux__)
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0 || CPU_COUNT(&allowed) != threads) return;
    for (int cpu = 0; cpu < CPU_SETSIZE; cpu++)
      if (CPU_ISSET(cpu, &allowed)) processors.push_back(cpu);
#endif
  }
  // Thread 0 is the caller, which the kernel may have moved onto a worker's processor: they change places.
  inline void follow(std::vector<std::thread>& workers) {
#if defined(__linux__)
    if (processors.empty()) return;
    const int caller = sched_getcpu();
    if (caller == processors[0]) return;
    for (size_t thread = 1; thread < processors.size(); thread++)
      if (processors[thread] == caller) {
        processors[thread] = processors[0];
        keep(workers[thread - 1], processors[thread]);
      }
    processors[0] = caller;
#endif
  }
  void keepAll(std::vector<std::thread>& workers) {
    for (size_t thread = 1; thread < processors.size() && thread <= workers.size(); thread++)
      keep(workers[thread - 1], processors[thread]);
  }
 private:
  static void keep(std::thread& worker, int processor) {
#if defined(__linux__)
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(processor, &set);
    pthread_setaffinity_np(worker.native_handle(), sizeof set, &set);
#endif
  }
};

struct Pool {
  alignas(64) std::atomic<uint64_t> gate{0};
  alignas(64) std::atomic<int64_t> next{0};
  alignas(64) std::atomic<int> sleepers{0};
  std::atomic<bool> closing{false};
  KernelFunction function = nullptr;
  const int64_t* slots = nullptr;
  int64_t programs = 0;
  int threads = 1;
  Counter counter;
  std::mutex mutex;
  std::condition_variable wake;
  std::vector<Scratch> scratch;
  std::vector<std::thread> workers;
  Placement placement;

  // Long runs first and short ones last, so that threads end together.
  void work(int thread) {
    char* memory = scratch[thread].memory;
    int64_t first = next.load(std::memory_order_relaxed);
    for (;;) {
      const int64_t left = programs - first;
      if (left <= 0) return;
      int64_t run = left / (2 * threads);
      if (run < 1) run = 1;
      if (next.compare_exchange_weak(first, first + run, std::memory_order_relaxed)) {
        function(slots, first, first + run, memory);
        first = next.load(std::memory_order_relaxed);
      }
    }
  }

  bool awaitGeneration(uint64_t seen) {
    const auto unchanged = [&] { return gate.load() >> generationShift == seen && !closing.load(); };
    const int64_t start = Counter::ticks();
    do {
      for (int i = 0; i < 64; i++) {
        if (!unchanged()) return !closing.load();
        relax();
      }
    } while (counter.since(start) < spinNanoseconds);
    std::unique_lock<std::mutex> lock(mutex);
    sleepers.fetch_add(1);
    while (unchanged()) wake.wait(lock);
    sleepers.fetch_sub(1);
    return !closing.load();
  }

  void serve(int thread) {
    uint64_t seen = 0;
    while (awaitGeneration(seen)) {
      uint64_t state = gate.load();
      seen = state >> generationShift;
      while (state & openBit) {
        if (!gate.compare_exchange_weak(state, state + insideOne)) continue;
        // The gate may have opened again between the two reads; this is the generation entered.
        seen = state >> generationShift;
        work(thread);
        gate.fetch_sub(insideOne, std::memory_order_release);
        break;
      }
    }
  }

  void share(KernelFunction f, const int64_t* arguments, int64_t from, int64_t end) {
    function = f;
    slots = arguments;
    programs = end;
    next.store(from, std::memory_order_relaxed);
    gate.store((((gate.load() >> generationShift) + 1) << generationShift) | openBit);
    placement.follow(workers);
    if (sleepers.load() > 0) {
      { std::lock_guard<std::mutex> lock(mutex); }
      wake.notify_all();
    }
    work(0);
    gate.fetch_and(~openBit);
    for (int spins = 0; gate.load(std::memory_order_acquire) & insideMask; spins++) {
      if (spins < 4096) relax();
      else sched_yield();
    }
  }

  bool ensureScratch(size_t bytes) {
    for (Scratch& each : scratch)
      if (!each.ensure(bytes)) return false;
    return true;
  }
};

struct Kernel {
  Pool* pool;
  KernelFunction function;
  // Time of one program instance on one thread, in the last launch; 0 before the first.
  double nanoseconds;
};

// Runs ever longer runs of instances on the caller until the time is up; gives the first one not done.
int64_t runAlone(Kernel* kernel, const int64_t* slots, int64_t programs, int64_t start) {
  Pool* pool = kernel->pool;
  char* memory = pool->scratch[0].memory;
  int64_t done = 0;
  // The estimate may be of other sizes, so the runs start with one.
  for (int64_t run = 1; done < programs; run *= 2) {
    int64_t end = done + run < programs ? done + run : programs;
    kernel->function(slots, done, end, memory);
    done = end;
    if (done < programs && pool->counter.since(start) > aloneNanoseconds) break;
  }
  return done;
}

thread_local char message[512];

}  // namespace

extern "C" {

Pool* opgems_open(int threads) {
  Pool* pool = new (std::nothrow) Pool;
  if (!pool) return nullptr;
  pool->counter.calibrate();
  pool->scratch = std::vector<Scratch>(threads);
  pool->threads = 1;
  try {
    for (int thread = 1; thread < threads; thread++) {
      pool->workers.emplace_back([pool, thread] { pool->serve(thread); });
      pool->threads++;
    }
  } catch (...) {
    // Fewer threads than asked for still compute everything.
  }
  pool->placement.choose(pool->threads);
  pool->placement.keepAll(pool->workers);
  return pool;
}

int opgems_threads(Pool* pool) { return pool->threads; }

void opgems_close(Pool* pool) {
  {
    std::lock_guard<std::mutex> lock(pool->mutex);
    pool->closing.store(true);
  }
  pool->wake.notify_all();
  for (std::thread& worker : pool->workers) worker.join();
  delete pool;
}

// 0, or 1 when there is no memory for the scratch.
int opgems_launch(Kernel* kernel, const int64_t* slots, int64_t programs, int64_t scratchTwiceAndSerial) {
  Pool* pool = kernel->pool;
  const size_t scratchBytes = size_t(scratchTwiceAndSerial >> 1);
  if (scratchBytes > pool->scratch.back().bytes && !pool->ensureScratch(scratchBytes)) return 1;
  if (programs <= 0) return 0;
  if ((scratchTwiceAndSerial & 1) || programs == 1 || pool->threads == 1) {
    kernel->function(slots, 0, programs, pool->scratch[0].memory);
    return 0;
  }
  const int64_t start = Counter::ticks();
  const bool isShort = kernel->nanoseconds > 0 && kernel->nanoseconds * double(programs) < aloneNanoseconds;
  const int64_t done = isShort ? runAlone(kernel, slots, programs, start) : 0;
  if (done < programs) pool->share(kernel->function, slots, done, programs);
  const double elapsed = double(pool->counter.since(start));
  kernel->nanoseconds = (elapsed * (done < programs ? pool->threads : 1) + 1) / double(programs);
  return 0;
}

Kernel* opgems_load(Pool* pool, const char* path, const char* entry) {
  void* library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  void* symbol = library ? dlsym(library, entry) : nullptr;
  if (!symbol) {
    const char* reason = dlerror();
    snprintf(message, sizeof message, "%s", reason ? reason : "unknown reason");
    if (library) dlclose(library);
    return nullptr;
  }
  return new Kernel{pool, reinterpret_cast<KernelFunction>(symbol), 0};
}

const char* opgems_message() { return message; }

// Linux gives a process the tiles' large registers only when it asks for them.
int opgems_allow_tiles() {
#if defined(__AMX_BF16__) && defined(__linux__)
  const long requestPermission = 0x1023, tileData = 18;
  return syscall(SYS_arch_prctl, requestPermission, tileData) == 0;
#else
  return 0;
#endif
}

void* opgems_allocate(int64_t bytes) { return allocateAligned(size_t(bytes)); }
void opgems_free(void* memory) { free(memory); }
void opgems_write(void* destination, const uint8_t* source, int64_t bytes) { memcpy(destination, source, size_t(bytes)); }
void opgems_read(uint8_t* destination, const void* source, int64_t bytes) { memcpy(destination, source, size_t(bytes)); }

}  // extern "C"
${copySource}`

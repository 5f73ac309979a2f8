// The stub's settings: from OPGEMS_STUB when the library is loaded, from stubSet afterwards; calls are counted by function name.
#include "stub.h"

static struct { char name[64]; long value; } values[256];
static int valueCount;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

void lock(void) { pthread_mutex_lock(&mutex); }
void unlock(void) { pthread_mutex_unlock(&mutex); }
double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static long *find(const char *name, size_t length) {
  for (int i = 0; i < valueCount; i++)
    if (strlen(values[i].name) == length && !memcmp(values[i].name, name, length)) return &values[i].value;
  if (valueCount == 256) abort();
  memcpy(values[valueCount].name, name, length);
  return &values[valueCount++].value;
}
long *value(const char *name) { return find(name, strlen(name)); }

static void reset(void) {
  memset(values, 0, sizeof values);
  valueCount = 0;
  *value("devices") = 1;
  *value("driverVersion") = 13000;
  *value("major") = 9;
  *value("capacity") = 1l << 30;
  const char *text = getenv("OPGEMS_STUB");
  while (text && *text) {
    const char *equals = strchr(text, '=');
    if (!equals) abort();
    *find(text, (size_t)(equals - text)) = strtol(equals + 1, NULL, 10);
    text = strchr(equals, ',');
    text = text ? text + 1 : NULL;
  }
}
__attribute__((constructor)) static void start(void) { reset(); }

Result enter(const char *name) {
  ++*value(name);
  return (Result)*value("sticky");
}

EXPORT void stubSet(const char *name, int64_t to) {
  lock();
  *value(name) = to;
  unlock();
}
EXPORT int64_t stubGet(const char *name) {
  lock();
  int64_t result = *value(name);
  unlock();
  return result;
}
// Settings and counters as when the library was loaded; memory and handles stay.
EXPORT void stubReset(void) {
  lock();
  long allocated = *value("allocated"), blocks = *value("blocks");
  reset();
  *value("allocated") = allocated;
  *value("blocks") = blocks;
  unlock();
}

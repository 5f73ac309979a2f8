// Stand-ins for libcnrt with libcnrtc (as it stands) and for libcndrv (with -DCNDRV), with the signatures of the public headers. Memory is
// the host's, copies check their direction, launches are recorded.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT __attribute__((visibility("default")))
enum { success = 0, noDevice = 100004, invalidDevice = 100005, invalidValue = 100006, outOfMemory = 100100, invalidContext = 100201,
       notFound = 100301, invalidKernel = 100302, invalidImage = 101313, wrongDirection = 632013 };

// Gets every launch where a test asks for it.
typedef void (*LaunchHandler)(const char *source, const char *name, unsigned int cores, void **parameters);
static LaunchHandler onLaunch;

#ifdef CNDRV

typedef int CNresult;
typedef uint64_t CNdev;
typedef struct CNcontext_st *CNcontext;
typedef struct CNmodule_st *CNmodule;
typedef struct CNkernel_st { const char *image; char name[256]; } *CNkernel;
typedef struct CNqueue_st *CNqueue;

// A device's handle is not its number.
enum { firstDevice = 1000 };
static int64_t initialised, retained, context, launches, dimX, kernelClass, arguments[5], failLaunch;
static struct { const char *name; int64_t *value; } settings[] = {
  {"initialised", &initialised}, {"retained", &retained}, {"context", &context}, {"launches", &launches}, {"dimX", &dimX},
  {"kernelClass", &kernelClass}, {"argument0", &arguments[0]}, {"argument1", &arguments[1]}, {"argument2", &arguments[2]},
  {"argument3", &arguments[3]}, {"argument4", &arguments[4]}, {"failLaunch", &failLaunch},
};

EXPORT CNresult cnInit(unsigned int flags) { initialised = 1; return flags == 0 ? success : invalidValue; }
EXPORT CNresult cnDeviceGet(CNdev *device, int number) { *device = (CNdev)(firstDevice + number); return success; }
EXPORT CNresult cnDeviceGetName(char *name, int length, CNdev device) {
  snprintf(name, (size_t)length, "Stub MLU %d", (int)device - firstDevice);
  return device >= firstDevice ? success : invalidDevice;
}
EXPORT CNresult cnSharedContextAcquire(CNcontext *made, CNdev device) {
  if (!initialised || device < firstDevice) return invalidDevice;
  retained++;
  *made = (CNcontext)(device * 10);
  return success;
}
EXPORT CNresult cnSharedContextRelease(CNdev device) { retained--; return device >= firstDevice ? success : invalidDevice; }
EXPORT CNresult cnCtxSetCurrent(CNcontext current) { context = (int64_t)current; return success; }
EXPORT CNresult cnModuleLoadFatBinary(const void *image, CNmodule *module) {
  if (!context) return invalidContext;
  if (strncmp(image, "stub fat binary", 15) != 0) return invalidImage;
  *module = (CNmodule)strdup(image);
  return success;
}
EXPORT CNresult cnModuleUnload(CNmodule module) { free(module); return success; }
EXPORT CNresult cnModuleGetKernel(CNmodule module, const char *name, CNkernel *kernel) {
  if (!strstr((const char *)module, name)) return notFound;
  *kernel = malloc(sizeof **kernel);
  (*kernel)->image = (const char *)module;
  snprintf((*kernel)->name, sizeof (*kernel)->name, "%s", name);
  return success;
}
EXPORT CNresult cnInvokeKernel(CNkernel kernel, unsigned int x, unsigned int y, unsigned int z, int class, unsigned int reserved,
                               CNqueue queue, void **parameters, void **extra) {
  if (!kernel || y != 1 || z != 1 || reserved != 0 || !queue || extra) return invalidKernel;
  launches++;
  dimX = x;
  kernelClass = class;
  for (int i = 0; i < 5; i++) arguments[i] = *(int64_t *)parameters[i];
  if (onLaunch) onLaunch(strchr(kernel->image, '\n') + 1, kernel->name, x, parameters);
  const int64_t error = failLaunch;
  failLaunch = 0;
  return (CNresult)error;
}

#else

typedef int cnrtRet_t, cnrtcStatus;
typedef struct cnrtQueue *cnrtQueue_t;
typedef struct cnrtNotifier *cnrtNotifier_t;

static int64_t devices = 1, device, failNext, copies[3], clusters = 2, untimed;
static struct { const char *name; int64_t *value; } settings[] = {
  {"devices", &devices}, {"device", &device}, {"failNext", &failNext}, {"toDevice", &copies[0]}, {"onDevice", &copies[1]},
  {"toHost", &copies[2]}, {"clusters", &clusters}, {"untimed", &untimed},
};
static cnrtRet_t answer(void) {
  const int64_t error = failNext;
  failNext = 0;
  return (cnrtRet_t)error;
}

EXPORT cnrtRet_t cnrtGetDeviceCount(unsigned int *count) { *count = (unsigned int)devices; return devices ? success : noDevice; }
EXPORT cnrtRet_t cnrtSetDevice(int number) {
  if (number < 0 || number >= devices) return invalidDevice;
  device = number;
  return success;
}
EXPORT cnrtRet_t cnrtDeviceGetAttribute(int *value, int attribute, int number) {
  if (number < 0 || number >= devices) return invalidDevice;
  switch (attribute) {
    case 0x205: *value = (int)clusters; return success;
    case 0x206: *value = 4; return success;
    case 0x20a: *value = 592; return success;
    case 0x302: *value = 512 << 10; return success;
    case 0x303: *value = 512 << 10; return success;
    case 0x405: *value = 2048; return success;
    default: return invalidValue;
  }
}
EXPORT cnrtRet_t cnrtDriverGetVersion(int *major, int *minor, int *patch) { *major = 5; *minor = 10; *patch = 22; return success; }
EXPORT const char *cnrtGetErrorStr(cnrtRet_t error) { return error == outOfMemory ? "cnrtErrorNoMem" : "the stub was told to fail"; }

// ---- memory

static struct { char *from, *to; } blocks[4096];
static int isOnDevice(const void *at) {
  for (int i = 0; i < 4096; i++)
    if (blocks[i].from && (const char *)at >= blocks[i].from && (const char *)at < blocks[i].to) return 1;
  return 0;
}
EXPORT cnrtRet_t cnrtMalloc(void **address, size_t bytes) {
  if (failNext) return answer();
  for (int i = 0; i < 4096; i++)
    if (!blocks[i].from) {
      blocks[i].from = *address = aligned_alloc(64, (bytes + 63) & ~(size_t)63);
      blocks[i].to = blocks[i].from + bytes;
      return success;
    }
  return outOfMemory;
}
EXPORT cnrtRet_t cnrtFree(void *address) {
  for (int i = 0; i < 4096; i++)
    if (blocks[i].from == address) {
      free(address);
      blocks[i].from = 0;
      return success;
    }
  return invalidValue;
}
EXPORT cnrtRet_t cnrtHostMalloc(void **address, size_t bytes) {
  *address = aligned_alloc(64, (bytes + 63) & ~(size_t)63);
  return *address ? success : 100010;
}
EXPORT cnrtRet_t cnrtFreeHost(void *address) { free(address); return success; }
EXPORT cnrtRet_t cnrtMemGetInfo(size_t *available, size_t *total) { *available = 1 << 30; *total = (size_t)2 << 30; return success; }
// The name of older versions alone: the driver must fall back on it.
EXPORT cnrtRet_t cnrtMemcpyAsync(void *to, void *from, size_t bytes, cnrtQueue_t queue, int direction) {
  if (!queue || direction < 0 || direction > 2) return wrongDirection;
  if (isOnDevice(to) != (direction != 2) || isOnDevice(from) != (direction != 0)) return wrongDirection;
  copies[direction]++;
  memmove(to, from, bytes);
  return answer();
}

// ---- queues and notifiers

EXPORT cnrtRet_t cnrtQueueCreate(cnrtQueue_t *queue) { *queue = malloc(1); return success; }
EXPORT cnrtRet_t cnrtQueueSync(cnrtQueue_t queue) { return queue ? answer() : invalidValue; }
EXPORT cnrtRet_t cnrtQueueDestroy(cnrtQueue_t queue) { free(queue); return success; }
EXPORT cnrtRet_t cnrtNotifierCreateWithFlags(cnrtNotifier_t *notifier, unsigned int flags) {
  untimed += flags == 4;
  *notifier = malloc(1);
  return success;
}
EXPORT cnrtRet_t cnrtPlaceNotifier(cnrtNotifier_t notifier, cnrtQueue_t queue) { return notifier && queue ? success : invalidValue; }
EXPORT cnrtRet_t cnrtQueryNotifier(cnrtNotifier_t notifier) { return notifier ? success : invalidValue; }
EXPORT cnrtRet_t cnrtWaitNotifier(cnrtNotifier_t notifier) { return notifier ? success : invalidValue; }
EXPORT cnrtRet_t cnrtNotifierElapsedTime(cnrtNotifier_t start, cnrtNotifier_t end, float *ms) {
  *ms = 1.5f;
  return start && end ? success : invalidValue;
}
EXPORT cnrtRet_t cnrtNotifierDestroy(cnrtNotifier_t notifier) { free(notifier); return success; }

// ---- CNRTC

typedef struct _cnrtcCode { char *source, *binary; const char *log; } *cnrtcCode;
EXPORT cnrtcStatus cnrtcVersion(int *major, int *minor) { *major = 0; *minor = 9; return 0; }
EXPORT const char *cnrtcTransStatusToString(cnrtcStatus status) { return status == 5 ? "CNRTC_COMPILATION_ERROR of the stub" : "CNRTC_ERROR"; }
EXPORT cnrtcStatus cnrtcCreateCodeV2(cnrtcCode *code, const char *source, int type, const char *name, int headers, const char **texts,
                                     const char **names) {
  if (type != 0 || name || headers || texts || names) return 1;
  *code = calloc(1, sizeof **code);
  (*code)->source = strdup(source);
  (*code)->log = "";
  return 0;
}
EXPORT cnrtcStatus cnrtcCompileCode(cnrtcCode code, int count, const char **options) {
  int isFatBinary = 0;
  for (int i = 0; i < count; i++) isFatBinary |= strcmp(options[i], "--bang-fatbin-only") == 0;
  if (!isFatBinary) return 2;
  if (strstr(code->source, "STUB_CRASH")) abort();
  if (strstr(code->source, "STUB_ERROR")) {
    code->log = "kernel.mlu:1: error: use of undeclared identifier 'STUB_ERROR'";
    return 5;
  }
  code->binary = malloc(strlen(code->source) + 128);
  sprintf(code->binary, "stub fat binary %s\n%s", options[0], code->source);
  return 0;
}
EXPORT cnrtcStatus cnrtcGetCompilationLogSize(cnrtcCode code, unsigned int *bytes) { *bytes = (unsigned int)strlen(code->log) + 1; return 0; }
EXPORT cnrtcStatus cnrtcGetCompilationLog(cnrtcCode code, char *log) { strcpy(log, code->log); return 0; }
EXPORT cnrtcStatus cnrtcGetFatBinarySize(cnrtcCode code, unsigned int *bytes) { *bytes = (unsigned int)strlen(code->binary) + 1; return 0; }
EXPORT cnrtcStatus cnrtcGetFatBinary(cnrtcCode code, void *binary) { strcpy(binary, code->binary); return 0; }
EXPORT cnrtcStatus cnrtcDestroyCode(cnrtcCode *code) {
  free((*code)->source);
  free((*code)->binary);
  free(*code);
  return 0;
}

#endif

// ---- controls of the tests

EXPORT void stubOnLaunch(LaunchHandler handler) { onLaunch = handler; }
EXPORT int stubSet(const char *name, int64_t value) {
  for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
    if (strcmp(settings[i].name, name) == 0) return *settings[i].value = value, 1;
  return 0;
}
EXPORT int64_t stubGet(const char *name) {
  for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
    if (strcmp(settings[i].name, name) == 0) return *settings[i].value;
  return INT64_MIN;
}

// A stand-in for DTK's run time: memory is the host's, a kernel copies its first parameter's number into a counter, copies check
// their direction. Where AMD's headers are installed, the compiler checks every signature against them.
#define __HIP_PLATFORM_AMD__ 1
#if __has_include(<hip/hip_runtime_api.h>)
#include <hip/hip_runtime_api.h>
#include <hip/hiprtc.h>
typedef hipError_t Result;
typedef hiprtcResult CompileResult;
#else
#include <stddef.h>
typedef int Result, CompileResult, hipDevice_t, hipMemcpyKind;
typedef struct ihipStream_t *hipStream_t;
typedef struct ihipEvent_t *hipEvent_t;
typedef struct ihipModule_t *hipModule_t;
typedef struct ihipModuleSymbol_t *hipFunction_t;
typedef struct _hiprtcProgram *hiprtcProgram;
#endif
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT __attribute__((visibility("default")))
enum { ok = 0, invalidValue = 1, outOfMemory = 2, noDevice = 100, invalidDevice = 101, invalidImage = 200, notFound = 500, wrongDirection = 21 };

// ---- controls of the tests

static int64_t devices = 1, currentDevice, failNext, launches, threadsOfLast, firstParameter, copies[4];
static struct { const char *name; int64_t *value; } settings[] = {
  {"devices", &devices}, {"device", &currentDevice}, {"failNext", &failNext}, {"launches", &launches},
  {"threads", &threadsOfLast}, {"parameter", &firstParameter}, {"toDevice", &copies[1]}, {"toHost", &copies[2]}, {"onDevice", &copies[3]},
};
static int64_t *setting(const char *name) {
  for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
    if (strcmp(settings[i].name, name) == 0) return settings[i].value;
  abort();
}
EXPORT void stubSet(const char *name, int64_t value) { *setting(name) = value; }
EXPORT int64_t stubGet(const char *name) { return *setting(name); }
static Result answer(void) {
  const int64_t error = failNext;
  failNext = 0;
  return (Result)error;
}

// ---- devices

EXPORT Result hipInit(unsigned flags) { (void)flags; return answer(); }
EXPORT Result hipGetDeviceCount(int *count) { *count = (int)devices; return (Result)(devices ? ok : noDevice); }
EXPORT Result hipSetDevice(int device) {
  if (device < 0 || device >= devices) return (Result)invalidDevice;
  currentDevice = device;
  return (Result)ok;
}
EXPORT Result hipDeviceGetName(char *name, int length, hipDevice_t device) {
  snprintf(name, (size_t)length, "Stub DCU %d", device);
  return (Result)ok;
}
EXPORT Result hipDeviceTotalMem(size_t *bytes, hipDevice_t device) { (void)device; *bytes = (size_t)1 << 30; return (Result)ok; }
EXPORT Result hipMemGetInfo(size_t *available, size_t *total) { *available = *total = (size_t)1 << 30; return (Result)ok; }

// ---- memory: an allocation of the device begins with a mark

static const char mark[64] = "device memory of the stub";
static struct { char *from, *to; } blocks[4096];
static int isOnDevice(const void *at) {
  for (int i = 0; i < 4096; i++)
    if (blocks[i].from && (const char *)at >= blocks[i].from && (const char *)at < blocks[i].to) return 1;
  return 0;
}
EXPORT Result hipMalloc(void **address, size_t bytes) {
  if (failNext) return answer();
  for (int i = 0; i < 4096; i++)
    if (!blocks[i].from) {
      char *memory = aligned_alloc(64, sizeof mark + ((bytes + 63) & ~(size_t)63));
      if (!memory) break;
      memcpy(memory, mark, sizeof mark);
      blocks[i].from = memory + sizeof mark;
      blocks[i].to = blocks[i].from + bytes;
      *address = blocks[i].from;
      return (Result)ok;
    }
  return (Result)outOfMemory;
}
EXPORT Result hipFree(void *address) {
  for (int i = 0; i < 4096; i++)
    if (blocks[i].from == address) {
      free(blocks[i].from - sizeof mark);
      blocks[i].from = 0;
      return (Result)ok;
    }
  return (Result)invalidValue;
}
EXPORT Result hipHostMalloc(void **address, size_t bytes, unsigned flags) {
  (void)flags;
  *address = aligned_alloc(64, (bytes + 63) & ~(size_t)63);
  return (Result)(*address ? ok : outOfMemory);
}
EXPORT Result hipHostFree(void *address) { free(address); return (Result)ok; }
EXPORT Result hipMemcpyAsync(void *to, const void *from, size_t bytes, hipMemcpyKind kind, hipStream_t stream) {
  (void)stream;
  if (isOnDevice(to) != ((int)kind == 1 || (int)kind == 3) || isOnDevice(from) != ((int)kind == 2 || (int)kind == 3))
    return (Result)wrongDirection;
  copies[(int)kind]++;
  memmove(to, from, bytes);
  return answer();
}

// ---- streams and events

EXPORT Result hipStreamCreate(hipStream_t *stream) { *stream = malloc(1); return (Result)ok; }
EXPORT Result hipStreamSynchronize(hipStream_t stream) { (void)stream; return answer(); }
EXPORT Result hipStreamDestroy(hipStream_t stream) { free(stream); return (Result)ok; }
EXPORT Result hipEventCreateWithFlags(hipEvent_t *event, unsigned flags) { (void)flags; *event = malloc(1); return (Result)ok; }
EXPORT Result hipEventRecord(hipEvent_t event, hipStream_t stream) { (void)event, (void)stream; return (Result)ok; }
EXPORT Result hipEventQuery(hipEvent_t event) { (void)event; return (Result)ok; }
EXPORT Result hipEventSynchronize(hipEvent_t event) { (void)event; return (Result)ok; }
EXPORT Result hipEventElapsedTime(float *ms, hipEvent_t start, hipEvent_t stop) { (void)start, (void)stop; *ms = 1; return (Result)ok; }
EXPORT Result hipEventDestroy(hipEvent_t event) { free(event); return (Result)ok; }

// ---- modules

EXPORT Result hipModuleLoadData(hipModule_t *module, const void *image) {
  if (strncmp(image, "stub code", 9) != 0) return (Result)invalidImage;
  *module = (hipModule_t)strdup(image);
  return (Result)ok;
}
EXPORT Result hipModuleUnload(hipModule_t module) { free(module); return (Result)ok; }
EXPORT Result hipModuleGetFunction(hipFunction_t *function, hipModule_t module, const char *name) {
  if (!strstr((const char *)module, name)) return (Result)notFound;
  *function = (hipFunction_t)module;
  return (Result)ok;
}
EXPORT Result hipModuleLaunchKernel(hipFunction_t function, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by, unsigned bz,
                                    unsigned shared, hipStream_t stream, void **parameters, void **extra) {
  (void)function, (void)shared, (void)stream, (void)extra;
  launches++;
  threadsOfLast = (int64_t)gx * gy * gz * bx * by * bz;
  firstParameter = *(int64_t *)parameters[0];
  return answer();
}
EXPORT const char *hipGetErrorName(Result error) { return (int)error == outOfMemory ? "hipErrorOutOfMemory" : "hipErrorStub"; }
EXPORT const char *hipGetErrorString(Result error) { (void)error; return "the stub was told to fail"; }

// ---- hiprtc, which HIP 5.2 exports from the same library

struct _hiprtcProgram { char *source; char *code; const char *log; };
#define PROGRAM(handle) ((struct _hiprtcProgram *)(handle))
EXPORT Result hipDriverGetVersion(int *version) { *version = 50221153; return (Result)0; }
EXPORT CompileResult hiprtcVersion(int *major, int *minor) { *major = 5; *minor = 2; return (CompileResult)0; }
EXPORT const char *hiprtcGetErrorString(CompileResult error) { return (int)error == 6 ? "HIPRTC_ERROR_COMPILATION" : "HIPRTC_ERROR"; }
EXPORT CompileResult hiprtcCreateProgram(hiprtcProgram *program, const char *source, const char *name, int headers, const char **texts,
                                         const char **names) {
  (void)name, (void)headers, (void)texts, (void)names;
  struct _hiprtcProgram *made = calloc(1, sizeof *made);
  made->source = strdup(source);
  made->log = "";
  *program = (hiprtcProgram)made;
  return (CompileResult)0;
}
EXPORT CompileResult hiprtcCompileProgram(hiprtcProgram program, int count, const char **options) {
  struct _hiprtcProgram *own = PROGRAM(program);
  // An architecture that the compiler does not know ends the process, as Debian's 5.2 does.
  if (count > 0 && strcmp(options[0], "--offload-arch=gfx999") == 0) abort();
  if (strstr(own->source, "STUB_ERROR")) {
    own->log = "kernel.hip:1: error: use of undeclared identifier 'STUB_ERROR'";
    return (CompileResult)6;
  }
  own->code = malloc(strlen(own->source) + 64);
  sprintf(own->code, "stub code %s\n%s", count > 0 ? options[0] : "", own->source);
  return (CompileResult)0;
}
EXPORT CompileResult hiprtcGetProgramLogSize(hiprtcProgram program, size_t *bytes) { *bytes = strlen(PROGRAM(program)->log) + 1; return (CompileResult)0; }
EXPORT CompileResult hiprtcGetProgramLog(hiprtcProgram program, char *log) { strcpy(log, PROGRAM(program)->log); return (CompileResult)0; }
EXPORT CompileResult hiprtcGetCodeSize(hiprtcProgram program, size_t *bytes) { *bytes = strlen(PROGRAM(program)->code) + 1; return (CompileResult)0; }
EXPORT CompileResult hiprtcGetCode(hiprtcProgram program, char *code) { strcpy(code, PROGRAM(program)->code); return (CompileResult)0; }
EXPORT CompileResult hiprtcDestroyProgram(hiprtcProgram *program) {
  free(PROGRAM(*program)->source);
  free(PROGRAM(*program)->code);
  free(*program);
  return (CompileResult)0;
}

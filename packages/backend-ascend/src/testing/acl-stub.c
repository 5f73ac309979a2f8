// A stand-in for libascendcl with libacl_rtc, with the signatures of the public headers; -DEARLIER leaves out what came with CANN 9, -DANCIENT
// the launch of 8.5 too. Memory
// is the host's, copies check their kind and room, launches are recorded and, where a test asks for it, handed to an emulated NPU.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT __attribute__((visibility("default")))
typedef int aclError, aclrtMemcpyKind, aclrtMemMallocPolicy, aclrtDevAttr, aclrtMemAttr, aclrtEventRecordedStatus;
typedef void *aclrtStream, *aclrtEvent, *aclrtBinHandle, *aclrtFuncHandle, *aclrtcProg;
typedef struct aclrtLaunchKernelCfg aclrtLaunchKernelCfg;
typedef struct aclrtPlaceHolderInfo aclrtPlaceHolderInfo;
typedef struct { int type; union { uint32_t isLazyLoad, magic; int32_t cpuKernelMode; uint32_t rsv[4]; } value; } aclrtBinaryLoadOption;
typedef struct { aclrtBinaryLoadOption *options; size_t numOpt; } aclrtBinaryLoadOptions;
_Static_assert(sizeof(aclrtBinaryLoadOption) == 20, "the size that the fact sheet tells");

enum { success = 0, repeatInitialize = 100002, invalidParameter = 107000, invalidDevice = 107001, noContext = 107002, outOfMemory = 207001,
       kernelLookup = 507027 };

typedef void (*LaunchHandler)(const char *source, const char *name, unsigned int cores, void **parameters);
static LaunchHandler onLaunch;
static int64_t initialised, devices = 1, device = -1, failNext, copies[4], arch = 2201, unfinished, flags, cores, arguments[5], argumentBytes,
               failLaunch;
static struct { const char *name; int64_t *value; } settings[] = {
  {"initialised", &initialised}, {"devices", &devices}, {"device", &device}, {"failNext", &failNext}, {"toDevice", &copies[1]},
  {"toHost", &copies[2]}, {"onDevice", &copies[3]}, {"arch", &arch}, {"unfinished", &unfinished}, {"flags", &flags}, {"cores", &cores},
  {"argument0", &arguments[0]}, {"argument1", &arguments[1]}, {"argument2", &arguments[2]}, {"argument3", &arguments[3]},
  {"argument4", &arguments[4]}, {"argumentBytes", &argumentBytes}, {"failLaunch", &failLaunch},
};
static aclError answer(void) {
  const int64_t error = failNext;
  failNext = 0;
  return (aclError)error;
}

// ---- devices

EXPORT aclError aclInit(const char *configuration) {
  if (configuration) return invalidParameter;
  return initialised++ ? repeatInitialize : success;
}
EXPORT aclError aclrtGetVersion(int32_t *major, int32_t *minor, int32_t *patch) { *major = 1; *minor = 16; *patch = 0; return success; }
EXPORT const char *aclGetRecentErrMsg(void) { return "E19999: the stub was told to fail"; }
EXPORT aclError aclrtGetDeviceCount(uint32_t *count) { *count = (uint32_t)devices; return initialised ? success : invalidParameter; }
EXPORT aclError aclrtSetDevice(int32_t number) {
  if (number < 0 || number >= devices) return invalidDevice;
  device = number;
  return success;
}
EXPORT const char *aclrtGetSocName(void) { return "Ascend910B_Stub"; }
EXPORT aclError aclrtGetDeviceInfo(uint32_t number, aclrtDevAttr attribute, int64_t *value) {
  if (device != number) return noContext;
  switch (attribute) {
    case 102: *value = 4; return success;
    case 201: *value = 8; return success;
    case 601: *value = arch; return success;
    default: return invalidParameter;
  }
}

// ---- memory

EXPORT aclError aclrtGetMemInfo(aclrtMemAttr kind, size_t *available, size_t *total) {
  *available = (size_t)1 << 30;
  *total = (size_t)64 << 30;
  return kind == 1 ? success : invalidParameter;
}
static struct { char *from, *to; } blocks[4096];
static int isOnDevice(const void *at) {
  for (int i = 0; i < 4096; i++)
    if (blocks[i].from && (const char *)at >= blocks[i].from && (const char *)at < blocks[i].to) return 1;
  return 0;
}
EXPORT aclError aclrtMalloc(void **address, size_t bytes, aclrtMemMallocPolicy policy) {
  if (device < 0) return noContext;
  if (policy != 0) return invalidParameter;
  if (failNext) return answer();
  for (int i = 0; i < 4096; i++)
    if (!blocks[i].from) {
      blocks[i].from = *address = aligned_alloc(64, (bytes + 63) & ~(size_t)63);
      blocks[i].to = blocks[i].from + bytes;
      return success;
    }
  return outOfMemory;
}
EXPORT aclError aclrtFree(void *address) {
  for (int i = 0; i < 4096; i++)
    if (blocks[i].from == address) {
      free(address);
      blocks[i].from = 0;
      return success;
    }
  return invalidParameter;
}
EXPORT aclError aclrtMallocHost(void **address, size_t bytes) {
  *address = aligned_alloc(64, (bytes + 63) & ~(size_t)63);
  return *address ? success : outOfMemory;
}
EXPORT aclError aclrtFreeHost(void *address) { free(address); return success; }
EXPORT aclError aclrtMemcpyAsync(void *to, size_t room, const void *from, size_t bytes, aclrtMemcpyKind kind, aclrtStream stream) {
  if (!stream || kind < 1 || kind > 3 || room < bytes) return invalidParameter;
  if (isOnDevice(to) != (kind != 2) || isOnDevice(from) != (kind != 1)) return invalidParameter;
  copies[kind]++;
  memmove(to, from, bytes);
  return answer();
}

// ---- streams and events

EXPORT aclError aclrtCreateStream(aclrtStream *stream) { *stream = malloc(1); return device < 0 ? noContext : success; }
EXPORT aclError aclrtSynchronizeStream(aclrtStream stream) { return stream ? answer() : invalidParameter; }
EXPORT aclError aclrtDestroyStream(aclrtStream stream) { free(stream); return success; }
static aclError createEvent(aclrtEvent *event, uint32_t given) {
  flags |= given;
  *event = malloc(1);
  return given ? success : invalidParameter;
}
#ifdef EARLIER
EXPORT aclError aclrtCreateEventWithFlag(aclrtEvent *event, uint32_t given) { return createEvent(event, given); }
#else
EXPORT aclError aclrtCreateEventExWithFlag(aclrtEvent *event, uint32_t given) { return createEvent(event, given); }
#endif
EXPORT aclError aclrtRecordEvent(aclrtEvent event, aclrtStream stream) { return event && stream ? success : invalidParameter; }
EXPORT aclError aclrtQueryEventStatus(aclrtEvent event, aclrtEventRecordedStatus *status) {
  *status = unfinished > 0 ? 0 : 1;
  if (unfinished > 0) unfinished--;
  return event ? success : invalidParameter;
}
EXPORT aclError aclrtSynchronizeEvent(aclrtEvent event) { return event ? success : invalidParameter; }
EXPORT aclError aclrtEventElapsedTime(float *ms, aclrtEvent start, aclrtEvent end) { *ms = 2.5f; return start && end ? success : invalidParameter; }
EXPORT aclError aclrtDestroyEvent(aclrtEvent event) { free(event); return success; }

// ---- binaries and launches

typedef struct { char *text; } Binary;
typedef struct { const Binary *binary; char name[256]; } Kernel;

EXPORT aclError aclrtBinaryLoadFromData(const void *data, size_t bytes, const aclrtBinaryLoadOptions *options, aclrtBinHandle *handle) {
  if (device < 0) return noContext;
  if (!options || options->numOpt != 1 || options->options[0].type != 2 || options->options[0].value.magic != 0x43554245) return invalidParameter;
  if (bytes < 11 || strncmp(data, "stub binary", 11) != 0) return kernelLookup;
  Binary *binary = malloc(sizeof *binary);
  binary->text = strndup(data, bytes);
  *handle = binary;
  return success;
}
EXPORT aclError aclrtBinaryUnLoad(aclrtBinHandle binary) { free(((Binary *)binary)->text); free(binary); return success; }
EXPORT aclError aclrtBinaryGetFunction(const aclrtBinHandle binary, const char *name, aclrtFuncHandle *function) {
  if (!strstr(((Binary *)binary)->text, name)) return kernelLookup;
  Kernel *kernel = malloc(sizeof *kernel);
  kernel->binary = binary;
  snprintf(kernel->name, sizeof kernel->name, "%s", name);
  *function = kernel;
  return success;
}
static void record(const char *source, const char *name, uint32_t count, void **parameters) {
  cores = count;
  for (int i = 0; i < 5; i++) arguments[i] = *(int64_t *)parameters[i];
  if (onLaunch) onLaunch(source, name, count, parameters);
}
// What the shared objects of the test's bisheng launch with.
EXPORT void stubLaunch(const char *source, const char *name, uint32_t count, aclrtStream stream, void **parameters) {
  if (stream && count > 0) record(source, name, count, parameters);
}
#ifndef ANCIENT
static aclError launch(const Kernel *kernel, uint32_t count, aclrtStream stream, void **parameters) {
  if (!kernel || !stream || count == 0) return invalidParameter;
  record(strchr(kernel->binary->text, '\n') + 1, kernel->name, count, parameters);
  const int64_t error = failLaunch;
  failLaunch = 0;
  return (aclError)error;
}
#ifdef EARLIER
EXPORT aclError aclrtLaunchKernelWithHostArgs(aclrtFuncHandle function, uint32_t count, aclrtStream stream, aclrtLaunchKernelCfg *configuration,
                                              void *hostArguments, size_t bytes, aclrtPlaceHolderInfo *placeHolders, size_t placeHolderCount) {
  if (configuration || placeHolders || placeHolderCount || bytes % 8) return invalidParameter;
  void *parameters[512];
  for (size_t i = 0; i < 512; i++) parameters[i] = (int64_t *)hostArguments + i;
  argumentBytes = (int64_t)bytes;
  return launch(function, count, stream, parameters);
}
#else
EXPORT aclError aclrtLaunchKernelWithArgsArray(void *function, uint32_t count, aclrtStream stream, aclrtLaunchKernelCfg *configuration, void **parameters) {
  return configuration ? invalidParameter : launch(function, count, stream, parameters);
}
#endif
#endif

// ---- aclrtc

typedef struct { char *source, *binary; const char *log; } Program;
EXPORT aclError aclrtcCreateProg(aclrtcProg *made, const char *source, const char *name, int headers, const char **texts, const char **names) {
  if (!name || headers || texts || names) return invalidParameter;
  Program *program = calloc(1, sizeof *program);
  program->source = strdup(source);
  program->log = "";
  *made = program;
  return success;
}
EXPORT aclError aclrtcCompileProg(aclrtcProg made, int count, const char **options) {
  Program *program = made;
  if (count < 1 || strncmp(options[0], "--npu-arch=dav-", 15) != 0) return invalidParameter;
  if (strstr(program->source, "STUB_CRASH")) abort();
  if (strstr(program->source, "STUB_ERROR")) {
    program->log = "kernel.asc:1: error: use of undeclared identifier 'STUB_ERROR'";
    return 176003;
  }
  program->binary = malloc(strlen(program->source) + 128);
  sprintf(program->binary, "stub binary %s\n%s", options[0], program->source);
  return success;
}
EXPORT aclError aclrtcGetCompileLogSize(aclrtcProg made, size_t *bytes) { *bytes = strlen(((Program *)made)->log) + 1; return success; }
EXPORT aclError aclrtcGetCompileLog(aclrtcProg made, char *log) { strcpy(log, ((Program *)made)->log); return success; }
EXPORT aclError aclrtcGetBinDataSize(aclrtcProg made, size_t *bytes) { *bytes = strlen(((Program *)made)->binary); return success; }
EXPORT aclError aclrtcGetBinData(aclrtcProg made, char *data) { memcpy(data, ((Program *)made)->binary, strlen(((Program *)made)->binary)); return success; }
EXPORT aclError aclrtcDestroyProg(aclrtcProg *made) {
  Program *program = *made;
  free(program->source);
  free(program->binary);
  free(program);
  return success;
}

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

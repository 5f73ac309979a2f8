// What the parts of the stub driver share: its settings and counters, contexts, and queued work.
#pragma once
#define _GNU_SOURCE
#if __has_include(<cuda.h>)
#include <cuda.h> // checks every signature against NVIDIA's own
#undef cuEventElapsedTime // is _v2 there, of the same signature
typedef CUdevice Device;
typedef CUcontext Context;
typedef CUmodule Module;
typedef CUfunction Function;
typedef CUstream Stream;
typedef CUevent Event;
typedef CUgraph Graph;
typedef CUgraphExec GraphExec;
typedef CUdeviceptr Address;
typedef CUresult Result;
typedef CUdevice_attribute DeviceAttribute;
typedef CUfunction_attribute FunctionAttribute;
typedef CUstreamCaptureMode CaptureMode;
typedef CUlaunchConfig LaunchConfig;
#else
typedef int Device, Result, DeviceAttribute, FunctionAttribute, CaptureMode;
typedef struct CUctx_st *Context;
typedef struct CUmod_st *Module;
typedef struct CUfunc_st *Function;
typedef struct CUstream_st *Stream;
typedef struct CUevent_st *Event;
typedef struct CUgraph_st *Graph;
typedef struct CUgraphExec_st *GraphExec;
typedef unsigned long long Address;
typedef struct { int id; union { uint64_t words[8]; int programmaticStreamSerializationAllowed; } value; } LaunchAttribute;
typedef struct {
  unsigned gridDimX, gridDimY, gridDimZ, blockDimX, blockDimY, blockDimZ, sharedMemBytes;
  Stream hStream;
  LaunchAttribute *attrs;
  unsigned numAttrs;
} LaunchConfig;
#endif
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define EXPORT __attribute__((visibility("default")))

// CUresult values.
enum {
  ok = 0, invalidValue = 1, outOfMemory = 2, noDevice = 100, invalidDevice = 101, invalidImage = 200,
  invalidContext = 201, invalidHandle = 400, notFound = 500, notReady = 600, illegalAddress = 700,
  captureUnsupported = 900,
};

// A setting or counter by name; made with the value 0, or with what OPGEMS_STUB says ("devices=2,driverVersion=12040").
long *value(const char *name);

// One thread at a time is inside; each exported function locks, counts itself, and gives `sticky` where the device is lost.
void lock(void);
void unlock(void);
Result enter(const char *name);
#define ENTER() Result entered = (lock(), enter(__func__)); if (entered != ok) return unlock(), entered
#define GIVE(result) do { Result given = (Result)(result); unlock(); return given; } while (0)

enum WorkKind { copyWork, fillWork, launchWork };
struct Work {
  enum WorkKind kind;
  Address to, from;
  size_t bytes;
  unsigned pattern;
  Function function;
  unsigned blocks, threads, shared;
  uint64_t arguments[16];
  double due; // in seconds
};
struct Queue { struct Work *items; size_t count, capacity; };
void push(struct Queue *queue, const struct Work *work);

struct CUctx_st { int device; int users; };
struct CUmod_st { Context context; char *image; };
struct CUfunc_st { Module module; char name[256]; int parameters; int maxDynamicShared; };
struct CUstream_st { Context context; struct Queue queue; struct Queue *capture; };
struct CUevent_st { Context context; Stream stream; int timed; double at; size_t remaining; };

// Does one piece of work; false where it went wrong, and the device is lost.
int perform(const struct Work *work);
// Whether [address, address + bytes) lies in one live allocation of device memory, or in pinned memory of the host.
int isAllocated(Address address, size_t bytes);
int isPinned(const void *address, size_t bytes);
Context currentContext(void);
double now(void);
// Adds work to a stream, or to what it captures.
Result enqueue(Stream stream, struct Work work);

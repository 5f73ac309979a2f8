// Devices, contexts and the texts of errors.
#include "stub.h"

static struct CUctx_st contexts[8];
static _Thread_local Context current;
Context currentContext(void) { return current; }

EXPORT Result cuInit(unsigned flags) {
  ENTER();
  (void)flags;
  GIVE(*value("init"));
}
EXPORT Result cuDriverGetVersion(int *version) {
  ENTER();
  *version = (int)*value("driverVersion");
  GIVE(ok);
}
EXPORT Result cuDeviceGetCount(int *count) {
  ENTER();
  *count = (int)*value("devices");
  GIVE(ok);
}
EXPORT Result cuDeviceGet(Device *device, int ordinal) {
  ENTER();
  if (ordinal < 0 || ordinal >= *value("devices")) GIVE(invalidDevice);
  *device = ordinal;
  GIVE(ok);
}
EXPORT Result cuDeviceGetName(char *name, int length, Device device) {
  ENTER();
  snprintf(name, (size_t)length, "Stub GPU %d", device);
  GIVE(ok);
}
EXPORT Result cuDeviceTotalMem_v2(size_t *bytes, Device device) {
  ENTER();
  (void)device;
  *bytes = (size_t)*value("capacity");
  GIVE(ok);
}
EXPORT Result cuDeviceGetAttribute(int *out, DeviceAttribute attribute, Device device) {
  ENTER();
  (void)device;
  switch ((int)attribute) {
    case 1: *out = 1024; break;
    case 8: *out = 48 << 10; break;
    case 10: *out = 32; break;
    case 16: *out = 132; break;
    case 75: *out = (int)*value("major"); break;
    case 76: *out = (int)*value("minor"); break;
    case 82: *out = 65536; break;
    case 97: *out = 227 << 10; break;
    default: GIVE(invalidValue);
  }
  GIVE(ok);
}

EXPORT Result cuDevicePrimaryCtxRetain(Context *context, Device device) {
  ENTER();
  contexts[device].device = device;
  contexts[device].users++;
  *context = &contexts[device];
  GIVE(ok);
}
EXPORT Result cuDevicePrimaryCtxRelease_v2(Device device) {
  ENTER();
  if (contexts[device].users == 0) GIVE(invalidContext);
  contexts[device].users--;
  GIVE(ok);
}
EXPORT Result cuCtxSetCurrent(Context context) {
  ENTER();
  current = context;
  GIVE(ok);
}
EXPORT Result cuCtxGetCurrent(Context *context) {
  ENTER();
  *context = current;
  GIVE(ok);
}

EXPORT Result cuGetErrorName(Result result, const char **name) {
  switch ((int)result) {
    case invalidValue: *name = "CUDA_ERROR_INVALID_VALUE"; break;
    case outOfMemory: *name = "CUDA_ERROR_OUT_OF_MEMORY"; break;
    case noDevice: *name = "CUDA_ERROR_NO_DEVICE"; break;
    case invalidContext: *name = "CUDA_ERROR_INVALID_CONTEXT"; break;
    case illegalAddress: *name = "CUDA_ERROR_ILLEGAL_ADDRESS"; break;
    default: return (Result)invalidValue;
  }
  return (Result)ok;
}
EXPORT Result cuGetErrorString(Result result, const char **text) { return cuGetErrorName(result, text); }

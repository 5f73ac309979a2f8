// Modules and launches. Kernels do nothing, except those named here, whose parameters are (uint64 address, uint64 count).
#include "stub.h"

int perform(const struct Work *work) {
  if (work->kind == copyWork) memmove((void *)(uintptr_t)work->to, (const void *)(uintptr_t)work->from, work->bytes);
  if (work->kind != launchWork) return 1;
  ++*value("kernels");
  const char *name = work->function->name;
  int *cells = (int *)(uintptr_t)work->arguments[0];
  if (!strcmp(name, "stub_increment")) {
    size_t bytes = work->arguments[1] * 4;
    if (!isAllocated(work->arguments[0], bytes) && !isPinned(cells, bytes)) return *value("sticky") = illegalAddress, 0;
    for (uint64_t i = 0; i < work->arguments[1]; i++) cells[i]++;
  }
  if (!strcmp(name, "stub_illegal")) *value("sticky") = illegalAddress;
  if (*value("stickyAfterKernels") && *value("kernels") >= *value("stickyAfterKernels"))
    *value("sticky") = *value("stickyResult") ? *value("stickyResult") : illegalAddress;
  return *value("sticky") == 0;
}

EXPORT Result cuModuleLoadData(Module *module, const void *image) {
  ENTER();
  if (!currentContext()) GIVE(invalidContext);
  if (*value("failLoads") > 0) {
    --*value("failLoads");
    GIVE(outOfMemory);
  }
  if (*value("loadResult")) GIVE(*value("loadResult"));
  if (strncmp(image, "stub cubin", 10)) GIVE(invalidImage);
  *module = calloc(1, sizeof **module);
  (*module)->context = currentContext();
  (*module)->image = strdup(image);
  ++*value("modules");
  GIVE(ok);
}
EXPORT Result cuModuleUnload(Module module) {
  ENTER();
  --*value("modules");
  free(module->image);
  free(module);
  GIVE(ok);
}
EXPORT Result cuModuleGetFunction(Function *function, Module module, const char *name) {
  ENTER();
  const char *found = strstr(module->image, name);
  if (!found) GIVE(notFound);
  *function = calloc(1, sizeof **function); // lives as long as the process
  (*function)->module = module;
  snprintf((*function)->name, sizeof (*function)->name, "%s", name);
  const char *close = strchr(found, ')');
  int commas = 0;
  for (const char *c = found; close && c < close; c++) commas += *c == ',';
  (*function)->parameters = commas + 1;
  GIVE(ok);
}
EXPORT Result cuFuncSetAttribute(Function function, FunctionAttribute attribute, int to) {
  ENTER();
  if ((int)attribute != 8 || to > 227 << 10) GIVE(invalidValue);
  function->maxDynamicShared = to;
  GIVE(ok);
}
static Result launch(Function function, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by, unsigned bz,
                     unsigned shared, Stream stream, void **parameters) {
  if (*value("launchResult")) return (Result)*value("launchResult");
  if (gx == 0 || gy != 1 || gz != 1 || bx == 0 || bx > 1024 || by != 1 || bz != 1) return (Result)invalidValue;
  if (shared > 48 << 10 && (int)shared > function->maxDynamicShared) return (Result)invalidValue;
  struct Work work = {.kind = launchWork, .function = function, .blocks = gx, .threads = bx, .shared = shared};
  for (int i = 0; i < function->parameters && i < 16; i++) memcpy(&work.arguments[i], parameters[i], 8);
  *value("lastBlocks") = gx;
  *value("lastThreads") = bx;
  *value("lastShared") = shared;
  *value("lastArgument0") = (long)work.arguments[0];
  *value("lastArgument1") = (long)work.arguments[1];
  return enqueue(stream, work);
}
EXPORT Result cuLaunchKernelEx(const LaunchConfig *config, Function function, void **parameters, void **extra) {
  ENTER();
  (void)extra;
  const int isEarly = config->numAttrs == 1 && (int)config->attrs->id == 6 &&
                      config->attrs->value.programmaticStreamSerializationAllowed == 1;
  if (!isEarly) GIVE(invalidValue);
  GIVE(launch(function, config->gridDimX, config->gridDimY, config->gridDimZ, config->blockDimX, config->blockDimY,
              config->blockDimZ, config->sharedMemBytes, config->hStream, parameters));
}
EXPORT Result cuLaunchKernel(Function function, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by,
                             unsigned bz, unsigned shared, Stream stream, void **parameters, void **extra) {
  ENTER();
  (void)extra;
  GIVE(launch(function, gx, gy, gz, bx, by, bz, shared, stream, parameters));
}

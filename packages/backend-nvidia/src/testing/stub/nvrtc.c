// The stub of NVRTC: a "cubin" is the source behind a heading; a source may ask for what goes wrong in words.
#if __has_include(<nvrtc.h>)
#include <nvrtc.h> // checks every signature against NVIDIA's own
typedef nvrtcProgram Program;
typedef nvrtcResult Result;
#else
typedef struct _nvrtcProgram *Program;
typedef int Result;
#endif
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))
enum { ok = 0, compilationFailed = 6 };

struct _nvrtcProgram { char *source, *cubin; const char *log; };

static int setting(const char *name, int otherwise) {
  const char *text = getenv(name);
  return text ? atoi(text) : otherwise;
}

EXPORT Result nvrtcVersion(int *major, int *minor) {
  *major = setting("OPGEMS_STUB_NVRTC_MAJOR", 13);
  *minor = 0;
  return (Result)ok;
}
EXPORT const char *nvrtcGetErrorString(Result result) {
  return (int)result == compilationFailed ? "NVRTC_ERROR_COMPILATION" : "NVRTC_ERROR_INTERNAL_ERROR";
}
EXPORT Result nvrtcGetNumSupportedArchs(int *count) {
  *count = 2;
  return (Result)ok;
}
EXPORT Result nvrtcGetSupportedArchs(int *architectures) {
  architectures[0] = setting("OPGEMS_STUB_NVRTC_OLDEST", 75);
  architectures[1] = setting("OPGEMS_STUB_NVRTC_NEWEST", 121);
  return (Result)ok;
}
EXPORT Result nvrtcCreateProgram(Program *program, const char *source, const char *name, int headers,
                                 const char *const *texts, const char *const *names) {
  (void)name, (void)headers, (void)texts, (void)names;
  *program = calloc(1, sizeof **program);
  (*program)->source = strdup(source);
  (*program)->log = "";
  return (Result)ok;
}
EXPORT Result nvrtcCompileProgram(Program program, int count, const char *const *options) {
  if (strstr(program->source, "STUB_ABORT")) abort();
  if (strstr(program->source, "STUB_EXIT")) _exit(3);
  if (strstr(program->source, "STUB_HANG")) for (;;) pause();
  if (strstr(program->source, "STUB_ERROR")) {
    program->log = "kernel.cu(1): error: identifier \"STUB_ERROR\" is undefined";
    return (Result)compilationFailed;
  }
  size_t bytes = strlen(program->source) + 64;
  for (int i = 0; i < count; i++) bytes += strlen(options[i]) + 1;
  program->cubin = calloc(1, bytes);
  strcpy(program->cubin, "stub cubin");
  for (int i = 0; i < count; i++) strcat(strcat(program->cubin, " "), options[i]);
  strcat(strcat(program->cubin, "\n"), program->source);
  return (Result)ok;
}
EXPORT Result nvrtcGetProgramLogSize(Program program, size_t *bytes) {
  *bytes = strlen(program->log) + 1;
  return (Result)ok;
}
EXPORT Result nvrtcGetProgramLog(Program program, char *log) {
  strcpy(log, program->log);
  return (Result)ok;
}
EXPORT Result nvrtcGetCUBINSize(Program program, size_t *bytes) {
  *bytes = strlen(program->cubin) + 1;
  return (Result)ok;
}
EXPORT Result nvrtcGetCUBIN(Program program, char *cubin) {
  strcpy(cubin, program->cubin);
  return (Result)ok;
}
EXPORT Result nvrtcDestroyProgram(Program *program) {
  free((*program)->source);
  free((*program)->cubin);
  free(*program);
  *program = NULL;
  return (Result)ok;
}

// Stands for Ascend C's header on the host: the names that our kernels use, strict where the chip (dav-2201) is.
// __NPU_ARCH__ and OPGEMS_UB_BYTES (what a kernel may use of the unified buffer) come from the command line.
#pragma once
#include <scratchpad.h>
#include "pipes.h"

#define __global__
#define __aicore__
#define __gm__
#define KERNEL_TYPE_AIV_ONLY 0
#define KERNEL_TYPE_AIC_ONLY 1
#define KERNEL_TASK_TYPE_DEFAULT(type) pipes::isCube = type == KERNEL_TYPE_AIC_ONLY

typedef signed char int8_t;
typedef unsigned char uint8_t;
typedef short int16_t;
typedef unsigned short uint16_t;
typedef int int32_t;
typedef unsigned uint32_t;
typedef long int64_t;
typedef unsigned long uint64_t;
struct half {
  unsigned short bits;
  half() = default;
  half(float x) : bits(pad::toHalf(x)) {}
  operator float() const { return pad::fromHalf(bits); }
};
struct bfloat16_t;
#if __NPU_ARCH__ >= 2201
struct bfloat16_t {
  unsigned short bits;
  bfloat16_t() = default;
  bfloat16_t(float x) : bits(pad::toBfloat(x)) {}
  operator float() const { return pad::fromBfloat(bits); }
};
#endif

namespace AscendC {
template <class T, class U> struct IsSameType { static constexpr bool value = false; };
template <class T> struct IsSameType<T, T> { static constexpr bool value = true; };
template <class T, class... U> constexpr bool emu_is = (IsSameType<T, U>::value || ...);
#define EMU_TYPES(name, ...) static_assert(emu_is<T, __VA_ARGS__>, name " has no such vectors on this chip")

static inline int GetBlockIdx() { return (int)blockIdx.x; }
static inline int GetBlockNum() { return pad::cores; }

// ---- tensors

enum class TPosition { VECIN, VECOUT, VECCALC, A1, B1, A2, B2, CO1 };
typedef TPosition QuePosition;
static constexpr pipes::Memory emu_memory(TPosition position) {
  switch (position) {
    case TPosition::A1: case TPosition::B1: return pipes::L1;
    case TPosition::A2: return pipes::L0A;
    case TPosition::B2: return pipes::L0B;
    case TPosition::CO1: return pipes::L0C;
    default: return pipes::UB;
  }
}

template <class T> struct LocalTensor {
  char* at;
  long bytes;
  template <class U> LocalTensor<U> ReinterpretCast() const { return {at, bytes}; }
  LocalTensor operator[](uint32_t offset) const { return {at + (long)offset * sizeof(T), bytes - (long)(offset * sizeof(T))}; }
  T GetValue(uint32_t i) const {
    inside("GetValue", i, 1);
    pipes::issue(PIPE_S);
    pipes::read(PIPE_S, "GetValue", at + (long)i * sizeof(T), sizeof(T));
    return ((const T*)at)[i];
  }
  void SetValue(uint32_t i, T value) const {
    inside("SetValue", i, 1);
    pipes::issue(PIPE_S);
    pipes::write(PIPE_S, "SetValue", at + (long)i * sizeof(T), sizeof(T));
    ((T*)at)[i] = value;
  }
  void inside(const char* name, long from, long count) const {
    if (!pad::isInside(at) || at + bytes > pad::begin + pad::size) pad::fail("%s: an operand is not in the unified buffer", name);
    if (from < 0 || (from + count) * (long)sizeof(T) > bytes) pad::fail("%s: element %ld of a tensor of %ld", name, from + count - 1, bytes / (long)sizeof(T));
  }
  /** A matrix in the memory that an instruction takes it from, starting at a multiple of `alignment` bytes. */
  char* matrix(const char* name, pipes::Memory memory, long count, long alignment) const {
    const long from = at - pipes::buffer - pipes::startOf(memory);
    if (from < 0 || from >= pipes::sizes[memory]) pad::fail("%s: an operand is not in %s", name, pipes::memoryNames[memory]);
    if (from % alignment) pad::fail("%s: an operand starts at byte %ld of %s, no multiple of %ld", name, from, pipes::memoryNames[memory], alignment);
    if (count * (long)sizeof(T) > bytes) pad::fail("%s: element %ld of a tensor of %ld", name, count - 1, bytes / (long)sizeof(T));
    return at;
  }
  T* vector(const char* name, long count) const {
    pad::check(name, at, count * (long)sizeof(T));
    inside(name, 0, count);
    return (T*)at;
  }
};

template <class T> struct GlobalTensor {
  T* at;
  void SetGlobalBuffer(T* buffer) { at = buffer; }
  GlobalTensor operator[](uint64_t offset) const { return {at + offset}; }
  T GetValue(uint64_t i) const { return pipes::cached(at + i); }
};

enum class CacheLine { SINGLE_CACHE_LINE, ENTIRE_DATA_CACHE };
enum class DcciDst { CACHELINE_ALL, CACHELINE_UB, CACHELINE_OUT };
template <class T, CacheLine line, DcciDst to> static inline void DataCacheCleanAndInvalid(const GlobalTensor<T>& tensor) {
  if (line == CacheLine::ENTIRE_DATA_CACHE) pipes::forgetAll();
  else pipes::forget((const char*)tensor.at);
}

template <TPosition position> struct TBuf {
  char* at;
  long bytes;
  template <class T> LocalTensor<T> Get() const { return {at, bytes}; }
  template <class T> LocalTensor<T> GetWithOffset(uint32_t size, uint32_t offset) const {
    if (offset % 32) pad::fail("GetWithOffset: byte %u, no multiple of 32", offset);
    if ((long)offset + (long)size * (long)sizeof(T) > bytes) pad::fail("GetWithOffset: %ld bytes in a buffer of %ld", (long)offset + (long)size * (long)sizeof(T), bytes);
    return {at + offset, (long)size * (long)sizeof(T)};
  }
};
template <TPosition position, int depth> struct TQue;
struct TPipe {
  long used[pipes::memories] = {};
  char* take(TPosition position, long bytes) {
    const pipes::Memory memory = emu_memory(position);
    if (pipes::isCube != (memory != pipes::UB)) pad::fail("InitBuffer: a %s core has not %s", pipes::isCube ? "cube" : "vector", pipes::memoryNames[memory]);
    char* at = pipes::buffer + pipes::startOf(memory) + used[memory];
    used[memory] += bytes;
    if (used[memory] > pipes::sizes[memory]) pad::fail("InitBuffer: %ld bytes in %s of %ld", used[memory], pipes::memoryNames[memory], pipes::sizes[memory]);
    return at;
  }
  template <TPosition position> void InitBuffer(TBuf<position>& buffer, uint32_t bytes) {
    buffer.bytes = ((long)bytes + 31) / 32 * 32;
    buffer.at = take(position, buffer.bytes);
  }
  template <TPosition position, int depth> void InitBuffer(TQue<position, depth>& queue, uint8_t count, uint32_t bytes);
};

// ---- copies

struct DataCopyExtParams { uint16_t blockCount; uint32_t blockLen, srcStride, dstStride, rsv; };
template <class T> struct DataCopyPadExtParams { bool isPad; uint8_t leftPadding, rightPadding; T paddingValue; };

static inline void emu_check(const DataCopyExtParams& p) {
  if (p.blockCount < 1 || p.blockCount > 4095) pad::fail("DataCopyPad: %d blocks, not 1 to 4095", p.blockCount);
  if (p.blockLen < 1 || p.blockLen > 2097151) pad::fail("DataCopyPad: blocks of %u bytes, not 1 to 2097151", p.blockLen);
}
/** Blocks in the unified buffer start at multiples of 32 bytes, `gap` more blocks of 32 apart. */
static inline long emu_step(const DataCopyExtParams& p, uint32_t gap) { return ((long)p.blockLen + 31) / 32 * 32 + 32l * gap; }
template <class T> static inline void emu_in(const LocalTensor<T>& to, const GlobalTensor<T>& from, const DataCopyExtParams& p) {
  emu_check(p);
  const long step = emu_step(p, p.dstStride), whole = ((long)p.blockLen + 31) / 32 * 32;
  char* out = (char*)to.vector("DataCopyPad", ((p.blockCount - 1) * step + whole) / sizeof(T));
  pipes::issue(PIPE_MTE2);
  for (long i = 0; i < p.blockCount; i++) {
    const char* in = (const char*)from.at + i * ((long)p.blockLen + p.srcStride);
    pipes::readGlobal(PIPE_MTE2, "DataCopyPad", in, p.blockLen);
    pipes::write(PIPE_MTE2, "DataCopyPad", out + i * step, whole);
    __builtin_memcpy(out + i * step, in, p.blockLen);
    __builtin_memset(out + i * step + p.blockLen, 0xff, whole - p.blockLen);
  }
}
template <class T> static inline void emu_out(const GlobalTensor<T>& to, const LocalTensor<T>& from, const DataCopyExtParams& p) {
  emu_check(p);
  const long step = emu_step(p, p.srcStride);
  const char* in = (const char*)from.vector("DataCopyPad", ((p.blockCount - 1) * step + p.blockLen) / sizeof(T));
  pipes::issue(PIPE_MTE3);
  for (long i = 0; i < p.blockCount; i++) {
    char* out = (char*)to.at + i * ((long)p.blockLen + p.dstStride);
    pipes::read(PIPE_MTE3, "DataCopyPad", in + i * step, p.blockLen);
    pipes::writeGlobal(PIPE_MTE3, "DataCopyPad", out, p.blockLen);
    __builtin_memcpy(out, in + i * step, p.blockLen);
  }
}
/* The inference series (dav-2002) copies whole blocks alone. */
#define EMU_PADS static_assert(sizeof(T) > 0 && __NPU_ARCH__ >= 2201, "this chip has no DataCopyPad")
template <class T> static inline void DataCopyPad(const LocalTensor<T>& to, const GlobalTensor<T>& from, const DataCopyExtParams& p, const DataCopyPadExtParams<T>& padding) {
  EMU_PADS;
  if (padding.isPad) pad::fail("DataCopyPad: padding with values is not emulated");
  emu_in(to, from, p);
}
template <class T> static inline void DataCopyPad(const GlobalTensor<T>& to, const LocalTensor<T>& from, const DataCopyExtParams& p) {
  EMU_PADS;
  emu_out(to, from, p);
}
static inline void emu_whole(long bytes) {
  if (bytes <= 0 || bytes % 32) pad::fail("DataCopy: %ld bytes, no multiple of 32", bytes);
}
template <class T> static inline void DataCopy(const LocalTensor<T>& to, const GlobalTensor<T>& from, uint32_t count) {
  emu_whole((long)count * sizeof(T));
  emu_in(to, from, {1, (uint32_t)(count * sizeof(T)), 0, 0, 0});
}
template <class T> static inline void DataCopy(const GlobalTensor<T>& to, const LocalTensor<T>& from, uint32_t count) {
  emu_whole((long)count * sizeof(T));
  emu_out(to, from, {1, (uint32_t)(count * sizeof(T)), 0, 0, 0});
}
}
#include "queues.h"
#include "vectors.h"
#include "matrices.h"

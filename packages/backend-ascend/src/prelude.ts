// Functions in Ascend C that the dialect's spellings call.

/** Order between pipes: the one that has worked sets a flag, the next one waits for it. */
const order = `
template <HardEvent E> __aicore__ inline void hand_over() { SetFlag<E>(EVENT_ID0); WaitFlag<E>(EVENT_ID0); }
template <class T> __aicore__ inline GlobalTensor<T> global_of(const __gm__ T* at) {
  GlobalTensor<T> tensor;
  tensor.SetGlobalBuffer((__gm__ T*)at);
  return tensor;
}
template <class T> __aicore__ inline GlobalTensor<uint8_t> bytes_of(const __gm__ T* at) { return global_of((const __gm__ uint8_t*)at); }
/* What the scalar unit has cached of device memory is forgotten where a copy has changed it. */
template <CacheLine L, class T> __aicore__ inline void forget(const __gm__ T* at) {
  DataCacheCleanAndInvalid<uint8_t, L, DcciDst::CACHELINE_OUT>(bytes_of(at));
}
`

/** Copies of bytes of any number; the copy engine pads the last block of 32 in scratchpad itself. */
const copies = `
template <class T> __aicore__ inline void start_in(LocalTensor<T> to, const __gm__ T* from, i64 count) {
  if (count <= 0) return;
  DataCopyPad(to.template ReinterpretCast<uint8_t>(), bytes_of(from), DataCopyExtParams{1, (uint32_t)(count * sizeof(T)), 0, 0, 0},
              DataCopyPadExtParams<uint8_t>{false, 0, 0, 0});
}
template <class T> __aicore__ inline void start_out(LocalTensor<T> from, __gm__ T* to, i64 count) {
  if (count <= 0) return;
  DataCopyPad(bytes_of(to), from.template ReinterpretCast<uint8_t>(), DataCopyExtParams{1, (uint32_t)(count * sizeof(T)), 0, 0, 0});
}
template <class T> __aicore__ inline void copy_in(LocalTensor<T> to, const __gm__ T* from, i64 count) {
  PipeBarrier<PIPE_ALL>();
  start_in(to, from, count);
  PipeBarrier<PIPE_ALL>();
}
template <class T> __aicore__ inline void copy_out(LocalTensor<T> from, __gm__ T* to, i64 count) {
  PipeBarrier<PIPE_ALL>();
  start_out(from, to, count);
  PipeBarrier<PIPE_ALL>();
  forget<CacheLine::ENTIRE_DATA_CACHE>(to);
}
`

/** Elements that do not follow one another: the copy engine puts each into a block of its own, between which the scalar unit moves them. */
const elements = `
/* Elements are written by copies: lines of the scalar unit's cache are shared between cores, bytes that a copy writes are not. */
template <class T> __aicore__ inline T read_element(const __gm__ T* at) { return global_of(at).GetValue(0); }
template <class T, class V> __aicore__ inline void write_element(LocalTensor<uint8_t> stage, __gm__ T* at, V value) {
  stage.template ReinterpretCast<T>().SetValue(0, (T)value);
  hand_over<HardEvent::S_MTE3>();
  DataCopyPad(bytes_of(at), stage, DataCopyExtParams{1, sizeof(T), 0, 0, 0});
  hand_over<HardEvent::MTE3_S>();
  forget<CacheLine::SINGLE_CACHE_LINE>(at);
}
/* Bytes between elements that the copy engine takes. */
template <class T> __aicore__ inline bool is_strided(i64 stride) { return stride > 0 && (stride - 1) * (i64)sizeof(T) < 0x7fffffff; }
template <class T> __aicore__ inline void strided_in(LocalTensor<uint8_t> stage, LocalTensor<T> to, const __gm__ T* from, i64 count, i64 stride) {
  PipeBarrier<PIPE_ALL>();
  const LocalTensor<T> slots = stage.template ReinterpretCast<T>();
  for (i64 done = 0; done < count; done += 64) {
    const i64 blocks = count - done < 64 ? count - done : 64;
    if (is_strided<T>(stride)) {
      DataCopyPad(stage, bytes_of(from + done * stride), DataCopyExtParams{(uint16_t)blocks, sizeof(T), (uint32_t)((stride - 1) * sizeof(T)), 0, 0},
                  DataCopyPadExtParams<uint8_t>{false, 0, 0, 0});
      hand_over<HardEvent::MTE2_S>();
      for (i64 i = 0; i < blocks; i++) to.SetValue(done + i, slots.GetValue(i * (32 / sizeof(T))));
      hand_over<HardEvent::S_MTE2>();
    } else
      for (i64 i = 0; i < blocks; i++) to.SetValue(done + i, read_element(from + (done + i) * stride));
  }
  PipeBarrier<PIPE_ALL>();
}
template <class T> __aicore__ inline void strided_out(LocalTensor<uint8_t> stage, LocalTensor<T> from, __gm__ T* to, i64 count, i64 stride) {
  PipeBarrier<PIPE_ALL>();
  const LocalTensor<T> slots = stage.template ReinterpretCast<T>();
  for (i64 done = 0; done < count; done += 64) {
    const i64 blocks = count - done < 64 ? count - done : 64;
    if (is_strided<T>(stride)) {
      for (i64 i = 0; i < blocks; i++) slots.SetValue(i * (32 / sizeof(T)), from.GetValue(done + i));
      hand_over<HardEvent::S_MTE3>();
      DataCopyPad(bytes_of(to + done * stride), stage, DataCopyExtParams{(uint16_t)blocks, sizeof(T), 0, (uint32_t)((stride - 1) * sizeof(T)), 0});
      hand_over<HardEvent::MTE3_S>();
    } else
      for (i64 i = 0; i < blocks; i++) write_element(stage, to + (done + i) * stride, from.GetValue(done + i));
  }
  PipeBarrier<PIPE_ALL>();
  forget<CacheLine::ENTIRE_DATA_CACHE>(to);
}
`

/** Scalar code has no library of mathematics and no float64. */
const scalars = `
__aicore__ inline i32 float_as_int(f32 x) { return *(i32*)&x; }
__aicore__ inline f32 int_as_float(i32 x) { return *(f32*)&x; }
/* The float32 nearest to the float64 of these bits. */
__aicore__ inline f32 float_of(i64 bits) {
  const u64 magnitude = (u64)bits & 0x7fffffffffffffffull;
  const u32 sign = (u32)((u64)bits >> 32) & 0x80000000u;
  if (magnitude > 0x7ff0000000000000ull) return int_as_float((i32)(sign | 0x7fc00000u));
  const i32 exponent = (i32)(magnitude >> 52) - 896;
  if (exponent >= 255) return int_as_float((i32)(sign | 0x7f800000u));
  const i32 dropped = exponent > 0 ? 29 : 30 - exponent;
  if (dropped > 54) return int_as_float((i32)sign);
  const u64 digits = (magnitude & 0xfffffffffffffull) | 0x10000000000000ull, half = 1ull << (dropped - 1), rest = digits & (2 * half - 1);
  u64 kept = digits >> dropped;
  if (rest > half || (rest == half && (kept & 1))) kept++;
  return int_as_float((i32)(sign | (exponent > 0 ? ((u32)(exponent - 1) << 23) + (u32)kept : (u32)kept)));
}
/* Whole numbers next to x: from 2^23 on there are no others. */
__aicore__ inline f32 with_sign(f32 x, f32 sign) { return int_as_float((float_as_int(x) & 0x7fffffff) | (float_as_int(sign) & (i32)0x80000000u)); }
__aicore__ inline f32 magnitude_of(f32 x) { return int_as_float(float_as_int(x) & 0x7fffffff); }
__aicore__ inline f32 truncated(f32 x) { return magnitude_of(x) < 8388608.0f ? with_sign((f32)(i32)x, x) : x; }
__aicore__ inline f32 floor_of(f32 x) { const f32 t = truncated(x); return t > x ? with_sign(t - 1.0f, x) : t; }
__aicore__ inline f32 ceiling(f32 x) { const f32 t = truncated(x); return t < x ? with_sign(t + 1.0f, x) : t; }
__aicore__ inline f32 nearest(f32 x) {
  const f32 m = magnitude_of(x);
  return m < 8388608.0f ? with_sign((m + 8388608.0f) - 8388608.0f, x) : x;
}
#define fabsf magnitude_of
#define sqrtf(x) ((f32)sqrt((f32)(x)))
#define floorf floor_of
#define ceilf ceiling
#define truncf truncated
#define rintf nearest
#define copysignf with_sign
#define fmaf(x, y, z) ((x) * (y) + (z))
/* A function of the vector unit on one element. */
#define OG_SCALAR(name, Instruction)                                        \\
  __aicore__ inline f32 name(LocalTensor<uint8_t> stage, f32 x) {           \\
    const LocalTensor<float> one = stage.template ReinterpretCast<float>(); \\
    one.SetValue(0, x);                                                     \\
    hand_over<HardEvent::S_V>();                                            \\
    Instruction(one, one, 8);                                               \\
    hand_over<HardEvent::V_S>();                                            \\
    return one.GetValue(0);                                                 \\
  }
OG_SCALAR(exp_of, Exp)
OG_SCALAR(log_of, Ln)
`

export const prelude = `#include "kernel_operator.h"
using namespace AscendC;
${[order, copies, elements, scalars].map((s) => s.trim()).join('\n')}
`

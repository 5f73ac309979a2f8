// Functions in Ascend C that the dialect's spellings call.
import { plainScalars } from '@opgems/core'

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

const scalars = `${plainScalars('__aicore__ inline')}
#define sqrtf(x) ((f32)sqrt((f32)(x)))
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

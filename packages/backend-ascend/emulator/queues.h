// Ascend C's queues: tensors go from the pipe that fills them to the one that uses them, and back when they are freed.
#pragma once
namespace AscendC {
/** The pipe that fills tensors of such a queue, and the one that uses them. */
static constexpr pipe_t emu_fills(TPosition position) {
  switch (position) {
    case TPosition::VECOUT: return PIPE_V;
    case TPosition::A2: case TPosition::B2: return PIPE_MTE1;
    case TPosition::CO1: return PIPE_M;
    default: return PIPE_MTE2;
  }
}
static constexpr pipe_t emu_uses(TPosition position) {
  switch (position) {
    case TPosition::VECIN: return PIPE_V;
    case TPosition::VECOUT: return PIPE_MTE3;
    case TPosition::A1: case TPosition::B1: return PIPE_MTE1;
    case TPosition::A2: case TPosition::B2: return PIPE_M;
    default: return PIPE_FIX;
  }
}

template <TPosition position, int depth> struct TQue {
  static_assert(position != TPosition::VECCALC, "no queue has this position");
  enum State { isFree, isTaken, isQueued, isUsed };
  struct Buffer { State state; pipes::Clock clock; };
  char* at;
  long bytes;
  int count = 0, first = 0, queued = 0;
  Buffer buffers[16];
  /** Buffers in the order in which they were put into the queue. */
  int order[16];

  template <class T> LocalTensor<T> AllocTensor() {
    for (int i = 0; i < count; i++)
      if (buffers[i].state == isFree) {
        buffers[i].state = isTaken;
        queues::taken++;
        pipes::learn(emu_fills(position), buffers[i].clock);
        return {at + i * bytes, bytes};
      }
    pad::fail("AllocTensor: all %d buffers of the queue are in use, and nobody has freed one", count);
  }
  template <class T> void EnQue(const LocalTensor<T>& tensor) {
    Buffer& buffer = buffers[numberOf("EnQue", tensor.at, isTaken)];
    if (queued == depth) pad::fail("EnQue: a queue of depth %d holds %d tensors already", depth, queued);
    buffer.state = isQueued;
    buffer.clock = pipes::now(emu_fills(position));
    order[(first + queued++) % 16] = (int)(&buffer - buffers);
  }
  template <class T> LocalTensor<T> DeQue() {
    if (queued == 0) pad::fail("DeQue: no tensor was put into the queue");
    Buffer& buffer = buffers[order[first]];
    first = (first + 1) % 16;
    queued--;
    buffer.state = isUsed;
    pipes::learn(emu_uses(position), buffer.clock);
    return {at + (&buffer - buffers) * bytes, bytes};
  }
  template <class T> void FreeTensor(const LocalTensor<T>& tensor) {
    Buffer& buffer = buffers[numberOf("FreeTensor", tensor.at, isUsed)];
    buffer.state = isFree;
    queues::taken--;
    buffer.clock = pipes::now(emu_uses(position));
  }
  int numberOf(const char* name, const char* tensor, State state) const {
    const long number = (tensor - at) / bytes;
    if (tensor < at || number >= count || (tensor - at) % bytes) pad::fail("%s: the tensor is none of this queue's", name);
    if (buffers[number].state != state) pad::fail(state == isTaken ? "%s: the tensor was not allocated, or is in the queue already" : "%s: the tensor was not taken out of the queue", name);
    return (int)number;
  }
};
template <TPosition position, int depth> void TPipe::InitBuffer(TQue<position, depth>& queue, uint8_t count, uint32_t bytes) {
  if (count < 1 || count > 16) pad::fail("InitBuffer: %d buffers of a queue, not 1 to 16", count);
  queue.count = count;
  queue.bytes = ((long)bytes + 31) / 32 * 32;
  queue.at = take(position, count * queue.bytes);
  for (auto& buffer : queue.buffers) buffer = {};
}
}

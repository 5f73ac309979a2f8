// Streams and events. Work waits in its stream until it is due or somebody waits for it, as on a GPU.
#include "stub.h"
#include <unistd.h>

void push(struct Queue *queue, const struct Work *work) {
  if (queue->count == queue->capacity) {
    queue->capacity = queue->capacity ? queue->capacity * 2 : 16;
    queue->items = realloc(queue->items, queue->capacity * sizeof *work);
    if (!queue->items) abort();
  }
  queue->items[queue->count++] = *work;
}
Result enqueue(Stream stream, struct Work work) {
  if (stream->context != currentContext()) return (Result)invalidContext;
  if (stream->capture) {
    push(stream->capture, &work);
    return (Result)ok;
  }
  const struct Queue *queue = &stream->queue;
  double start = queue->count && queue->items[queue->count - 1].due > now() ? queue->items[queue->count - 1].due : now();
  work.due = start + (work.kind == launchWork ? *value("kernelMicroseconds") * 1e-6 : 0);
  push(&stream->queue, &work);
  return (Result)ok;
}
// Does the work that is due; the rest stays.
static void advance(Stream stream) {
  struct Queue *queue = &stream->queue;
  size_t done = 0;
  while (done < queue->count && queue->items[done].due <= now())
    if (!perform(&queue->items[done++])) {
      done = queue->count; // the device is lost with all its work
      break;
    }
  memmove(queue->items, queue->items + done, (queue->count - done) * sizeof *queue->items);
  queue->count -= done;
}
// Waits outside the lock, as other threads of the process go on.
static Result wait(Stream stream) {
  for (;;) {
    advance(stream);
    if (*value("sticky")) return (Result)*value("sticky");
    if (stream->queue.count == 0) return (Result)ok;
    unlock();
    usleep(200);
    lock();
  }
}

EXPORT Result cuStreamCreate(Stream *stream, unsigned flags) {
  ENTER();
  (void)flags;
  if (!currentContext()) GIVE(invalidContext);
  *stream = calloc(1, sizeof **stream);
  (*stream)->context = currentContext();
  ++*value("streams");
  GIVE(ok);
}
EXPORT Result cuStreamSynchronize(Stream stream) {
  ENTER();
  if (stream->capture) GIVE(captureUnsupported);
  GIVE(wait(stream));
}
EXPORT Result cuStreamDestroy_v2(Stream stream) {
  ENTER();
  --*value("streams");
  free(stream->queue.items);
  free(stream);
  GIVE(ok);
}

EXPORT Result cuEventCreate(Event *event, unsigned flags) {
  ENTER();
  if (!currentContext()) GIVE(invalidContext);
  *event = calloc(1, sizeof **event);
  (*event)->context = currentContext();
  (*event)->timed = !(flags & 2);
  ++*value("events");
  GIVE(ok);
}
EXPORT Result cuEventRecord(Event event, Stream stream) {
  ENTER();
  if (stream->context != currentContext() || event->context != currentContext()) GIVE(invalidContext);
  if (stream->capture) GIVE(captureUnsupported);
  event->stream = stream;
  const struct Queue *queue = &stream->queue;
  event->at = queue->count ? queue->items[queue->count - 1].due : now();
  GIVE(ok);
}
EXPORT Result cuEventQuery(Event event) {
  ENTER();
  if (!event->stream) GIVE(ok);
  advance(event->stream);
  if (*value("sticky")) GIVE(*value("sticky"));
  GIVE(event->at <= now() ? ok : notReady);
}
EXPORT Result cuEventSynchronize(Event event) {
  ENTER();
  if (!event->stream) GIVE(ok);
  while (event->at > now()) {
    unlock();
    usleep(200);
    lock();
  }
  advance(event->stream);
  GIVE(*value("sticky"));
}
EXPORT Result cuEventElapsedTime(float *milliseconds, Event start, Event end) {
  ENTER();
  if (!start->timed || !end->timed) GIVE(invalidHandle);
  *milliseconds = (float)((end->at - start->at) * 1000);
  GIVE(ok);
}
EXPORT Result cuEventDestroy_v2(Event event) {
  ENTER();
  --*value("events");
  free(event);
  GIVE(ok);
}

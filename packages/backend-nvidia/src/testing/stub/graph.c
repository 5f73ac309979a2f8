// Graphs: what a stream captured, enqueued again by every launch.
#include "stub.h"

struct CUgraph_st { struct Queue queue; };
struct CUgraphExec_st { struct Queue queue; };

EXPORT Result cuStreamBeginCapture_v2(Stream stream, CaptureMode mode) {
  ENTER();
  (void)mode;
  if (stream->capture) GIVE(captureUnsupported);
  stream->capture = calloc(1, sizeof *stream->capture);
  GIVE(ok);
}
EXPORT Result cuStreamEndCapture(Stream stream, Graph *graph) {
  ENTER();
  if (!stream->capture) GIVE(captureUnsupported);
  *graph = calloc(1, sizeof **graph);
  (*graph)->queue = *stream->capture;
  free(stream->capture);
  stream->capture = NULL;
  ++*value("graphs");
  GIVE(ok);
}
EXPORT Result cuGraphInstantiateWithFlags(GraphExec *exec, Graph graph, unsigned long long flags) {
  ENTER();
  (void)flags;
  if (*value("instantiateResult")) GIVE(*value("instantiateResult"));
  *exec = calloc(1, sizeof **exec);
  for (size_t i = 0; i < graph->queue.count; i++) push(&(*exec)->queue, &graph->queue.items[i]);
  ++*value("graphs");
  GIVE(ok);
}
EXPORT Result cuGraphLaunch(GraphExec exec, Stream stream) {
  ENTER();
  for (size_t i = 0; i < exec->queue.count; i++) {
    Result result = enqueue(stream, exec->queue.items[i]);
    if (result != ok) GIVE(result);
  }
  GIVE(ok);
}
EXPORT Result cuGraphExecDestroy(GraphExec exec) {
  ENTER();
  free(exec->queue.items);
  free(exec);
  --*value("graphs");
  GIVE(ok);
}
EXPORT Result cuGraphDestroy(Graph graph) {
  ENTER();
  free(graph->queue.items);
  free(graph);
  --*value("graphs");
  GIVE(ok);
}

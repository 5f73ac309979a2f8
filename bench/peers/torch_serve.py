"""Serves PyTorch as a participant of the benchmarks, one JSON document a line. See packages/cli/src/peers/protocol.ts."""
import json
import sys
import time

import torch

torch.set_num_threads(int(sys.argv[1]))
torch.set_grad_enabled(False)


def timed(call, calls, times):
    """Milliseconds of a call, for each of so many runs; an output made fresh is freed in its call."""
    milliseconds = []
    for _ in range(times):
        start = time.perf_counter()
        for _ in range(calls):
            result = call()
            del result
        milliseconds.append((time.perf_counter() - start) * 1e3 / calls)
    return milliseconds


def answer(request, prepared, prepare):
    verb = request["do"]
    if verb == "describe":
        capability = torch.__config__.show().split("CPU capability usage: ")[1].split("\n")[0]
        return {"description": f"PyTorch {torch.__version__} ({capability})"}, prepared
    if verb == "prepare":
        prepared = prepare(request["task"])
        return ({"missing": prepared.missing} if prepared.missing else {"ready": True}), prepared
    if verb == "run":
        return {"milliseconds": timed(prepared.call, prepared.calls, request["times"])}, prepared
    if verb == "write":
        prepared.output().tofile(request["path"])
        return {"done": True}, prepared
    return {"done": True}, None


def serve(prepare):
    """`prepare` makes of a task an object with call, calls, missing and output()."""
    prepared = None
    for line in sys.stdin:
        try:
            reply, prepared = answer(json.loads(line), prepared, prepare)
        except Exception as error:  # the harness reports it
            reply = {"error": repr(error)}
        print(json.dumps(reply), flush=True)

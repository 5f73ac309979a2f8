"""PyTorch as a participant of the benchmark: argv[1] is the number of threads. See packages/cli/src/peers/protocol.ts."""
import json
import sys
import time

import numpy
import torch

torch.set_num_threads(int(sys.argv[1]))
torch.set_grad_enabled(False)


def load(task, index):
    return torch.from_numpy(numpy.fromfile(task["inputs"][index], dtype=numpy.float32)).reshape(task["shape"])


def calls_of(task):
    """The call that makes its output, and the call that writes into a given one (None where PyTorch has none)."""
    operation = task["operation"]
    x = load(task, 0)
    y = load(task, 1) if len(task["inputs"]) > 1 else None
    width = task["shape"][1]
    if operation == "layer_norm":
        weight, bias = y[0].clone(), y[1].clone()
        return lambda: torch.nn.functional.layer_norm(x, (width,), weight, bias), None
    return {
        "copy": (lambda: x.clone(), lambda out: out.copy_(x)),
        "add": (lambda: torch.add(x, y), lambda out: torch.add(x, y, out=out)),
        "exp": (lambda: torch.exp(x), lambda out: torch.exp(x, out=out)),
        "gelu": (lambda: torch.nn.functional.gelu(x), lambda out: torch._C._nn.gelu(x, out=out)),
        "softmax": (lambda: torch.softmax(x, -1), lambda out: torch._softmax(x, -1, False, out=out)),
        "sum": (lambda: torch.sum(x), None),
        "sum_last": (lambda: torch.sum(x, -1), None),
        "mm": (lambda: torch.mm(x, y), lambda out: torch.mm(x, y, out=out)),
    }[operation]


class Prepared:
    def __init__(self, task):
        fresh, given = calls_of(task)
        self.calls = task["calls"]
        self.missing = None
        if task["mode"] == "fresh":
            self.call = fresh
        elif given is None:
            self.missing = "PyTorch has no such call with a given output"
        else:
            out = fresh()
            self.call = lambda: given(out)

    def run(self, times):
        milliseconds = []
        for _ in range(times):
            start = time.perf_counter()
            for _ in range(self.calls):
                result = self.call()
                del result
            milliseconds.append((time.perf_counter() - start) * 1e3 / self.calls)
        return milliseconds


def answer(request, prepared):
    verb = request["do"]
    if verb == "describe":
        capability = torch.__config__.show().split("CPU capability usage: ")[1].split("\n")[0]
        return {"description": f"PyTorch {torch.__version__} ({capability})"}, prepared
    if verb == "prepare":
        prepared = Prepared(request["task"])
        return ({"missing": prepared.missing} if prepared.missing else {"ready": True}), prepared
    if verb == "run":
        return {"milliseconds": prepared.run(request["times"])}, prepared
    if verb == "write":
        prepared.call().reshape(-1).numpy().tofile(request["path"])
        return {"done": True}, prepared
    return {"done": True}, None


prepared = None
for line in sys.stdin:
    try:
        reply, prepared = answer(json.loads(line), prepared)
    except Exception as error:  # the harness reports it
        reply = {"error": repr(error)}
    print(json.dumps(reply), flush=True)

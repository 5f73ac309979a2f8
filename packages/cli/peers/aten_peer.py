"""PyTorch as a peer of `opgems bench`, by ATen names: argv is the number of threads and the device. See src/peers/protocol.ts."""
import json
import sys
import time

import torch

torch.set_num_threads(int(sys.argv[1]))
torch.set_grad_enabled(False)
device = torch.device(sys.argv[2])
is_cuda = device.type == "cuda"


def make(spec):
    shape, dtype = spec["shape"], getattr(torch, spec["dtype"])
    if "below" in spec:
        return torch.randint(0, spec["below"], shape, dtype=torch.int64, device=device)
    return (torch.rand(shape, dtype=torch.float32, device=device) + 0.5).to(dtype)


def fill(value, inputs):
    if isinstance(value, list):
        return [fill(v, inputs) for v in value]
    return inputs[value["input"]] if isinstance(value, dict) else value


class Prepared:
    def __init__(self, task):
        inputs = [make(spec) for spec in task["inputs"]]
        args = [fill(v, inputs) for v in task["args"]]
        function = getattr(torch.ops.aten, task["aten"])
        self.calls = task["calls"]
        self.call = lambda: function(*args)
        self.call()

    def run(self, times):
        return [self.on_device() if is_cuda else self.on_host() for _ in range(times)]

    def on_host(self):
        start = time.perf_counter()
        for _ in range(self.calls):
            self.call()
        return (time.perf_counter() - start) * 1e3 / self.calls

    def on_device(self):
        start, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
        start.record()
        for _ in range(self.calls):
            self.call()
        end.record()
        end.synchronize()
        return start.elapsed_time(end) / self.calls


def answer(request, prepared):
    verb = request["do"]
    if verb == "describe":
        name = torch.cuda.get_device_name(device) if is_cuda else f"{torch.get_num_threads()} threads"
        return {"description": f"PyTorch {torch.__version__} on {device} ({name})"}, prepared
    if verb == "prepare":
        return {"ready": True}, Prepared(request["task"])
    if verb == "run":
        return {"milliseconds": prepared.run(request["times"])}, prepared
    return {"done": True}, None


prepared = None
for line in sys.stdin:
    try:
        reply, prepared = answer(json.loads(line), prepared)
    except Exception as error:  # the benchmark reports it
        reply = {"error": repr(error)}
    print(json.dumps(reply), flush=True)

"""PyTorch as the GPU benchmark's peer: one JSON request a line, one JSON reply a line; see ../src/gpu/peer.ts.

It makes the inputs, times its own operators as ../src/gpu/measure.ts does the other's, and judges the other's outputs against float64.
"""
import json
import statistics
import sys
import time

import numpy
import torch

from torch_cases import CASES

torch.set_grad_enabled(False)
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
# PyTorch's default since 1.12; said here because the comparison depends on it.
torch.backends.cuda.matmul.allow_tf32 = False
# Integers of the same size, for what numpy does not know.
AS_NUMPY = {torch.bfloat16: torch.int16}
if hasattr(torch, "float8_e4m3fn"):
    AS_NUMPY[torch.float8_e4m3fn] = torch.uint8


MOST_RUNS = 400
# Milliseconds of runs that do not count.
WARM_UP = 10
# More than the L2 cache of any GPU there is.
FLUSH_BYTES = 2**28


def median_of_fours(runs):
    """As in ../src/gpu/figures.ts."""
    groups = [runs[i : i + 4] for i in range(0, len(runs), 4)]
    full = [g for g in groups if len(g) == 4] or groups
    return statistics.median(sum(g) / len(g) for g in full)


class Meter:
    """As in ../src/gpu/measure.ts: triton's do_bench gives one of two times by chance, 0.6 µs apart."""

    def __init__(self):
        self.flushed = torch.empty(FLUSH_BYTES // 4, dtype=torch.int32, device=DEVICE)
        self.one = torch.empty(1, dtype=torch.int32, device=DEVICE)

    def time(self, call, rep):
        """Microseconds of one call on the device, from about `rep` milliseconds of runs."""
        self.laps(call, 1)
        start = time.perf_counter()
        self.laps(call, 3)
        estimate = (time.perf_counter() - start) * 1e3 / 3

        def runs(milliseconds):
            return min(MOST_RUNS, max(3, round(milliseconds / estimate)))

        self.laps(call, runs(WARM_UP))
        straight = median_of_fours(self.laps(call, runs(rep / 2)))
        self.one.fill_(0)
        return min(straight, median_of_fours(self.laps(call, runs(rep / 2))))

    def laps(self, call, runs):
        if DEVICE == "cpu":
            return [self.host_lap(call) for _ in range(runs)]
        starts, ends = ([torch.cuda.Event(enable_timing=True) for _ in range(runs)] for _ in range(2))
        for start, end in zip(starts, ends):
            self.flushed.zero_()
            start.record()
            call()
            end.record()
        torch.cuda.synchronize()
        return [start.elapsed_time(end) * 1e3 for start, end in zip(starts, ends)]

    def host_lap(self, call):
        """Without a GPU, to try this script out."""
        start = time.perf_counter()
        call()
        return (time.perf_counter() - start) * 1e6


def host_microseconds(call, calls=400, rounds=20):
    """Host time of one call in a row of many, as the device runs behind."""
    for _ in range(20_000):
        call()
    runs = []
    for _ in range(rounds):
        synchronize()
        start = time.perf_counter()
        for _ in range(calls):
            call()
        runs.append((time.perf_counter() - start) / calls * 1e6)
    return statistics.median(runs)


def synchronize():
    if DEVICE == "cuda":
        torch.cuda.synchronize()


def dtype_of(name):
    return getattr(torch, name)


def to_file(tensor, path):
    flat = tensor.contiguous().view(-1)
    flat = flat.view(AS_NUMPY.get(flat.dtype, flat.dtype))
    flat.cpu().numpy().tofile(path)


def from_file(output):
    dtype = dtype_of(output["dtype"])
    storage = AS_NUMPY.get(dtype, dtype)
    values = torch.from_numpy(numpy.fromfile(output["path"], dtype=str(storage)[6:]))
    return values.view(dtype).reshape(output["shape"]).to(DEVICE)


class Peer:
    def __init__(self):
        self.pools = {}
        self.case = None
        self.meter = Meter()

    def describe(self, _):
        name = torch.cuda.get_device_name() if DEVICE == "cuda" else "the processor"
        return {"torch": torch.__version__, "cuda": torch.version.cuda, "device": name}

    def pool(self, request):
        """Normal numbers (of integers, whole ones) that all inputs of a dtype are cut from, written once for the other side."""
        generator = torch.Generator(device=DEVICE).manual_seed(20)
        values = torch.randn(request["count"], device=DEVICE, generator=generator)
        dtype = dtype_of(request["dtype"])
        # Whole numbers over most of their range.
        values = values.to(dtype) if dtype.is_floating_point else (32 * values).round().clamp(-127, 127).to(dtype)
        self.pools = {request["dtype"]: values}
        to_file(self.pools[request["dtype"]], request["path"])
        return {}

    def prepare(self, request):
        self.case = None
        pool = self.pools[request["dtype"]]
        self.case = CASES[request["op"]](pool, request["shape"])
        if request["indexPath"] is not None and self.case.index is not None:
            to_file(self.case.index, request["indexPath"])
            return {"indexShape": list(self.case.index.shape)}
        return {}

    def time(self, request):
        return {"microseconds": self.meter.time(self.case.call, request["rep"])}

    def check(self, request):
        outputs = [from_file(o) for o in request["outputs"]]
        return self.case.judge(outputs)

    def copy(self, request):
        """Time of a plain copy that moves this many bytes, reads and writes together."""
        source = torch.randint(0, 100, (request["bytes"] // 8,), device=DEVICE, dtype=torch.int32)
        target = torch.empty_like(source)
        return {"microseconds": self.meter.time(lambda: target.copy_(source), request["rep"])}

    def host(self, request):
        x = torch.randn(32, 32, device=DEVICE)
        call = {"add": lambda: torch.add(x, x), "softmax": lambda: torch.softmax(x, -1)}[request["op"]]
        return {"microseconds": host_microseconds(call)}


VERBS = ("describe", "pool", "prepare", "time", "check", "copy", "host")
peer = Peer()
for line in sys.stdin:
    request = json.loads(line)
    try:
        verb = request["do"]
        assert verb in VERBS, f"no verb {verb}"
        reply = getattr(peer, verb)(request)
    except Exception as error:  # the harness reports it
        reply = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(reply), flush=True)

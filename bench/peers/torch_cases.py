"""The GPU benchmark's cases in PyTorch: for each operator its inputs, its call, and what a right output is.

An output passes when every element is within one rounding of its dtype plus a rounding bound of the computation in float32:
    |out - reference| <= eps(dtype) |reference| + c 2^-24 magnitude
where the reference is computed in float64 and the magnitude is what the rounding errors scale with (for a sum: the sum of absolute values).
"""
import math

import torch

F = torch.nn.functional


class Case:
    """One operator at one size; `index` is what the other side cannot cut from the pool."""

    def __init__(self, call, judge, index=None):
        self.call = call
        self.judge = judge
        self.index = index


def passed(problem=None, worst=None):
    return {"problem": problem, "worst": worst}


def within(reference, magnitude, factor):
    """Judges one output against a float64 reference, both made when asked for."""

    def judge(outputs):
        (out,) = outputs
        expected = reference()
        if out.shape != expected.shape:
            return passed(f"shape {list(out.shape)}, expected {list(expected.shape)}")
        error = (out.double() - expected).abs()
        info = torch.finfo(out.dtype)
        allowed = info.eps * expected.abs() + factor * 2.0**-24 * magnitude(expected) + info.tiny
        worst = (error / allowed).max().item() if error.numel() else 0.0
        if not worst <= 1:
            at = int((error / allowed).nan_to_num(math.inf).reshape(-1).argmax())
            got, want = out.reshape(-1)[at].item(), expected.reshape(-1)[at].item()
            return passed(f"element {at} is {got}, expected {want}: {worst:.3g} times the allowed error", worst)
        return passed(None, worst)

    return judge


def exactly(reference):
    def judge(outputs):
        (out,) = outputs
        expected = reference()
        if out.shape != expected.shape or out.dtype != expected.dtype:
            return passed(f"{out.dtype}{list(out.shape)}, expected {expected.dtype}{list(expected.shape)}")
        wrong = int((out != expected).sum())
        return passed(f"{wrong} elements differ" if wrong else None, 0.0)

    return judge


def numel(shape):
    return math.prod(shape)


def first(pool, shape):
    return pool[: numel(shape)].view(shape)


def second(pool, shape):
    """From the pool's end, so that it shares no memory with the first where the pool is large enough."""
    return pool[pool.numel() - numel(shape) :].view(shape)


def weight(pool, width):
    return pool[width : 2 * width]



def add(pool, shape):
    x, y = first(pool, shape), second(pool, shape)
    judge = within(lambda: x.double() + y.double(), lambda r: x.double().abs() + y.double().abs(), 2)
    return Case(lambda: torch.add(x, y), judge)


def gelu(pool, shape):
    x = first(pool, shape)
    return Case(lambda: F.gelu(x), within(lambda: F.gelu(x.double()), lambda r: x.double().abs(), 8))


def silu_mul(pool, shape):
    x, y = first(pool, shape), second(pool, shape)
    judge = within(lambda: F.silu(x.double()) * y.double(), lambda r: r.abs(), 32)
    return Case(lambda: F.silu(x) * y, judge)


def softmax(pool, shape):
    x = first(pool, shape)
    return Case(lambda: torch.softmax(x, -1), within(lambda: torch.softmax(x.double(), -1), lambda r: r.abs(), 64))


def log_softmax(pool, shape):
    x = first(pool, shape)
    judge = within(lambda: torch.log_softmax(x.double(), -1), lambda r: r.abs() + x.double().abs() + 16, 8)
    return Case(lambda: torch.log_softmax(x, -1), judge)


def layer_norm(pool, shape):
    x, w = first(pool, shape), weight(pool, shape[-1])

    def reference():
        return F.layer_norm(x.double(), (shape[-1],), w.double(), w.double())

    judge = within(reference, lambda r: r.abs() + 8 * w.double().abs(), 16)
    return Case(lambda: F.layer_norm(x, (shape[-1],), w, w), judge)


def rms_norm(pool, shape):
    x, w = first(pool, shape), weight(pool, shape[-1])
    epsilon = 1e-5

    def reference():
        wide = x.double()
        return wide * torch.rsqrt(wide.square().mean(-1, keepdim=True) + epsilon) * w.double()

    return Case(lambda: F.rms_norm(x, (shape[-1],), w, epsilon), within(reference, lambda r: r.abs(), 64))


def sum_rows(pool, shape):
    return summed(pool, shape, -1)


def sum_columns(pool, shape):
    return summed(pool, shape, 0)


def summed(pool, shape, dim):
    x = first(pool, shape)
    judge = within(lambda: x.double().sum(dim), lambda r: x.double().abs().sum(dim), 16)
    return Case(lambda: torch.sum(x, dim), judge)


def sum_all(pool, shape):
    x = first(pool, shape)
    return Case(lambda: torch.sum(x), within(lambda: x.double().sum(), lambda r: x.double().abs().sum(), 4))


def cumsum(pool, shape):
    x = first(pool, shape)
    judge = within(lambda: x.double().cumsum(-1), lambda r: x.double().abs().cumsum(-1), 16)
    return Case(lambda: torch.cumsum(x, -1), judge)


def transpose_copy(pool, shape):
    x = first(pool, shape)
    return Case(lambda: x.transpose(-1, -2).contiguous(), exactly(lambda: x.transpose(-1, -2)))


def mm(pool, shape):
    m, n, k = shape
    a, b = first(pool, (m, k)), second(pool, (k, n))
    # Products are exact in float32; tensor cores truncate, so each of the k additions may lose a whole unit.
    judge = within(lambda: a.double() @ b.double(), lambda r: a.double().abs() @ b.double().abs(), math.sqrt(k))
    return Case(lambda: torch.mm(a, b), judge)


def mm_tf32(pool, shape):
    m, n, k = shape
    a, b = first(pool, (m, k)), second(pool, (k, n))
    # Each operand may be off by 2^-12 of itself, a product by 2^-11.
    factor = 2**13 + math.sqrt(k)
    judge = within(lambda: a.double() @ b.double(), lambda r: a.double().abs() @ b.double().abs(), factor)

    def call():
        torch.backends.cuda.matmul.allow_tf32 = True
        try:
            return torch.mm(a, b)
        finally:
            torch.backends.cuda.matmul.allow_tf32 = False

    return Case(call, judge)


def byte_operands(pool, shape):
    """The right one column after column, which is what cuBLAS takes for elements of one byte."""
    m, n, k = shape
    return first(pool, (m, k)), second(pool, (n, k)).t()


def int_mm(pool, shape):
    a, b = byte_operands(pool, shape)
    # Sums of products of int8 are far below 2^53.
    judge = exactly(lambda: (a.double() @ b.double()).to(torch.int32))
    return Case(lambda: torch._int_mm(a, b), judge)


def scaled_mm(pool, shape):
    scale = torch.full((), 0.5, device=pool.device)
    return scaled(pool, shape, scale, scale)


def scaled_mm_rows(pool, shape):
    rows, columns = torch.full((shape[0], 1), 0.5, device=pool.device), torch.full((1, shape[1]), 0.5, device=pool.device)
    return scaled(pool, shape, rows, columns)


def scaled(pool, shape, scale_a, scale_b):
    a, b = byte_operands(pool, shape)
    wide_a, wide_b = (lambda: a.float().double()), (lambda: b.float().double())
    # Tensor cores with instructions for float8 keep 14 bits of a sum, others all of float32.
    cut = 2.0**11 if keeps_fewer_bits(pool) else 1.0

    def reference():
        return 0.25 * (wide_a() @ wide_b())

    def magnitude(_):
        return 0.25 * (wide_a().abs() @ wide_b().abs())

    def call():
        return torch._scaled_mm(a, b, scale_a=scale_a, scale_b=scale_b, out_dtype=torch.bfloat16)

    return Case(call, within(reference, magnitude, cut * math.sqrt(shape[2])))


def keeps_fewer_bits(pool):
    return pool.is_cuda and torch.cuda.get_device_capability()[0] in (8, 9, 12)


def bmm(pool, shape):
    batch, m, n, k = shape
    a, b = first(pool, (batch, m, k)), second(pool, (batch, k, n))
    judge = within(lambda: a.double() @ b.double(), lambda r: a.double().abs() @ b.double().abs(), math.sqrt(k))
    return Case(lambda: torch.bmm(a, b), judge)


def attention(pool, shape):
    n = numel(shape)
    q, k, v = (pool[i * n : (i + 1) * n].view(shape) for i in range(3))

    def reference():
        # Head by head: the weights of all would not fit.
        heads = zip(*(t.flatten(0, 1) for t in (q, k, v)))
        mask = torch.ones(shape[2], shape[2], dtype=torch.bool, device=q.device).tril()
        rows = []
        for one_q, one_k, one_v in heads:
            scores = (one_q.double() @ one_k.double().T) / math.sqrt(shape[3])
            rows.append(torch.softmax(scores.masked_fill(~mask, -math.inf), -1) @ one_v.double())
        return torch.stack(rows).view(shape)

    # Weights are rounded to the inputs' dtype before the second product: an error of eps/2 of the values' scale.
    unit = torch.finfo(q.dtype).eps * 2.0**24
    judge = within(reference, lambda r: torch.full_like(r, 2.0), unit)
    return Case(lambda: F.scaled_dot_product_attention(q, k, v, is_causal=True), judge)


def argmax(pool, shape):
    x = first(pool, shape)

    def judge(outputs):
        (out,) = outputs
        found = x.gather(-1, out.unsqueeze(-1)).squeeze(-1)
        wrong = int((found != x.max(-1).values).sum())
        return passed(f"{wrong} rows are not at a maximum" if wrong else None, 0.0)

    return Case(lambda: torch.argmax(x, -1), judge)


def ordered(x, expected):
    """Values must be equal; positions must be where those values are, each once."""

    def judge(outputs):
        values, positions = outputs
        want = expected()
        if values.shape != want.shape or positions.shape != want.shape:
            return passed(f"shapes {list(values.shape)} and {list(positions.shape)}, expected {list(want.shape)}")
        wrong = int((values != want).sum())
        if wrong:
            return passed(f"{wrong} values differ")
        apart = int((x.gather(-1, positions) != values).sum())
        twice = int((positions.sort(-1).values.diff(dim=-1) == 0).sum())
        return passed(f"{apart} positions are wrong, {twice} appear twice" if apart or twice else None, 0.0)

    return judge


def topk(pool, shape):
    x, count = first(pool, shape[:-1]), shape[-1]
    return Case(lambda: torch.topk(x, count), ordered(x, lambda: torch.topk(x, count).values))


def sort(pool, shape):
    x = first(pool, shape)
    return Case(lambda: torch.sort(x, -1), ordered(x, lambda: torch.sort(x, -1).values))


def random_index(pool, count, size):
    generator = torch.Generator(device=pool.device).manual_seed(21)
    return torch.randint(0, size, count, device=pool.device, generator=generator)


def embedding(pool, shape):
    count, rows, width = shape
    x, index = first(pool, (rows, width)), random_index(pool, (count,), rows)
    return Case(lambda: F.embedding(index, x), exactly(lambda: x[index]), index)


def index_select(pool, shape):
    count, rows, width = shape
    x, index = first(pool, (rows, width)), random_index(pool, (count,), rows)
    return Case(lambda: torch.index_select(x, 0, index), exactly(lambda: x[index]), index)


def gather(pool, shape):
    x, index = first(pool, shape), random_index(pool, shape, shape[-1])
    return Case(lambda: torch.gather(x, -1, index), exactly(lambda: torch.take_along_dim(x, index, -1)), index)


def scatter_add(pool, shape):
    x, source, index = first(pool, shape), second(pool, shape), random_index(pool, shape, shape[-1])

    def added(start, values):
        return start.double().scatter_add(-1, index, values.double())

    judge = within(lambda: added(x, source), lambda r: added(x.abs(), source.abs()), 16)
    return Case(lambda: torch.scatter_add(x, -1, index, source), judge, index)


def nonzero(pool, shape):
    # Half of the elements: those that are positive.
    x = first(pool, shape).clamp(min=0)
    return Case(lambda: torch.nonzero(x), exactly(lambda: torch.nonzero(x)))


def randn(pool, shape):
    def judge(outputs):
        (out,) = outputs
        wide = out.double()
        bound = 6 / math.sqrt(wide.numel())
        mean, deviation = wide.mean().item(), wide.std().item()
        beyond = (wide.abs() > 1).double().mean().item()
        normal = abs(mean) < bound and abs(deviation - 1) < bound and abs(beyond - 0.31731) < bound
        return passed(None if normal else f"mean {mean}, deviation {deviation}, {beyond} beyond one deviation", 0.0)

    return Case(lambda: torch.randn(shape, device=pool.device, dtype=pool.dtype), judge)


def dropout(pool, shape):
    x = first(pool, shape)

    def judge(outputs):
        (out,) = outputs
        dropped = out == 0
        share = dropped.double().mean().item()
        wrong = int((~dropped & (out != 2 * x)).sum())
        # A share of zeros is in the input itself where narrow floats underflow; that is far below this bound.
        fair = abs(share - 0.5) < 6 / math.sqrt(out.numel())
        return passed(None if fair and not wrong else f"share {share} dropped, {wrong} wrong values", 0.0)

    return Case(lambda: F.dropout(x, 0.5), judge)


def conv2d(pool, shape):
    n, c, h, w, k = shape
    x, filters = first(pool, (n, c, h, w)), second(pool, (c, c, k, k))

    def reference():
        return F.conv2d(x.double(), filters.double(), padding=k // 2)

    def magnitude(_):
        return F.conv2d(x.double().abs(), filters.double().abs(), padding=k // 2)

    return Case(lambda: F.conv2d(x, filters, padding=k // 2), within(reference, magnitude, math.sqrt(c * k * k)))


CASES = {
    f.__name__: f
    for f in (add, gelu, silu_mul, softmax, log_softmax, layer_norm, rms_norm, sum_rows, sum_columns, sum_all, cumsum,
              transpose_copy, mm, mm_tf32, int_mm, scaled_mm, scaled_mm_rows, bmm, attention, argmax, topk, sort, embedding, index_select, gather, scatter_add, nonzero,
              randn, dropout, conv2d)
}  # fmt: skip

"""Operators that PyTorch 1.13 lacks, as its users write them in its own operators; arguments are ours, results too."""
import math

import torch

F = torch.nn.functional


def rms_norm(x, shape, weight, eps):
    return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + eps) * weight


def fused_add_rms_norm(x, residual, shape, weight, eps):
    residual += x
    return x.copy_(rms_norm(residual, shape, weight, eps)), residual


def weight_norm_interface_backward(grad, v, g, norms, dim):
    """d/dv of v · g / ‖v‖, and d/dg."""
    grad_g = (grad * v).sum(1, keepdim=True) / norms
    return (g / norms) * (grad - v * (grad_g / norms)), grad_g


def weight_norm_interface(v, g, dim):
    norms = torch.norm_except_dim(v, 2, dim)
    return v * (g / norms), norms


def gather_backward(grad, x, dim, index, sparse):
    return torch.zeros_like(x).scatter_add_(dim, index, grad)


def reshape_and_cache(key, value, keys, values, slots, kind, k_scale, v_scale):
    size, x = keys.shape[3], keys.shape[4]
    block, offset = torch.div(slots, size, rounding_mode="floor"), slots % size
    keys[block, :, :, offset] = key.reshape(key.shape[0], key.shape[1], -1, x)
    values[block, :, :, offset] = value


def reshape_and_cache_flash(key, value, keys, values, slots, kind, k_scale, v_scale):
    keys.flatten(0, 1)[slots] = key
    values.flatten(0, 1)[slots] = value


def concat_and_cache_mla(latent, rotated, cache, slots, kind, scale):
    cache.flatten(0, 1)[slots] = torch.cat([latent, rotated], -1)


def flash_attention(q, k, v, *_):
    """Causal; q, k and v are [batch, tokens, heads, width]. Gives the output and the logarithms of the sums."""
    q, k, v = (t.transpose(1, 2) for t in (q, k, v))
    scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
    hidden = torch.ones(scores.shape[-2:], dtype=torch.bool).triu(1)
    scores = scores.masked_fill(hidden, -math.inf)
    return (torch.softmax(scores, -1) @ v).transpose(1, 2)


def flash_mla(q, table, cache, padded, size, batch, queries, lengths, heads, kv_heads, width, value_width, causal):
    """One query a sequence: keys are the rows of its blocks, values their first columns."""
    keys = cache[table.long()].reshape(batch, padded, width)
    scores = q[:, 0] @ keys.transpose(-1, -2) / math.sqrt(width)
    beyond = torch.arange(padded) >= lengths.reshape(batch, 1, 1)
    weights = torch.softmax(scores.masked_fill(beyond, -math.inf), -1)
    return (weights @ keys[..., :value_width]).unsqueeze(1)


def apply_rotary_pos_emb(q, k, cos, sin):
    def turned(x):
        a, b = x.chunk(2, -1)
        c, s = cos.unsqueeze(1), sin.unsqueeze(1)
        return torch.cat([a * c - b * s, b * c + a * s], -1)

    return turned(q), turned(k)


COMPOSITIONS = {
    "rms_norm": rms_norm,
    "fused_add_rms_norm": fused_add_rms_norm,
    "skip_layer_norm": lambda x, r, shape, w, b, eps: F.layer_norm(x + r, shape, w, b, eps),
    "gelu_and_mul": lambda x, y: F.gelu(x) * y,
    "silu_and_mul": lambda x, y: F.silu(x) * y,
    "_weight_norm_interface": weight_norm_interface,
    "_weight_norm_interface_backward": weight_norm_interface_backward,
    "weight_norm": lambda v, g, dim: weight_norm_interface(v, g, dim)[0],
    "gather_backward": gather_backward,
    "reshape_and_cache": reshape_and_cache,
    "reshape_and_cache_flash": reshape_and_cache_flash,
    "concat_and_cache_mla": concat_and_cache_mla,
    "_flash_attention_forward": flash_attention,
    "flash_mla": flash_mla,
    "apply_rotary_pos_emb": apply_rotary_pos_emb,
}

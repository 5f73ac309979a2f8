"""Decoding and prefill of a Llama-2-7B-shaped model with random float16 weights in Transformers, eager; milliseconds, one line each.

python3 torch_llama.py [layers] [compile]     with "compile" also torch.compile(mode="reduce-overhead"), whose first step takes long.
"""
import statistics
import sys
import time

import torch
import transformers

layers = int(sys.argv[1]) if len(sys.argv) > 1 else 32
torch.manual_seed(0)
config = transformers.LlamaConfig(
    vocab_size=32000,
    hidden_size=4096,
    intermediate_size=11008,
    num_hidden_layers=layers,
    num_attention_heads=32,
    num_key_value_heads=32,
    max_position_embeddings=4096,
)
with torch.device("cuda"):
    torch.set_default_dtype(torch.float16)
    model = transformers.LlamaForCausalLM(config).eval()
    torch.set_default_dtype(torch.float32)


def milliseconds(body):
    torch.cuda.synchronize()
    start = time.perf_counter()
    result = body()
    torch.cuda.synchronize()
    return (time.perf_counter() - start) * 1e3, result


def decode(run, prompt=128, tokens=28):
    ids = torch.randint(0, 32000, (1, prompt), device="cuda")
    cache = transformers.StaticCache(config=config, max_cache_len=512)
    out = model(input_ids=ids, past_key_values=cache, cache_position=torch.arange(prompt, device="cuda"), use_cache=True)
    token = out.logits[:, -1].argmax(-1)[:, None]
    times = []
    for i in range(tokens):
        position = torch.tensor([prompt + i], device="cuda")
        elapsed, out = milliseconds(
            lambda: run(input_ids=token, past_key_values=cache, cache_position=position, use_cache=True)
        )
        token = out.logits[:, -1].argmax(-1)[:, None].clone()
        times.append(elapsed)
    return statistics.median(times[12:])


with torch.no_grad():
    decode(model, tokens=14)
    print("decode eager", round(decode(model), 2), flush=True)
    for length in (512, 2048):
        ids = torch.randint(0, 32000, (1, length), device="cuda")
        times = [milliseconds(lambda: model(input_ids=ids, use_cache=False, logits_to_keep=1))[0] for _ in range(4)]
        print("prefill", length, round(min(times), 2), flush=True)
    if "compile" in sys.argv:
        compiled = torch.compile(model, mode="reduce-overhead")
        print("decode reduce-overhead", round(decode(compiled), 2), flush=True)

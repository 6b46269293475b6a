"""Matrix products of the trainer: in bfloat16 where the CPU multiplies it in hardware (AVX512_BF16: twice as fast as
single precision), else in single precision. Sums, biases, states and optimiser are in single precision everywhere.
"""
import functools

import torch
from torch.nn import functional


@functools.lru_cache(maxsize=1)
def cpu_has_bf16():
    try:
        with open("/proc/cpuinfo") as lines:
            return torch.backends.mkldnn.is_available() and any("avx512_bf16" in line.split() for line in lines)
    except OSError:
        return False


def product(a, b):
    """a @ b for 2-d a and b."""
    if cpu_has_bf16():
        return (a.bfloat16() @ b.bfloat16()).float()
    return a @ b


class _Linear(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        x, weight = x.bfloat16(), weight.bfloat16()
        ctx.save_for_backward(x, weight)
        return (x @ weight.t()).float().add_(bias)

    @staticmethod
    def backward(ctx, grad):
        x, weight = ctx.saved_tensors
        half = grad.bfloat16()
        return (half @ weight).float(), (half.t() @ x).float(), grad.sum(0)


def linear(x, weight, bias):
    """x [n, inputs], weight [outputs, inputs], bias [outputs] -> [n, outputs]."""
    if cpu_has_bf16() and torch.is_grad_enabled():
        return _Linear.apply(x, weight, bias)
    return functional.linear(x, weight, bias)


def prepared(weight):
    """A matrix that add_product takes on the right, many times."""
    return weight.bfloat16().contiguous() if cpu_has_bf16() else weight


def add_product(out, x, weight):
    """out += x @ weight, weight by prepared()."""
    if weight.dtype == torch.bfloat16:
        out.add_(x.bfloat16() @ weight)
    else:
        out.addmm_(x, weight)

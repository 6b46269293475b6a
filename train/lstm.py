"""A bidirectional LSTM layer over packed sequences, with its own backward pass.

The sequences lie in one flat array, step by step, longest sentence first (PyTorch's packed layout); both directions run
side by side, the backward one over the array turned round inside each sentence. The steps do only what is recurrent; the
input products and all weight gradients are one matrix product each. nn.LSTM's own backward over packed
sequences copies the whole array at each step, which is quadratic in the length (torch 1.13): this one is
several times faster. Equations: Hochreiter & Schmidhuber 1997 with forget gates; gate order i, f, g, o.
"""
import math

import torch
from torch import nn

import products


class Layout:
    """Where the steps of packed sequences lie. lengths: descending."""

    def __init__(self, lengths):
        self.sizes, self.starts, start = [], [], 0
        self.lengths = torch.as_tensor(lengths)
        count = len(lengths)
        for step in range(int(lengths[0])):
            while count and lengths[count - 1] <= step:
                count -= 1
            self.sizes.append(count)
            self.starts.append(start)
            start += count
        self.total = start
        sizes = torch.tensor(self.sizes)
        self.position = torch.repeat_interleave(torch.arange(len(sizes)), sizes)
        starts = torch.tensor(self.starts)
        self.sequence = torch.arange(start) - starts[self.position]
        self.turned = starts[self.lengths[self.sequence] - 1 - self.position] + self.sequence


class _BothWays(torch.autograd.Function):
    """there, back [N, 4H] input products with bias, weight_hh [2, 4H, H] -> hidden states [N, 2H]."""

    @staticmethod
    def forward(ctx, there, back, weight, layout):
        ways, total, hidden = 2, layout.total, weight.shape[2]
        gates = torch.stack([there, back[layout.turned]])
        cells, tanhs, outs = (torch.empty(ways, total, hidden) for _ in range(3))
        turned = products.prepared(weight.transpose(1, 2))
        previous = None
        for start, n in zip(layout.starts, layout.sizes):
            g = gates[:, start:start + n]
            c, t, h = (a[:, start:start + n] for a in (cells, tanhs, outs))
            if previous is not None:
                for way in range(ways):
                    products.add_product(g[way], outs[way, previous:previous + n], turned[way])
            g[:, :, :2 * hidden].sigmoid_()
            g[:, :, 2 * hidden:3 * hidden].tanh_()
            g[:, :, 3 * hidden:].sigmoid_()
            i, f, u, o = g.split(hidden, dim=2)
            torch.mul(i, u, out=c)
            if previous is not None:
                c.addcmul_(f, cells[:, previous:previous + n])
            torch.tanh(c, out=t)
            torch.mul(o, t, out=h)
            previous = start
        ctx.layout = layout
        ctx.save_for_backward(weight, gates, cells, tanhs, outs)
        return torch.cat([outs[0], outs[1][layout.turned]], dim=1)

    @staticmethod
    def backward(ctx, grad):
        weight, gates, cells, tanhs, outs = ctx.saved_tensors
        layout, hidden = ctx.layout, weight.shape[2]
        steps = len(layout.sizes)
        i, f, u, o = gates.split(hidden, dim=2)
        # What does not depend on the recurrence, for all steps at once.
        to_cell = o * (1 - tanhs * tanhs)
        to_i, to_u = u * i * (1 - i), i * (1 - u * u)
        to_o = tanhs * o * (1 - o)
        before = torch.zeros_like(outs)
        cells_before = torch.zeros_like(cells)
        for k in range(1, steps):
            start, n, last = layout.starts[k], layout.sizes[k], layout.starts[k - 1]
            before[:, start:start + n] = outs[:, last:last + n]
            cells_before[:, start:start + n] = cells[:, last:last + n]
        to_f = cells_before * f * (1 - f)
        deltas = torch.empty_like(gates)
        grad = torch.stack([grad[:, :hidden], grad[layout.turned, hidden:]])
        carried = torch.zeros(2, layout.sizes[0], hidden)
        straight = products.prepared(weight)
        for k in range(steps - 1, -1, -1):
            start, n = layout.starts[k], layout.sizes[k]
            at = slice(start, start + n)
            dh, dc = grad[:, at], carried[:, :n]
            dc.addcmul_(dh, to_cell[:, at])
            d = deltas[:, at]
            torch.mul(dc, to_i[:, at], out=d[:, :, :hidden])
            torch.mul(dc, to_f[:, at], out=d[:, :, hidden:2 * hidden])
            torch.mul(dc, to_u[:, at], out=d[:, :, 2 * hidden:3 * hidden])
            torch.mul(dh, to_o[:, at], out=d[:, :, 3 * hidden:])
            dc.mul_(f[:, at])
            if k:
                last = layout.starts[k - 1]
                for way in range(2):
                    products.add_product(grad[way, last:last + n], d[way], straight[way])
        by_weight = torch.stack([products.product(deltas[way].t(), before[way]) for way in range(2)])
        return deltas[0], deltas[1][layout.turned], by_weight, None


class BiLstm(nn.Module):
    """[N, size] flat in packed order -> [N, 2 * hidden], forward and backward states side by side.

    narrow: if given, both directions see `narrow` linear combinations of the input instead of all of it, so that a wide
    input costs less (a factored matrix, as in Sak, Senior & Beaufays 2014).
    """

    def __init__(self, size, hidden, narrow=None):
        super().__init__()
        self.narrow = None
        if narrow:
            self.narrow = nn.Parameter(torch.empty(narrow, size))
            nn.init.orthogonal_(self.narrow)
            size = narrow
        bound = 1 / math.sqrt(hidden)
        uniform = lambda *shape: nn.Parameter(torch.empty(*shape).uniform_(-bound, bound))
        self.weight_ih = uniform(2, 4 * hidden, size)
        self.weight_hh = nn.Parameter(torch.empty(2, 4 * hidden, hidden))
        for way in range(2):
            for gate in range(4):
                nn.init.orthogonal_(self.weight_hh.data[way, gate * hidden:(gate + 1) * hidden])
        self.bias = nn.Parameter(torch.zeros(2, 4 * hidden))
        self.bias.data[:, hidden:2 * hidden] = 1.0  # forget gates start open

    def forward(self, x, layout, drop=0.0):
        """drop: the share of recurrent weights that a batch does without (DropConnect, Merity et al. 2018)."""
        if self.narrow is not None:
            x = products.linear(x, self.narrow, torch.zeros(len(self.narrow)))
        there = products.linear(x, self.weight_ih[0], self.bias[0])
        back = products.linear(x, self.weight_ih[1], self.bias[1])
        return _BothWays.apply(there, back, nn.functional.dropout(self.weight_hh, drop, self.training), layout)

    def tensors(self, prefix):
        """name -> array under the contract's names."""
        out = {} if self.narrow is None else {"%s.narrow" % prefix: self.narrow.detach().numpy()}
        for way, name in enumerate(("forward", "backward")):
            for key in ("weight_ih", "weight_hh", "bias"):
                out["%s.%s.%s" % (prefix, name, key)] = getattr(self, key).detach().numpy()[way]
        return out

"""Operators of PyTorch, eager, in the layout given as an argument. B batch, C channels, K classes, Z Y X voxels."""
import math
import sys

import torch
import torch.nn.functional as F
from dice_ce import dice_cross_entropy
from worker import Item, serve, work

torch.set_num_threads(work['threads'])
memory_format = {'contiguous': torch.contiguous_format, 'channels_last_3d': torch.channels_last_3d}[sys.argv[2]]
dtypes = {'f32': torch.float32, 'bf16': torch.bfloat16}


def depthwise(piece):
    shape, kernel, dtype = piece['shape'], piece['kernel'], piece['dtype']
    x, w = leaf(shape, dtype), leaf([shape[1], 1, kernel, kernel, kernel], dtype)
    return [x, w], shape, lambda: F.conv3d(x, w, padding=kernel // 2, groups=shape[1])


def instance_norm(piece):
    shape, dtype = piece['shape'], piece['dtype']
    x, weight, bias = leaf(shape, dtype), leaf(shape[1:2], dtype), leaf(shape[1:2], dtype)
    # In place as in nnU-Net.
    return [x, weight, bias], shape, lambda: F.leaky_relu_(F.instance_norm(x, weight=weight, bias=bias, eps=1e-5), 0.01)


def dice_ce(piece):
    batch, classes, *grid = piece['shape']
    logits = leaf(piece['shape'], piece['dtype'])
    labels = (torch.arange(batch * math.prod(grid)) * 7919 % classes).view(batch, *grid)
    return [logits], [], lambda: dice_cross_entropy(logits, labels)


operators = {'depthwise': depthwise, 'instance_norm': instance_norm, 'dice_ce': dice_ce}


def leaf(shape, dtype):
    values = torch.randn(shape).to(dtypes[dtype])
    return (values.contiguous(memory_format=memory_format) if len(shape) == 5 else values).requires_grad_(True)


def prepare(piece):
    """One of the pieces, forward and backward, on numbers that the other side draws too."""
    torch.manual_seed(0)
    inputs, output, forward = operators[piece['operator']](piece)
    if output:
        gradient = torch.randn(output).to(dtypes[piece['dtype']]).contiguous(memory_format=memory_format)
    else:
        gradient = torch.ones([])

    def step():
        result = forward()
        return [result, *torch.autograd.grad([result], inputs, [gradient])]

    return Item(step, lambda: [number for tensor in step() for number in fingerprint(tensor)])


def fingerprint(tensor):
    """Two positive numbers that tell a tensor's size, signs and order."""
    values = tensor.detach().double().reshape(-1)
    ramp = (torch.arange(values.numel(), dtype=torch.float64) + 1) / values.numel()
    return [part.norm().item() for part in (values, values.relu() * ramp)]


pieces = work['pieces']
serve({'pieces': len(pieces)}, {piece['name']: (lambda piece=piece: prepare(piece)) for piece in pieces})

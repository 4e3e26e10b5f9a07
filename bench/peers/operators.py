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


def pointwise(piece):
    batch, channels, *grid = piece['shape']
    x, w = leaf(piece['shape'], piece['dtype']), leaf([4 * channels, channels, 1, 1, 1], piece['dtype'])
    return [x, w], [batch, 4 * channels, *grid], lambda: F.conv3d(x, w)


def dense(piece):
    shape, dtype = piece['shape'], piece['dtype']
    x, w = leaf(shape, dtype), leaf([shape[1], shape[1], 3, 3, 3], dtype)
    return [x, w], shape, lambda: F.conv3d(x, w, padding=1)


def channel_gate(piece):
    shape, dtype = piece['shape'], piece['dtype']
    x, offset = leaf(shape, dtype), leaf(shape[:2], dtype)
    return [x, offset], shape, lambda: x * torch.sigmoid(offset)[:, :, None, None, None]


def channel_moments(piece):
    shape = piece['shape']
    x = leaf(shape, piece['dtype'])

    def moments():
        variance, mean = torch.var_mean(x, [2, 3, 4], correction=0)
        return torch.stack([mean, variance])

    return [x], [2, *shape[:2]], moments


def cat_channels(piece):
    batch, channels, *grid = piece['shape']
    first, second = (leaf([batch, channels // 2, *grid], piece['dtype']) for _ in range(2))
    return [first, second], piece['shape'], lambda: torch.cat([first, second], 1)


def channels_to_voxels(piece):
    batch, channels, z, y, x = piece['shape']
    given = leaf(piece['shape'], piece['dtype'])

    def shuffle():
        blocks = given.reshape(batch, 2, 2, 2, channels // 8, z, y, x).permute(0, 4, 5, 1, 6, 2, 7, 3)
        return blocks.reshape(batch, channels // 8, 2 * z, 2 * y, 2 * x)

    return [given], [batch, channels // 8, 2 * z, 2 * y, 2 * x], shuffle


operators = {
    operator.__name__: operator
    for operator in [depthwise, instance_norm, dice_ce, pointwise, dense, channel_gate, channel_moments, cat_channels, channels_to_voxels]
}


def draw(shape, dtype):
    values = torch.randn(shape).to(dtypes[dtype])
    return values.contiguous(memory_format=memory_format) if len(shape) == 5 else values


def leaf(shape, dtype):
    return draw(shape, dtype).requires_grad_(True)


def prepare(piece):
    """One of the pieces, forward and backward, on numbers that the other side draws too."""
    torch.manual_seed(0)
    inputs, output, forward = operators[piece['operator']](piece)
    gradient = draw(output, piece['dtype']) if output else torch.ones([])

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

"""Serves the training of a network on one batch, in the layout and precision given as arguments. B batch, K classes,
Z Y X voxels."""
import contextlib
import gc
import math
import sys

import torch
import torch.nn.functional as F
from dice_ce import dice_cross_entropy
from worker import Item, serve, work

torch.set_num_threads(work['threads'])
device = work.get('device', 'cpu')
torch.manual_seed(0)
memory_format = {'contiguous': torch.contiguous_format, 'channels_last_3d': torch.channels_last_3d}[sys.argv[2]]
bf16 = sys.argv[3] == 'bf16'
image = torch.randn(work['shape'])
# Something to learn: how bright a voxel is.
labels = torch.bucketize(image[:, 0], torch.tensor([-0.5, 0.5])).to(device)
image = image.to(device, memory_format=memory_format)


def serve_training(create):
    """`create(drop_path)` makes the network, from the image to logits or to a list of them, the finest first;
    `drop_path=False` leaves all chance out, for the check of the losses."""
    parameters = sum(parameter.numel() for parameter in create(True).parameters())
    serve({'parameters': parameters}, {'step': lambda: item(create)})


def item(create):
    timed = None

    def check():
        step = training_of(create(False))
        losses = [step() for _ in range(work['checkedSteps'])]
        del step
        gc.collect()
        return losses

    def step():
        nonlocal timed
        timed = timed or training_of(create(True))
        if not math.isfinite(timed()):
            raise ArithmeticError('the loss is not finite')

    return Item(step, check)


def training_of(network):
    """A function that does a step (forward, backward, clip, update) and returns the loss before it."""
    network.load_state_dict(torch.load(work['weights'], weights_only=True))
    network.to(memory_format=memory_format)
    optimizer = torch.optim.AdamW(network.parameters(), lr=0.001, weight_decay=0.01, fused=True)

    def step():
        optimizer.zero_grad(set_to_none=True)
        with torch.autocast('cpu', torch.bfloat16) if bf16 else contextlib.nullcontext():
            outputs = network(image)
        loss = deep_supervision(outputs if isinstance(outputs, list) else [outputs])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 12)
        optimizer.step()
        return loss.item()

    return step


def deep_supervision(outputs):
    """Each output against the labels at its own grid (nearest voxel), with weights 1, 1/2, 1/4 … that sum to one."""
    weights = [0.5**scale for scale in range(len(outputs))]
    losses = [weight * dice_cross_entropy(logits, labels_on(logits.shape[2:])) for weight, logits in zip(weights, outputs)]
    return sum(losses) / sum(weights)


def labels_on(grid):
    if labels.shape[1:] == grid:
        return labels
    return F.interpolate(labels[:, None].float(), size=grid, mode='nearest')[:, 0].long()

"""A training step as nnU-Net v2 takes it on a CPU: eager, fp32, contiguous, the default allocator."""
import math

import torch
from dice_ce import dice_cross_entropy
from dynamic_network_architectures.architectures.unet import PlainConvUNet
from dynamic_network_architectures.initialization.weight_init import InitWeights_He
from nnunet import optimizer_of, settings
from worker import Item, serve, work

torch.set_num_threads(work['threads'])
torch.manual_seed(0)
shape, features, classes = work['shape'], work['features'], work['classes']

network = PlainConvUNet(
    input_channels=shape[1], num_classes=classes, n_conv_per_stage=2, n_conv_per_stage_decoder=2, **settings(features)
)
network.apply(InitWeights_He(1e-2))
optimizer = optimizer_of(network)
# 1, 1/2, 1/4 with the coarsest left out, normalised.
weights = [2 / 3, 1 / 3]


def random_label(scale):
    batch, _, *size = shape
    voxels = [length // 2**scale for length in size]
    count = batch * math.prod(voxels)
    return (torch.arange(count) * 7919 % classes).to(torch.int16).view(batch, 1, *voxels)


image = torch.randn(shape)
labels = [random_label(scale) for scale in range(2)]


def loss_of(logits, label):
    return dice_cross_entropy(logits, label.long()[:, 0])


def step():
    optimizer.zero_grad(set_to_none=True)
    outputs = network(image)
    loss = sum(weight * loss_of(output, label) for weight, output, label in zip(weights, outputs, labels))
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 12)
    optimizer.step()
    if not math.isfinite(loss.item()):
        raise ArithmeticError('the loss is not finite')


serve({'parameters': sum(parameter.numel() for parameter in network.parameters())}, {'step': lambda: Item(step)})

"""A training step as nnU-Net v2 takes it on a GPU with its ResEnc M network: torch.compile, float16 autocast with a
gradient scaler."""
import math

import torch
from dynamic_network_architectures.architectures.unet import ResidualEncoderUNet
from torch import nn
from training import deep_supervision, device, image, memory_format
from worker import Item, serve, work

torch.backends.cudnn.benchmark = True
features, blocks = work['resenc']['features'], work['resenc']['blocks']

network = ResidualEncoderUNet(
    input_channels=work['shape'][1],
    n_stages=len(features),
    features_per_stage=features,
    conv_op=nn.Conv3d,
    kernel_sizes=3,
    strides=[1] + [2] * (len(features) - 1),
    n_blocks_per_stage=blocks,
    num_classes=work['classes'],
    n_conv_per_stage_decoder=1,
    conv_bias=True,
    norm_op=nn.InstanceNorm3d,
    norm_op_kwargs={'eps': 1e-5, 'affine': True},
    nonlin=nn.LeakyReLU,
    nonlin_kwargs={'inplace': True},
    deep_supervision=True,
)
network.apply(network.initialize)
network.to(device, memory_format=memory_format)
optimizer = torch.optim.SGD(network.parameters(), 0.01, weight_decay=3e-5, momentum=0.99, nesterov=True)
scaler = torch.amp.GradScaler(device)
# Both are compiled when they are first called.
forward, loss_of = torch.compile(network), torch.compile(deep_supervision)


def step():
    optimizer.zero_grad(set_to_none=True)
    with torch.autocast(device, torch.float16):
        outputs = forward(image)
    loss = loss_of(outputs)
    scaler.scale(loss).backward()
    scaler.unscale_(optimizer)
    torch.nn.utils.clip_grad_norm_(network.parameters(), 12)
    scaler.step(optimizer)
    scaler.update()
    # The GPU works on its own; a number that is read waits for all of it.
    if not math.isfinite(loss.item()):
        raise ArithmeticError('the loss is not finite')


serve({}, {'step': lambda: Item(step)})

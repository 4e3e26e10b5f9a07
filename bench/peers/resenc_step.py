"""A training step as nnU-Net v2 takes it on a GPU with its ResEnc M network: torch.compile, float16 autocast with a
gradient scaler."""
import math

import torch
from dynamic_network_architectures.architectures.unet import ResidualEncoderUNet
from nnunet import optimizer_of, settings
from training import deep_supervision, device, image, memory_format
from worker import Item, serve, work

torch.backends.cudnn.benchmark = True
features, blocks = work['resenc']['features'], work['resenc']['blocks']

network = ResidualEncoderUNet(
    input_channels=work['shape'][1], num_classes=work['classes'], n_blocks_per_stage=blocks, n_conv_per_stage_decoder=1, **settings(features)
)
network.apply(network.initialize)
network.to(device, memory_format=memory_format)
optimizer = optimizer_of(network)
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

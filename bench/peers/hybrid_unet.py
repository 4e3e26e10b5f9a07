"""The hybrid network as packages/henn has it, frozen here in PyTorch, with the same names, so that weights fit both.
B batch, C channels, N tokens, Z Y X voxels."""
import torch
import torch.nn.functional as F
from torch import nn


class HybridUNet(nn.Module):
    """`config` is the model section of HENN's configuration. The logits at every grid of the decoder, the finest first."""

    def __init__(self, config, in_channels, classes):
        super().__init__()
        depths, stem = config['depths'], config['stem_width']
        widths = [config['width'] * 2**stage for stage in range(len(depths))]
        kernel, transformer = config['kernel_size'], config['transformer']
        assert config['use_depthwise'] and config['use_transformer'] and config['deep_supervision'] and config['dropout'] == 0
        stages = len(widths)

        def local_block(stage):
            if stage == 0 or config['expansion_ratio'] == 1:
                return DepthwiseSeparable(widths[stage], widths[stage], kernel)
            drop_path = config['drop_path'] * stage / max(1, stages - 1)
            return MBConv(widths[stage], kernel, config['expansion_ratio'], config['use_se'], drop_path)

        def encoder_stage(stage):
            return EncoderStage(
                down=DepthwiseSeparable(stem if stage == 0 else widths[stage - 1], widths[stage], kernel, stride=2),
                local=[local_block(stage) for _ in range(depths[stage])],
                transformers=[
                    Transformer(widths[stage], transformer, config['drop_path'] * stage / max(1, stages - 1))
                    for _ in range(transformer['depth'] if stage >= stages - transformer['stages'] else 0)
                ],
                attention=[ShuffleAttention(widths[stage])] if config['use_attention'] and stage > 0 else [],
            )

        self.stem = conv_norm_act(in_channels, stem)
        self.encoder = nn.ModuleList(encoder_stage(stage) for stage in range(stages))
        self.decoder = nn.ModuleList(
            DecoderStage(widths[stage + 1], widths[stage], local_block(stage)) for stage in reversed(range(stages - 1))
        )
        self.up = nn.ConvTranspose3d(widths[0], stem, 2, stride=2)
        self.last = DepthwiseSeparable(2 * stem, stem, 3)
        self.heads = nn.ModuleList(nn.Conv3d(width, classes, 1) for width in [stem, *widths[:-1]])

    def forward(self, image):
        full = self.stem(image)
        skips, x = [], full
        for stage in self.encoder:
            x = stage(x)
            skips.append(x)
        decoded = []
        for stage, skip in zip(self.decoder, reversed(skips[:-1])):
            x = stage(x, skip)
            decoded.insert(0, x)
        fine = self.last(torch.cat([crop_like(self.up(x), full), full], 1))
        return [head(features) for head, features in zip(self.heads, [fine, *decoded])]


class ConvNormAct(nn.Module):
    def __init__(self, conv, norm, activation):
        super().__init__()
        self.conv, self.norm, self.activation = conv, norm, activation

    def forward(self, x):
        return self.activation(self.norm(self.conv(x)))


def conv_norm_act(in_channels, out_channels, kernel=3, stride=1, groups=1, active=True):
    return ConvNormAct(
        nn.Conv3d(in_channels, out_channels, kernel, stride, (kernel - 1) // 2, groups=groups, bias=False),
        nn.InstanceNorm3d(out_channels, affine=True),
        nn.LeakyReLU(0.01, inplace=True) if active else nn.Identity(),
    )


class DepthwiseSeparable(nn.Module):
    def __init__(self, in_channels, out_channels, kernel, stride=1):
        super().__init__()
        self.depthwise = conv_norm_act(in_channels, in_channels, kernel, stride, groups=in_channels, active=False)
        self.pointwise = conv_norm_act(in_channels, out_channels, 1)
        self.residual = in_channels == out_channels and stride == 1

    def forward(self, x):
        y = self.pointwise(self.depthwise(x))
        return y + x if self.residual else y


class MBConv(nn.Module):
    def __init__(self, channels, kernel, expansion, use_se, drop_path):
        super().__init__()
        inner = channels * expansion
        self.expand = conv_norm_act(channels, inner, 1)
        self.depthwise = conv_norm_act(inner, inner, kernel, groups=inner)
        self.se = SqueezeExcitation(inner, max(8, round(channels / 4))) if use_se else nn.Identity()
        self.project = conv_norm_act(inner, channels, 1, active=False)
        self.drop_path = DropPath(drop_path)

    def forward(self, x):
        return x + self.drop_path(self.project(self.se(self.depthwise(self.expand(x)))))


class SqueezeExcitation(nn.Module):
    def __init__(self, channels, squeezed):
        super().__init__()
        self.reduce = nn.Conv3d(channels, squeezed, 1)
        self.expand = nn.Conv3d(squeezed, channels, 1)

    def forward(self, x):
        means = x.mean((2, 3, 4), keepdim=True)
        return x * torch.sigmoid(self.expand(F.silu(self.reduce(means))))


class DropPath(nn.Module):
    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training or self.rate == 0:
            return x
        keep = 1 - self.rate
        mask = (torch.rand([x.shape[0], *[1] * (x.dim() - 1)]) < keep).to(x.dtype) / keep
        return x * mask


class Transformer(nn.Module):
    def __init__(self, channels, config, drop_path):
        super().__init__()
        hidden = round(channels * config['mlp_ratio'])
        self.norm1 = nn.LayerNorm(channels)
        self.attention = SelfAttention(channels, config['heads'])
        self.norm2 = nn.LayerNorm(channels)
        self.fc1 = nn.Linear(channels, hidden)
        self.fc2 = nn.Linear(hidden, channels)
        self.drop_path = DropPath(drop_path)

    def forward(self, x):
        tokens = x.flatten(2).transpose(1, 2)
        tokens = tokens + self.drop_path(self.attention(self.norm1(tokens)))
        tokens = tokens + self.drop_path(self.fc2(F.gelu(self.fc1(self.norm2(tokens)))))
        return tokens.transpose(1, 2).reshape(x.shape)


class SelfAttention(nn.Module):
    def __init__(self, channels, heads):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(channels, 3 * channels)
        self.proj = nn.Linear(channels, channels)

    def forward(self, tokens_bnc):
        batch, tokens, channels = tokens_bnc.shape
        q, k, v = self.qkv(tokens_bnc).reshape(batch, tokens, 3, self.heads, channels // self.heads).permute(2, 0, 3, 1, 4)
        return self.proj(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(batch, tokens, channels))


class ShuffleAttention(nn.Module):
    def __init__(self, channels, groups=4):
        super().__init__()
        half = channels // (2 * groups)
        self.groups = groups
        self.channel_weight = nn.Parameter(torch.zeros(1, half, 1, 1, 1))
        self.channel_bias = nn.Parameter(torch.ones(1, half, 1, 1, 1))
        self.spatial_weight = nn.Parameter(torch.zeros(1, half, 1, 1, 1))
        self.spatial_bias = nn.Parameter(torch.ones(1, half, 1, 1, 1))
        self.norm = nn.GroupNorm(half, half)

    def forward(self, x):
        batch, channels, *grid = x.shape
        first, second = x.reshape(batch * self.groups, channels // self.groups, *grid).chunk(2, 1)
        means = first.mean((2, 3, 4), keepdim=True)
        by_channel = first * torch.sigmoid(means * self.channel_weight + self.channel_bias)
        by_voxel = second * torch.sigmoid(self.norm(second) * self.spatial_weight + self.spatial_bias)
        joined = torch.cat([by_channel, by_voxel], 1).reshape(batch, 2, channels // 2, *grid)
        return joined.transpose(1, 2).reshape(batch, channels, *grid)


class EncoderStage(nn.Module):
    def __init__(self, down, local, transformers, attention):
        super().__init__()
        self.down = down
        self.local = nn.Sequential(*local)
        # `global` is a word of Python's, so the name is set as a string.
        self.add_module('global', nn.Sequential(*transformers))
        self.attention = nn.Sequential(*attention)

    def forward(self, x):
        return self.attention(self.get_submodule('global')(self.local(self.down(x))))


class DecoderStage(nn.Module):
    def __init__(self, in_channels, channels, local):
        super().__init__()
        self.up = nn.ConvTranspose3d(in_channels, channels, 2, stride=2)
        self.join = conv_norm_act(2 * channels, channels, 1)
        self.refine = nn.Sequential(local)

    def forward(self, x, skip):
        return self.refine(self.join(torch.cat([crop_like(self.up(x), skip), skip], 1)))


def crop_like(x, like):
    z, y, width = like.shape[2:]
    return x[:, :, :z, :y, :width]

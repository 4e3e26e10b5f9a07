"""A training step of MONAI's MedNeXt-S."""
from monai.networks.nets.mednext import MedNeXt
from training import serve_training
from worker import work


def create(_drop_path):
    # What MONAI's MedNeXtS is at a width of 32, which a tiny run doesn't have.
    return MedNeXt(
        spatial_dims=3,
        init_filters=work['network']['width'],
        in_channels=work['shape'][1],
        out_channels=work['classes'],
        encoder_expansion_ratio=2,
        decoder_expansion_ratio=2,
        bottleneck_expansion_ratio=2,
        kernel_size=3,
        deep_supervision=False,
        use_residual_connection=True,
        blocks_down=(2, 2, 2, 2),
        blocks_bottleneck=2,
        blocks_up=(2, 2, 2, 2),
        norm_type='group',
        global_resp_norm=False,
    )


serve_training(create)

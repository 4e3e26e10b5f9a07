"""A training step of the hybrid network."""
from hybrid_unet import HybridUNet
from training import serve_training
from worker import work


def create(drop_path):
    config = work['network'] if drop_path else {**work['network'], 'drop_path': 0}
    return HybridUNet(config, work['shape'][1], work['classes'])


serve_training(create)

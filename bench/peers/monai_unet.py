"""MONAI's UNet on a split of a Decathlon dataset for a given time, as its tutorials train it; a line of JSON for each
validation.

    python monai_unet.py DATASET SPLIT.json MINUTES SEED

The clock counts reading, augmentation and steps; it stands while the held-out cases are predicted. B batch, K classes.
"""
import json
import math
import sys
import time
from pathlib import Path

import numpy as np
import torch
from monai.data import CacheDataset, DataLoader
from monai.inferers import sliding_window_inference
from monai.losses import DiceCELoss
from monai.networks.nets import UNet
from monai.transforms import (
    Compose,
    EnsureChannelFirstd,
    LoadImaged,
    NormalizeIntensityd,
    Orientationd,
    RandAffined,
    RandFlipd,
    RandGaussianNoised,
    RandSpatialCropd,
    SpatialPadd,
)
from monai.utils import set_determinism

PATCH = (48, 64, 48)
BATCH = 2
RATE = 1e-3
# Seconds of training from one validation to the next.
EVERY = 60

folder, split_path, minutes, seed = Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
torch.set_num_threads(2)
set_determinism(seed)
began = time.perf_counter()
split = json.loads(split_path.read_text())
labels = json.loads((folder / 'dataset.json').read_text())['labels']
classes = len(labels)


def files(ids):
    return [{'image': str(folder / f'imagesTr/{id}.nii.gz'), 'label': str(folder / f'labelsTr/{id}.nii.gz')} for id in ids]


both = ('image', 'label')
read = [LoadImaged(both), EnsureChannelFirstd(both), Orientationd(both, axcodes='RAS', labels=None), NormalizeIntensityd('image')]
augment = [
    SpatialPadd(both, PATCH),
    RandSpatialCropd(both, PATCH, random_size=False),
    # Along X alone, as bodies are symmetric: along all three it ends lower.
    RandFlipd(both, prob=0.5, spatial_axis=0),
    RandAffined(both, prob=0.5, rotate_range=[0.26] * 3, scale_range=[0.15] * 3, mode=('bilinear', 'nearest'), padding_mode='border'),
    RandGaussianNoised('image', prob=0.2, std=0.1),
]
training = CacheDataset(files(split['training']), Compose(read + augment), progress=False)
validation = CacheDataset(files(split['validation']), Compose(read), progress=False)
network = UNet(spatial_dims=3, in_channels=1, out_channels=classes, channels=(16, 32, 64, 128, 256), strides=(2, 2, 2, 2), num_res_units=2, norm='instance')
loss_of = DiceCELoss(to_onehot_y=True, softmax=True, include_background=False)
optimizer = torch.optim.AdamW(network.parameters(), lr=RATE)


def dice_of_cases():
    """The mean over the cases for each class; cases that have a class in neither map are left out."""
    network.eval()
    scores = [[] for _ in range(1, classes)]
    with torch.no_grad():
        for case in validation:
            logits = sliding_window_inference(case['image'][None], PATCH, 1, network, overlap=0.5, mode='gaussian')
            predicted, truth = logits.argmax(1)[0].numpy(), np.asarray(case['label'][0]).round()
            for index in range(1, classes):
                both_maps = (predicted == index).sum() + (truth == index).sum()
                if both_maps > 0:
                    scores[index - 1].append(2 * ((predicted == index) & (truth == index)).sum() / both_maps)
    network.train()
    return [float(np.mean(score)) for score in scores]


def main():
    budget = minutes * 60
    spent = time.perf_counter() - began
    steps, validated = 0, spent
    loader = DataLoader(training, batch_size=BATCH, shuffle=True, num_workers=1, drop_last=True, persistent_workers=True)
    while spent < budget:
        start = time.perf_counter()
        for batch in loader:
            for group in optimizer.param_groups:
                group['lr'] = RATE * max(0.0, 1 - spent / budget) ** 0.9
            optimizer.zero_grad(set_to_none=True)
            loss = loss_of(network(batch['image'].as_tensor()), batch['label'].as_tensor())
            if not math.isfinite(loss.item()):
                raise ArithmeticError('the loss is not finite')
            loss.backward()
            optimizer.step()
            steps += 1
            now = time.perf_counter()
            spent, start = spent + now - start, now
            if spent - validated >= EVERY or spent >= budget:
                validated = spent
                dice = dice_of_cases()
                print(json.dumps({'seconds': spent, 'steps': steps, 'dice': float(np.mean(dice)), 'dice_per_class': dice}), flush=True)
                start = time.perf_counter()
            if spent >= budget:
                break
        else:
            spent += time.perf_counter() - start


if __name__ == '__main__':
    main()

"""nnU-Net's augmentation, as its data loader does it to each sample: a larger patch is cut out of the volume, its training
transforms make the patch of it, which is copied into the batch. The volume lies in memory, uncompressed."""
import numpy as np
import torch
from acvl_utils.cropping_and_padding.bounding_boxes import crop_and_pad_nd
from nnunetv2.training.data_augmentation.compute_initial_patch_size import get_patch_size
from nnunetv2.training.nnUNetTrainer.nnUNetTrainer import nnUNetTrainer
from worker import Item, serve, work

torch.set_num_threads(work['threads'])
torch.manual_seed(0)
np.random.seed(0)
ANGLES = (-np.pi / 6, np.pi / 6)
MIRRORED = (0, 1, 2)


def volume_of(shape):
    """Balls in each other, one of each class, and waves; [1, Z, Y, X]."""
    z, y, x = np.meshgrid(*(np.arange(size) for size in shape), indexing='ij', sparse=True)
    distance = np.sqrt((2 * z / shape[0] - 1) ** 2 + (2 * y / shape[1] - 1) ** 2 + (2 * x / shape[2] - 1) ** 2)
    label = np.maximum(0, np.ceil(work['classes'] * (1 - distance)) - 1).astype(np.int16)
    image = (np.sin(z / 5) + np.sin(y / 7) + np.sin(x / 3) + label).astype(np.float32)
    return image[None], label[None]


def prepare(piece):
    patch, shape = piece['patch'], piece['volume']
    image, label = volume_of(shape)
    initial = get_patch_size(patch, ANGLES, ANGLES, ANGLES, (0.85, 1.25))
    transforms = nnUNetTrainer.get_training_transforms(np.array(patch), ANGLES, None, MIRRORED, False)
    batch = torch.empty(1, 1, *patch), torch.empty(1, 1, *patch, dtype=torch.int16)

    def sample():
        begin = [np.random.randint(size - part + 1) if size >= part else (size - part) // 2 for size, part in zip(shape, initial)]
        box = [[first, first + part] for first, part in zip(begin, initial)]
        # A copy: decompression gives nnU-Net one, and its transforms work in place.
        cropped = torch.from_numpy(np.array(crop_and_pad_nd(image, box, 0)))
        cropped_label = torch.from_numpy(np.array(crop_and_pad_nd(label, box, -1)))
        result = transforms(image=cropped, segmentation=cropped_label)
        batch[0][0] = result['image']
        batch[1][0] = result['segmentation']

    def step():
        with torch.no_grad():
            for _ in range(piece['patches']):
                sample()

    return Item(step, per_step=piece['patches'])


serve({'pieces': work['pieces']}, {piece['name']: (lambda piece=piece: prepare(piece)) for piece in work['pieces']})

"""nnU-Net's preprocessing of single cases, from their files to its own."""
import os
import tempfile
from functools import partial
from pathlib import Path
from types import SimpleNamespace

for name in ('raw', 'preprocessed', 'results'):
    os.environ[f'nnUNet_{name}'] = tempfile.mkdtemp()

import numpy as np
import torch
from nnunetv2.imageio.simpleitk_reader_writer import SimpleITKIO
from nnunetv2.preprocessing.preprocessors.default_preprocessor import DefaultPreprocessor
from nnunetv2.preprocessing.resampling.default_resampling import resample_data_or_seg_to_shape
from nnunetv2.utilities.label_handling.label_handling import LabelManager
from worker import Item, serve, work

torch.set_num_threads(work['threads'])
SCHEMES = {'z_score': 'ZScoreNormalization', 'ct': 'CTNormalization'}
CT = {'mean': work['ct']['mean'], 'std': work['ct']['std'], 'percentile_00_5': work['ct']['low'], 'percentile_99_5': work['ct']['high']}


def prepare(piece):
    resampling = dict(order_z=0, force_separate_z=None)
    configuration = SimpleNamespace(
        spacing=piece['target'],
        patch_size=[64, 64, 64],
        normalization_schemes=[SCHEMES[piece['scheme']]],
        use_mask_for_norm=[piece.get('inside', False)],
        resampling_fn_data=partial(resample_data_or_seg_to_shape, is_seg=False, order=3, **resampling),
        resampling_fn_seg=partial(resample_data_or_seg_to_shape, is_seg=True, order=1, **resampling),
    )
    plans = SimpleNamespace(
        image_reader_writer_class=SimpleITKIO,
        transpose_forward=[0, 1, 2],
        foreground_intensity_properties_per_channel={'0': CT},
        get_label_manager=lambda _: LabelManager({'background': 0, 'a': 1, 'b': 2}, None),
    )
    preprocessor = DefaultPreprocessor(verbose=False)

    def step():
        for index, paths in enumerate(piece['paths']):
            target = os.path.join(work['folder'], f"{piece['name']}_{index}")
            # blosc2 writes over nothing.
            for suffix in ('.b2nd', '_seg.b2nd'):
                Path(target + suffix).unlink(missing_ok=True)
            preprocessor.run_case_save(target, [paths['image']], paths['label'], plans, configuration, {})

    def check():
        paths = piece['paths'][0]
        data, seg, _ = preprocessor.run_case([paths['image']], paths['label'], plans, configuration, {})
        return [data.size, float(np.mean(data.astype(np.float64) ** 2)), *(int((seg == label).sum()) for label in (1, 2))]

    return Item(step, check, per_step=len(piece['paths']))


serve({'pieces': work['pieces']}, {piece['name']: (lambda piece=piece: prepare(piece)) for piece in work['pieces']})

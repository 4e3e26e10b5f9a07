"""What nibabel, SimpleITK, pydicom and h5py make of files: shape, place in space, and a hash of the voxels as float32.

    files.py read DATA OUT    of the real files below DATA, and of the same volumes written into OUT in other formats
    files.py check FOLDER     of what is in a folder

Prints a line of JSON for each file and reader. Shapes along Z, Y, X; affines to RAS.
"""
import hashlib
import json
import sys
from pathlib import Path

import h5py
import nibabel
import numpy as np
import pydicom
import SimpleITK


def line(by, path, voxels, affine):
    voxels = np.ascontiguousarray(voxels, dtype="<f4")
    print(json.dumps({"by": by, "path": str(path), "shape": voxels.shape, "affine": np.asarray(affine, float).ravel().tolist(), "sha256": hashlib.sha256(voxels).hexdigest()}))


def by_nibabel(path):
    image = nibabel.load(path)
    line("nibabel", path, np.asarray(image.dataobj, np.float64).T, image.affine)


def ras(image):
    affine = np.eye(4)
    affine[:3, :3] = np.array(image.GetDirection()).reshape(3, 3) * image.GetSpacing()
    affine[:3, 3] = image.GetOrigin()
    return np.diag([-1, -1, 1, 1]) @ affine


def by_simpleitk(path, files=None):
    image = SimpleITK.ReadImage([str(file) for file in files] if files else str(path))
    line("SimpleITK", path, SimpleITK.GetArrayFromImage(image), ras(image))


def by_pydicom(folder):
    slices = [pydicom.dcmread(file) for file in folder.iterdir()]
    right, down = np.array(slices[0].ImageOrientationPatient, float).reshape(2, 3)
    slices.sort(key=lambda one: np.dot(np.cross(right, down), one.ImagePositionPatient))
    places = np.array([one.ImagePositionPatient for one in slices], float)
    affine = np.eye(4)
    affine[:3, 0] = right * float(slices[0].PixelSpacing[1])
    affine[:3, 1] = down * float(slices[0].PixelSpacing[0])
    affine[:3, 2] = (places[-1] - places[0]) / (len(slices) - 1)
    affine[:3, 3] = places[0]
    voxels = [one.pixel_array * float(getattr(one, "RescaleSlope", 1)) + float(getattr(one, "RescaleIntercept", 0)) for one in slices]
    line("pydicom", folder, np.stack(voxels), np.diag([-1, -1, 1, 1]) @ affine)


def by_h5py(path):
    with h5py.File(path) as file:
        dataset = file["data"]
        line("h5py", path, dataset[()], np.reshape(dataset.attrs["affine"] if "affine" in dataset.attrs else file.attrs["affine"], (4, 4)))


def by_numpy(path):
    affine = json.loads(path.with_suffix(".json").read_text())["affine"]
    loaded = np.load(path)
    line("NumPy", path, loaded if path.suffix == ".npy" else loaded[loaded.files[0]], np.reshape(affine, (4, 4)))


def write_others(path, out):
    """The volume of a NIfTI file in the formats of others."""
    image = nibabel.load(path)
    voxels = np.asarray(image.dataobj).T
    name = path.name.removesuffix(".nii.gz")
    with h5py.File(out / f"{name}.h5", "w") as file:
        dataset = file.create_dataset("data", data=voxels, chunks=tuple(min(size, 32) for size in voxels.shape), compression="gzip", shuffle=True)
        dataset.attrs["affine"] = image.affine
    by_h5py(out / f"{name}.h5")
    for suffix, save in {".npy": np.save, ".npz": lambda file, array: np.savez_compressed(file, data=array)}.items():
        target = out / f"{name}_{suffix[1:]}{suffix}"
        save(target, voxels)
        target.with_suffix(".json").write_text(json.dumps({"affine": image.affine.ravel().tolist()}))
        by_numpy(target)
    itk = SimpleITK.ReadImage(str(path))
    for suffix in (".mha", ".nrrd"):
        SimpleITK.WriteImage(itk, str(out / f"{name}{suffix}"), useCompression=True)
        by_simpleitk(out / f"{name}{suffix}")


def read(data, out):
    nifti = sorted(path for path in data.rglob("*.nii.gz") if not path.name.startswith("."))
    for path in nifti:
        by_nibabel(path)
        by_simpleitk(path)
    for folder in sorted((data / "dicom").iterdir()):
        by_pydicom(folder)
        by_simpleitk(folder, SimpleITK.ImageSeriesReader.GetGDCMSeriesFileNames(str(folder)))
    for path in [*(data / "mni152").glob("*.nii.gz"), nifti[0]]:
        write_others(path, out)


def check(folder):
    readers = {".gz": by_nibabel, ".nii": by_nibabel, ".mha": by_simpleitk, ".nrrd": by_simpleitk, ".h5": by_h5py, ".npy": by_numpy, ".npz": by_numpy}
    for path in sorted(folder.iterdir()):
        if path.suffix in readers:
            readers[path.suffix](path)


if sys.argv[1] == "read":
    read(Path(sys.argv[2]), Path(sys.argv[3]))
else:
    check(Path(sys.argv[2]))

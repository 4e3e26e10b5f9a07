import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { writeSlices } from '../testing/dicom.js'
import { temporaryFolder } from '../testing/temporary.js'
import { readVolume, resultName, volumeName, writeVolume } from './formats.js'

const volume = {
  data: Int16Array.from({ length: 24 }, (_, i) => i - 12),
  channels: 1,
  shapeZyx: [2, 3, 4] as [number, number, number],
  spacingMm: [3, 2, 0.5] as [number, number, number],
  affine: [0.5, 0, 0, 10, 0, 2, 0, -20, 0, 0, 3, 30, 0, 0, 0, 1],
}

test.each(['.nii', '.nii.gz', '.mha', '.nrrd', '.npy', '.npz', '.h5', '.hdf5', '.NII.GZ'])('a volume is written and read by the ending of its name: %s', async (ending) => {
  const path = join(temporaryFolder(), `case.1${ending}`)
  await writeVolume(path, volume, 'int16')
  expect(await readVolume(path)).toMatchObject({ ...volume, path, warnings: [] })
  expect((await readVolume(path, { cast: 'float32' })).data).toEqual(Float32Array.from(volume.data))
})

test('another ending is refused, with those that are known', async () => {
  const refusal = new InputError('a/case.mgz: no format of volumes that is known. Give a file that ends in .nii.gz, .nii, .mha, .mhd, .nrrd, .nhdr, .npy, .npz, .h5 or .hdf5.')
  await expect(readVolume('a/case.mgz')).rejects.toThrow(refusal)
  await expect(writeVolume('a/case.mgz', volume, 'int16')).rejects.toThrow(refusal)
})

test.each([
  ['a/case_001.nii.gz', 'case_001'],
  ['case.v2.NII', 'case.v2'],
  ['case.npy', 'case'],
  ['.nii.gz', ''],
  ['case.json', undefined],
  ['casenii', undefined],
])('%s is the file of %s', (path, name) => {
  expect(volumeName(path)).toBe(name)
})

test.each([
  ['a/case.NII.gz', 'case.NII.gz'],
  ['a/case.mhd', 'case.mha'],
  ['a/case.nhdr', 'case.nrrd'],
])('a result on the grid of %s is %s', (path, name) => {
  expect(resultName(path)).toBe(name)
})

test('a folder is a DICOM series, of which one of several is named behind it; it is not written', async () => {
  const folder = writeSlices(temporaryFolder(), 3)
  expect((await readVolume(folder)).shapeZyx).toEqual([3, 3, 4])
  expect(resultName(folder)).toBe(`${basename(folder)}.nii.gz`)
  writeSlices(folder, 2, () => ({ SeriesInstanceUID: '1.2.4' }), (k) => `other ${k}`)
  await expect(readVolume(folder)).rejects.toThrow(/holds 2 series of images. Pick one, as .*#UID/)
  expect((await readVolume(`${folder}#1.2.4`)).shapeZyx).toEqual([2, 3, 4])
  expect(resultName(`${folder}#1.2.4`)).toBe(`${basename(folder)}_1.2.4.nii.gz`)
  expect((await readVolume(join(folder, '0.dcm'))).shapeZyx).toEqual([1, 3, 4])
  await expect(writeVolume(join(folder, 'new.dcm'), volume, 'int16')).rejects.toThrow(/DICOM images aren't written/)
})

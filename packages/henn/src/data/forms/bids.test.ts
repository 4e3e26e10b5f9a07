import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { expectRefusal, folderWith, idsOf, imageVoxels, labelVoxels, volume } from './forms.test.helpers.js'
import { openDataset } from './index.js'

const image = volume(imageVoxels)
const flair = volume(imageVoxels.map((value) => value * 10))
const base = {
  'dataset_description.json': { Name: 'Tiny', BIDSVersion: '1.9.0' },
  'participants.tsv': 'participant_id\nsub-01\n',
  'sub-01/ses-1/anat/sub-01_ses-1_T1w.nii.gz': image,
  'sub-01/ses-1/anat/sub-01_ses-1_acq-3d_FLAIR.nii.gz': flair,
  'sub-01/ses-1/anat/sub-01_ses-1_T1w.json': {},
  'sub-01/ses-1/func/sub-01_ses-1_bold.nii.gz': image,
  'sub-01/ses-2/anat/sub-01_ses-2_T1w.nii.gz': image,
  'sub-01/ses-2/anat/sub-01_ses-2_acq-3d_FLAIR.nii.gz': flair,
  'sub-02/anat/sub-02_T1w.nii.gz': image,
  'sub-02/anat/sub-02_acq-3d_FLAIR.nii.gz': flair,
  'sub-03/anat/sub-03_T1w.nii.gz': image,
}
const places = ['sub-01/ses-1/anat/sub-01_ses-1', 'sub-01/ses-2/anat/sub-01_ses-2', 'sub-02/anat/sub-02']

/** Files below derivatives/manual, one for each session that has labels. */
function derived(...kinds: [kind: string, content: unknown][]): Record<string, unknown> {
  return Object.fromEntries(places.flatMap((place) => kinds.map(([kind, content]) => [`derivatives/manual/${place}_${kind}.nii.gz`, content])))
}

const dseg = derived(['dseg', volume(labelVoxels)])

test('sessions with labels are cases, of their subjects; all their images are channels', async () => {
  const folder = folderWith({ ...base, ...dseg })
  const dataset = await openDataset(folder)
  expect(dataset).toMatchObject({ name: 'Tiny', channels: ['T1w', 'acq-3d_FLAIR'] })
  expect(dataset.labels).toEqual([{ value: 0, name: 'background' }, { value: 1, name: 'label 1' }, { value: 2, name: 'label 2' }])
  expect(dataset.cases.map(({ id, patient }) => [id, patient])).toEqual([['sub-01_ses-1', 'sub-01'], ['sub-01_ses-2', 'sub-01'], ['sub-02', 'sub-02']])
  expect(dataset.cases[2]).toMatchObject({ images: [join(folder, 'sub-02/anat/sub-02_T1w.nii.gz'), join(folder, 'sub-02/anat/sub-02_acq-3d_FLAIR.nii.gz')], label: join(folder, 'derivatives/manual/sub-02/anat/sub-02_dseg.nii.gz') })
  const loaded = await dataset.load('sub-01_ses-2')
  expect(loaded.image).toMatchObject({ channels: 2, data: new Float32Array([...imageVoxels, ...imageVoxels.map((value) => value * 10)]) })
  expect(loaded.label?.data).toEqual(new Uint8Array(labelVoxels))
})

test('labels are named by a dseg.tsv', async () => {
  const named = folderWith({ ...base, ...dseg, 'derivatives/manual/dseg.tsv': 'index\tname\tcolor\n2\ttumour\t#ff0000\n1\tliver\t#00ff00\n' })
  expect((await openDataset(named)).labels).toEqual([{ value: 0, name: 'background' }, { value: 1, name: 'liver' }, { value: 2, name: 'tumour' }])
  const of = (tsv: string): Promise<unknown> => openDataset(folderWith({ ...base, ...dseg, 'derivatives/manual/dseg.tsv': tsv }))
  await expectRefusal(of('value\tname\n1\tliver\n'), /dseg\.tsv: its columns are value, name, and must have index and name/)
  await expectRefusal(of('index\tname\n1.5\tliver\n'), /dseg\.tsv: line 2: index is "1\.5" and name "liver"/)
  await expectRefusal(of('index\tname\n1\tliver\n1\tlever\n'), /dseg\.tsv: has the index 1 twice/)
})

describe('masks', () => {
  test('make one label map, numbered by their names', async () => {
    const folder = folderWith({ ...base, ...derived(['label-tumour_mask', volume([0, 0, 0, 0, 0, 1])], ['label-liver_mask', volume([0, 0, 0, 1, 1, 0])]) })
    const dataset = await openDataset(folder)
    expect(dataset.labels.map(({ name }) => name)).toEqual(['background', 'liver', 'tumour'])
    expect((await dataset.load('sub-02')).label?.data).toEqual(new Uint8Array(labelVoxels))
    expect(dataset.cases[0]).not.toHaveProperty('label')
  })

  test('of one label alone', async () => {
    const dataset = await openDataset(folderWith({ ...base, ...derived(['space-orig_label-lesion_desc-manual_mask', volume([0, 0, 0, 1, 1, 0])]) }))
    expect(dataset.labels).toEqual([{ value: 0, name: 'background' }, { value: 1, name: 'lesion' }])
    expect((await dataset.load('sub-02')).label?.data).toEqual(new Uint8Array([0, 0, 0, 1, 1, 0]))
  })

  test.each<[string, ReturnType<typeof volume>, RegExp]>([
    ['that overlap', volume([0, 0, 0, 0, 1, 1]), /Case sub-02: the masks of liver and tumour overlap/],
    ['of other values', volume([0, 0, 0, 0, 0, 255]), /Case sub-02: its mask of tumour holds 255, but the labels are 0 \(outside\), 1 \(inside\)/],
    ['on other grids', volume([0, 1], { shapeZyx: [1, 1, 2] }), /Case sub-02: mask of liver is 1×2×3 but its mask of tumour is 1×1×2/],
  ])('%s are refused', async (_, tumour, message) => {
    const dataset = await openDataset(folderWith({ ...base, ...derived(['label-liver_mask', volume([0, 0, 0, 1, 1, 0])], ['label-tumour_mask', tumour]) }))
    await expect(dataset.load('sub-02')).rejects.toThrow(message)
  })

  test('one that a session lacks is named', async () => {
    const folder = folderWith({ ...base, ...derived(['label-liver_mask', volume(imageVoxels)], ['label-tumour_mask', volume(imageVoxels)]) })
    rmSync(join(folder, 'derivatives/manual/sub-02/anat/sub-02_label-tumour_mask.nii.gz'))
    await expectRefusal(openDataset(folder), /sub-02 has no mask of tumour\. Others have one; add it, empty where there is no tumour/)
  })
})

describe('refuses', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['no label maps', {}, /derivatives: holds no label map/],
    ['several segmentations', { ...dseg, ...derived(['desc-auto_dseg', volume(labelVoxels)]) }, /holds several segmentations: manual\/desc-auto_dseg, manual\/dseg\. Keep one/],
    ['label maps twice', { ...dseg, 'derivatives/manual/sub-02/anat/sub-02_dseg.nii': volume(labelVoxels) }, /sub-02_dseg\.nii(\.gz)?: a second label map of sub-02/],
    ['label maps without images', derived(['dseg', volume(labelVoxels)]), /holds no image for the label maps/],
  ])('%s', async (name, more, message) => {
    const files = name === 'label maps without images' ? { 'dataset_description.json': {}, ...more } : { ...base, ...more }
    await expectRefusal(openDataset(folderWith(files)), message)
  })

  test('a session that lacks a channel, by name', async () => {
    const folder = folderWith({ ...base, ...dseg })
    rmSync(join(folder, 'sub-01/ses-2/anat/sub-01_ses-2_acq-3d_FLAIR.nii.gz'))
    await expectRefusal(openDataset(folder), /sub-01_ses-2 has no acq-3d_FLAIR, which others have/)
  })

  test('fault 22: a description with a key twice, __proto__ or another type', async () => {
    const of = (text: string): Promise<unknown> => openDataset(folderWith({ ...base, ...dseg, 'dataset_description.json': text }))
    await expectRefusal(of('{"Name": "a", "Name": "b"}'), /dataset_description\.json: the key "Name" stands twice/)
    await expectRefusal(of('{"__proto__": 1}'), /dataset_description\.json: the key "__proto__"/)
    await expectRefusal(of('{"Name": 7}'), /dataset_description\.json: Name: /)
    expect(await of('\uFEFF{\r\n"Name": "🧠"\r\n}')).toMatchObject({ name: '🧠' })
  })

  test('fault 18: a label on another grid', async () => {
    const dataset = await openDataset(folderWith({ ...base, ...derived(['dseg', volume([0, 1], { shapeZyx: [1, 1, 2] })]) }))
    await expect(dataset.load('sub-02')).rejects.toThrow("Case sub-02: image is 1×2×3 but its label is 1×1×2. Re-export the label on the image's grid.")
  })

  test('fault 19: labels that are no whole numbers', async () => {
    await expectRefusal(openDataset(folderWith({ ...base, ...derived(['dseg', volume([0, 0.5, -1, 1, 1, 1])]) })), /Case sub-01_ses-1: its label holds -1, 0\.5/)
  })

  test('fault 23: subjects that differ in case only; emoji are handled', async () => {
    const subject = (name: string): Record<string, unknown> => ({ [`${name}/anat/${name}_T1w.nii.gz`]: image, [`derivatives/m/${name}/anat/${name}_dseg.nii.gz`]: volume(labelVoxels) })
    await expectRefusal(openDataset(folderWith({ ...subject('sub-a'), ...subject('sub-A') })), /the cases sub-A and sub-a differ in case only/)
    expect(idsOf(await openDataset(folderWith(subject('sub-🧠'))))).toEqual(['sub-🧠'])
  })
})

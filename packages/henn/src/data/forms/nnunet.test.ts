import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeNifti } from '../../io/nifti.js'
import { temporaryFolder } from '../../testing/temporary.js'
import { expectRefusal, folderWith, idsOf, imageVoxels, labelVoxels, volume } from './forms.test.helpers.js'
import { openDataset } from './index.js'
import { nnunetLabels, parseLabels } from './nnunet-labels.js'

const description = {
  name: 'Tiny',
  channel_names: { 0: 'T1', 1: 'T2' },
  labels: { background: 0, liver: 1, tumour: 2 } as Record<string, unknown>,
  numTraining: 2,
  file_ending: '.nii.gz',
} as Record<string, unknown>

const second = imageVoxels.map((value) => value * 10)

/** A raw folder of two channels and the given cases. */
function folderOf(changes: Record<string, unknown> = {}, ids = ['a', 'b'], more: Record<string, unknown> = {}): string {
  return folderWith({
    'dataset.json': { ...description, ...changes },
    ...Object.fromEntries(ids.flatMap((id) => [
      [`imagesTr/${id}_0000.nii.gz`, volume(imageVoxels)],
      [`imagesTr/${id}_0001.nii.gz`, volume(second)],
      [`labelsTr/${id}.nii.gz`, volume(labelVoxels)],
    ])),
    ...more,
  })
}

test('a raw folder gives labels, cases, and its channels as one image', async () => {
  const folder = folderOf({}, ['a', 'b'], { 'imagesTr/.hidden_0000.nii.gz': '', 'imagesTr/a.json': '{}' })
  const dataset = await openDataset(folder)
  expect(dataset).toMatchObject({ name: 'Tiny', channels: ['T1', 'T2'] })
  expect(dataset.labels).toEqual([{ value: 0, name: 'background' }, { value: 1, name: 'liver' }, { value: 2, name: 'tumour' }])
  expect(dataset.cases[1]).toEqual({ id: 'b', images: [join(folder, 'imagesTr/b_0000.nii.gz'), join(folder, 'imagesTr/b_0001.nii.gz')], label: join(folder, 'labelsTr/b.nii.gz') })
  expect([dataset.splits, dataset.regions, dataset.ignoreLabel]).toEqual([undefined, undefined, undefined])
  const { image, label } = await dataset.load('b')
  expect(image).toMatchObject({ channels: 2, shapeZyx: [1, 2, 3], data: new Float32Array([...imageVoxels, ...second]) })
  expect(label?.data).toEqual(new Uint8Array(labelVoxels))
  await expect(dataset.load('c')).rejects.toThrow(/Case c isn't in .*dataset\.json/)
})

test('without a name it is called like its folder; keys that are not known are left alone', async () => {
  const folder = folderOf({ name: undefined, converted_by: 'me', overwrite_image_reader_writer: 'SimpleITKIO' })
  const named = join(temporaryFolder(), 'Dataset004_Hippocampus')
  renameSync(folder, named)
  expect((await openDataset(named)).name).toBe('Dataset004_Hippocampus')
})

test('files may be named by the description instead', async () => {
  const dataset = { x: { images: ['t1/x.nii.gz', './t2/x.nii'], label: 'seg.nii.gz' } }
  const folder = folderWith({ 'dataset.json': { ...description, numTraining: 1, dataset }, 't1/x.nii.gz': volume(imageVoxels), 't2/x.nii': volume(second), 'seg.nii.gz': volume(labelVoxels) })
  const opened = await openDataset(folder)
  expect(idsOf(opened)).toEqual(['x'])
  expect((await opened.load('x')).image.data).toEqual(new Float32Array([...imageVoxels, ...second]))
})

describe('labels', () => {
  const refuse = (key: string, problem: string): Error => new Error(`${key}: ${problem}`)

  test('regions, with what is written for each, and a label to be ignored', async () => {
    const labels = { background: 0, whole: [1, 2, 3], core: [2, 3], enhancing: 3, ignore: 4 }
    const dataset = await openDataset(folderOf({ labels, regions_class_order: [1, 2, 3] }))
    expect(dataset.regions).toEqual([{ name: 'whole', values: [1, 2, 3], written: 1 }, { name: 'core', values: [2, 3], written: 2 }, { name: 'enhancing', values: [3], written: 3 }])
    expect(dataset.labels).toEqual([{ value: 0, name: 'background' }, { value: 1, name: 'label 1' }, { value: 2, name: 'label 2' }, { value: 3, name: 'enhancing' }])
    expect(dataset.ignoreLabel).toBe(4)
  })

  test('voxels to be ignored are kept as they are', async () => {
    const folder = folderOf({ labels: { ...description.labels as object, ignore: 3 } })
    writeNifti(join(folder, 'labelsTr/a.nii.gz'), volume([0, 3, 0, 1, 1, 2]), 'uint8')
    expect((await (await openDataset(folder)).load('a')).label?.data).toEqual(new Uint8Array([0, 3, 0, 1, 1, 2]))
  })

  test('lists of one value are labels', () => {
    expect(parseLabels({ tumour: [2], background: 0, liver: [1] }, undefined, refuse)).toEqual({ labels: [{ value: 0, name: 'background' }, { value: 1, name: 'liver' }, { value: 2, name: 'tumour' }] })
  })

  test.each<[string, Record<string, number | number[]>, number[] | undefined, RegExp]>([
    ['no background', { liver: 1 }, undefined, /labels: must have a background of value 0, but it is missing/],
    ['another background', { background: 1, liver: 2 }, undefined, /but it is 1/],
    ['a gap', { background: 0, liver: 1, tumour: 3 }, undefined, /labels: must have the values 0 to 2 without a gap, but 2 is missing/],
    ['a gap in regions', { background: 0, whole: [1, 3], core: 3 }, [1, 3], /but 2 is missing/],
    ['a value twice', { background: 0, liver: 1, tumour: 1 }, undefined, /gives one value to two names/],
    ['a background twice', { background: 0, outside: 0 }, undefined, /gives one value to two names/],
    ['ignore among the labels', { background: 0, ignore: 1, liver: 2 }, undefined, /labels: must have the values 0 to 1 without a gap/],
    ['ignore too high', { background: 0, liver: 1, ignore: 255 }, undefined, /ignore is 255, and must be 2/],
    ['ignore as a region', { background: 0, liver: 1, ignore: [2, 3] }, undefined, /ignore must be one value/],
    ['regions without an order', { background: 0, whole: [1, 2], core: 2 }, undefined, /regions_class_order: is missing/],
    ['an order of another length', { background: 0, whole: [1, 2], core: 2 }, [1], /regions_class_order: has 1 values for 2 regions/],
    ['an order with another value', { background: 0, whole: [1, 2], core: 2 }, [1, 7], /has 7, which is no label/],
    ['a region called by a number', { background: 0, whole: [1, 2], '7': 2 }, [1, 2], /calls a region "7"/],
  ])('%s: refused', (_, labels, order, message) => {
    expect(() => parseLabels(labels, order, refuse)).toThrow(message)
  })

  test('are written as they were read', () => {
    const given = { background: 0, whole: [1, 2, 3], core: [2, 3], enhancing: [3], ignore: 4 }
    expect(nnunetLabels(parseLabels(given, [1, 2, 3], refuse))).toEqual({ labels: given, regions_class_order: [1, 2, 3] })
    const plain = { background: 0, liver: 1, tumour: 2 }
    expect(nnunetLabels(parseLabels(plain, undefined, refuse))).toEqual({ labels: plain })
  })
})

describe('its folds', () => {
  const splits = [{ train: ['a'], val: ['b'] }, { train: ['b'], val: ['a'] }]
  const expected = [{ training: ['a'], validation: ['b'] }, { training: ['b'], validation: ['a'] }]

  test('are those of splits_final.json in the folder', async () => {
    expect((await openDataset(folderOf({}, ['a', 'b'], { 'splits_final.json': splits }))).splits).toEqual(expected)
  })

  test('or where nnU-Net keeps it', async () => {
    const root = temporaryFolder()
    mkdirSync(join(root, 'nnUNet_raw'))
    mkdirSync(join(root, 'nnUNet_preprocessed/Dataset001_Tiny'), { recursive: true })
    renameSync(folderOf(), join(root, 'nnUNet_raw/Dataset001_Tiny'))
    writeFileSync(join(root, 'nnUNet_preprocessed/Dataset001_Tiny/splits_final.json'), JSON.stringify(splits))
    expect((await openDataset(join(root, 'nnUNet_raw/Dataset001_Tiny'))).splits).toEqual(expected)
  })

  test.each<[string, unknown, RegExp]>([
    ['a case that is not there', [{ train: ['a', 'c'], val: ['b'] }], /splits_final\.json: fold 0 names the case "c", which the dataset doesn't have/],
    ['a case on both sides', [splits[0], { train: ['a', 'b'], val: ['a'] }], /fold 1 names the case a twice/],
    ['nothing to validate with', [{ train: ['a'], val: [] }], /fold 0 has no case to validate with/],
    ['another key', [{ train: ['a'], validation: ['b'] }], /the key "\[0\]\.val" is missing/],
    ['no list', {}, /splits_final\.json: the file: .*expected array/],
    ['a key twice', '[{"train": ["a"], "train": ["b"], "val": ["b"]}]', /the key "train" stands twice/],
  ])('%s: refused', async (_, content, message) => {
    await expectRefusal(openDataset(folderOf({}, ['a', 'b'], { 'splits_final.json': content })), message)
  })
})

describe('fault 18: channels and label lie on one grid', () => {
  const shifted = { affine: [1, 0, 0, 0.5, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1] }

  test.each<[string, ReturnType<typeof volume>, string]>([
    ['imagesTr/a_0001.nii.gz', volume([0, 1, 2, 3], { shapeZyx: [1, 2, 2] }), "Case a: channel T1 is 1×2×3 but its channel T2 is 1×2×2. Re-export the channel T2 on the channel T1's grid."],
    ['imagesTr/a_0001.nii.gz', volume(imageVoxels, { affine: [2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1] }), 'Case a: channel T1 has voxels of 1×1×1 mm but its channel T2 of 1×1×2 mm.'],
    ['imagesTr/a_0001.nii.gz', volume(imageVoxels, shifted), 'Case a: channel T1 and channel T2 lie 0.500 voxels apart in space.'],
    ['imagesTr/a_0000.nii.gz', volume([...imageVoxels, ...second], { channels: 2 }), 'has 2 channels, and must have one, T1.'],
    ['labelsTr/a.nii.gz', volume([0, 1, 2, 0], { shapeZyx: [1, 2, 2] }), 'Case a: image is 1×2×3 but its label is 1×2×2.'],
  ])('%s, otherwise: %#', async (file, content, message) => {
    const folder = folderOf()
    writeNifti(join(folder, file), content, 'float32')
    await expectRefusal((await openDataset(folder)).load('a') as Promise<unknown>, '', message)
  })

  test('or apart, where that is asked for', async () => {
    const folder = folderOf()
    writeNifti(join(folder, 'imagesTr/a_0001.nii.gz'), volume(imageVoxels, shifted), 'float32')
    const { image } = await (await openDataset(folder, { allowGridMismatch: true })).load('a')
    expect(image.channels).toBe(2)
  })
})

test('fault 19: label values are rounded within a thousandth, else listed', async () => {
  const folder = folderOf()
  writeNifti(join(folder, 'labelsTr/a.nii.gz'), volume([0, 0, 0, 1.9999999, 1.0005, 2]), 'float32')
  writeNifti(join(folder, 'labelsTr/b.nii.gz'), volume([0, 255, -1, 0.5, 1, 2]), 'float32')
  const dataset = await openDataset(folder)
  expect((await dataset.load('a')).label?.data).toEqual(new Uint8Array([0, 0, 0, 2, 1, 2]))
  await expect(dataset.load('b')).rejects.toThrow('Case b: its label holds -1, 0.5, 255, but the labels are 0 (background), 1 (liver), 2 (tumour).')
})

describe('fault 22: dataset.json', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a gap in the channels', { channel_names: { 0: 'T1', 2: 'T2' } }, /channel_names: must have the keys 0 to 1 without a gap, but 1 is missing/],
    ['a gap in the labels', { labels: { background: 0, liver: 2 } }, /labels: must have the values 0 to 1 without a gap, but 1 is missing/],
    ['labels as the Decathlon has them', { labels: { 0: 'background', 1: 'liver' } }, /labels\.0: /],
    ['a label that is no whole number', { labels: { background: 0, liver: 0.5 } }, /labels\.liver: /],
    ['a label beyond a byte', { labels: { background: 0, liver: 256 } }, /labels\.liver: /],
    ['no labels', { labels: undefined }, /the key "labels" is missing/],
    ['no ending', { file_ending: undefined }, /the key "file_ending" is missing/],
    ['an ending that is not known', { file_ending: '.png' }, /file_ending: "\.png" is none of \.nii\.gz/],
    ['an ending out of the folder', { file_ending: '/../x.nii.gz' }, /file_ending: .* is none of/],
    ['an ending that no file has', { file_ending: '.mha' }, /holds no file that ends in \.mha/],
    ['a wrong count', { numTraining: 3 }, /numTraining is 3 but imagesTr holds 2\. Correct one of them/],
    ['a path out of the folder', { dataset: { a: { images: ['../a.nii.gz', 'b.nii.gz'], label: 'c.nii.gz' } } }, /dataset\.a\.images\[0\]: "\.\.\/a\.nii\.gz" leaves the dataset's folder/],
    ['an absolute path', { dataset: { a: { images: ['a.nii.gz', 'b.nii.gz'], label: '/etc/c.nii.gz' } } }, /dataset\.a\.label: "\/etc\/c\.nii\.gz" leaves/],
    ['too few images', { dataset: { a: { images: ['a.nii.gz'], label: 'c.nii.gz' } } }, /dataset\.a has 1 images for 2 channels/],
    ['a wrong count of named cases', { dataset: { a: { images: ['imagesTr/a_0000.nii.gz', 'imagesTr/a_0001.nii.gz'], label: 'labelsTr/a.nii.gz' } } }, /numTraining is 2 but dataset holds 1/],
  ])('%s', async (_, changes, message) => expectRefusal(openDataset(folderOf(changes)), message))

  test.each([
    ['duplicate key', '{"channel_names": {"0": "T1", "0": "T2"}}', /the key "0" stands twice/],
    ['__proto__', '{"channel_names": {}, "labels": {"__proto__": 1}}', /the key "__proto__"/],
  ])('%s', async (_, text, message) => expectRefusal(openDataset(folderOf({}, ['a'], { 'dataset.json': text })), message, 'dataset.json'))
})

describe('files', () => {
  test.each<[string, string[], Record<string, unknown>, RegExp]>([
    ['a missing channel', ['imagesTr/a_0001.nii.gz'], {}, /imagesTr\/a_0001\.nii\.gz: missing, the channel T2 of case a/],
    ['a missing label', ['labelsTr/b.nii.gz'], {}, /^label .*labelsTr\/b\.nii\.gz of case b is missing\. Add the file/],
    ['a channel too many', [], { 'imagesTr/a_0002.nii.gz': volume(imageVoxels) }, /imagesTr\/a_0002\.nii\.gz: a channel that channel_names in .* doesn't have/],
    ['a file without a channel', [], { 'imagesTr/c.nii.gz': volume(imageVoxels) }, /imagesTr\/c\.nii\.gz: has no number of a channel in its name\. Call it <case>_0000\.nii\.gz/],
    ['no images', ['imagesTr'], {}, /imagesTr: no such folder/],
  ])('%s', async (_, without, more, message) => {
    const folder = folderOf({}, ['a', 'b'], more)
    for (const name of without) rmSync(join(folder, name), { recursive: true })
    await expectRefusal(openDataset(folder), message)
  })
})

describe('fault 23: names', () => {
  test('emoji, spaces, dots and underscores are handled; so are a byte order mark and CRLF', async () => {
    const ids = ['a.b_0001.c', '🧠 left']
    const folder = folderOf({}, ids)
    writeFileSync(join(folder, 'dataset.json'), `\uFEFF${JSON.stringify(description, null, 2).replaceAll('\n', '\r\n')}`)
    const dataset = await openDataset(folder)
    expect(idsOf(dataset).toSorted()).toEqual(ids)
    expect((await dataset.load('🧠 left')).image.channels).toBe(2)
  })

  test.each<[string, string[], RegExp]>([
    ['ids that differ in case only', ['Case_1', 'case_1'], /the cases Case_1 and case_1 differ in case only/],
    ['201 characters', ['a', 'x'.repeat(201)], /the case name x+… is longer than 200 bytes/],
    ['a line break', ['a', 'b\r\n'], /a case named "b\\r\\n"/],
    ['nothing', ['a', ''], /imagesTr has a case named ""/],
  ])('%s: refused by name', async (_, ids, message) => expectRefusal(openDataset(folderOf({}, ids)), message))

  test('300 characters, which no file can have but a description can', async () => {
    const dataset = { ['é'.repeat(300)]: { images: ['a.nii.gz', 'b.nii.gz'], label: 'c.nii.gz' } }
    await expectRefusal(openDataset(folderOf({ dataset })), /the case name é+… is longer than 200 bytes/)
  })
})

import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeDicomSeg } from '../../io/dicom/index.js'
import { readVolume } from '../../io/formats.js'
import { writeHdf5 } from '../../io/hdf5.js'
import { loadHdf5 } from '../../io/hdf5-library.js'
import { writeSlices } from '../../testing/dicom.js'
import { temporaryFolder } from '../../testing/temporary.js'
import type { Dataset, OpenOptions } from '../dataset.js'
import { expectRefusal, folderWith, idsOf, imageVoxels, labelVoxels, volume } from './forms.test.helpers.js'
import { openDataset } from './index.js'

const second = imageVoxels.map((value) => value * 10)
const volumes = {
  'scans/a.nii.gz': volume(imageVoxels),
  'scans/b.nii.gz': volume(imageVoxels),
  'scans/a_t2.nii.gz': volume(second),
  'scans/b_t2.nii.gz': volume(second),
  'seg/a.nii.gz': volume(labelVoxels),
  'seg/b.nii.gz': volume([0, 0, 0, 0, 0, 1]),
}

/** Opens a table of this text beside the volumes. */
async function openText(text: string, { name = 'table.csv', files = {}, options = {} }: { name?: string; files?: Record<string, unknown>; options?: OpenOptions } = {}): Promise<Dataset> {
  return openDataset(join(folderWith({ ...volumes, ...files, [name]: text }), name), options)
}

const openJson = (content: unknown): Promise<Dataset> => openText(JSON.stringify(content), { name: 'table.json' })
const rows = [{ image: 'scans/a.nii.gz', label: 'seg/a.nii.gz' }, { image: 'scans/b.nii.gz', label: 'seg/b.nii.gz' }]

describe('CSV', () => {
  test('a row gives a case, called like its image; labels and channels are found', async () => {
    const folder = folderWith({ ...volumes, 'cases.csv': 'image,label,age\nscans/a.nii.gz,seg/a.nii.gz,41\nscans/b.nii.gz,seg/b.nii.gz,\n' })
    const dataset = await openDataset(join(folder, 'cases.csv'))
    expect(dataset).toMatchObject({ name: basename(folder), channels: ['channel 0'] })
    expect(dataset.labels).toEqual([{ value: 0, name: 'background' }, { value: 1, name: 'label 1' }, { value: 2, name: 'label 2' }])
    expect(dataset.cases).toEqual(['a', 'b'].map((id) => ({ id, images: [join(folder, `scans/${id}.nii.gz`)], label: join(folder, `seg/${id}.nii.gz`) })))
    expect(await dataset.load('b')).toMatchObject({ id: 'b', image: { data: new Float32Array(imageVoxels) }, label: { data: new Uint8Array([0, 0, 0, 0, 0, 1]) } })
    await expect(dataset.load('c')).rejects.toThrow(/Case c isn't in .*cases\.csv/)
    // The folder that holds it will do.
    expect(idsOf(await openDataset(folder))).toEqual(['a', 'b'])
  })

  test.each([
    ['a column for each channel', 'id,image_T1,image_T2,label\np 1,scans/a.nii.gz,scans/a_t2.nii.gz,seg/a.nii.gz\n', ['T1', 'T2']],
    ['a cell for all channels', 'id,image,label\np 1,scans/a.nii.gz; scans/a_t2.nii.gz,seg/a.nii.gz\n', ['channel 0', 'channel 1']],
    ['the same between semicolons, in quotes', '\uFEFFid;image;label\r\np 1;"scans/a.nii.gz;scans/a_t2.nii.gz";seg/a.nii.gz\r\n', ['channel 0', 'channel 1']],
  ])('%s', async (_, text, channels) => {
    const dataset = await openText(text)
    expect(dataset.channels).toEqual(channels)
    expect((await dataset.load('p 1')).image).toMatchObject({ channels: 2, data: new Float32Array([...imageVoxels, ...second]) })
  })

  test('an image of several channels in one file', async () => {
    const dataset = await openText('image\tlabel\nx.nii.gz\tseg/a.nii.gz\n', { files: { 'x.nii.gz': volume([...imageVoxels, ...second], { channels: 2 }) } })
    expect(dataset.channels).toEqual(['channel 0', 'channel 1'])
  })

  test('patients, and a case without a label', async () => {
    const dataset = await openText('image,label,patient\nscans/a.nii.gz,seg/a.nii.gz,P7\nscans/b.nii.gz,,\n')
    expect(dataset.cases).toMatchObject([{ id: 'a', patient: 'P7' }, { id: 'b' }])
    expect(dataset.cases[1]).not.toHaveProperty('label')
    expect((await dataset.load('b')).label).toBeUndefined()
  })

  test('folds, and a split', async () => {
    const of = (column: string, values: string[]): string => `image,label,${column}\n${['scans/a', 'scans/b', 'scans/a_t2'].map((image, i) => `${image}.nii.gz,seg/a.nii.gz,${values[i]}`).join('\n')}`
    expect((await openText(of('fold', ['1', '0', '0']))).splits).toEqual([{ training: ['a'], validation: ['b', 'a_t2'] }, { training: ['b', 'a_t2'], validation: ['a'] }])
    expect((await openText(of('split', ['train', 'Validation', 'test']))).splits).toEqual([{ training: ['a'], validation: ['b'] }])
    await expectRefusal(openText(of('fold', ['0', '', '1'])), /table\.csv: line 3 has no fold, which others have/)
    await expectRefusal(openText(of('fold', ['0', '1', '9'])), /has a fold 9 but only 3 cases/)
    await expectRefusal(openText(of('fold', ['0', '2', '2'])), /split 1 has no case to validate with/)
    await expectRefusal(openText(of('fold', ['0', '-1', '1'])), /line 3: fold is "-1", and must be a whole number/)
    await expectRefusal(openText(of('split', ['train', 'val', 'held out'])), /line 4: split is "held out", and must be train, validation or test/)
    await expectRefusal(openText('image,label,fold,split\nscans/a.nii.gz,seg/a.nii.gz,0,train\n'), /has both fold and split/)
  })

  test.each<[string, string, RegExp]>([
    ['no column for the label', 'image,mask\na,b\n', /its columns are image, mask, and must be label and image/],
    ['no column for the image', 'scan,label\na,b\n', /its columns are scan, label/],
    ['two ways to name images', 'image,image_0,label\na,b,c\n', /its columns are image, image_0, label/],
    ['a column twice', 'image,label,image\na,b,c\n', /the column "image" stands twice/],
    ['no rows', 'image,label\n', /lists no case/],
    ['a row without an image', 'image,label\n,seg/a.nii.gz\n', /line 2 has no image/],
    ['a row without an image of a channel', 'image_0,image_1,label\nscans/a.nii.gz,,seg/a.nii.gz\n', /line 2 has no image for some channel/],
    ['other numbers of images', 'image,label\nscans/a.nii.gz,seg/a.nii.gz\nscans/b.nii.gz;scans/b_t2.nii.gz,seg/b.nii.gz\n', /line 3 has 2 images, and others 1/],
    ['a missing file', 'image,label\nscans/a.nii.gz,seg/c.nii.gz\n', /^label .*seg\/c\.nii\.gz of case a is missing\. Add the file or take the case out of .*table\.csv/],
    ['another format', 'image,label\nscans/a.mgz,seg/a.nii.gz\n', /line 2: "scans\/a\.mgz" doesn't end in \.nii\.gz/],
    ['a folder that is missing', 'image,label\nscans/p7,seg/a.nii.gz\n', /line 2: "scans\/p7": no such file or folder/],
    ['a column that is misspelt', 'image,label,pateint\nscans/a.nii.gz,seg/a.nii.gz,1\n', /"pateint" is no name that a table has; did you mean patient\?/],
    ['a name with a zero byte', 'image,label\nscans/\0a.nii.gz,seg/a.nii.gz\n', /a case named "\\u0000a"/],
    ['label maps that are images', 'image,label\nscans/a.nii.gz,half.nii.gz\n', /Case a: its label holds 0\.5, 300, but the labels are 0 to 255/],
  ])('%s: refused', async (_, text, message) => expectRefusal(openText(text, { files: { 'half.nii.gz': volume([0, 0.5, 300, 1, 1, 1]) } }), message))
})

test('what is wrong with one file is found when its case is loaded', async () => {
  const files = { 'half.nii.gz': volume([0, 0.5, 300, 1, 1, 1]), 'broken.nii.gz': 'no gzip' }
  const dataset = await openText('id,image,label\nx,broken.nii.gz,broken.nii.gz\ny,scans/b.nii.gz,half.nii.gz\nz,scans/a.nii.gz,seg/a.nii.gz\n', { files })
  expect(dataset.labels.map(({ value }) => value)).toEqual([0, 1, 2])
  await expect(dataset.load('y')).rejects.toThrow(/Case y: its label holds 0\.5, 300/)
  await expect(dataset.load('x')).rejects.toThrow(/broken\.nii\.gz/)
})

describe('JSON', () => {
  test.each([
    ['a key of the head', { chanels: ['CT'], cases: rows }, /chanels/],
    ['a key of a case', [rows[0], { image: 'scans/b.nii.gz', lable: 'seg/b.nii.gz' }], /cases\[1\]: "lable" is no name that a table has; did you mean label\?/],
  ])('%s that is misspelt: refused', async (_, content, message) => expectRefusal(openJson(content), message))

  test('the list of cases alone will do', async () => {
    const dataset = await openJson(rows)
    expect(idsOf(dataset)).toEqual(['a', 'b'])
    expect(dataset.labels.map(({ name }) => name)).toEqual(['background', 'label 1', 'label 2'])
  })

  test('beside them, all that a dataset is', async () => {
    const head = {
      name: 'Tiny',
      channels: ['T1', 'T2'],
      labels: { liver: 1, background: 0, '9': 2 },
      ignore_label: 255,
      regions: [{ name: 'all', values: [1, 2], written: 1 }, { name: 'inner', values: [2], written: 2 }],
      splits: [{ training: ['a'], validation: ['7'] }],
    }
    const cases = [
      { ...rows[0], image: ['scans/a.nii.gz', 'scans/a_t2.nii.gz'], patient: 3 },
      { ...rows[1], image: ['scans/b.nii.gz', 'scans/b_t2.nii.gz'], id: 7, label: null },
    ]
    const dataset = await openJson({ ...head, cases })
    expect(dataset).toMatchObject({ name: 'Tiny', channels: ['T1', 'T2'], ignoreLabel: 255, regions: head.regions, splits: head.splits })
    expect(dataset.labels).toEqual([{ value: 0, name: 'background' }, { value: 1, name: 'liver' }, { value: 2, name: '9' }])
    expect(dataset.cases).toMatchObject([{ id: 'a', patient: '3' }, { id: '7' }])
  })

  test('values of labels may have gaps', async () => {
    expect((await openJson({ labels: { background: 0, liver: 2, tumour: 7 }, cases: rows })).labels).toEqual([
      { value: 0, name: 'background' },
      { value: 2, name: 'liver' },
      { value: 7, name: 'tumour' },
    ])
  })

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['labels without a background', { labels: { liver: 1, tumour: 2 } }, /labels: none has the value 0, the background/],
    ['a value twice', { labels: { background: 0, liver: 1, lever: 1 } }, /labels: the value 1 has two names/],
    ['no labels', { labels: {} }, /labels: none has the value 0/],
    ['a region of no label', { labels: { background: 0, liver: 1 }, regions: [{ name: 'all', values: [1, 2], written: 1 }] }, /regions: has the value 2, which is no label/],
    ['an ignored label', { labels: { background: 0, liver: 1 }, ignore_label: 1 }, /ignore_label is 1, which is a label too/],
    ['other channels than images', { cases: [{ ...rows[0], image: ['scans/a.nii.gz', 'scans/a_t2.nii.gz'] }], channels: ['T1', 'T2', 'T3'] }, /names 3 channels for 2 images a case/],
    ['splits and folds', { splits: [{ training: ['a'], validation: ['b'] }], cases: rows.map((row, fold) => ({ ...row, fold })) }, /has splits, and its cases have folds or splits too/],
    ['a split with another case', { splits: [{ training: ['a'], validation: ['c'] }] }, /split 0 names the case "c"/],
    ['no image', { cases: [{ label: 'seg/a.nii.gz' }] }, /cases\[0\]\.image/],
    ['an empty list of images', { cases: [{ ...rows[0], image: [] }] }, /cases\[0\]\.image/],
    ['no cases', { cases: [] }, /cases: /],
    ['cases that are no list', { cases: 'a' }, /cases: .*expected array/],
  ])('%s: refused', async (_, changes, message) => expectRefusal(openJson({ cases: rows, ...changes }), message, 'table.json'))

  test('fault 22: duplicate keys and __proto__ are refused', async () => {
    await expectRefusal(openText('{"cases": [{"image": "a.nii", "image": "b.nii"}]}', { name: 'table.json' }), /table\.json: the key "image" stands twice/)
    await expectRefusal(openText('{"cases": [{"__proto__": {"image": "b.nii"}}]}', { name: 'table.json' }), /table\.json: the key "__proto__"/)
  })
})

test('fault 22: paths may be absolute, or lead out of the folder of the table', async () => {
  const elsewhere = folderWith({ 'x.nii.gz': volume(imageVoxels) })
  const root = folderWith({ 'seg.nii.gz': volume(labelVoxels), 'tables/t.csv': `image,label\n${join(elsewhere, 'x.nii.gz')},../seg.nii.gz\n` })
  const dataset = await openDataset(join(root, 'tables/t.csv'))
  expect(dataset.cases).toEqual([{ id: 'x', images: [join(elsewhere, 'x.nii.gz')], label: join(root, 'seg.nii.gz') }])
  expect((await dataset.load('x')).label?.data).toEqual(new Uint8Array(labelVoxels))
})

test('fault 18: image and label on other grids, and those of channels', async () => {
  const dataset = await openText('image,label\nscans/a.nii.gz;scans/b_t2.nii.gz,seg/a.nii.gz\n', { files: { 'scans/b_t2.nii.gz': volume([0, 1], { shapeZyx: [1, 1, 2] }) } })
  await expect(dataset.load('a')).rejects.toThrow('Case a: channel channel 0 is 1×2×3 but its channel channel 1 is 1×1×2.')
})

test('fault 19: label values are rounded within a thousandth, else listed', async () => {
  const labels = { background: 0, liver: 1, tumour: 2 }
  const folder = folderWith({ ...volumes, 'seg/a.nii.gz': volume([0, 0, 0, 1.9999999, 1, 2]), 'seg/b.nii.gz': volume([0, 255, -1, 0.5, 1, 2]), 't.json': { labels, cases: rows } })
  const dataset = await openDataset(join(folder, 't.json'))
  expect((await dataset.load('a')).label?.data).toEqual(new Uint8Array([0, 0, 0, 2, 1, 2]))
  await expect(dataset.load('b')).rejects.toThrow('Case b: its label holds -1, 0.5, 255, but the labels are 0 (background), 1 (liver), 2 (tumour).')
})

describe('fault 23: names', () => {
  test('emoji, spaces and dots are handled', async () => {
    const dataset = await openText('id,image,label\n🧠 left.1,scans/a.nii.gz,seg/a.nii.gz\n')
    expect((await dataset.load('🧠 left.1')).id).toBe('🧠 left.1')
  })

  test.each<[string, string[], RegExp]>([
    ['ids that differ in case only', ['Case_1', 'case_1'], /the cases Case_1 and case_1 differ in case only/],
    ['the same id twice', ['x', 'x'], /the table lists the case x twice/],
    ['300 characters', ['é'.repeat(300)], /the case name é+… is longer than 200 bytes/],
    ['a line break', ['"b\r\n"'], /the table has a case named "b\\r\\n"/],
    ['a slash', ['../b'], /the table has a case named \.\.\/b, which can't be a file's name/],
  ])('%s: refused by name', async (_, ids, message) => {
    await expectRefusal(openText(`id,image,label\n${ids.map((id) => `${id},scans/a.nii.gz,seg/a.nii.gz`).join('\n')}\n`), message, 'table.csv')
  })
})

test('image and label in one file are told apart by the names of their arrays', async () => {
  const folder = temporaryFolder()
  const { File } = await loadHdf5()
  const file = new File(join(folder, 'a.h5'), 'w')
  file.create_dataset({ name: 'scan', data: new Float32Array(imageVoxels), shape: [1, 2, 3] })
  file.create_dataset({ name: 'mask', data: new Uint8Array(labelVoxels), shape: [1, 2, 3] })
  file.create_attribute('spacing_mm', [3, 2, 1], [3], '<d')
  file.close()
  await writeHdf5(join(folder, 'b.h5'), volume(imageVoxels), 'float32')
  writeFileSync(join(folder, 't.csv'), 'image,label\na.h5,a.h5\n')
  const dataset = await openDataset(join(folder, 't.csv'), { arrays: { image: 'scan', label: 'mask' } })
  expect(await dataset.load('a')).toMatchObject({ image: { data: new Float32Array(imageVoxels), spacingMm: [3, 2, 1] }, label: { data: new Uint8Array(labelVoxels) } })
  await expectRefusal(openDataset(join(folder, 't.csv')), /a\.h5: holds several volumes: mask \(1×2×3\), scan \(1×2×3\)/)
})

test('DICOM: the image is a folder, the label a segmentation, found by the names of the labels', async () => {
  const folder = folderWith({})
  mkdirSync(join(folder, 'scan'))
  const image = await readVolume(writeSlices(join(folder, 'scan'), 4))
  const truth = Uint8Array.from({ length: image.data.length }, (_, i) => (i % 5 === 0 ? 2 : i % 7 === 0 ? 1 : 0))
  writeDicomSeg(join(folder, 'seg.dcm'), { ...image, data: truth }, ['lesion', 'organ'], join(folder, 'scan'))
  writeFileSync(join(folder, 'cases.json'), JSON.stringify({ labels: { background: 0, organ: 1, lesion: 2 }, cases: [{ image: 'scan#1.2.3', label: 'seg.dcm' }] }))
  const dataset = await openDataset(folder)
  expect(idsOf(dataset)).toEqual(['scan_1.2.3'])
  const { label } = await dataset.load('scan_1.2.3')
  expect([...label!.data]).toEqual(Array.from(truth, (value) => [0, 2, 1][value]))

  writeFileSync(join(folder, 'cases.csv'), 'image,label\nscan,seg.dcm\n')
  await expectRefusal(openDataset(join(folder, 'cases.csv')), /Case scan: .*seg\.dcm holds names, not values\. Name the labels/)
})

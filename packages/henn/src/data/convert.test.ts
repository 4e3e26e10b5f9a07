import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { readVolume, writeVolume } from '../io/formats.js'
import { readNifti, writeNifti } from '../io/nifti.js'
import { temporaryFolder } from '../testing/temporary.js'
import { realData } from '../testing/real-data.js'
import { convertDataset, type ConvertOptions } from './convert.js'
import type { Dataset } from './dataset.js'
import { folderWith, imageVoxels, labelVoxels, volume } from './forms/forms.test.helpers.js'
import { openDataset } from './forms/index.js'
import { syntheticDataset } from './synthetic.js'

const second = imageVoxels.map((value) => value - 2.5)
const affine = [0.5, 0, 0, 10, 0, 2, 0, -20, 0, 0, 3, 30, 0, 0, 0, 1]
const image = volume([...imageVoxels, ...second], { channels: 2, affine, spacingMm: [3, 2, 0.5] })
const label = volume(labelVoxels, { affine, spacingMm: [3, 2, 0.5] })

/** Two cases of two channels, as the Decathlon has them. */
function decathlonFolder(): string {
  return folderWith({
    ...Object.fromEntries(['a', '🧠 b.1'].flatMap((id) => [[`imagesTr/${id}.nii.gz`, image], [`labelsTr/${id}.nii.gz`, label]])),
    'dataset.json': {
      name: 'Tiny',
      modality: { 0: 'T1', 1: 'FLAIR' },
      labels: { 0: 'background', 1: 'liver', 2: 'tumour' },
      training: ['a', '🧠 b.1'].map((id) => ({ image: `imagesTr/${id}.nii.gz`, label: `labelsTr/${id}.nii.gz` })),
    },
  })
}

const jsonOf = (path: string): Record<string, unknown> => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>

async function converted(dataset: Dataset, to: ConvertOptions['to'], options: Partial<ConvertOptions> = {}): Promise<string> {
  const output = join(temporaryFolder(), 'new/out')
  await convertDataset(dataset, { to, output, ...options })
  return output
}

async function expectSame(one: Dataset, other: Dataset): Promise<void> {
  expect([other.name, other.labels, other.channels, other.regions, other.ignoreLabel]).toEqual([one.name, one.labels, one.channels, one.regions, one.ignoreLabel])
  expect(other.cases.map(({ id }) => id).toSorted()).toEqual(one.cases.map(({ id }) => id).toSorted())
  for (const { id } of one.cases) {
    const [a, b] = [await one.load(id), await other.load(id)]
    for (const part of ['image', 'label'] as const) {
      const { channels, shapeZyx, spacingMm, affine: place, data } = a[part]!
      expect(b[part]).toMatchObject({ channels, shapeZyx, spacingMm, affine: place, data })
    }
  }
}

test.each(['.nii.gz', '.nii', '.mha', '.nrrd', '.npy', '.npz', '.h5'])('from the Decathlon to nnU-Net, to a table and back, in %s: volumes, labels and channels are the same', async (ending) => {
  const first = await openDataset(decathlonFolder())
  const nnunet = await openDataset(await converted(first, 'nnunet', { ending }))
  const table = await openDataset(await converted(nnunet, 'table', { ending: '.nii' }))
  const last = await openDataset(await converted(table, 'decathlon', { ending }))
  for (const other of [nnunet, table, last]) await expectSame(first, other)
})

test('for nnU-Net each channel has a file, labels are uint8, and the description is nnU-Net’s', async () => {
  const output = await converted(await openDataset(decathlonFolder()), 'nnunet')
  expect(readdirSync(output).toSorted()).toEqual(['dataset.json', 'imagesTr', 'labelsTr'])
  expect(readdirSync(join(output, 'imagesTr')).toSorted()).toEqual(['a_0000.nii.gz', 'a_0001.nii.gz', '🧠 b.1_0000.nii.gz', '🧠 b.1_0001.nii.gz'])
  expect(jsonOf(join(output, 'dataset.json'))).toEqual({ name: 'Tiny', channel_names: { 0: 'T1', 1: 'FLAIR' }, labels: { background: 0, liver: 1, tumour: 2 }, numTraining: 2, file_ending: '.nii.gz' })
  // The smallest type that holds the voxels.
  expect(readNifti(join(output, 'imagesTr/a_0000.nii.gz')).data).toEqual(new Uint8Array(imageVoxels))
  expect(readNifti(join(output, 'imagesTr/a_0001.nii.gz')).data).toEqual(new Float32Array(second))
  expect(readNifti(join(output, 'labelsTr/a.nii.gz')).data).toEqual(new Uint8Array(labelVoxels))
})

test('for the Decathlon channels are in one file, and labels are numbered', async () => {
  const nnunet = await openDataset(await converted(await openDataset(decathlonFolder()), 'nnunet'))
  const output = await converted(nnunet, 'decathlon')
  expect(jsonOf(join(output, 'dataset.json'))).toEqual({
    name: 'Tiny',
    tensorImageSize: '4D',
    modality: { 0: 'T1', 1: 'FLAIR' },
    labels: { 0: 'background', 1: 'liver', 2: 'tumour' },
    numTraining: 2,
    numTest: 0,
    training: ['a', '🧠 b.1'].map((id) => ({ image: `./imagesTr/${id}.nii.gz`, label: `./labelsTr/${id}.nii.gz` })),
    test: [],
  })
  expect(readNifti(join(output, 'imagesTr/a.nii.gz')).channels).toBe(2)
})

describe('files', () => {
  const one = { 'x/a.nii.gz': volume([-1, 0.5, 2, 3, 4, 5]), 'x/a_seg.nii.gz': label, 'x/b.nii': volume([-1, 300, 2, 3, 4, 5]), 'x/b_seg.nii': volume(labelVoxels), 'cases.csv': 'image,label\nx/a.nii.gz,x/a_seg.nii.gz\nx/b.nii,x/b_seg.nii\n' }

  test('are copied where they are what is written, byte by byte, else written anew', async () => {
    const folder = folderWith({ ...one, 'x/a_seg.nii.gz': volume(labelVoxels) })
    const dataset = await openDataset(folder)
    for (const to of ['nnunet', 'decathlon'] as const) {
      const output = await converted(dataset, to)
      const [a, b] = readdirSync(join(output, 'imagesTr')).toSorted()
      expect(readFileSync(join(output, 'imagesTr', a))).toEqual(readFileSync(join(folder, 'x/a.nii.gz')))
      expect(readNifti(join(output, 'imagesTr', b)).data).toEqual(new Int16Array([-1, 300, 2, 3, 4, 5]))
    }
  })

  test('of cases without a label go to the test cases', async () => {
    const folder = folderWith({ ...one, 'x/a_seg.nii.gz': volume(labelVoxels), 'cases.csv': 'image,label\nx/a.nii.gz,x/a_seg.nii.gz\nx/b.nii,\n' })
    const nnunet = await converted(await openDataset(folder), 'nnunet')
    expect(readdirSync(join(nnunet, 'imagesTs'))).toEqual(['b_0000.nii.gz'])
    expect(jsonOf(join(nnunet, 'dataset.json')).numTraining).toBe(1)
    const decathlon = await converted(await openDataset(folder), 'decathlon')
    expect(jsonOf(join(decathlon, 'dataset.json'))).toMatchObject({ numTraining: 1, numTest: 1, test: ['./imagesTs/b.nii.gz'] })
    expect((await openDataset(decathlon)).cases.map(({ id }) => id)).toEqual(['a'])
    expect((await openDataset(await converted(await openDataset(folder), 'table'))).cases.map(({ id, label: path }) => [id, path === undefined])).toEqual([['a', false], ['b', true]])
  })
})

test('regions, an ignored label, patients and folds go where the form has them; what is lost is said', async () => {
  const dataset: Dataset = {
    name: 'Regions',
    labels: ['background', 'oedema', 'core', 'enhancing'].map((name, value) => ({ value, name })),
    regions: [{ name: 'whole', values: [1, 2, 3], written: 1 }, { name: 'core', values: [2], written: 2 }, { name: 'enhancing', values: [3], written: 3 }],
    ignoreLabel: 4,
    channels: ['T1'],
    cases: [{ id: 'a', patient: 'p' }, { id: 'b', patient: 'q' }],
    splits: [{ training: ['a'], validation: ['b'] }],
    load: (id) => ({ id, image: volume(imageVoxels) as never, label: { ...volume([0, 1, 2, 3, 4, 1]), data: new Uint8Array([0, 1, 2, 3, 4, 1]) } }),
  }
  const nnunet = join(temporaryFolder(), 'n')
  expect(await convertDataset(dataset, { to: 'nnunet', output: nnunet })).toEqual({ cases: 2, lost: ['the names of labels inside its regions', 'which cases are of one patient'], warnings: [] })
  expect(jsonOf(join(nnunet, 'dataset.json'))).toMatchObject({ labels: { background: 0, whole: [1, 2, 3], core: [2], enhancing: [3], ignore: 4 }, regions_class_order: [1, 2, 3] })
  const { regions, ignoreLabel, splits } = await openDataset(nnunet)
  expect({ regions, ignoreLabel, splits }).toEqual({ regions: dataset.regions, ignoreLabel: 4, splits: dataset.splits })

  const table = join(temporaryFolder(), 't')
  expect(await convertDataset(dataset, { to: 'table', output: table })).toEqual({ cases: 2, lost: [], warnings: [] })
  const back = await openDataset(table)
  await expectSame(dataset, back)
  expect([back.splits, back.cases.map(({ patient }) => patient)]).toEqual([dataset.splits, ['p', 'q']])

  const output = join(temporaryFolder(), 'd')
  await expect(convertDataset(dataset, { to: 'decathlon', output })).rejects.toThrow("Dataset Regions can't be written in the form of the Decathlon: that form has no regions. Choose another one.")
  expect(existsSync(output)).toBe(false)
  const { regions: _, ignoreLabel: __, ...plain } = dataset
  const labelled: Dataset = { ...plain, load: async (id) => ({ ...(await dataset.load(id)), label: undefined }) }
  await expect(convertDataset(labelled, { to: 'decathlon', output })).rejects.toThrow('Dataset Regions has no case with a label. Add some.')
})

test('a dataset that is no files', async () => {
  const dataset = syntheticDataset({ cases: 2, seed: 1, shapeZyx: [16, 16, 16] })
  await expectSame(dataset, await openDataset(await converted(dataset, 'nnunet', { ending: '.mha' })))
})

describe('refuses', () => {
  const open = (): Promise<Dataset> => openDataset(decathlonFolder())

  test('a folder that holds something, which stays as it is', async () => {
    const output = temporaryFolder()
    writeFileSync(join(output, 'mine.txt'), 'x')
    await expect(convertDataset(await open(), { to: 'nnunet', output })).rejects.toThrow(new InputError(`${output}: holds something already. Choose a new folder with --output, or empty it.`))
    await expect(convertDataset(await open(), { to: 'nnunet', output: join(output, 'mine.txt') })).rejects.toThrow(/mine\.txt: a file\. Choose/)
    await expect(convertDataset(await open(), { to: 'nnunet', output: join(output, 'mine.txt/a') })).rejects.toThrow(/mine\.txt\/a: can't be made \(ENOTDIR\)|can't be made/)
    expect(readdirSync(output)).toEqual(['mine.txt'])
  })

  test('another ending', async () => {
    for (const ending of ['.png', '.mhd', 'nii', '/x.nii.gz']) {
      await expect(convertDataset(await open(), { to: 'nnunet', output: 'nowhere', ending })).rejects.toThrow(/is no ending of volumes that are written\. Take \.nii\.gz for one/)
    }
  })

  test('a case that is refused, and leaves nothing of what was written by then', async () => {
    const folder = decathlonFolder()
    writeNifti(join(folder, 'labelsTr/🧠 b.1.nii.gz'), volume([0, 0, 0, 0, 0, 7], { affine, spacingMm: [3, 2, 0.5] }), 'uint8')
    const above = temporaryFolder()
    const output = join(above, 'out')
    mkdirSync(output)
    for (const to of ['nnunet', 'bids'] as const) {
      await expect(convertDataset(await openDataset(folder), { to, output })).rejects.toThrow(/Case 🧠 b\.1: its label holds 7/)
      await expect(convertDataset(await openDataset(folder), { to, output: join(above, 'made', 'for', 'it') })).rejects.toThrow()
      expect(readdirSync(output)).toEqual([])
      expect(readdirSync(above)).toEqual(['out'])
    }
  })

  test('an interruption, which leaves nothing either', async () => {
    const output = join(temporaryFolder(), 'out')
    const interruption = new AbortController()
    const dataset = syntheticDataset({ cases: 3, seed: 0, shapeZyx: [16, 16, 16], classes: 1 })
    await expect(convertDataset(dataset, { to: 'nnunet', output, signal: interruption.signal, onProgress: () => interruption.abort('SIGINT') })).rejects.toBe('SIGINT')
    expect(existsSync(output)).toBe(false)
  })

  test.each<[string, Partial<Dataset>, RegExp]>([
    ['ids that are no file names', { cases: [{ id: '../a' }] }, /Tiny: the dataset has a case named \.\.\/a, which can't be a file's name/],
    ['names that stand twice', { labels: ['background', 'liver', 'liver'].map((name, value) => ({ value, name })) }, /two labels are called "liver"/],
    ['a label called ignore', { labels: ['background', 'ignore', 'liver'].map((name, value) => ({ value, name })) }, /can't be written in the form of nnU-Net/],
    ['labels with gaps', { labels: [0, 2].map((value) => ({ value, name: `label ${value}` })) }, /can't be written in the form of nnU-Net: labels: must have the values 0 to 1 without a gap/],
  ])('%s', async (_, changes, message) => {
    await expect(convertDataset({ ...(await open()), ...changes }, { to: 'nnunet', output: join(temporaryFolder(), 'out') })).rejects.toThrow(message)
  })
})

test('to BIDS and back: names keep their letters and digits, patients are subjects', async () => {
  const folder = folderWith({
    't1/a 1.nii.gz': volume(imageVoxels), 't2/a 1.nii.gz': volume(second), 'seg/a 1.nii.gz': volume([0, 0, 7, 1, 1, 7]),
    'cases.json': {
      name: 'Tiny', channels: ['T1w', 'FLAIR'], labels: { background: 0, liver: 1, 'a tumour': 7 },
      cases: [{ image: ['t1/a 1.nii.gz', 't2/a 1.nii.gz'], label: 'seg/a 1.nii.gz', patient: 'P-1' }, { id: 'sub-02', image: ['t1/a 1.nii.gz', 't2/a 1.nii.gz'], label: 'seg/a 1.nii.gz' }],
    },
  })
  const dataset = await openDataset(folder)
  const output = join(temporaryFolder(), 'out')
  const { lost } = await convertDataset(dataset, { to: 'bids', output })
  expect(lost).toEqual(['the names and the order of its channels', 'the names of its cases'])
  expect(readFileSync(join(output, 'derivatives/labels/dseg.tsv'), 'utf8')).toBe('index\tname\n0\tbackground\n1\tliver\n7\ta tumour\n')
  const read = await openDataset(output)
  expect(read).toMatchObject({ name: 'Tiny', channels: ['FLAIR', 'T1w'], labels: dataset.labels })
  expect(read.cases.map(({ id, patient }) => [id, patient])).toEqual([['sub-02', 'sub-02'], ['sub-P1_ses-a1', 'sub-P1']])
  const { image: voxels, label: map } = await read.load('sub-P1_ses-a1')
  expect(Array.from(voxels.data)).toEqual([...second, ...imageVoxels])
  expect(Array.from(map!.data)).toEqual([0, 0, 7, 1, 1, 7])
})

test.each<[string, Partial<Dataset>, RegExp]>([
  ['regions', { regions: [] }, /can't be written in BIDS: that form has no regions/],
  ['channels that are one without their signs', { channels: ['T1+', 'T1-'] }, /the channel "T1-" has no letters and digits of its own/],
  ['cases that are one without their signs', { cases: [{ id: 'a.1' }, { id: 'a_1' }] }, /the case "a_1" has no letters/],
  ['a case without any', { cases: [{ id: '🧠' }] }, /the case "🧠" has no letters/],
  ['a name that breaks the table', { labels: [{ value: 0, name: 'a\tb' }] }, /the name of label 0, "a\\tb", is none for a table/],
])('not to BIDS: %s', async (_, changes, message) => {
  await expect(convertDataset({ ...(await openDataset(decathlonFolder())), ...changes }, { to: 'bids', output: join(temporaryFolder(), 'out') })).rejects.toThrow(message)
})

test('cases without a label are in no fold of nnU-Net, which has them among its tests', async () => {
  const dataset = await openDataset(decathlonFolder())
  const extra = folderWith({ 'c.nii.gz': image })
  const load = (id: string): ReturnType<Dataset['load']> => (id === 'c' ? { id, image: { ...image, data: Float32Array.from(image.data as Float32Array) } } : dataset.load(id))
  const splits = [{ training: ['a', 'c'], validation: ['🧠 b.1'] }]
  const output = await converted({ ...dataset, cases: [...dataset.cases, { id: 'c', images: [join(extra, 'c.nii.gz')] }], splits, load }, 'nnunet')
  expect((await openDataset(output)).splits).toEqual([{ training: ['a'], validation: ['🧠 b.1'] }])
  expect(existsSync(join(output, 'imagesTs/c_0000.nii.gz'))).toBe(true)
})

test('what readers warn of is told; a label that may lie elsewhere is written where its image lies', async () => {
  const moved = { ...label, affine: affine.with(3, 12) }
  const folder = folderWith({ 'b.nii': volume(imageVoxels, { affine, spacingMm: [3, 2, 0.5] }), 'm.nii': moved, 'cases.csv': 'image,label\nb.nii,m.nii\n', 'other.csv': 'image,label\na.npy,a.npy\n' })
  await writeVolume(join(folder, 'a.npy'), volume(imageVoxels), 'uint8')
  const output = join(temporaryFolder(), 'out')
  await convertDataset(await openDataset(folder, { allowGridMismatch: true }), { to: 'decathlon', output })
  await (await openDataset(output)).load('b')
  rmSync(join(folder, 'a.json'))
  const { warnings } = await convertDataset(await openDataset(join(folder, 'other.csv')), { to: 'table', output: join(temporaryFolder(), 'out') })
  expect(warnings).toEqual([expect.stringMatching(/a\.npy: no a\.json beside it says how large voxels are/)])
})

test('progress is told case by case', async () => {
  const seen: string[] = []
  await converted(await openDataset(decathlonFolder()), 'table', { onProgress: ({ number, of, id }) => seen.push(`${number}/${of} ${id}`) })
  expect(seen).toEqual(['1/2 a', '2/2 🧠 b.1'])
})

const hippocampus = realData('Task04_Hippocampus')
test.skipIf(!hippocampus)('real data: four cases of Task04_Hippocampus go to nnU-Net as they are', async () => {
  const whole = await openDataset(hippocampus!)
  const dataset = { ...whole, cases: whole.cases.slice(0, 4) }
  const output = await converted(dataset, 'nnunet')
  await expectSame(dataset, await openDataset(output))
  const [{ id, images }] = dataset.cases
  expect(readFileSync(join(output, `imagesTr/${id}_0000.nii.gz`))).toEqual(readFileSync(images![0]))
  expect((await readVolume(join(output, `labelsTr/${id}.nii.gz`))).data).toBeInstanceOf(Uint8Array)
})

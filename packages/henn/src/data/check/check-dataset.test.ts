import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDicom, writeDicomSeg } from '../../io/dicom/index.js'
import { writeNifti } from '../../io/nifti.js'
import { writeNpz } from '../../io/npz.js'
import type { Volume } from '../../io/volume.js'
import type { VoxelArray } from '../../io/voxel-types.js'
import { writeSlices } from '../../testing/dicom.js'
import { realData } from '../../testing/real-data.js'
import { temporaryFolder } from '../../testing/temporary.js'
import { openDataset, type Case, type CaseRef, type Dataset } from '../dataset.js'
import { checkDataset } from './check-dataset.js'
import type { DatasetReport } from './report.js'

const shapeZyx: [number, number, number] = [4, 6, 8]
const voxels = 192
const spacingMm: [number, number, number] = [3, 2, 1]
const affine = [1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 1]
const ids = ['a', 'b', 'c', 'd', 'e', 'f']

function volume<T extends VoxelArray>(data: T, changes: Partial<Volume> = {}): Volume<T> {
  return { channels: 1, shapeZyx, spacingMm, affine, ...changes, data }
}

/** Other voxels for each case. */
function image(id: string): Float32Array {
  return Float32Array.from({ length: voxels }, (_, i) => (i * (ids.indexOf(id) + 3)) % 97)
}

/** 10 voxels of class 1 and as many of class 2 as the case's number, from 1 on, elsewhere in each case. */
function label(id: string): Uint8Array {
  const number = ids.indexOf(id) + 1
  return new Uint8Array(voxels).fill(1, number, number + 10).fill(2, 100, 100 + number)
}

type Files = Record<string, { image: Volume<Float32Array>; label: Volume<Uint8Array | Float32Array> }>

/** A folder of six sound cases, of which `change` edits the files; given keys stand in its dataset.json. */
function folderOf(change: (files: Files) => void = () => {}, keys: object = {}): string {
  const files: Files = Object.fromEntries(ids.map((id) => [id, { image: volume(image(id)), label: volume(label(id)) }]))
  change(files)
  const folder = temporaryFolder()
  for (const name of ['imagesTr', 'labelsTr']) mkdirSync(join(folder, name))
  for (const [id, { image, label }] of Object.entries(files)) {
    writeNifti(join(folder, `imagesTr/${id}.nii.gz`), image, 'float32')
    writeNifti(join(folder, `labelsTr/${id}.nii.gz`), label, label.data instanceof Uint8Array ? 'uint8' : 'float32')
  }
  const description = {
    name: 'Tiny',
    modality: { 0: 'MRI' },
    labels: { 0: 'background', 1: 'liver', 2: 'tumour' },
    training: Object.keys(files).map((id) => ({ image: `imagesTr/${id}.nii.gz`, label: `labelsTr/${id}.nii.gz` })),
    ...keys,
  }
  writeFileSync(join(folder, 'dataset.json'), JSON.stringify(description))
  return folder
}

/** What was found, without words that are always the same. */
function found({ findings }: DatasetReport): [kind: string, cases: string, message: string][] {
  return findings.flatMap(({ kind, details }) => details.map(({ cases, message }): [string, string, string] => [kind, cases.join(' '), message]))
}

test('a sound dataset: nothing is found, and all of it is measured', async () => {
  const progress: string[] = []
  const report = await checkDataset(await openDataset(folderOf()), { onProgress: ({ number, of, id }) => progress.push(`${number}/${of} ${id}`) })
  expect(found(report)).toEqual([])
  expect(report.healthy).toBe(true)
  expect(report).toMatchObject({ dataset: 'Tiny', channels: ['MRI'], ignoreLabel: null, counts: { cases: 6, images: 6, labels: 6 } })
  expect(report.classes).toEqual([
    { value: 1, name: 'liver', cases: 6, voxels: { min: 10, median: 10, max: 10 }, volumeMm3: { min: 60, median: 60, max: 60 } },
    { value: 2, name: 'tumour', cases: 6, voxels: { min: 1, median: 3.5, max: 6 }, volumeMm3: { min: 6, median: 21, max: 36 } },
  ])
  expect(report.geometry).toEqual({
    shapeZyx: { min: shapeZyx, median: shapeZyx, max: shapeZyx },
    spacingMm: { min: spacingMm, median: spacingMm, max: spacingMm },
    orientations: [{ codes: 'RAS', cases: 6 }],
    oblique: { cases: 0, degrees: 0 },
  })
  expect(report.values).toHaveLength(1)
  expect(report.values[0]).toMatchObject({ min: 0, max: 96 })
  expect(report.splits).toEqual({ given: false, folds: [{ training: 4, validation: 2 }, ...Array.from({ length: 4 }, () => ({ training: 5, validation: 1 }))] })
  expect(report.cases.map(({ id }) => id)).toEqual(ids)
  expect(report.cases[1]).toMatchObject({
    image: { shapeZyx, spacingMm, orientation: 'RAS', obliqueDegrees: 0, channels: [{ nan: 0, infinite: 0 }] },
    label: { classes: [{ value: 1, voxels: 10, volumeMm3: 60 }, { value: 2, voxels: 2, volumeMm3: 12 }] },
  })
  expect(progress).toEqual(ids.map((id, i) => `${i + 1}/6 ${id}`))
  expect(JSON.parse(JSON.stringify(report))).toEqual(report)
})

describe('errors: what training refuses', () => {
  test.each<[string, (files: Files) => void, [string, string, string][]]>([
    ['NaN and infinity', ({ c }) => c.image.data.set([NaN, Infinity, NaN], 5), [['not_finite', 'c', '2 NaN and 1 infinite in MRI']]],
    ['other shape', ({ c }) => (c.label = volume(new Uint8Array(144).fill(1, 0, 9), { shapeZyx: [3, 6, 8] })), [['shape', 'c', 'image is 4×6×8, label 3×6×8']]],
    [
      'other spacing',
      ({ c }) => (c.label.affine = [1.5, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 1]),
      [['spacing', 'c', 'image has voxels of 3×2×1 mm, label of 3×2×1.5 mm']],
    ],
    ['apart in space', ({ c }) => (c.label.affine = affine.with(3, 0.5)), [['place', 'c', 'corners up to 0.500 voxels apart']]],
    ['foreign values', ({ c }) => c.label.data.set([255, 7, 255], 50), [['label_values', 'c', '7 (1 voxel), 255 (2 voxels)']]],
    [
      'fractions',
      ({ c }) => (c.label = volume(Float32Array.from(label('c'), (value, i) => (i === 90 ? 0.5 : i === 91 ? 1.9999 : value)))),
      [['label_fractions', 'c', '0.5 (1 voxel)']],
    ],
    ['several channels', ({ c }) => (c.label = volume(new Uint8Array(2 * voxels), { channels: 2 })), [['label_channels', 'c', 'label has 2 channels']]],
    [
      'other channels than named',
      ({ c }) => (c.image = volume(Float32Array.of(...image('c'), ...image('d')), { channels: 2 })),
      [['channel_count', 'c', '2 channels, and not 1 (MRI)']],
    ],
    [
      'several at once',
      ({ c }) => {
        c.image.data[0] = -Infinity
        c.label = volume(Float32Array.from({ length: 144 }, (_, i) => (i < 3 ? -1 : 0.25)), {
          shapeZyx: [3, 6, 8],
          affine: [1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 9, 0, 0, 0, 0, 1],
        })
      },
      [
        ['not_finite', 'c', '1 infinite in MRI'],
        ['shape', 'c', 'image is 4×6×8, label 3×6×8'],
        ['spacing', 'c', 'image has voxels of 3×2×1 mm, label of 9×2×1 mm'],
        ['label_values', 'c', '-1 (3 voxels)'],
        ['label_fractions', 'c', '0.25 (141 voxels)'],
      ],
    ],
  ])('%s', async (_, change, expected) => {
    const report = await checkDataset(await openDataset(folderOf(change)))
    expect(found(report)).toEqual(expected)
    expect(report.healthy).toBe(false)
  })

  test('files that cannot be read: each is named, and the rest is looked at', async () => {
    const folder = folderOf()
    const path = join(folder, 'imagesTr/c.nii.gz')
    writeFileSync(path, readFileSync(path).subarray(0, 200))
    writeFileSync(join(folder, 'labelsTr/d.nii.gz'), 'no volume')
    const report = await checkDataset(await openDataset(folder))
    expect(report.findings.map(({ kind }) => kind)).toEqual(['unreadable'])
    const [cut, odd] = report.findings[0].details
    expect(cut.cases).toEqual(['c'])
    expect(cut.message).toMatch(/imagesTr\/c\.nii\.gz: /)
    expect(odd.cases).toEqual(['d'])
    expect(odd.message).toMatch(/labelsTr\/d\.nii\.gz: not a NIfTI file/)
    expect(report.counts).toEqual({ cases: 6, images: 5, labels: 5 })
    expect(report.cases[2]).toMatchObject({ image: null, label: { classes: [{ voxels: 10 }, { voxels: 3 }] } })
  })

  test('a segmentation that lies elsewhere than its image', async () => {
    const folder = temporaryFolder()
    const [scan, moved] = ['scan', 'moved'].map((name) => join(folder, name))
    for (const [path, z] of [[scan, 0], [moved, 1]] as const) {
      mkdirSync(path)
      writeSlices(path, 4, (k) => ({ ImagePositionPatient: [10, 20, 3 * k + z] }))
    }
    const other = await readDicom(moved)
    writeDicomSeg(join(folder, 'seg.dcm'), { ...other, data: new Uint8Array(other.data.length).fill(1, 0, 20) }, ['organ'], moved)
    writeFileSync(join(folder, 'cases.json'), JSON.stringify({ labels: { background: 0, organ: 1 }, cases: [{ image: 'scan', label: 'seg.dcm' }] }))
    const report = await checkDataset(await openDataset(folder))
    expect(found(report)[1]).toEqual(['unreadable', 'scan', expect.stringMatching(/seg\.dcm: .*voxels of the image/)])
  })

  test('more labels than training takes', async () => {
    const labels = Object.fromEntries(Array.from({ length: 255 }, (_, value) => [String(value), `structure ${value}`]))
    const report = await checkDataset(await openDataset(folderOf(() => {}, { labels })))
    expect(found(report)[0]).toEqual(['labels_too_many', '', 'the dataset names 255, and 254 are the most'])
  })

  test('too few cases for the folds', async () => {
    const report = await checkDataset(await openDataset(folderOf()), { folds: 7 })
    expect(found(report)).toEqual([['splits', '', "6 cases can't be split into 7 folds. Add cases or lower data.folds."]])
    expect(report.splits).toBeNull()
  })
})

describe('warnings: what training takes', () => {
  const flipped = [-1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 1]
  const sheared = [1, 1, 0, 0, 0, Math.sqrt(3), 0, 0, 0, 0, 3, 0, 0, 0, 0, 1]
  const thick = [1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 9.5, 0, 0, 0, 0, 1]
  const put = (changed: number[]) => ({ c }: Files): void => {
    c.image.affine = changed
    c.label.affine = changed
  }
  const ten: [number, number, number] = [10, 10, 10]
  const many = (valueOf: (i: number) => number) => ({ c }: Files): void => {
    c.image = volume(Float32Array.from({ length: 1000 }, (_, i) => valueOf(i)), { shapeZyx: ten })
    c.label = volume(new Uint8Array(1000).fill(1, 0, 11), { shapeZyx: ten })
  }

  test.each<[string, (files: Files) => void, [string, string, string][]]>([
    ['constant', ({ c }) => c.image.data.fill(7), [['constant', 'c', 'MRI is 7 throughout']]],
    ['few values', many((i) => i % 8), [['few_values', 'c', 'MRI from 0 to 7']]],
    ['nine are not few', many((i) => i % 9), []],
    ['empty label', ({ c }) => c.label.data.fill(0), [['empty_label', 'c', 'background alone']]],
    ['flipped', put(flipped), [['orientation', 'c', 'LAS, most others RAS']]],
    ['sheared', put(sheared), [['sheared', 'c', 'axes 30° from right angles']]],
    ['thick slices', put(thick), [['spacing_outlier', 'c', '9.5×2×1 mm, the median 3×2×1 mm']]],
    [
      'a class that never occurs',
      (files) => Object.values(files).forEach(({ label }) => label.data.fill(0, 100)),
      [['absent_class', '', 'tumour (2)']],
    ],
  ])('%s', async (_, change, expected) => {
    const report = await checkDataset(await openDataset(folderOf(change)))
    expect(found(report)).toEqual(expected)
    expect(report.healthy).toBe(true)
  })

  test('corners apart, where that is allowed', async () => {
    const folder = folderOf(({ c }) => (c.label.affine = affine.with(3, 0.5)))
    const options = { allowGridMismatch: true }
    const report = await checkDataset(await openDataset(folder, options), options)
    expect(found(report)).toEqual([['place_allowed', 'c', 'corners up to 0.500 voxels apart']])
    expect(report.healthy).toBe(true)
  })

  test('corners of channels apart, where that is allowed, hide nothing else', async () => {
    const folder = temporaryFolder()
    const channel = (data: Float32Array, x = 0): Volume => volume(data, { affine: affine.with(3, x) })
    writeNifti(join(folder, 'a_0.nii'), channel(image('a')), 'float32')
    writeNifti(join(folder, 'a_1.nii'), channel(image('a').fill(NaN, 7, 8), 0.5), 'float32')
    writeNifti(join(folder, 'label.nii'), volume(label('a')), 'uint8')
    writeFileSync(join(folder, 'cases.csv'), `id,image_T1,image_T2,label\na,a_0.nii,a_1.nii,label.nii\n`)
    const options = { allowGridMismatch: true }
    const report = await checkDataset(await openDataset(folder, options), options)
    expect(found(report).filter(([kind]) => kind !== 'splits' && kind !== 'absent_class')).toEqual([['not_finite', 'a', '1 NaN in T2']])
  })

  test('CT: without air, and in another scale', async () => {
    const change = (files: Files): void => {
      for (const id of ids) {
        const [factor, offset] = id === 'b' ? [3, 0] : [id === 'd' ? 300 : 20, -1000]
        files[id].image.data.set(image(id).map((value) => factor * value + offset))
      }
    }
    const report = await checkDataset(await openDataset(folderOf(change, { modality: { 0: 'CT' } })))
    expect(report.findings.map(({ kind, details }) => [kind, details.map(({ cases }) => cases)])).toEqual([
      ['not_hu', [['b']]],
      ['values_outlier', [['d']]],
    ])
    expect(report.findings[0].details[0].message).toBe('CT from 0 to 288')
  })

  test('the same image twice, with another label; its folds leak', async () => {
    const report = await checkDataset(await openDataset(folderOf((files) => (files.f.image = files.c.image))), { folds: 6 })
    expect(found(report)).toEqual([
      ['leak_image', 'c f', expect.stringMatching(/^in folds \d, \d$/)],
      ['duplicate_images', 'c f', 'with different labels'],
    ])
  })

  test('the same case twice; the same label on two images', async () => {
    const twice = await checkDataset(await openDataset(folderOf((files) => (files.f = files.c))), { folds: 6 })
    expect(found(twice)).toEqual([
      ['leak_image', 'c f', expect.stringMatching(/^in folds \d, \d$/)],
      ['duplicate_images', 'c f', 'with the same label'],
    ])
    const copied = await checkDataset(await openDataset(folderOf((files) => (files.f.label = files.c.label))))
    expect(found(copied)).toEqual([['duplicate_labels', 'c f', 'the same voxels labelled']])
  })

  test('constant images and empty labels are no duplicates', async () => {
    const change = (files: Files): void => {
      for (const id of ['c', 'd']) {
        files[id].image.data.fill(0)
        files[id].label.data.fill(0)
      }
    }
    const { findings } = await checkDataset(await openDataset(folderOf(change)))
    expect(findings.map(({ kind }) => kind)).toEqual(['empty_label', 'constant'])
  })

  test('a header that contradicts itself', async () => {
    const folder = folderOf()
    const path = join(folder, 'imagesTr/c.nii')
    writeNifti(path, volume(image('c')), 'float32')
    const bytes = readFileSync(path)
    bytes.writeFloatLE(40, 268) // the qform's offset along x
    writeFileSync(path, bytes)
    const description = JSON.parse(readFileSync(join(folder, 'dataset.json'), 'utf8')) as { training: { image: string }[] }
    description.training[2].image = 'imagesTr/c.nii'
    writeFileSync(join(folder, 'dataset.json'), JSON.stringify(description))
    const report = await checkDataset(await openDataset(folder))
    expect(found(report)).toEqual([['header', 'c', expect.stringContaining('c.nii: sform and qform put its corners 40.0 voxels apart')]])
  })
})

describe('a dataset of code', () => {
  const refs: CaseRef[] = ids.map((id) => ({ id }))
  const sound = (id: string): Case => ({ id, image: volume(image(id)), label: volume(label(id)) })
  const dataset = (changes: Partial<Dataset>): Dataset => ({
    name: 'Own',
    labels: ['background', 'liver', 'tumour'].map((name, value) => ({ name, value })),
    channels: ['MRI'],
    cases: refs,
    load: sound,
    ...changes,
  })
  const forC = (changed: (id: string) => Case) => (id: string): Case => (id === 'c' ? changed(id) : sound(id))

  test('what it does not check itself is checked', async () => {
    const shifted = dataset({ load: forC((id) => ({ ...sound(id), label: volume(label(id), { affine: affine.with(3, 2) }) })) })
    expect(found(await checkDataset(shifted))).toEqual([['place', 'c', 'corners up to 2.00 voxels apart']])
    const unlabelled = dataset({ load: forC((id) => ({ id, image: volume(image(id)) })) })
    expect(found(await checkDataset(unlabelled))).toEqual([['no_label', 'c', 'no label']])
    const short = dataset({ load: forC((id) => ({ ...sound(id), image: volume(new Float32Array(5)) })) })
    expect(found(await checkDataset(short))).toEqual([['voxel_count', 'c', "image has 5 voxels, which don't fill 4×6×8"]])
  })

  test('an error of its own is the finding', async () => {
    const failing = dataset({
      load: forC((id) => {
        throw new Error(`Case ${id}: the server is down.`)
      }),
    })
    expect(found(await checkDataset(failing))).toEqual([['unreadable', 'c', 'the server is down.']])
  })

  test('labels may have gaps, but there must be one beside the background', async () => {
    const gap = dataset({ labels: [{ value: 0, name: 'background' }, { value: 2, name: 'tumour' }] })
    expect(found(await checkDataset(gap))).toEqual(ids.map((id) => ['label_values', id, '1 (10 voxels)']))
    const none = dataset({ labels: [{ value: 0, name: 'background' }], load: (id) => ({ ...sound(id), label: volume(new Uint8Array(voxels)) }) })
    expect((await checkDataset(none)).findings.map(({ kind }) => kind)).toEqual(['labels', 'empty_label'])
  })

  test('the ignored value is no class, and no foreign value', async () => {
    const ignoring = dataset({ ignoreLabel: 9, load: (id) => ({ ...sound(id), label: volume(label(id).fill(9, 150)) }) })
    const report = await checkDataset(ignoring)
    expect(found(report)).toEqual([])
    expect(report).toMatchObject({ ignoreLabel: 9, classes: [{ value: 1 }, { value: 2 }] })
    const nothing = dataset({ ignoreLabel: 9, load: forC((id) => ({ ...sound(id), label: volume(new Uint8Array(voxels).fill(9, 50)) })) })
    expect(found(await checkDataset(nothing))).toEqual([['empty_label', 'c', 'background and voxels to be ignored alone']])
  })

  test('an image in a file for each channel: read one by one where the dataset refuses it', async () => {
    const folder = temporaryFolder()
    const paths = ['0', '1'].map((name) => join(folder, `${name}.nii`))
    writeNifti(paths[0], volume(image('c')), 'float32')
    const two = (id: string): Volume<Float32Array> => volume(Float32Array.of(...image(id), ...image(id)), { channels: 2 })
    const refusing = dataset({
      channels: ['T1', 'T2'],
      cases: refs.map(({ id }) => (id === 'c' ? { id, images: paths } : { id })),
      load: (id) => {
        if (id === 'c') throw new Error('Case c: no.')
        return { ...sound(id), image: two(id) }
      },
    })
    writeNifti(paths[1], volume(new Float32Array(24).fill(1), { shapeZyx: [2, 3, 4] }), 'float32')
    expect(found(await checkDataset(refusing))).toEqual([
      ['channel_grids', 'c', "channel T1 is 4×6×8 but its channel T2 is 2×3×4. Re-export the channel T2 on the channel T1's grid."],
    ])
    writeNifti(paths[1], volume(image('d').fill(NaN, 0, 2)), 'float32')
    expect(found(await checkDataset(refusing))).toEqual([['not_finite', 'c', '2 NaN in T2']])
    writeFileSync(paths[1], '')
    expect(found(await checkDataset(refusing))).toEqual([['unreadable', 'c', expect.stringContaining('1.nii: not a NIfTI file')]])
    // The files are sound, and yet it is refused.
    writeNifti(paths[1], volume(image('d')), 'float32')
    expect(found(await checkDataset(refusing))).toEqual([['unreadable', 'c', 'no.']])
  })

  test('of files that hold several arrays those that the dataset was opened with are read', async () => {
    const path = join(temporaryFolder(), 'c.npz')
    writeNpz(path, volume(image('c').fill(NaN, 0, 1)), 'float32', { array: 'scan' })
    const refusing = dataset({
      cases: refs.map(({ id }) => (id === 'c' ? { id, images: [path] } : { id })),
      load: forC(() => {
        throw new Error('no.')
      }),
    })
    expect(found(await checkDataset(refusing, { arrays: { image: 'scan' } }))).toEqual([['not_finite', 'c', '1 NaN in MRI']])
    expect(found(await checkDataset(refusing, { arrays: { image: 'other' } }))).toEqual([['unreadable', 'c', expect.stringContaining('holds no array "other"')]])
  })

  test('patients and given splits', async () => {
    const split = [{ training: ['a', 'b', 'c'], validation: ['d', 'e', 'f'] }]
    const report = await checkDataset(dataset({ splits: split, cases: refs.map(({ id }) => ({ id, patient: id === 'a' || id === 'd' ? '7' : id })) }))
    expect(found(report)).toEqual([['leak_patient', 'a d', 'in fold 0']])
    expect(report.splits).toEqual({ given: true, folds: [{ training: 3, validation: 3 }] })
    expect(JSON.stringify(report)).not.toContain('"7"')
  })
})

const hippocampus = realData('Task04_Hippocampus')
// The numbers are those of nibabel and NumPy, computed apart from this.
test.skipIf(!hippocampus)('real data: Task04_Hippocampus is sound, and measures what nibabel and NumPy measure', async () => {
  const report = await checkDataset(await openDataset(hippocampus!))
  expect(found(report)).toEqual([])
  expect(report.counts).toEqual({ cases: 200, images: 200, labels: 200 })
  const both = (range: object, name: string, value: number): object => ({ value, name, cases: 200, voxels: range, volumeMm3: range })
  expect(report.classes).toEqual([both({ min: 1054, median: 1708.5, max: 2593 }, 'Anterior', 1), both({ min: 993, median: 1560.5, max: 2169 }, 'Posterior', 2)])
  expect(report.geometry).toEqual({
    shapeZyx: { min: [24, 40, 31], median: [36, 50, 35], max: [47, 59, 43] },
    spacingMm: { min: [1, 1, 1], median: [1, 1, 1], max: [1, 1, 1] },
    orientations: [{ codes: 'RAS', cases: 200 }],
    oblique: { cases: 0, degrees: 0 },
  })
  expect(report.values).toMatchObject([{ min: 0, max: 1_704_295.25 }])
  const known: [string, number[], [number, number, number], number[]][] = [
    ['hippocampus_001', [1324, 1624], [35, 51, 35], [2, 7, 63, 109, 139]],
    ['hippocampus_033', [1855, 1568], [38, 48, 33], [1, 9, 68, 123, 253]],
    ['hippocampus_394', [1987, 1827], [32, 52, 36], [0, 32.9387207, 559.95825195, 1045.80444336, 1836.3337]],
  ]
  for (const [id, classes, shape, values] of known) {
    const { image, label } = report.cases.find((entry) => entry.id === id)!
    expect(label!.classes.map((entry) => entry.voxels)).toEqual(classes)
    expect(label!.classes.map((entry) => entry.volumeMm3)).toEqual(classes)
    expect(image!.shapeZyx).toEqual(shape)
    const { min, percentile_00_5, median, percentile_99_5, max } = image!.channels[0].values!
    for (const [i, value] of [min, percentile_00_5, median, percentile_99_5, max].entries()) expect(value).toBeCloseTo(values[i], 3)
  }
})

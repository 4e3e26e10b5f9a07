import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeNifti } from '../io/nifti.js'
import { realData } from '../testing/real-data.js'
import { temporaryFolder } from '../testing/temporary.js'
import { openDataset } from './dataset.js'
import { volume } from './forms/forms.test.helpers.js'

interface Description {
  [key: string]: unknown
  training: { image: string; label: string }[]
}

/** A folder with two whole cases, a and b; `change` edits the description, `toText` says how it is written. */
function folderOf(
  change: (description: Description) => void = () => {},
  ids = ['a', 'b'],
  toText: (description: Description) => string = JSON.stringify,
): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'imagesTr'))
  mkdirSync(join(folder, 'labelsTr'))
  for (const id of ids) {
    writeNifti(join(folder, `imagesTr/${id}.nii.gz`), volume([0, 1, 2, 3, 4, 5]), 'float32')
    writeNifti(join(folder, `labelsTr/${id}.nii.gz`), volume([0, 0, 0, 1, 1, 2]), 'float32')
  }
  const description: Description = {
    name: 'Tiny',
    modality: { 0: 'MRI' },
    labels: { 0: 'background', 1: 'liver', 2: 'tumour' },
    numTraining: ids.length,
    training: ids.map((id) => ({ image: `./imagesTr/${id}.nii.gz`, label: `./labelsTr/${id}.nii.gz` })),
  }
  change(description)
  writeFileSync(join(folder, 'dataset.json'), toText(description))
  return folder
}

test('a folder of the Decathlon gives labels, channels and cases', async () => {
  const dataset = await openDataset(folderOf())
  expect(dataset.name).toBe('Tiny')
  expect(dataset.channels).toEqual(['MRI'])
  expect(dataset.labels).toEqual([{ value: 0, name: 'background' }, { value: 1, name: 'liver' }, { value: 2, name: 'tumour' }])
  expect(dataset.cases.map(({ id }) => id)).toEqual(['a', 'b'])
  const { image, label } = await dataset.load('b')
  expect(image.data).toEqual(new Float32Array([0, 1, 2, 3, 4, 5]))
  expect(label?.data).toEqual(new Uint8Array([0, 0, 0, 1, 1, 2]))
  await expect(dataset.load('c')).rejects.toThrow(/Case c isn't in .*dataset\.json/)
})

test('keys that are not known are left alone', async () => {
  const dataset = await openDataset(folderOf((d) => {
    Object.assign(d, { relase: '1.0', file_ending: '.nii.gz', authors: [{ name: 'A' }] })
    Object.assign(d.training[0], { mask: 'm' })
  }))
  expect(dataset.cases.map(({ id }) => id)).toEqual(['a', 'b'])
  expect((await dataset.load('a')).id).toBe('a')
})

test('a missing folder or file is named', async () => {
  const folder = folderOf()
  await expect(openDataset(join(folder, 'nowhere'))).rejects.toThrow(/nowhere: no such folder/)
  rmSync(join(folder, 'labelsTr/a.nii.gz'))
  await expect(openDataset(folder)).rejects.toThrow(/^label .*labelsTr\/a\.nii\.gz of case a is missing\. Add the file/)
  rmSync(join(folder, 'imagesTr/b.nii.gz'))
  await expect(openDataset(folder)).rejects.toThrow(/case a is missing \(and 1 more\)/)
})

describe('fault 22: dataset.json', () => {
  test.each<[string, (description: Description) => void, RegExp]>([
    ['gap in the labels', (d) => (d['labels'] = { 0: 'background', 2: 'liver' }), /labels: must have the keys 0 to 1 without a gap, but 1 is missing/],
    ['label that is no number', (d) => (d['labels'] = { 0: 'background', liver: '1' }), /labels: must have the keys 0 to 1/],
    ['no labels', (d) => delete d['labels'], /the key "labels" is missing/],
    ['wrong type', (d) => (d['modality'] = { 0: 7 }), /modality\.0: .*expected string/],
    ['misspelt key', (d) => Object.assign(d, { labels: undefined, lables: d['labels'] }), /the key "labels" is missing/],
    ['wrong count', (d) => (d['numTraining'] = 3), /numTraining is 3 but training lists 2/],
    ['wrong count of tests', (d) => Object.assign(d, { numTest: 1, test: [] }), /numTest is 1 but test lists 0/],
    ['no cases', (d) => (d.training = []), /training: /],
    ['path out of the folder', (d) => (d.training[1].image = './imagesTr/../../b.nii.gz'), /training\[1\]\.image: ".*" leaves the dataset's folder/],
    ['absolute path', (d) => (d.training[1].label = '/etc/passwd.nii'), /training\[1\]\.label: ".*" leaves/],
    ['backslashes', (d) => (d.training[1].label = '..\\b.nii.gz'), /leaves the dataset's folder/],
    ['another format', (d) => (d.training[1].label = 'b.mgz'), /doesn't end in \.nii\.gz, \.nii, \.mha, \.mhd, \.nrrd, \.nhdr, \.npy, \.npz, \.h5 or \.hdf5/],
  ])('%s', (_, change, message) => expectRefusal(folderOf(change), message))

  test.each([
    ['duplicate key', '{"labels": {"0": "background", "0": "liver"}}', /the key "0" stands twice/],
    ['__proto__', '{"__proto__": {"labels": 1}}', /the key "__proto__"/],
    ['a list', '[]', /the file: .*expected object/],
    ['not JSON', 'name: Tiny', /not valid JSON/],
  ])('%s', (_, text, message) => expectRefusal(folderOf(undefined, undefined, () => text), message))

  async function expectRefusal(folder: string, message: RegExp): Promise<void> {
    const error = expect.objectContaining({ name: 'InputError', exitCode: 2, message: expect.stringMatching(message) })
    await expect(openDataset(folder)).rejects.toThrow(error)
    await expect(openDataset(folder)).rejects.toThrow(join(folder, 'dataset.json'))
  }
})

describe('fault 23: names', () => {
  test('emoji, spaces and dots are handled; so are a byte order mark and CRLF', async () => {
    const ids = ['🧠 left', 'a.b.c']
    const folder = folderOf(undefined, ids, (d) => `\uFEFF${JSON.stringify(d, null, 2).replaceAll('\n', '\r\n')}`)
    const dataset = await openDataset(folder)
    expect(dataset.cases.map(({ id }) => id)).toEqual(ids)
    expect((await dataset.load('🧠 left')).id).toBe('🧠 left')
  })

  test.each<[string, string[], RegExp]>([
    ['ids that differ in case only', ['Case_1', 'case_1'], /the cases Case_1 and case_1 differ in case only/],
    ['the same id twice', ['x', 'x'], /training lists the case x twice/],
    ['300 characters', ['a', 'é'.repeat(300)], /the case name é+… is longer than 200 bytes/],
    ['a line break', ['a', 'b\r\n'], /a case named "b\\r\\n"/],
    ['nothing', ['a', ''], /a case named ""/],
  ])('%s: refused by name', async (_, ids, message) => {
    const folder = folderOf((d) => (d.training = ids.map((id) => ({ image: `imagesTr/${id}.nii.gz`, label: `labelsTr/${id}.nii.gz` }))))
    await expect(openDataset(folder)).rejects.toThrow(message)
  })
})

test('loading checks the case: label on another grid', async () => {
  const folder = folderOf()
  writeNifti(join(folder, 'labelsTr/a.nii.gz'), volume([0, 0, 0, 0], { shapeZyx: [1, 2, 2] }), 'uint8')
  await expect((await openDataset(folder)).load('a')).rejects.toThrow(
    "Case a: image is 1×2×3 but its label is 1×2×2. Re-export the label on the image's grid.",
  )
})

test('fault 18: a shifted label is let through only where that is asked for', async () => {
  const folder = folderOf()
  const affine = [1, 0, 0, 0.5, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]
  writeNifti(join(folder, 'labelsTr/a.nii.gz'), volume([0, 0, 0, 1, 1, 2], { affine }), 'uint8')
  await expect((await openDataset(folder)).load('a')).rejects.toThrow(/Case a: image and label lie 0\.500 voxels apart/)
  const { label } = await (await openDataset(folder, { allowGridMismatch: true })).load('a')
  expect(label?.data).toEqual(new Uint8Array([0, 0, 0, 1, 1, 2]))
})

const hippocampus = realData('Task04_Hippocampus')
test.skipIf(!hippocampus)('real data: all of Task04_Hippocampus passes the checks', async () => {
  const dataset = await openDataset(hippocampus!)
  expect(dataset.labels.map(({ name }) => name)).toEqual(['background', 'Anterior', 'Posterior'])
  expect(dataset.cases).toHaveLength(200)
  for (const { id } of dataset.cases) {
    const { image, label } = await dataset.load(id)
    expect([image.warnings, label?.warnings]).toEqual([[], []])
    expect(new Set(label?.data)).toEqual(new Set([0, 1, 2]))
  }
})

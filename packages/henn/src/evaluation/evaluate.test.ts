import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeNifti } from '../io/nifti.js'
import { realData } from '../testing/real-data.js'
import { temporaryFolder } from '../testing/temporary.js'
import { evaluate, requireSummaryPath, writeSummary } from './evaluate.js'
import { formatTable } from './table.js'

type Files = Record<string, number[]>

const grid = { channels: 1, shapeZyx: [1, 2, 3] as [number, number, number], spacingMm: [1, 1, 1] as [number, number, number] }
const affine = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]
const labels = ['background', 'left', 'right'].map((name, value) => ({ name, value }))

/** Two folders, of predictions and of references, with label maps of 1×2×3 voxels. */
function folders(predictions: Files, references: Files): [string, string] {
  const folder = temporaryFolder()
  return [predictions, references].map((files, i) => {
    const path = join(folder, ['prediction', 'reference'][i])
    mkdirSync(path)
    for (const [name, data] of Object.entries(files)) {
      writeNifti(join(path, name), { ...grid, affine, data: new Float32Array(data) }, 'float32')
    }
    return path
  }) as [string, string]
}

const example = (): [string, string] =>
  folders(
    { 'b.nii.gz': [1, 1, 0, 2, 2, 0], 'a.nii': [1, 1, 1, 0, 0, 0] },
    { 'a.nii.gz': [1, 0, 0, 0, 0, 0], 'b.nii.gz': [1, 1, 0, 2, 0, 0], 'c.nii.gz': [0, 0, 0, 0, 0, 0] },
  )

test('scores by case and class, their means, and what is left out of them', async () => {
  const { mean, classes, cases, referencesWithoutPrediction } = await evaluate(...example(), { labels })
  expect(cases).toEqual([
    {
      id: 'a',
      classes: [
        { value: 1, name: 'left', dice: 2 / 4, iou: 1 / 3, predictedVoxels: 3, referenceVoxels: 1 },
        { value: 2, name: 'right', dice: null, iou: null, predictedVoxels: 0, referenceVoxels: 0 },
      ],
    },
    {
      id: 'b',
      classes: [
        { value: 1, name: 'left', dice: 1, iou: 1, predictedVoxels: 2, referenceVoxels: 2 },
        { value: 2, name: 'right', dice: 2 / 3, iou: 1 / 2, predictedVoxels: 2, referenceVoxels: 1 },
      ],
    },
  ])
  expect(classes).toEqual([
    { value: 1, name: 'left', dice: 0.75, iou: (1 / 3 + 1) / 2, cases: 2 },
    { value: 2, name: 'right', dice: 2 / 3, iou: 0.5, cases: 1 },
  ])
  expect(mean).toEqual({ dice: (0.75 + 2 / 3) / 2, iou: ((1 / 3 + 1) / 2 + 0.5) / 2 })
  expect(referencesWithoutPrediction).toBe(1)
})

test('regions are sets of labels, and what the reference has to be ignored counts nowhere', async () => {
  const regions = [{ name: 'both', values: [1, 2], written: 1 }, { name: 'right', values: [2], written: 2 }]
  const files = folders({ 'a.nii': [1, 2, 2, 0, 1, 2] }, { 'a.nii': [2, 2, 0, 0, 3, 3] })
  const { classes, cases } = await evaluate(...files, { labels, regions, ignoreLabel: 3 })
  expect(classes.map(({ value, name, dice }) => [value, name, dice])).toEqual([[1, 'both', 4 / 5], [2, 'right', 2 / 4]])
  expect(cases[0].classes[0]).toMatchObject({ predictedVoxels: 3, referenceVoxels: 2 })
})

test('without given labels the classes are the values found', async () => {
  const { classes } = await evaluate(...example())
  expect(classes.map(({ value, name, dice }) => [value, name, dice])).toEqual([[1, '1', 0.75], [2, '2', 2 / 3]])
})

test('the summary is JSON of the same', async () => {
  const evaluation = await evaluate(...example(), { labels })
  const folder = temporaryFolder()
  writeSummary(join(folder, 'summary.json'), evaluation)
  expect(readdirSync(folder)).toEqual(['summary.json'])
  expect(JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'))).toEqual(evaluation)
})

test('the table', async () => {
  expect(formatTable(await evaluate(...example(), { labels }))).toBe(
    [
      'case  left Dice  left IoU  right Dice  right IoU',
      '────────────────────────────────────────────────',
      'a        0.5000    0.3333           –          –',
      'b        1.0000    1.0000      0.6667     0.5000',
      '────────────────────────────────────────────────',
      'mean     0.7500    0.6667      0.6667     0.5000',
      'Mean over the classes: Dice 0.7083, IoU 0.5833, 2 cases.',
      "–: the class is in neither prediction nor reference; such cases don't count in the means.",
      '1 references have no prediction.',
    ].join('\n'),
  )
})

test('what does not go together is refused by name', async () => {
  const sound = [0, 1, 0, 0, 0, 0]
  const [predictions, references] = folders({ 'a.nii.gz': sound }, {})
  await expect(evaluate(predictions, references)).rejects.toThrow(/^Case a: .*reference holds no reference for a\.nii\.gz\./)
  await expect(evaluate(references, predictions)).rejects.toThrow(/holds no \.nii\.gz, \.nii, \.mha, .* file/)
  await expect(evaluate(join(predictions, 'nowhere'), references)).rejects.toThrow(/nowhere: no such folder/)
  const file = join(temporaryFolder(), 'a.nii')
  writeFileSync(file, '')
  await expect(evaluate(file, references)).rejects.toThrow(/a\.nii: a file\. Give the folder/)
  await expect(evaluate(...folders({ 'a.nii': sound, 'a.nii.gz': sound }, {}))).rejects.toThrow(/holds both a\.nii and a\.nii\.gz/)
  await expect(evaluate(...folders({ 'a.nii': [0, 3, 0, 0, 0, 0] }, { 'a.nii': sound }), { labels })).rejects.toThrow(/^Case a: its prediction holds 3/)
  await expect(evaluate(...folders({ 'a.nii': [0, 0.5, 0, 0, 0, 0] }, { 'a.nii': sound }))).rejects.toThrow(/holds 0\.5, but the labels are 0 to 255/)

  const [otherGrid, sameName] = folders({}, { 'a.nii': sound })
  writeNifti(join(otherGrid, 'a.nii'), { ...grid, affine, data: new Uint8Array(4), shapeZyx: [1, 2, 2] }, 'uint8')
  await expect(evaluate(otherGrid, sameName)).rejects.toThrow(
    "Case a: reference is 1×2×3 but its prediction is 1×2×2. Re-export the prediction on the reference's grid.",
  )
})

test('other files in the folders are passed over', async () => {
  const [predictions, references] = folders({ 'a.nii': [0, 1, 0, 0, 0, 0] }, { 'a.nii': [0, 1, 0, 0, 0, 0] })
  writeFileSync(join(predictions, 'summary.json'), '{}')
  writeFileSync(join(predictions, '._a.nii'), '')
  expect((await evaluate(predictions, references)).mean.dice).toBe(1)
})

const truth = realData('Task04_Hippocampus/labelsTr')
test('a summary goes into a .json of a folder that is there, not over a volume', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'taken.json'))
  requireSummaryPath(join(folder, 'scores.json'))
  for (const [name, reason] of [['case.nii.gz', 'the figures are JSON'], ['taken.json', 'a folder'], [join('none', 'scores.json'), 'no such folder']]) {
    expect(() => requireSummaryPath(join(folder, name))).toThrow(reason)
  }
})

test.skipIf(!truth)('real data: labels compared with themselves agree wholly', async () => {
  const folder = temporaryFolder()
  const files = readdirSync(truth!).filter((file) => file.endsWith('.nii.gz')).toSorted().slice(0, 10)
  for (const file of files) symlinkSync(join(truth!, file), join(folder, file))
  const { mean, classes, cases, referencesWithoutPrediction } = await evaluate(folder, truth!)
  expect(mean).toEqual({ dice: 1, iou: 1 })
  expect(classes.map(({ value }) => value)).toEqual([1, 2])
  expect(cases).toHaveLength(10)
  expect(referencesWithoutPrediction).toBe(readdirSync(truth!).filter((file) => file.endsWith('.nii.gz')).length - 10)
})

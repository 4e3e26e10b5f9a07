import pc from 'picocolors'
import { expect, test } from 'vitest'
import type { DatasetReport } from './report.js'
import { gather, type Problem } from './findings.js'
import { formatReport } from './report-text.js'

const plain = pc.createColors(false)

function reportOf(problems: Problem[], changes: Partial<DatasetReport> = {}): DatasetReport {
  const findings = gather(problems)
  return {
    dataset: 'Tiny',
    channels: ['MRI'],
    labels: ['background', 'liver', 'tumour'].map((name, value) => ({ name, value })),
    ignoreLabel: null,
    healthy: findings.every(({ severity }) => severity !== 'error'),
    findings,
    counts: { cases: 6, images: 6, labels: 6 },
    classes: [
      { value: 1, name: 'liver', cases: 6, voxels: { min: 900, median: 1500, max: 20_000 }, volumeMm3: { min: 450, median: 750, max: 10_000 } },
      { value: 2, name: 'tumour', cases: 0, voxels: null, volumeMm3: null },
    ],
    geometry: {
      shapeZyx: { min: [4, 6, 8], median: [4, 6.5, 8], max: [4, 10, 8] },
      spacingMm: { min: [3, 0.70312, 1], median: [3, 2, 1], max: [3, 2, 1] },
      orientations: [{ codes: 'RAS', cases: 5 }, { codes: 'LAS', cases: 1 }],
      oblique: { cases: 2, degrees: 12.34 },
    },
    values: [{ min: -10, percentile_00_5: 0, median: 30.5, percentile_99_5: 96, max: 1234.5 }],
    splits: { given: false, folds: [{ training: 4, validation: 2 }, { training: 5, validation: 1 }] },
    cases: [],
    ...changes,
  }
}

test('a sound dataset', () => {
  expect(formatReport(reportOf([]), plain).split('\n')).toEqual([
    'Tiny: 6 cases, 1 channel (MRI), 2 classes',
    '✓ train takes it: no errors, no warnings',
    '',
    'grid, along z, y, x       least   median    most',
    'voxels                    4×6×8  4×6.5×8  4×10×8',
    'mm                   3×0.7031×1    3×2×1   3×2×1',
    'axes x, y, z run to RAS in 5 cases, LAS in 1; oblique: 2 cases, by up to 12.34°',
    '',
    'class     cases    least   median   most  least  median  most voxels',
    '1 liver       6  0.45 ml  0.75 ml  10 ml    900    1500        20000',
    '2 tumour      0        –        –      –      –       –            –',
    '',
    'values  least  0.5 %  median  99.5 %  most',
    'MRI       -10      0    30.5      96  1235',
    '',
    'folds  2, drawn at random, of 4 to 5 cases to train on and 1 to 2 to validate',
  ])
})

test('what was found, errors first, each with the way out', () => {
  const of = (kind: Problem['kind'], message: string, ...cases: string[]): Problem => ({ kind, message, cases })
  const text = formatReport(
    reportOf([
      of('orientation', 'LAS, most others RAS', 'a'),
      of('shape', 'image is 4×6×8, label 3×6×8', 'c'),
      of('shape', 'image is 4×6×8, label 4×6×7', 'd'),
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => of('no_label', 'no label', id)),
      ...['a', 'b', 'c', 'd', 'e'].map((id) => of('constant', `MRI is ${id} throughout`, id)),
      of('absent_class', 'tumour (2)'),
      of('leak_names', 'in fold 0', 'p_1', 'p_2'),
    ]),
    plain,
  )
  expect(text.split('\n')[1]).toBe('✗ train refuses it: 2 errors, 3 warnings')
  expect(text.slice(text.indexOf('error  '))).toBe(
    [
      'error  Cases without a label: 6 cases',
      '  a, b, c, d and 2 more: no label',
      '  → Add one or leave the case out of the training.',
      '',
      'error  Image and label of different shapes: 2 cases',
      '  c: image is 4×6×8, label 3×6×8',
      '  d: image is 4×6×8, label 4×6×7',
      "  → Re-export the label on the image's grid.",
      '',
      'warning  Classes that never occur',
      '  tumour (2)',
      "  → Correct the label maps or the dataset's labels; a class without voxels can't be learnt.",
      '',
      'warning  Channels with one value throughout: 5 cases',
      '  a: MRI is a throughout',
      '  b: MRI is b throughout',
      '  c: MRI is c throughout',
      '  and 2 more of the kind',
      '  → Export the images again, or leave the cases out.',
      '',
      'warning  Axes that run otherwise than in the other cases: 1 case',
      '  a: LAS, most others RAS',
      '  → Reorient them to the others: a network sees the voxels in the order of the file.',
      '',
      'hint  Cases to train on and to validate whose names begin alike: 2 cases',
      '  p_1, p_2: in fold 0',
      '  → If they are of one patient, say so by data.patient_pattern or in the dataset, and they stay on one side of a split.',
    ].join('\n'),
  )
})

test('nothing could be read, and many classes: still a page', () => {
  const classes = Array.from({ length: 117 }, (_, i) => ({ value: i + 1, name: `organ ${i + 1}`, cases: 1, voxels: { min: 1, median: 1, max: 1 }, volumeMm3: { min: 1, median: 1, max: 1 } }))
  const channels = Array.from({ length: 12 }, (_, i) => `channel ${i}`)
  const lines = formatReport(reportOf([], { geometry: null, values: channels.map(() => null), splits: null, classes, channels }), plain).split('\n')
  expect(lines.length).toBeLessThan(60)
  expect(lines).toContain('and 93 more')
  expect(lines).toContain('and 4 more channels')
  expect(lines).toContain('channel 7      –      –       –       –     –')
  expect(lines.at(-1)).toBe('folds  none can be made')
})

test('colour is for the verdict and the kinds, and leaves the words as they are', () => {
  const report = reportOf([{ kind: 'no_label', message: 'no label', cases: ['a'] }])
  const text = formatReport(report, pc.createColors(true))
  expect(text).toContain('\u001b[31m✗ train refuses it')
  // eslint-disable-next-line no-control-regex
  expect(text.replaceAll(/\u001b\[\d+m/g, '')).toBe(formatReport(report, plain))
})

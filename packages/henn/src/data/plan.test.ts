import { describe, expect, test } from 'vitest'
import type { Triple } from '../types.js'
import type { Fingerprint } from './fingerprint.js'
import { choosePlan, planSchema, plansFor, preprocessPlan } from './plan.js'

const statistics = { mean: 10, std: 5, median: 9, min: 0, max: 40, percentile_00_5: 1, percentile_99_5: 30 }
const dataset = { name: 'Shapes', labels: [{ value: 0, name: 'background' }, { value: 3, name: 'ball' }], channels: ['CT', 'PET'], ignoreLabel: 9 }

function measured(...cases: [Triple, Triple][]): Fingerprint {
  return {
    cases: cases.map(([shape_zyx, spacing_mm], i) => ({ id: `case_${i}`, shape_zyx, spacing_mm, labels: [3], foreground_mm3: 1 })),
    median_kept: 0.5,
    intensities: [statistics, statistics],
  }
}

const split = { training: ['case_0'], validation: ['case_1'] }
const small = measured([[36, 50, 35], [1, 1, 1]], [[36, 50, 35], [1, 1, 1]])
const choice = { configuration: 'auto', dimensions: 3, patchSize: 'auto' } as const

test('gathers what the dataset says', () => {
  const plan = choosePlan(plansFor(dataset, small, { planner: 'plain' }), choice, split)
  expect(planSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan)
  expect(plan).toMatchObject({
    dataset: 'Shapes',
    labels: dataset.labels,
    regions: null,
    ignore_label: 9,
    channels: ['CT', 'PET'],
    configuration: '3d_fullres',
    axes: [0, 1, 2],
    spacing_mm: [1, 1, 1],
    normalisation: [
      { scheme: 'ct', mean: 10, std: 5, low: 1, high: 30 },
      { scheme: 'z_score', inside: true },
    ],
    median_shape_zyx: [36, 50, 35],
    patch_size_zyx: [40, 56, 40],
    split,
  })
  expect(plan.stages.map(({ features }) => features)).toEqual([32, 64, 128, 256])
  expect(preprocessPlan(plan)).toEqual({ axes: [0, 1, 2], spacingMm: [1, 1, 1], normalisations: plan.normalisation, labelValues: [0, 3], ignoreLabel: 9 })
})

test('slices keep the spacing of each image along the first axis', () => {
  const plan = choosePlan(plansFor(dataset, measured([[300, 20, 310], [1, 5, 1]]), { planner: 'plain' }), { ...choice, dimensions: 2 }, split)
  expect(plan).toMatchObject({ configuration: '2d', axes: [1, 0, 2], spacing_mm: [null, 1, 1], median_shape_zyx: [1, 300, 310] })
  expect(plan.patch_size_zyx[0]).toBe(1)
  expect(plan.stages.every(({ stride, kernel_size }) => stride[0] === 1 && kernel_size[0] === 1)).toBe(true)
})

test('a patch size that is given replaces the planned one', () => {
  const plan = (patchSize: 'auto' | [number, number, number]) => choosePlan(plansFor(dataset, small, { planner: 'plain' }), { ...choice, patchSize }, split)
  expect(plan([17, 24, 9])).toMatchObject({
    patch_size_zyx: [17, 24, 9],
    // No deeper than it can be halved, and no wider.
    stages: [
      { stride: [1, 1, 1], kernel_size: [3, 3, 3], features: 32 },
      { stride: [2, 2, 2], kernel_size: [3, 3, 3], features: 64 },
      { stride: [2, 2, 1], kernel_size: [3, 3, 3], features: 128 },
    ],
  })
  expect(plan([40, 56, 40])).toEqual(plan('auto'))
  expect(plan([128, 128, 128]).stages.map(({ features }) => features)).toEqual([32, 64, 128, 256, 256, 256])
})

describe('what is not planned is refused', () => {
  test('a low resolution of small images', () => {
    expect(() => choosePlan(plansFor(dataset, small, { planner: 'plain' }), { ...choice, configuration: '3d_lowres' }, split)).toThrow(/3d_lowres, but a patch of 3d_fullres sees enough/)
  })

  test('three dimensions of photographs', () => {
    expect(() => choosePlan(plansFor(dataset, measured([[1, 500, 500], [999, 1, 1]]), { planner: 'plain' }), choice, split)).toThrow(/single slices. Set model.dimensions to 2/)
  })
})

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Triple } from '../../types.js'
import { planConfigurations, type ConfigurationName, type ConfigurationPlan } from './configurations.js'
import { planners, type PlannerName } from './planners.js'

interface Kept {
  channels: number
  labels: number
  shapes: Triple[]
  spacings: Triple[]
  plans: Record<PlannerName, { axes: Triple; configurations: Record<ConfigurationName, KeptPlan> }>
}

interface KeptPlan {
  spacing: number[]
  median: number[]
  patch: number[]
  batch: number
  strides: number[][]
  kernels: number[][]
  features: number[]
}

// Made by scripts/fixtures/nnunet_plans.py.
const datasets = JSON.parse(readFileSync(new URL('fixtures/plans.json', import.meta.url), 'utf8')) as Record<string, Kept>

function comparable({ spacingMm, medianShape, patchSize, batchSize, strides, kernelSizes, features }: ConfigurationPlan): KeptPlan {
  return { spacing: spacingMm.map(rounded), median: medianShape, patch: patchSize, batch: batchSize, strides, kernels: kernelSizes, features }
}

function rounded(value: number): number {
  return Number(value.toPrecision(12))
}

describe.each(Object.entries(datasets))('%s', (_, { channels, labels, shapes, spacings, plans }) => {
  const grids = shapes.map((shapeZyx, i) => ({ shapeZyx, spacingMm: spacings[i] }))

  test.each(Object.entries(plans))("%s plans what nnU-Net's does", (planner, { axes, configurations }) => {
    const planned = planConfigurations(grids, { planner: planners[planner as PlannerName], inChannels: channels, classes: labels })
    expect(planned.axes).toEqual(axes)
    const ours = Object.fromEntries(Object.entries(planned.configurations).map(([name, plan]) => [name, comparable(plan)]))
    const theirs = Object.fromEntries(Object.entries(configurations).map(([name, plan]) => [name, { ...plan, spacing: plan.spacing.map(rounded) }]))
    expect(ours).toEqual(theirs)
  })
})

test('more memory gives a larger patch or batch', () => {
  const grids = [{ shapeZyx: [200, 400, 400] as Triple, spacingMm: [1, 1, 1] as Triple }]
  const question = { planner: planners.plain, inChannels: 1, classes: 2 }
  const size = (memoryGb: number): number => {
    const { patchSize, batchSize } = planConfigurations(grids, { ...question, memoryGb }).configurations['3d_fullres']!
    return patchSize.reduce((product, length) => product * length, batchSize)
  }
  expect(size(8)).toBe(size(planners.plain.memoryGb))
  expect(size(24)).toBeGreaterThan(2 * size(8))
})

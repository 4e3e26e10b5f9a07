import { expect, test } from 'vitest'
import type { Triple } from '../types.js'
import { modelConfig } from './config.js'
import { hybridConfig, hybridGeometry } from './hybrid-config.js'
import { createModel } from './index.js'
import { plannedModel } from './planned-model.js'

const stages: { stride: Triple; kernel_size: Triple; features: number }[] = [
  { stride: [1, 1, 1], kernel_size: [1, 3, 3], features: 32 },
  { stride: [1, 2, 2], kernel_size: [3, 3, 3], features: 64 },
]
const plan = { stages, spacing_mm: [5, 1, 1] as Triple, patch_size_zyx: [16, 64, 64] as Triple }

test('plain and residual take their stages from the plan', () => {
  for (const type of ['plain', 'residual'] as const) {
    expect(plannedModel(modelConfig.parse({ type }), plan)).toMatchObject({
      features: [32, 64],
      strides: [[1, 1, 1], [1, 2, 2]],
      kernel_sizes: [[1, 3, 3], [3, 3, 3]],
    })
  }
})

test('what was said stays, and further stages are like the last one planned', () => {
  expect(plannedModel(modelConfig.parse({ type: 'plain', features: [8, 8, 16] }), plan)).toMatchObject({
    features: [8, 8, 16],
    strides: [[1, 1, 1], [1, 2, 2], [1, 2, 2]],
  })
})

test('hybrid joins thick slices once the others are as long', () => {
  expect(plannedModel(modelConfig.parse({ type: 'hybrid' }), plan)).toMatchObject({ strides: [[1, 2, 2], [1, 2, 2], [2, 2, 2], [2, 2, 2]] })
  const cubes = modelConfig.parse({ type: 'hybrid' })
  // Said even where it is as usual: another dataset doesn't change what a checkpoint holds.
  expect(plannedModel(cubes, { ...plan, spacing_mm: [1.5, 1, 1] })).toEqual({ ...cubes, strides: Array.from({ length: 4 }, () => [2, 2, 2]) })
  const flat = modelConfig.parse({ type: 'hybrid', dimensions: 2 })
  expect(plannedModel(flat, { ...plan, spacing_mm: [null, 1, 1] })).toBe(flat)
})

test.each([[[]], [[stages[0]]], [Array.from({ length: 11 }, () => stages[1])]])('plain with as many stages as there can not be is refused: %#', (wrong) => {
  expect(() => plannedModel(modelConfig.parse({ type: 'plain' }), { ...plan, stages: wrong })).toThrow(/model\.type: plain has 2 to 10 stages, and for patches of 16×64×64 /)
})

test('attention over more voxels than it can take is refused', () => {
  const config = (changes: object) => modelConfig.parse({ type: 'hybrid', use_transformer: true, strides: [[2, 2, 2], [2, 2, 2]], depths: [1, 1], ...changes })
  const large = { ...plan, patch_size_zyx: [128, 128, 128] as Triple }
  expect(() => plannedModel(config({}), large)).toThrow(/model\.transformer\.stages: of a patch of 128×128×128 stage 1 has 32×32×32 voxels, 32768/)
  expect(() => plannedModel(config({ transformer: { stages: 2 } }), plan)).not.toThrow()
  expect(() => plannedModel(config({ use_transformer: false }), large)).not.toThrow()
})

test('kernels look along an axis without steps once slices are joined, or where no axis has one', () => {
  const kernelsOf = (strides: unknown): unknown => hybridGeometry(hybridConfig.parse({ depths: [1, 1, 1], strides })).kernels
  expect(kernelsOf([[1, 2, 2], [1, 2, 2], [2, 2, 2]])).toEqual([[1, 3, 3], [3, 3, 3], [3, 3, 3]])
  expect(kernelsOf([[2, 2, 2], [1, 1, 1], [2, 2, 2]])).toEqual([[3, 3, 3], [3, 3, 3], [3, 3, 3]])
  expect(kernelsOf([[2, 2, 2], [1, 2, 2], [2, 2, 2]])).toEqual([[3, 3, 3], [3, 3, 3], [3, 3, 3]])
})

test('its kernels look at one slice until then', () => {
  const config = modelConfig.parse({ type: 'hybrid', width: 8, depths: [1, 1], use_attention: false, use_transformer: false, strides: [[1, 2, 2], [2, 2, 2]] })
  const model = createModel(config, { inChannels: 1, classes: 2 })
  const kernels = Object.fromEntries(model.namedParameters().map(([name, { shape }]) => [name, shape.slice(2)]))
  expect(kernels['stem.conv.weight']).toEqual([1, 3, 3])
  expect(Object.entries(kernels).filter(([name]) => name.startsWith('encoder.0.')).some(([, kernel]) => kernel.join() === '3,3,3')).toBe(true)
  expect(kernels['up.weight']).toEqual([1, 2, 2])
  model.release()
})

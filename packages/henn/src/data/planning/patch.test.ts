import { expect, test } from 'vitest'
import { planPatch } from './patch.js'
import { planners } from './planners.js'

test.each([1e-12, 1e-9])('a GPU of %s GB has room for no patch: refused', (memoryGb) => {
  const question = { spacingMm: [1, 1, 1], medianShape: [64, 64, 64], datasetVoxels: 1e7, inChannels: 1, classes: 2, planner: planners.plain, memoryGb }
  expect(() => planPatch(question)).toThrow(`data.gpu_memory_gb: ${memoryGb} GB have no room for a network of any patch. Give the size of a GPU, such as 8.`)
})

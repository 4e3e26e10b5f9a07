import { scope, tensor } from '@henn/torch'
import { expect, test } from 'vitest'
import { annotated } from './patches.js'
import { foundOf, lossTarget, memberIndices, outputsNamed, outputsOf, targetOf, type Targets } from './targets.js'

const labels = [{ value: 0, name: 'background' }, { value: 1, name: 'oedema' }, { value: 4, name: 'core' }]
const classes: Targets = { labels, regions: null, ignoreLabel: null }
const regions: Targets = { labels, regions: [{ name: 'whole', values: [1, 4], written: 1 }, { name: 'core', values: [4], written: 4 }], ignoreLabel: 9 }

test('labels: one output each, the background among them', () => {
  expect(outputsOf(classes)).toBe(3)
  expect(outputsNamed(classes)).toEqual({ kind: 'classes', names: ['background', 'oedema', 'core'] })
  expect(foundOf(classes)).toEqual([{ name: 'oedema', values: [1] }, { name: 'core', values: [4] }])
  expect(lossTarget(classes)).toEqual({ activation: 'softmax', ignore: null })
  expect(memberIndices(classes)).toEqual(new Map([[0, [1]], [1, [2]]]))
})

test('regions: one output each, which overlap', () => {
  expect(outputsOf(regions)).toBe(2)
  expect(outputsNamed(regions)).toEqual({ kind: 'regions', names: ['whole', 'core'] })
  expect(foundOf(regions)).toEqual([{ name: 'whole', values: [1, 4] }, { name: 'core', values: [4] }])
  expect(lossTarget(regions)).toEqual({ activation: 'sigmoid', ignore: 254 })
  expect(memberIndices(regions)).toEqual(new Map([[0, [1, 2]], [1, [2]], [annotated, [0, 1, 2]]]))
})

test('what a loss compares with', () => {
  scope(() => {
    const label = tensor(Uint8Array.of(0, 1, 2, 254), { shape: [1, 1, 2, 2] })
    expect(targetOf(label, classes).toArray()).toEqual([[[[0, 1], [2, 254]]]])
    expect(targetOf(label, regions).toArray()).toEqual([[[[[0, 1], [1, 254]]], [[[0, 0], [1, 254]]]]])
  })
})

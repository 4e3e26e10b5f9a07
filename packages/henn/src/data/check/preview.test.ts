import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import type { Volume } from '../../io/volume.js'
import type { VoxelArray } from '../../io/voxel-types.js'
import { labelColours } from '../../visual/overlay.js'
import type { Dataset } from '../dataset.js'
import { casePicture, drawCase, previewIds } from './preview.js'
import type { CaseReport, DatasetReport } from './report.js'

const shapeZyx: [number, number, number] = [4, 6, 8]
const at = (z: number, y: number, x: number): number => (z * 6 + y) * 8 + x

/** Voxels of 5×2×1 mm: 20×12×8 mm. */
function volume<T extends VoxelArray>(data: T): Volume<T> {
  return { data, channels: 1, shapeZyx, spacingMm: [5, 2, 1], affine: [1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 5, 0, 0, 0, 0, 1] }
}

/** Each voxel as bright as its x. */
const image = volume(Float32Array.from({ length: 192 }, (_, i) => i % 8))

function block(): Uint8Array {
  const label = new Uint8Array(192)
  for (let y = 1; y < 5; y++) for (let x = 2; x < 6; x++) label[at(1, y, x)] = 2
  return label
}

const same = (a: { rgb: Uint8Array }, b: { rgb: Uint8Array }): boolean => Buffer.from(a.rgb).equals(b.rgb)
const pixel = (rgb: Uint8Array | Buffer, width: number, x: number, y: number): number[] => [...rgb.subarray(3 * (y * width + x), 3 * (y * width + x) + 3)]

test('three slices in one scale of millimetres, the label outlined', () => {
  const { width, height, rgb } = casePicture(image, volume(block()))
  // 20 mm are 240 pixels: 96 wide, 144 high seen along z, 240 high along y and x, 144 wide along x; lines of 4 between.
  expect([width, height]).toEqual([4 + 96 + 4 + 96 + 4 + 144 + 4, 248])
  // Seen along z, in the middle of its cell: columns of 12 pixels, rows of 24. The label is from x = 24 to 71, from the bottom row 24 to 119.
  const [left, top] = [4, 4 + 48]
  const along = (x: number, y: number): number[] => pixel(rgb, width, left + x, top + y)
  expect(along(24, 70)).toEqual(labelColours[1])
  expect(along(25, 70)).toEqual(labelColours[1])
  expect(along(71, 70)).toEqual(labelColours[1])
  expect(along(40, 24)).toEqual(labelColours[1])
  expect(along(40, 119)).toEqual(labelColours[1])
  // Within and beside it the image is to be seen: from black at x = 0 to white at x = 7.
  const grey = (x: number): number[] => Array.from({ length: 3 }, () => Math.round((255 * x) / 7))
  expect(along(26, 70)).toEqual(grey(2))
  expect(along(23, 70)).toEqual(grey(1))
  expect(along(40, 23)).toEqual(grey(3))
  expect(along(90, 70)).toEqual(grey(7))
  // Seen along y: z = 1 is the third row from above, 60 pixels each.
  expect(pixel(rgb, width, 104 + 40, 4 + 2 * 60)).toEqual(labelColours[1])
  expect(pixel(rgb, width, 104 + 40, 4 + 2 * 60 - 1)).toEqual(grey(3))
})

test('a label of another shape is left away, values that are none are drawn as far as a byte goes', () => {
  const without = casePicture(image)
  const labelled = casePicture(image, volume(block()))
  expect(same(labelled, without)).toBe(false)
  expect(same(casePicture(image, { ...volume(new Uint8Array(24)), shapeZyx: [1, 4, 6] }), without)).toBe(true)
  const odd = Float64Array.from(block(), (value) => (value === 2 ? 1.9 : NaN))
  expect(same(casePicture(image, volume(odd)), labelled)).toBe(true)
  expect(same(casePicture(image, volume(BigInt64Array.from(block(), BigInt))), labelled)).toBe(true)
})

test('the PNG holds the picture', async () => {
  const dataset: Dataset = { name: 'd', labels: [], channels: ['MRI'], cases: [{ id: 'a' }], load: (id) => ({ id, image, label: volume(block()) }) }
  const { id, png, width, height } = (await drawCase(dataset, dataset.cases[0]))!
  expect(id).toBe('a')
  const read = PNG.sync.read(png)
  expect([read.width, read.height]).toEqual([width, height])
  expect(same({ rgb: read.data.filter((_, i) => i % 4 !== 3) }, casePicture(image, volume(block())))).toBe(true)
  const empty: Dataset = { ...dataset, load: () => { throw new Error('lost') } }
  expect(await drawCase(empty, dataset.cases[0])).toBeUndefined()
})

test('twenty cases evenly, and all with errors or warnings, in their order', () => {
  const some = {} as NonNullable<CaseReport['image']>
  const cases = Array.from({ length: 40 }, (_, i): CaseReport => ({ id: String(i), image: i === 39 ? null : some, label: null }))
  const finding = (severity: 'error' | 'hint', ...ids: string[]): DatasetReport['findings'][number] =>
    ({ kind: 'shape', severity, title: '', wayOut: '', details: [{ cases: ids, message: '' }] })
  const ids = previewIds({ cases, findings: [finding('error', '37', '2', '39'), finding('hint', '4')] })
  const even = Array.from({ length: 20 }, (_, i) => Math.floor((i + 0.5) * 1.95))
  expect(ids.map(Number)).toEqual([...new Set([...even, 2, 37])].toSorted((a, b) => a - b))
  expect(previewIds({ cases: cases.slice(0, 3), findings: [] })).toEqual(['0', '1', '2'])
})

import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { RunError } from '../errors.js'
import { temporaryFolder } from '../testing/temporary.js'
import { demoPicture, writeDemoPng, type DemoViews } from './demo-png.js'

/** 20×30×40 voxels, label 1 in one corner block, label 2 at one voxel, predicted nowhere. */
function views(): DemoViews {
  const size = 20 * 30 * 40
  const image = Float32Array.from({ length: size }, (_, i) => i % 40)
  const truth = new Uint8Array(size)
  const at = (z: number, y: number, x: number): number => (z * 30 + y) * 40 + x
  for (let z = 2; z < 5; z++) for (let y = 3; y < 7; y++) for (let x = 10; x < 15; x++) truth[at(z, y, x)] = 1
  truth[at(3, 5, 30)] = 2
  return { shapeZyx: [20, 30, 40], image, truth, prediction: new Uint8Array(size) }
}

test('three columns and a row for each axis, through the slices that show most labels', () => {
  const { width, height, rgb } = demoPicture(views())
  // 40 voxels are drawn 5 pixels wide each, 200; the widest of 40, 40, 30 decides the column.
  expect(width).toBe(3 * 200 + 4 * 4)
  expect(height).toBe((30 + 20 + 20) * 5 + 4 * 4)
  const pixel = (x: number, y: number): number[] => [...rgb.subarray(3 * (y * width + x), 3 * (y * width + x) + 3)]
  // The axial slice is z = 3, the one with both labels. Voxel (y 5, x 30) is drawn in row 29 - 5.
  const [x, y] = [4 + 30 * 5 + 2, 4 + (29 - 5) * 5 + 2]
  const grey = pixel(x, y)
  expect(new Set(grey).size).toBe(1)
  const truth = pixel(x + 204, y)
  expect(truth[2]).toBeGreaterThan(truth[0])
  expect(truth).not.toEqual(grey)
  // Nothing was predicted there.
  expect(pixel(x + 408, y)).toEqual(grey)
  expect(pixel(0, 0)).toEqual([70, 70, 70])
})

test('the file holds the picture', () => {
  const folder = temporaryFolder()
  const path = join(folder, 'demo.png')
  writeDemoPng(path, views())
  const { width, height, rgb } = demoPicture(views())
  const png = PNG.sync.read(readFileSync(path))
  expect([png.width, png.height]).toEqual([width, height])
  expect(Buffer.from(png.data.filter((_, i) => i % 4 !== 3)).equals(rgb)).toBe(true)
  expect(readdirSync(folder)).toEqual(['demo.png'])
})

test('a folder that is not there is an error that names the file', () => {
  const path = join(temporaryFolder(), 'nowhere', 'demo.png')
  expect(() => writeDemoPng(path, views())).toThrow(RunError)
  expect(() => writeDemoPng(path, views())).toThrow(path)
})

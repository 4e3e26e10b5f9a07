import { PNG } from 'pngjs'
import { writeFileAtomic } from '../io/atomic-file.js'
import { voxelCount } from '../io/volume.js'
import type { Triple } from '../types.js'
import { drawImage, drawLabels, enlarge, panel, sliceOf, type Picture } from './overlay.js'

/** Pixels that the longest side of a slice gets, nearly. */
const sliceSide = 200
const gap = 4
const lineColour: Triple = [70, 70, 70]

export interface DemoViews {
  shapeZyx: Triple
  /** [Z, Y, X], of one channel. */
  image: Float32Array
  /** [Z, Y, X], 0 is the background. */
  truth: Uint8Array
  prediction: Uint8Array
}

/**
 * Writes a picture with three columns, the image, the truth over it and the prediction over it, and a row for the
 * slice across each axis, axial, coronal and sagittal, that shows most of the truth.
 */
export function writeDemoPng(path: string, views: DemoViews): void {
  writeFileAtomic(path, encodePng(demoPicture(views)))
}

export function demoPicture({ shapeZyx, image, truth, prediction }: DemoViews): Picture {
  const window = greyWindow(image)
  const factor = Math.max(1, Math.round(sliceSide / Math.max(...shapeZyx)))
  const rows = ([0, 1, 2] as const).map((axis) => {
    const position = fullestSlice(truth, shapeZyx, axis)
    const grey = drawImage(sliceOf(image, shapeZyx, axis, position), window)
    const over = (labels: Uint8Array): Picture => drawLabels(grey, sliceOf(labels, shapeZyx, axis, position))
    return [grey, over(truth), over(prediction)].map((picture) => enlarge(picture, factor))
  })
  return panel(rows, gap, lineColour)
}

/** From the 1st to the 99th percentile, so that single voxels don't decide the contrast. */
function greyWindow(image: Float32Array): { black: number; white: number } {
  const sorted = image.toSorted()
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]
  return { black: at(0.01), white: at(0.99) }
}

/** The position along an axis with the most different labels, then with the most labelled voxels; the middle where there are none. */
function fullestSlice(truth: Uint8Array, shapeZyx: Triple, axis: 0 | 1 | 2): number {
  const size = shapeZyx[axis]
  const stride = voxelCount(shapeZyx.map((length, i) => (i > axis ? length : 1)) as Triple)
  const counts = new Float64Array(size)
  const kinds = Array.from({ length: size }, () => new Set<number>())
  for (const [i, label] of truth.entries()) {
    if (label === 0) continue
    const position = Math.floor(i / stride) % size
    counts[position]++
    kinds[position].add(label)
  }
  let best = size >> 1
  for (let i = 0; i < size; i++) {
    const more = kinds[i].size - kinds[best].size
    if (more > 0 || (more === 0 && counts[i] > counts[best])) best = i
  }
  return best
}

function encodePng({ width, height, rgb }: Picture): Buffer {
  const png = new PNG({ width, height })
  for (let i = 0; i < width * height; i++) {
    png.data.set(rgb.subarray(3 * i, 3 * i + 3), 4 * i)
    png.data[4 * i + 3] = 255
  }
  return PNG.sync.write(png, { colorType: 2 })
}

import { writeFileAtomic } from '../io/atomic-file.js'
import type { Triple } from '../types.js'
import { drawImage, drawLabels, enlarge, panel, sliceOf, type Picture } from './overlay.js'
import { encodePng } from './png.js'
import { fullestSlices, greyWindow } from './views.js'

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
  const positions = fullestSlices(truth, shapeZyx)
  const factor = Math.max(1, Math.round(sliceSide / Math.max(...shapeZyx)))
  const rows = ([0, 1, 2] as const).map((axis) => {
    const grey = drawImage(sliceOf(image, shapeZyx, axis, positions[axis]), window)
    const over = (labels: Uint8Array): Picture => drawLabels(grey, sliceOf(labels, shapeZyx, axis, positions[axis]))
    return [grey, over(truth), over(prediction)].map((picture) => enlarge(picture, factor))
  })
  return panel(rows, gap, lineColour)
}

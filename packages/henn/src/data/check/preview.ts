import { voxelCount, type Volume } from '../../io/volume.js'
import { toFloat32 } from '../../io/voxel-types.js'
import type { Triple } from '../../types.js'
import { drawImage, drawOutlines, panel, sliceOf, stretch, type Picture } from '../../visual/overlay.js'
import { encodePng } from '../../visual/png.js'
import { fullestSlices, greyWindow } from '../../visual/views.js'
import type { CaseRef, Dataset, OpenOptions } from '../dataset.js'
import { casesOf } from './findings.js'
import { readCase } from './read-case.js'
import type { DatasetReport } from './report.js'

/** Pixels of the longest side of a volume. */
const side = 240
const gap = 4
const thickness = 2
const lineColour: Triple = [48, 48, 48]
/** Shown of sound cases, evenly over the dataset, */
const mostSound = 20
/** and with those that something is wrong with, so that a page can still be opened. */
const mostShown = 200

export interface Preview {
  id: string
  png: Buffer
  width: number
  height: number
}

/** The cases to draw, in their order: some of all, and those that something is wrong with. */
export function previewIds({ cases, findings }: Pick<DatasetReport, 'cases' | 'findings'>): string[] {
  const readable = cases.filter(({ image }) => image !== null).map(({ id }) => id)
  const count = Math.min(mostSound, readable.length)
  const some = Array.from({ length: count }, (_, i) => readable[Math.floor(((i + 0.5) * readable.length) / count)])
  const odd = new Set(findings.filter(({ severity }) => severity !== 'hint').flatMap(casesOf))
  const chosen = new Set([...some, ...readable.filter((id) => odd.has(id))].slice(0, mostShown))
  return readable.filter((id) => chosen.has(id))
}

/** Reads a case once more and draws it; undefined where there is nothing to draw. */
export async function drawCase(dataset: Dataset, ref: CaseRef, options: OpenOptions = {}): Promise<Preview | undefined> {
  const { image, label } = await readCase(dataset, ref, options)
  if (image === undefined || image.data.length < voxelCount(image.shapeZyx)) return undefined
  const picture = casePicture(image, label)
  return { id: ref.id, png: encodePng(picture), width: picture.width, height: picture.height }
}

/**
 * The slices across Z, Y and X that show most of the label, side by side, with its outlines; of the first channel, one scale of
 * millimetres for all three.
 */
export function casePicture(image: Volume<Float32Array>, label?: Volume): Picture {
  const { shapeZyx, spacingMm } = image
  const size = voxelCount(shapeZyx)
  const voxels = image.data.subarray(0, size)
  const labels = label !== undefined && isOnShape(label, shapeZyx) ? drawable(label) : new Uint8Array(size)
  const window = greyWindow(voxels)
  const positions = fullestSlices(labels, shapeZyx)
  const extentMm = shapeZyx.map((length, axis) => length * spacingMm[axis])
  const pixelsPerMm = side / Math.max(...extentMm)
  const [depth, height, width] = extentMm.map((length) => Math.max(1, Math.round(length * pixelsPerMm)))
  const views = ([0, 1, 2] as const).map((axis) => {
    const across = axis === 2 ? height : width
    const up = axis === 0 ? height : depth
    const slice = (data: ArrayLike<number>) => stretch(sliceOf(data, shapeZyx, axis, positions[axis]), across, up)
    return drawOutlines(drawImage(slice(voxels), window), slice(labels), thickness)
  })
  return panel([views], gap, lineColour)
}

function isOnShape({ data, channels, shapeZyx }: Volume, imageShape: Triple): boolean {
  return channels === 1 && shapeZyx.every((size, axis) => size === imageShape[axis]) && data.length === voxelCount(imageShape)
}

/** Values that are no label's too, as far as a byte goes: they are to be seen. */
function drawable({ data }: Volume): Uint8Array {
  return data instanceof Uint8Array ? data : Uint8Array.from(toFloat32(data), Math.round)
}

import { InputError } from '../../errors.js'
import type { Volume } from '../volume.js'
import { offGridVoxels, voxelsOf } from './grid.js'
import type { Attributes, DicomFile } from './header.js'
import { rasterise, type Polygon } from './rasterise.js'
import type { Structure } from './structure.js'
import type { Xyz } from './vector.js'

/**
 * The regions of interest of an RT structure set that have closed contours; points and open lines are passed over. Slices
 * without a contour stay empty: nothing is put in between. Filling one throws InputError naming file and region where its
 * contours don't lie in the image's slices.
 */
export function regionsOf({ path, attributes }: DicomFile, image: Volume): Structure[] {
  const names = new Map(attributes.items('StructureSetROISequence').map((region) => [region.number('ROINumber'), region.text('ROIName')]))
  return attributes.items('ROIContourSequence').flatMap((region) => {
    const number = region.number('ReferencedROINumber')
    const name = names.get(number) ?? `ROI ${number}`
    const contours = region.items('ContourSequence').filter((contour) => /^CLOSED_?PLANAR/.test(contour.text('ContourGeometricType') ?? ''))
    return contours.length === 0 ? [] : [{ name, fill: (labels, value) => fillContours(contours, image, labels, value, `${path}: region ${name}`) }]
  })
}

function fillContours(contours: readonly Attributes[], image: Volume, labels: Uint8Array, value: number, what: string): void {
  const [, sizeY, sizeX] = image.shapeZyx
  for (const [k, polygons] of bySlice(contours, image, what)) {
    rasterise(polygons, sizeX, sizeY, (y, from, to) => {
      const row = (k * sizeY + y) * sizeX
      labels.fill(value, row + from, row + to)
    })
  }
}

function bySlice(contours: readonly Attributes[], { affine, shapeZyx }: Volume, what: string): Map<number, Polygon[]> {
  const toVoxel = voxelsOf(affine)
  const slices = new Map<number, Polygon[]>()
  for (const contour of contours) {
    const points = pointsOf(contour, what).map(toVoxel)
    const k = Math.round(points[0][2])
    const off = Math.max(...points.map((point) => Math.abs(point[2] - k)))
    if (!(off <= offGridVoxels) || k < 0 || k >= shapeZyx[0]) {
      const where = off <= offGridVoxels ? 'outside of its slices' : `${off.toPrecision(2)} slices off the nearest`
      throw new InputError(`${what} has a contour that lies in no slice of the image, but ${where}. Give the image that it was drawn on.`)
    }
    slices.set(k, slices.get(k) ?? []).get(k)!.push(points.map(([x, y]) => [x, y]))
  }
  return slices
}

function pointsOf(contour: Attributes, what: string): Xyz[] {
  const numbers = contour.numbers('ContourData')
  if (numbers.length === 0 || numbers.length % 3 !== 0 || !numbers.every(Number.isFinite)) {
    throw new InputError(`${what} has a contour whose points aren't three numbers each. Export the file again.`)
  }
  return Array.from({ length: numbers.length / 3 }, (_, i) => [numbers[3 * i], numbers[3 * i + 1], numbers[3 * i + 2]])
}

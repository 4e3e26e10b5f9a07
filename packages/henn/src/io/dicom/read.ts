import { spacingOf } from '../affine.js'
import type { Volume } from '../volume.js'
import { readVoxels } from './pixels.js'
import { pickSeries } from './series.js'
import { slicesOf } from './slice.js'
import { stackSlices } from './stack.js'

/**
 * Reads a series of images from a folder, or from one file with several frames, whatever the files are called. Of several
 * series one is picked by the option, or by the path: "FOLDER#1.2.840…". Slices are ordered along their normal, Z upwards
 * along it; what holds each place several times (times, echoes, b-values) becomes channels. Voxels come as stored, or as
 * float32 where they are rescaled. Throws InputError naming folder or file, and the slices that are at fault.
 */
export async function readDicom(path: string, options: { series?: string } = {}): Promise<Volume> {
  const slices = pickSeries(path, options.series).flatMap(slicesOf)
  const { volumes, shapeZyx, affine, warnings } = stackSlices(slices, path)
  const data = await readVoxels(volumes.flat())
  return { data, channels: volumes.length, shapeZyx, spacingMm: spacingOf(affine), affine, path, warnings }
}

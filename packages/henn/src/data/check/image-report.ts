import { voxelCount, type Volume } from '../../io/volume.js'
import { plural } from '../../plural.js'
import { isCt } from '../preprocess/normalise.js'
import { hasFewValues, reportChannel } from './channel-report.js'
import type { Note } from './note.js'
import { orientationOf } from './orientation.js'
import type { ChannelReport, ImageReport } from './report.js'
import { voxelHash } from './voxel-hash.js'
import { numberText } from './words.js'

/** Angles of a grid's axes further from right ones than this are shear and not rounding. */
const mostShearDegrees = 0.1
/** With no more different values than this an image looks like a label map, */
const fewValues = 8
/** unless it is so small that it can't have many. */
const smallImage = 512
/** Air is −1000 HU; a scan without any voxel below this has lost it. */
const hasAirBelow = -200

/** Measures an image whose voxels fill its shape, and says what is odd about it. `names` are the dataset's channels. */
export function reportImage(image: Volume<Float32Array>, names: readonly string[]): { report: ImageReport; notes: Note[] } {
  const { channels, shapeZyx, spacingMm, data } = image
  const { codes, obliqueDegrees, shearDegrees } = orientationOf(image.affine)
  const notes: Note[] = []
  if (channels !== names.length) notes.push({ kind: 'channel_count', message: `${plural(channels, 'channel')}, and not ${names.length} (${names.join(', ')})` })
  if (shearDegrees > mostShearDegrees) notes.push({ kind: 'sheared', message: `axes ${numberText(shearDegrees)}° from right angles` })
  const size = voxelCount(shapeZyx)
  const reports = Array.from({ length: channels }, (_, c) => {
    const voxels = data.subarray(c * size, (c + 1) * size)
    const report = reportChannel(voxels)
    notes.push(...channelNotes(names[c] ?? `channel ${c}`, report, () => size > smallImage && hasFewValues(voxels, fewValues)))
    return report
  })
  return {
    report: { shapeZyx, spacingMm, orientation: codes, obliqueDegrees: Number(obliqueDegrees.toFixed(2)), channels: reports, sha256: voxelHash(image) },
    notes,
  }
}

function channelNotes(name: string, { values, nan, infinite }: ChannelReport, hasFew: () => boolean): Note[] {
  const counts = [...(nan > 0 ? [`${nan} NaN`] : []), ...(infinite > 0 ? [`${infinite} infinite`] : [])]
  if (counts.length > 0) return [{ kind: 'not_finite', message: `${counts.join(' and ')} in ${name}` }]
  if (values === null) return []
  const { min, max } = values
  if (min === max) return [{ kind: 'constant', message: `${name} is ${numberText(min)} throughout` }]
  const range = `${name} from ${numberText(min)} to ${numberText(max)}`
  if (hasFew()) return [{ kind: 'few_values', message: range }]
  if (isCt(name) && min >= hasAirBelow) return [{ kind: 'not_hu', message: range }]
  return []
}

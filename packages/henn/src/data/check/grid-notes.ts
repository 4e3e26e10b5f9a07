import { cornerDistanceVoxels } from '../../io/affine.js'
import { shapeText, type Volume } from '../../io/volume.js'
import { checkSameGrid } from '../case-check.js'
import type { Note } from './note.js'
import { tripleText } from './words.js'

/** Where another volume lies on another grid than an image: what `checkSameGrid` refuses, one thing after the other. */
export function gridNotes(image: Volume, other: Volume, [first, second]: [string, string]): Note<'shape' | 'spacing' | 'place'>[] {
  const { shapeZyx, spacingMm, affine } = image
  const differsBy = (part: Partial<Volume>): boolean => {
    try {
      checkSameGrid('', image, { ...other, channels: 1, shapeZyx, spacingMm, affine, ...part })
      return false
    } catch {
      return true
    }
  }
  const notes: Note<'shape' | 'spacing' | 'place'>[] = []
  if (differsBy({ shapeZyx: other.shapeZyx })) {
    notes.push({ kind: 'shape', message: `${first} is ${shapeText(shapeZyx)}, ${second} ${shapeText(other.shapeZyx)}` })
  }
  if (differsBy({ spacingMm: other.spacingMm })) {
    notes.push({ kind: 'spacing', message: `${first} has voxels of ${tripleText(spacingMm)} mm, ${second} of ${tripleText(other.spacingMm)} mm` })
  }
  // Grids that differ in size can't but have their corners apart.
  if (notes.length === 0 && differsBy({ affine: other.affine })) {
    notes.push({ kind: 'place', message: `corners up to ${cornerDistanceVoxels(affine, other.affine, shapeZyx).toPrecision(3)} voxels apart` })
  }
  return notes
}

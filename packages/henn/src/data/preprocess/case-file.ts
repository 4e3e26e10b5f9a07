// C channels, Z Y X voxels in the network's order of axes.
import { mapSafetensors, type Tensor } from '@henn/torch'
import { safetensorsLayout, saveSafetensors, TensorData } from '@henn/torch/serialization'
import { z } from 'zod'
import type { Triple } from '../../types.js'
import { annotated, type ForegroundIndex } from '../patches.js'
import type { Preprocessed } from './preprocess-case.js'

const size = z.int().min(0)
const length = z.number().positive()
const sizes = z.tuple([size, size, size])
const lengths = z.tuple([length, length, length])

/** What a file of a preprocessed case says beside its voxels. */
const descriptionSchema = z.object({
  id: z.string(),
  /** What it was made from; a file is used again only where this is still so. */
  made_from: z.string(),
  warnings: z.array(z.string()),
  way: z.object({
    shapeZyx: sizes,
    axes: sizes,
    box: z.object({ startZyx: sizes, shapeZyx: sizes }),
    spacingMm: lengths,
    targetMm: lengths,
    resampledZyx: sizes,
  }),
  foreground: z.object({ classes: z.array(z.int().min(annotated)), starts: z.array(size) }),
})

/** A preprocessed case in its file. */
export interface StoredCase {
  id: string
  path: string
  channels: number
  shapeZyx: Triple
  way: Preprocessed['way']
  /** Classes present, and where the positions of each begin. */
  foreground: Omit<ForegroundIndex, 'positions'>
  /** What there was to say about its files, a line each. */
  warnings: string[]
  /** In a cascade: the file with what the stage before says of it. */
  previous?: string
}

/** The tensors of a stored case, read from the file where they are looked at. To be released. */
export interface CaseTensors {
  /** float32 [C, Z, Y, X] */
  image: Tensor
  /** uint8 [Z, Y, X] */
  label: Tensor
  /** int32: places of foreground voxels in Z·Y·X, class after class. */
  positions: Tensor
  /** uint8 [Z, Y, X]: the label map on the file's grid, with its values. */
  reference: Tensor
  /** uint8 [Z, Y, X]: places in the list of labels, as the stage before has them. */
  previous?: Tensor
}

export interface CaseContent {
  id: string
  /** `stateOfFiles` of what it was made from. */
  madeFrom: string
  warnings?: string[]
  preprocessed: Preprocessed
  foreground: ForegroundIndex
  /** The label map on the file's grid. */
  reference: Uint8Array
}

/** Writes a case, whole or not at all, as safetensors, which others read too. */
export function writeStoredCase(path: string, { id, madeFrom, warnings = [], preprocessed: { image, label, way }, foreground: { classes, starts, positions }, reference }: CaseContent): void {
  const channels = image.length / label.length
  const description: z.input<typeof descriptionSchema> = { id, made_from: madeFrom, warnings, way, foreground: { classes, starts } }
  saveSafetensors(
    path,
    {
      image: new TensorData('float32', [channels, ...way.resampledZyx], bytesOf(image)),
      label: new TensorData('uint8', way.resampledZyx, label),
      positions: new TensorData('int32', [positions.length], bytesOf(positions)),
      reference: new TensorData('uint8', way.shapeZyx, reference),
    },
    { henn: JSON.stringify(description) },
    { synced: false },
  )
}

/** Describes a stored case from its header. Undefined where there is none, where it is damaged, or made from something else. */
export function readStoredCase(path: string, madeFrom: string): StoredCase | undefined {
  try {
    const { placements, metadata } = safetensorsLayout(path)
    const { id, made_from, warnings, way, foreground } = descriptionSchema.parse(JSON.parse(metadata.henn))
    const image = placements.find(({ name }) => name === 'image')
    if (made_from !== madeFrom || image?.shape.length !== 4) return undefined
    return { id, path, channels: image.shape[0], shapeZyx: way.resampledZyx, way, foreground, warnings }
  } catch {
    // Whatever is wrong with it, it can be made again.
    return undefined
  }
}

/** Opens the voxels of a stored case. */
export function openStoredCase({ path, previous }: Pick<StoredCase, 'path' | 'previous'>): CaseTensors {
  const { image, label, positions, reference } = mapSafetensors(path).tensors
  return { image, label, positions, reference, ...(previous !== undefined && { previous: mapSafetensors(previous).tensors.label }) }
}

function bytesOf(array: Float32Array | Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

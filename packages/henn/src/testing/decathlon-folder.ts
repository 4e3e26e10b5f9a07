import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ofSpacing } from '../io/geometry-sidecar.js'
import { writeNifti } from '../io/nifti.js'
import { voxelCount } from '../io/volume.js'
import type { Triple } from '../types.js'

export interface FolderCase {
  id: string
  shapeZyx: Triple
  spacingMm?: Triple
  /** Value of a voxel by its place in the volume; brightness that differs from case to case unless said otherwise. */
  image?: (voxel: number) => number
  label?: (voxel: number) => number
}

/** Writes a dataset in the Decathlon's form, of one channel and two labels. */
export function writeDecathlonFolder(folder: string, cases: readonly FolderCase[], description: object = {}): string {
  for (const name of ['imagesTr', 'labelsTr']) mkdirSync(join(folder, name), { recursive: true })
  cases.forEach(({ id, shapeZyx, spacingMm = [1, 1, 1], image = (i) => 100 + ((i * 7 + id.length) % 50), label = (i) => i % 3 }) => {
    const grid = { channels: 1, shapeZyx, ...ofSpacing(spacingMm) }
    const voxels = Array.from({ length: voxelCount(shapeZyx) }, (_, i) => i)
    writeNifti(join(folder, 'imagesTr', `${id}.nii`), { ...grid, data: Float32Array.from(voxels, image) }, 'float32')
    writeNifti(join(folder, 'labelsTr', `${id}.nii`), { ...grid, data: Uint8Array.from(voxels, label) }, 'uint8')
  })
  const whole = {
    name: 'Made',
    modality: { 0: 'MRI' },
    labels: { 0: 'background', 1: 'a', 2: 'b' },
    training: cases.map(({ id }) => ({ image: `./imagesTr/${id}.nii`, label: `./labelsTr/${id}.nii` })),
    ...description,
  }
  writeFileSync(join(folder, 'dataset.json'), JSON.stringify(whole))
  return folder
}

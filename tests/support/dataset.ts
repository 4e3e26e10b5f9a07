import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeNifti, type Volume } from 'henn'

type Triple = [number, number, number]

export interface TinyCase {
  id: string
  shapeZyx: Triple
}

/** Turned by 30° about the body's axis, voxels of 2 × 1.5 × 1 mm (Z, Y, X), away from the origin. */
const cosine = Math.cos(Math.PI / 6)
const affine = [cosine, -0.75, 0, -40, 0.5, 1.5 * cosine, 0, 12.5, 0, 0, 2, 7, 0, 0, 0, 1]

/** Image and label of one case: a bright block with a brighter one in its middle, on a slope that differs by case. */
export function tinyVolumes(shapeZyx: Triple, number: number): { image: Volume<Float32Array>; label: Volume<Uint8Array> } {
  const [depth, height, width] = shapeZyx
  const label = new Uint8Array(depth * height * width)
  const image = new Float32Array(label.length)
  const shift = number % 3
  for (let z = 0, i = 0; z < depth; z++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        const inside = (margin: number): boolean =>
          [z, y, x].every((at, axis) => at >= margin + shift && at < shapeZyx[axis] - margin)
        label[i] = inside(5) ? 2 : inside(2) ? 1 : 0
        image[i] = 100 * label[i] + 2 * ((i * 7919 + number) % 11) + x
      }
    }
  }
  const grid = { channels: 1, shapeZyx, spacingMm: [2, 1.5, 1] as Triple, affine }
  return { image: { ...grid, data: image }, label: { ...grid, data: label } }
}

export const tinyCases: TinyCase[] = Array.from({ length: 6 }, (_, i) => ({ id: `case_${i}`, shapeZyx: [16, 18 + i, 17] }))

/** Writes a dataset in the form of the Medical Segmentation Decathlon and gives its folder. */
export function writeTinyDataset(parent: string): string {
  const folder = join(parent, 'dataset')
  for (const name of ['imagesTr', 'labelsTr']) mkdirSync(join(folder, name), { recursive: true })
  for (const [i, { id, shapeZyx }] of tinyCases.entries()) {
    const { image, label } = tinyVolumes(shapeZyx, i)
    writeNifti(join(folder, 'imagesTr', `${id}.nii.gz`), image, 'float32')
    writeNifti(join(folder, 'labelsTr', `${id}.nii.gz`), label, 'uint8')
  }
  writeFileSync(
    join(folder, 'dataset.json'),
    JSON.stringify({
      name: 'Blocks',
      modality: { 0: 'CT' },
      labels: { 0: 'background', 1: 'shell', 2: 'core' },
      numTraining: tinyCases.length,
      training: tinyCases.map(({ id }) => ({ image: `./imagesTr/${id}.nii.gz`, label: `./labelsTr/${id}.nii.gz` })),
    }),
  )
  return folder
}

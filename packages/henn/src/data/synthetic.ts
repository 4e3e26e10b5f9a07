import { InputError } from '../errors.js'
import { ofSpacing } from '../io/geometry-sidecar.js'
import { voxelCount } from '../io/volume.js'
import type { Triple } from '../types.js'
import type { Dataset } from './dataset.js'
import { Random } from './random.js'
import { hardNames, paintHard } from './synthetic-hard.js'

export interface SyntheticOptions {
  cases: number
  seed: number
  shapeZyx?: Triple
  /** How many of the shapes, in the order sphere, box, ellipsoid; hard volumes have their own four. */
  classes?: 1 | 2 | 3
  difficulty?: 'easy' | 'hard'
}

type Shape = (z: number, y: number, x: number) => boolean

const names = ['sphere', 'box', 'ellipsoid']
/** Standard deviation of the noise; neighbouring classes are 1 apart in brightness. */
const noise = 0.2

/**
 * A dataset that needs no files. An easy one has in each volume one sphere, one box … at random places, brighter with each class, in
 * Gaussian noise; later shapes cover earlier ones. A hard one is as `paintHard` says. A case depends on the seed and its number
 * alone.
 */
export function syntheticDataset({ cases, seed, shapeZyx = [32, 40, 32], classes = 2, difficulty = 'easy' }: SyntheticOptions): Dataset {
  if (Math.min(...shapeZyx) < 16) throw new InputError(`Synthetic volumes of ${shapeZyx.join('×')} are too small for shapes; 16 is the least.`)
  const refs = Array.from({ length: cases }, (_, i) => ({ id: `synthetic_${String(i).padStart(3, '0')}` }))
  return {
    name: 'Synthetic',
    labels: ['background', ...(difficulty === 'hard' ? hardNames : names.slice(0, classes))].map((name, value) => ({ value, name })),
    channels: ['brightness'],
    cases: refs,
    load(id) {
      const index = refs.findIndex((ref) => ref.id === id)
      if (index < 0) throw new InputError(`Case ${id} isn't among the ${cases} synthetic ones.`)
      const random = new Random(seed, difficulty === 'hard' ? 'synthetic hard' : 'synthetic', index)
      const { image, label } = difficulty === 'hard' ? paintHard(shapeZyx, random) : paint(shapeZyx, classes, random)
      const grid = { channels: 1, shapeZyx, ...ofSpacing([1, 1, 1]) }
      return { id, image: { ...grid, data: image }, label: { ...grid, data: label } }
    },
  }
}

function paint(shapeZyx: Triple, classes: number, random: Random): { image: Float32Array; label: Uint8Array } {
  const label = new Uint8Array(voxelCount(shapeZyx))
  for (let value = 1; value <= classes; value++) {
    const inside = sampleShape(names[value - 1], shapeZyx, random)
    forEachVoxel(shapeZyx, (i, z, y, x) => {
      if (inside(z, y, x)) label[i] = value
    })
  }
  return { image: Float32Array.from(label, (value) => value + noise * random.normal()), label }
}

/** A shape that lies wholly inside the volume: half its width is a sixth to a quarter of the smallest side. */
function sampleShape(name: string, shapeZyx: Triple, random: Random): Shape {
  const side = Math.min(...shapeZyx)
  const drawHalf = (): number => random.uniform(side / 6, side / 4)
  const radius = drawHalf()
  const half = name === 'sphere' ? [radius, radius, radius] : [drawHalf(), drawHalf(), drawHalf()]
  const [cz, cy, cx] = shapeZyx.map((size, axis) => random.uniform(half[axis], size - 1 - half[axis]))
  const [hz, hy, hx] = half
  if (name === 'box') {
    return (z, y, x) => Math.abs(z - cz) <= hz && Math.abs(y - cy) <= hy && Math.abs(x - cx) <= hx
  }
  return (z, y, x) => ((z - cz) / hz) ** 2 + ((y - cy) / hy) ** 2 + ((x - cx) / hx) ** 2 <= 1
}

function forEachVoxel([depth, height, width]: Triple, visit: (i: number, z: number, y: number, x: number) => void): void {
  let i = 0
  for (let z = 0; z < depth; z++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) visit(i++, z, y, x)
    }
  }
}

import { InputError } from '../errors.js'
import { voxelCount } from '../io/volume.js'
import type { Triple } from '../types.js'
import type { Case, Dataset } from './dataset.js'
import { Random } from './random.js'

export interface SyntheticOptions {
  cases: number
  seed: number
  shapeZyx?: Triple
  /** How many of the shapes, in the order sphere, box, ellipsoid. */
  classes?: 1 | 2 | 3
}

type Shape = (z: number, y: number, x: number) => boolean

const names = ['sphere', 'box', 'ellipsoid']
/** Standard deviation of the noise; neighbouring classes are 1 apart in brightness. */
const noise = 0.2

/**
 * An easy dataset that needs no files: in each volume one sphere, one box … at random places, brighter with each
 * class, in Gaussian noise. A case depends on the seed and its number alone. Later shapes cover earlier ones.
 */
export function syntheticDataset({ cases, seed, shapeZyx = [32, 40, 32], classes = 2 }: SyntheticOptions): Dataset {
  if (Math.min(...shapeZyx) < 16) throw new InputError(`Synthetic volumes of ${shapeZyx.join('×')} are too small for shapes; 16 is the least.`)
  const refs = Array.from({ length: cases }, (_, i) => ({ id: `synthetic_${String(i).padStart(3, '0')}` }))
  return {
    name: 'Synthetic',
    labels: ['background', ...names.slice(0, classes)].map((name, value) => ({ value, name })),
    channels: ['brightness'],
    cases: refs,
    load(id) {
      const index = refs.findIndex((ref) => ref.id === id)
      if (index < 0) throw new InputError(`Case ${id} isn't among the ${cases} synthetic ones.`)
      return paint(id, shapeZyx, classes, new Random(seed, 'synthetic', index))
    },
  }
}

function paint(id: string, shapeZyx: Triple, classes: number, random: Random): Case {
  const label = new Uint8Array(voxelCount(shapeZyx))
  for (let value = 1; value <= classes; value++) {
    const inside = sampleShape(names[value - 1], shapeZyx, random)
    forEachVoxel(shapeZyx, (i, z, y, x) => {
      if (inside(z, y, x)) label[i] = value
    })
  }
  const image = Float32Array.from(label, (value) => value + noise * random.normal())
  const grid = {
    channels: 1,
    shapeZyx,
    spacingMm: [1, 1, 1] as Triple,
    affine: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
  }
  return { id, image: { ...grid, data: image }, label: { ...grid, data: label } }
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

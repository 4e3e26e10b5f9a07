import { voxelCount } from '../io/volume.js'
import type { Triple } from '../types.js'
import type { Random } from './random.js'

/** What there is to find, the commonest first; brightness alone tells none of them from all others. */
export const hardNames = ['organ', 'cortex', 'vessel', 'lesion'] as const

const noise = 0.25
/** Voxels between the points of the random lattice that the background follows. */
const coarse = 6

/**
 * Paints a volume that takes more than a threshold: a striped organ with a cortex as bright as itself but of finer stripes, a thin
 * vessel that bends through everything, and up to three small dark lesions in the organ, in many volumes none; behind them clouds and a
 * slope of brightness. Depends on the generator alone.
 */
export function paintHard(shapeZyx: Triple, random: Random): { image: Float32Array; label: Uint8Array } {
  const label = new Uint8Array(voxelCount(shapeZyx))
  const image = new Float32Array(label.length)
  const side = Math.min(...shapeZyx)
  const half = triple(() => random.uniform(side / 4, side / 3))
  const centre = triple((axis) => random.uniform(half[axis], shapeZyx[axis] - 1 - half[axis]))
  const lesions = Array.from({ length: random.integer(4) }, () => ({
    centre: triple((axis) => centre[axis] + random.uniform(-0.4, 0.4) * half[axis]),
    radius: random.uniform(1.5, side / 10),
  }))
  const vessel = sampleCurve(shapeZyx, random)
  const stripes = { organ: sampleWave(random, 4, 6), cortex: sampleWave(random, 2, 3) }
  const clouds = sampleClouds(shapeZyx, random)
  const brightness: ((at: Triple) => number)[] = [
    (at) => 0.5 * clouds(at),
    (at) => 0.6 + 0.4 * stripes.organ(at),
    (at) => 0.6 + 0.4 * stripes.cortex(at),
    () => 1.2,
    () => -0.4,
  ]
  const slope = triple((axis) => random.uniform(-0.5, 0.5) / shapeZyx[axis])

  let voxel = 0
  for (let z = 0; z < shapeZyx[0]; z++) {
    const onVessel = vessel(z)
    for (let y = 0; y < shapeZyx[1]; y++) {
      for (let x = 0; x < shapeZyx[2]; x++, voxel++) {
        const at: Triple = [z, y, x]
        const radius = Math.hypot(...at.map((place, axis) => (place - centre[axis]) / half[axis]))
        const isLesion = radius < 0.8 && lesions.some((lesion) => distance(at, lesion.centre) <= lesion.radius)
        const value = Math.hypot(y - onVessel.y, x - onVessel.x) <= onVessel.radius ? 3 : isLesion ? 4 : radius <= 0.8 ? 1 : radius <= 1 ? 2 : 0
        label[voxel] = value
        image[voxel] = brightness[value](at) + slope[0] * z + slope[1] * y + slope[2] * x + noise * random.normal()
      }
    }
  }
  return { image, label }
}

function triple(value: (axis: number) => number): Triple {
  return [value(0), value(1), value(2)]
}

function distance(a: Triple, b: Triple): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

/** A wave of −1 … 1 in a random direction, of so many voxels. */
function sampleWave(random: Random, shortest: number, longest: number): (at: Triple) => number {
  const direction = triple(() => random.normal())
  const length = Math.hypot(...direction)
  const frequency = (2 * Math.PI) / random.uniform(shortest, longest) / length
  const phase = random.uniform(0, 2 * Math.PI)
  return (at) => Math.sin(frequency * (direction[0] * at[0] + direction[1] * at[1] + direction[2] * at[2]) + phase)
}

/** A tube through all slices: where its middle lies in a slice, and its radius. */
function sampleCurve([depth, height, width]: Triple, random: Random): (z: number) => { y: number; x: number; radius: number } {
  const [y0, x0] = [random.uniform(0.2, 0.8) * height, random.uniform(0.2, 0.8) * width]
  const bend = [0, 1].map(() => ({ reach: random.uniform(0.05, 0.15), phase: random.uniform(0, 2 * Math.PI) }))
  const radius = random.uniform(1.2, 2)
  const along = (z: number, { reach, phase }: { reach: number; phase: number }): number => reach * Math.sin((2 * Math.PI * z) / depth + phase)
  return (z) => ({ y: y0 + height * along(z, bend[0]), x: x0 + width * along(z, bend[1]), radius })
}

/** Smooth noise: random numbers on a coarse lattice, linear between. */
function sampleClouds(shapeZyx: Triple, random: Random): (at: Triple) => number {
  const size = shapeZyx.map((length) => Math.ceil(length / coarse) + 1)
  const lattice = Float32Array.from({ length: size[0] * size[1] * size[2] }, () => random.normal())
  return (at) => {
    const places = at.map((place) => place / coarse)
    const first = places.map(Math.floor)
    let sum = 0
    for (let corner = 0; corner < 8; corner++) {
      const step = [corner >> 2, (corner >> 1) & 1, corner & 1]
      const share = places.reduce((product, place, axis) => product * (step[axis] ? place - first[axis] : 1 - place + first[axis]), 1)
      if (share > 0) sum += share * lattice[((first[0] + step[0]) * size[1] + first[1] + step[1]) * size[2] + first[2] + step[2]]
    }
    return sum
  }
}

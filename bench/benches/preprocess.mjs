import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeNifti } from '../../packages/henn/dist/io/nifti.js'

/** Cases from their .nii.gz to the file that training reads, on one core: nnU-Net's preprocessor, and ours. */

const [ours, peer] = ['HENN', 'nnU-Net']

/** Made-up datasets by what has to be done with them. Sizes of the images, along Z, Y, X. */
function pieces(tiny) {
  return [
    { name: 'as_it_is', shape: [36, 50, 35], spacing: [1, 1, 1], target: [1, 1, 1], scheme: 'z_score', cases: 40 },
    { name: 'ct_resampled', shape: [120, 256, 256], spacing: [2, 0.8, 0.8], target: [1.25, 1, 1], scheme: 'ct', cases: 2 },
    { name: 'thick_slices', shape: [20, 320, 320], spacing: [3.6, 0.6, 0.6], target: [3, 0.75, 0.75], scheme: 'z_score', cases: 4 },
    { name: 'cropped', shape: [155, 240, 240], margin: [20, 50, 50], spacing: [1, 1, 1], target: [1, 1, 1], scheme: 'z_score', inside: true, cases: 2 },
  ].map((piece) => (tiny ? { ...piece, shape: piece.shape.map((size) => Math.ceil(size / 8)), margin: piece.margin?.map((size) => Math.ceil(size / 8)), cases: 1 } : piece))
}

/** A ball of one label in another, in waves. */
function writeCase(folder, index, { shape: [depth, height, width], margin = [0, 0, 0], spacing }) {
  const voxels = depth * height * width
  const image = new Int16Array(voxels)
  const label = new Uint8Array(voxels)
  for (let z = 0, i = 0; z < depth; z++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        const isOutside = [[z, depth], [y, height], [x, width]].some(([at, size], axis) => at < margin[axis] || at >= size - margin[axis])
        if (isOutside) continue
        const distance = Math.hypot((2 * z) / depth - 1, (2 * y) / height - 1, (2 * x) / width - 1)
        label[i] = distance < 0.3 ? 2 : distance < 0.5 ? 1 : 0
        // Noise as a scanner has it, without which files would be smaller than they are.
        const noise = ((Math.imul(i + index, 0x9e3779b1) >>> 16) & 63) - 32
        image[i] = 200 + Math.round(80 * (Math.sin(z / 5 + index) + Math.sin(y / 7) + Math.sin(x / 3))) + 100 * label[i] + noise
      }
    }
  }
  const grid = { channels: 1, shapeZyx: [depth, height, width], spacingMm: spacing, affine: [spacing[2], 0, 0, 0, 0, spacing[1], 0, 0, 0, 0, spacing[0], 0, 0, 0, 0, 1] }
  const paths = { image: join(folder, `${index}_0000.nii.gz`), label: join(folder, `${index}.nii.gz`) }
  writeNifti(paths.image, { ...grid, data: image }, 'int16')
  writeNifti(paths.label, { ...grid, data: label }, 'uint8')
  return paths
}

export const bench = {
  title: 'Cases preprocessed, from .nii.gz to the file that training reads, a second each on one core',
  threads: 1,
  warmUp: 1,
  steps: 1,
  rounds: 3,
  work: (tiny, folder) => ({
    threads: 1,
    folder,
    ct: { mean: 250, std: 100, low: -50, high: 500 },
    pieces: pieces(tiny).map((piece) => {
      const place = join(folder, piece.name)
      mkdirSync(place)
      return { ...piece, paths: Array.from({ length: piece.cases }, (_, index) => writeCase(place, index, piece)) }
    }),
  }),
  contenders: () => [
    { name: peer, peer: 'preprocess.py' },
    { name: ours, ours: 'preprocess.mjs' },
  ],
  // Voxels, the mean of their squares, and how many have each label.
  tolerance: () => 1e-3,
  table(of, work) {
    const rows = work.pieces.map(({ name }) => [name, ...[of(peer, name), of(ours, name)].map(({ seconds }) => (1 / seconds).toFixed(2)), (of(ours, name).seconds / of(peer, name).seconds).toFixed(3)])
    return [['cases', `${peer}, cases/s`, `${ours}, cases/s`, 'ratio of times'], ...rows]
  },
  ratios: (of, work) => Object.fromEntries(work.pieces.map(({ name }) => [name, of(ours, name).seconds / of(peer, name).seconds])),
  goals: Object.fromEntries(pieces(false).map(({ name }) => [name, 1 / 4])),
}

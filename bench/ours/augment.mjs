import { empty, fromShared, scope, setNumThreads } from '@henn/torch'
import { cutPatch, sampleAugmentation } from '../../packages/henn/dist/data/augment/augment.js'
import { augmentConfig } from '../../packages/henn/dist/data/augment/config.js'
import { changeImage } from '../../packages/henn/dist/data/augment/image-changes.js'
import { outsideIndex } from '../../packages/henn/dist/data/label-indices.js'
import { Random } from '../../packages/henn/dist/data/random.js'
import { serve, work } from './worker.mjs'

setNumThreads(work.threads)
const config = augmentConfig.parse({ mirror_axes: [0, 1, 2] })

/** Balls in each other, one of each class, and waves; [1, Z, Y, X] in shared memory, as prepared cases are. */
function volumeOf([depth, height, width]) {
  const voxels = depth * height * width
  const image = new Float32Array(new SharedArrayBuffer(4 * voxels))
  const label = new Uint8Array(new SharedArrayBuffer(voxels))
  for (let z = 0, i = 0; z < depth; z++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        const distance = Math.hypot((2 * z) / depth - 1, (2 * y) / height - 1, (2 * x) / width - 1)
        label[i] = Math.max(0, Math.ceil(work.classes * (1 - distance)) - 1)
        image[i] = Math.sin(z / 5) + Math.sin(y / 7) + Math.sin(x / 3) + label[i]
      }
    }
  }
  const shape = [1, depth, height, width]
  return { image: fromShared(image, shape), label: fromShared(label, shape) }
}

function prepare({ patch, volume, patches }) {
  const source = volumeOf(volume)
  const target = { image: empty([1, ...patch]), label: empty([1, ...patch], { dtype: 'uint8' }) }
  const geometry = { channels: 1, shapeZyx: patch, spacingMm: [1, 1, 1] }
  const kept = [...Object.values(source), ...Object.values(target)].map((tensor) => tensor.keep('augment'))
  let drawn = 0
  const step = () => {
    for (let i = 0; i < patches; i++) {
      const sample = drawn++
      const random = (stream) => new Random(0, stream, sample)
      const place = random('patch')
      const start = patch.map((size, axis) => place.integer(volume[axis] - size + 1))
      const change = sampleAugmentation(random, geometry, config)
      scope(() => {
        cutPatch(source, start, change, target)
        changeImage(target.image, change.image)
        target.label.maskedFill_(target.label.eq(outsideIndex), 0)
      })
    }
  }
  return { step, perStep: patches, release: () => kept.forEach((tensor) => tensor.release()) }
}

await serve({ ready: { pieces: work.pieces }, items: Object.fromEntries(work.pieces.map((piece) => [piece.name, () => prepare(piece)])) })

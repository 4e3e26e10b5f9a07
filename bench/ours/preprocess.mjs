import { join } from 'node:path'
import { setNumThreads } from '@henn/torch'
import { indexForeground } from '../../packages/henn/dist/data/patches.js'
import { writeStoredCase } from '../../packages/henn/dist/data/preprocess/case-file.js'
import { preprocessCase } from '../../packages/henn/dist/data/preprocess/preprocess-case.js'
import { readNifti } from '../../packages/henn/dist/io/nifti.js'
import { serve, work } from './worker.mjs'

setNumThreads(work.threads)
const members = new Map([[0, [1]], [1, [2]]])

function prepare({ name, paths, target, scheme, inside = false }) {
  const normalisation = scheme === 'ct' ? { scheme, ...work.ct } : { scheme, inside }
  const plan = { axes: [0, 1, 2], spacingMm: target, normalisations: [normalisation], labelValues: [0, 1, 2] }
  const preprocess = ({ image, label }) => {
    const reference = readNifti(label)
    return { reference: reference.data, ...preprocessCase({ image: readNifti(image, { cast: 'float32' }), label: reference }, plan) }
  }
  return {
    step: () =>
      paths.forEach((files, index) => {
        const { reference, ...preprocessed } = preprocess(files)
        const path = join(work.folder, `${name}_${index}.safetensors`)
        writeStoredCase(path, { id: name, madeFrom: '', preprocessed, foreground: indexForeground(preprocessed.label, members), reference })
      }),
    check: () => {
      const { image, label } = preprocess(paths[0])
      const squares = image.reduce((sum, value) => sum + value * value, 0) / image.length
      return [image.length, squares, ...[1, 2].map((value) => label.reduce((count, one) => count + Number(one === value), 0))]
    },
    perStep: paths.length,
  }
}

await serve({ ready: { pieces: work.pieces }, items: Object.fromEntries(work.pieces.map((piece) => [piece.name, () => prepare(piece)])) })

// node bench/studies/storage.mjs
// How should preprocessed cases be stored? Reads patches of 128³ at random places out of a volume of 192³, by mapping the file as
// the loader does, and out of HDF5 in compressed chunks of 64³. Prints milliseconds a patch, the files being in the page cache, and
// the sizes of the files.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scope, setNumThreads, zeros } from '@henn/torch'
import { copyPatch } from '../../packages/henn/dist/data/patches.js'
import { openStoredCase, writeStoredCase } from '../../packages/henn/dist/data/preprocess/case-file.js'
import { preprocessCase } from '../../packages/henn/dist/data/preprocess/preprocess-case.js'
import { Random } from '../../packages/henn/dist/data/random.js'
import { syntheticDataset } from '../../packages/henn/dist/data/synthetic.js'
import { loadHdf5 } from '../../packages/henn/dist/io/hdf5-library.js'
import { formatTable, median } from '../table.mjs'

setNumThreads(1)
const edge = 192
const patch = 128
const patches = 20
const folder = mkdtempSync(join(tmpdir(), 'henn-storage-'))
try {
  const dataset = syntheticDataset({ cases: 1, seed: 0, shapeZyx: [edge, edge, edge], difficulty: 'hard' })
  const { image, label } = await dataset.load(dataset.cases[0].id)
  const plan = { axes: [0, 1, 2], spacingMm: [1, 1, 1], normalisations: [{ scheme: 'z_score', inside: false }], labelValues: [0, 1, 2, 3, 4] }
  const preprocessed = preprocessCase({ image, label }, plan)
  const rows = [['file', 'ms a patch', 'MiB'], byMapping(preprocessed, label.data)]
  const hdf5 = await loadHdf5()
  for (const [name, options] of [['HDF5, gzip 1', { compression: 1 }], ['HDF5, uncompressed chunks', {}]]) rows.push(byHdf5(name, options, preprocessed, hdf5))
  console.log(formatTable(rows))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function byMapping(preprocessed, reference) {
  const path = join(folder, 'case.safetensors')
  writeStoredCase(path, { id: 'case', madeFrom: '', preprocessed, foreground: { classes: [], starts: [0], positions: new Uint32Array() }, reference })
  return scope(() => {
    const tensors = openStoredCase({ path })
    const target = zeros([1, patch, patch, patch])
    return row('mapped safetensors', path, (start) => copyPatch(tensors.image, start, target))
  })
}

function byHdf5(name, options, { image }, hdf5) {
  const path = join(folder, 'case.h5')
  const file = new hdf5.File(path, 'w')
  file.create_dataset({ name: 'data', data: image, shape: [edge, edge, edge], chunks: [64, 64, 64], ...options })
  file.close()
  const read = new hdf5.File(path, 'r')
  const data = read.get('data')
  const result = row(name, path, (start) => data.slice(start.map((from) => [from, from + patch])))
  read.close()
  return result
}

function row(name, path, read) {
  const random = new Random(0, 'storage')
  const times = Array.from({ length: patches }, () => {
    const start = [0, 1, 2].map(() => random.integer(edge - patch + 1))
    const began = performance.now()
    read(start)
    return performance.now() - began
  })
  return [name, median(times).toFixed(1), (statSync(path).size / 2 ** 20).toFixed(1)]
}

// node bench/studies/files.mjs
// Reads every real file (HENN_DATA) as nibabel, SimpleITK and pydicom do, and what they, h5py and NumPy write of such volumes in
// other formats; then lets them read what we write. Shape and voxels must be equal, the place in space within a thousandth of a
// voxel. It fails where one differs.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readVolume, writeVolume } from '../../packages/henn/dist/index.js'
import { cornerDistanceVoxels } from '../../packages/henn/dist/io/affine.js'
import { peerPython } from '../peer-environment.mjs'
import { formatTable } from '../table.mjs'
import { dataFolder } from './hippocampus.mjs'

const script = fileURLToPath(new URL('../peers/files.py', import.meta.url))
const written = ['.nii.gz', '.nii', '.mha', '.nrrd', '.npy', '.npz', '.h5']
const counts = new Map()
let different = 0

const folder = mkdtempSync(join(tmpdir(), 'henn-files-'))
try {
  const [theirs, ours] = ['theirs', 'ours'].map((name) => join(folder, name))
  for (const path of [theirs, ours]) mkdirSync(path)
  const read = peers('read', dataFolder(), theirs)
  for (const line of read) compare('read', line, await readVolume(line.path, { cast: 'float32' }))
  for (const { path } of read.filter((line) => line.by === 'nibabel' && line.path.includes('mni152'))) {
    const volume = await readVolume(path)
    for (const ending of written) await writeVolume(join(ours, `${basename(path, '.nii.gz')}_${ending.replaceAll('.', '')}${ending}`), volume, 'float32')
  }
  for (const line of peers('check', ours)) compare('written', line, await readVolume(line.path, { cast: 'float32' }))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(formatTable([['', 'format', 'as read by', 'files', 'different'], ...[...counts].map(([key, { files, unequal }]) => [...key.split('\t'), String(files), String(unequal)])]))
process.exitCode = different > 0 ? 1 : 0

/** A description of each file, by whom it was read. */
function peers(...args) {
  const { status, stdout } = spawnSync(peerPython(), [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (status !== 0) throw new Error(`files.py ${args.join(' ')} failed`)
  return stdout.trim().split('\n').map((line) => JSON.parse(line))
}

function compare(what, { by, path, shape, affine, sha256 }, volume) {
  const voxels = createHash('sha256').update(new Uint8Array(volume.data.buffer, volume.data.byteOffset, volume.data.byteLength)).digest('hex')
  const isEqual = shape.join() === volume.shapeZyx.join() && sha256 === voxels && cornerDistanceVoxels(volume.affine, affine, volume.shapeZyx) < 1e-3
  const key = [what, /\.[a-z].*$/.exec(basename(path))?.[0] ?? 'DICOM', by].join('\t')
  const { files, unequal } = counts.get(key) ?? { files: 0, unequal: 0 }
  counts.set(key, { files: files + 1, unequal: unequal + Number(!isEqual) })
  if (isEqual) return
  different++
  console.log(`${path}: differs from what ${by} reads`)
}

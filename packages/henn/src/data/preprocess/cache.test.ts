import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dataConfig } from '../config.js'
import { writeDecathlonFolder } from '../../testing/decathlon-folder.js'
import { writeSlices } from '../../testing/dicom.js'
import { temporaryFolder } from '../../testing/temporary.js'
import { openDataset, type Dataset } from '../dataset.js'
import { syntheticDataset } from '../synthetic.js'
import { openCache, stateOfFiles } from './cache.js'

test.each(['file/preprocessed', 'file'])('a folder that can not be made is refused by its key: %s', (place) => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'file'), '')
  expect(() => openCache(syntheticDataset({ cases: 2, seed: 0, shapeZyx: [16, 16, 16], classes: 1 }), dataConfig.parse({ cache_dir: resolve(folder, place) }))).toThrow(/^data\.cache_dir: .* can't be made or written \(ENOTDIR\)/)
})

const later = (path: string): void => utimesSync(path, 1, statSync(path).mtimeMs / 1000 + 5)

describe('the state of the files of a case', () => {
  test.each<[string, string, string, string]>([
    ['the sidecar of an array', 'a.npy', 'a.json', ''],
    ['the sidecar of an archive', 'a.npz', 'a.json', ''],
    ['the sidecar of a HDF5 file', 'a.h5', 'a.json', ''],
    ['the voxels of an .mhd', 'a.mhd', 'voxels.raw', 'NDims = 3\nDimSize = 1 1 1\nElementType = MET_UCHAR\nElementDataFile = voxels.raw\n'],
    ['the voxels of an .nhdr', 'a.nhdr', 'voxels.raw', 'NRRD0004\ntype: uchar\ndimension: 3\nsizes: 1 1 1\nencoding: raw\ndata file: voxels.raw\n\n'],
  ])('%s', (_, name, beside, content) => {
    const folder = temporaryFolder()
    const [image, other] = [name, beside].map((file) => join(folder, file))
    writeFileSync(image, content)
    const state = (): string => stateOfFiles({ id: 'a', images: [image] })
    const without = state()
    writeFileSync(other, '')
    const first = state()
    expect(first).not.toBe(without)
    expect(state()).toBe(first)
    later(other)
    expect(state()).not.toBe(first)
  })

  test('a slice of a series that is written anew in its place', () => {
    const folder = writeSlices(temporaryFolder(), 3)
    const before = stateOfFiles({ id: 'a', images: [folder] })
    later(join(folder, '1.dcm'))
    expect(stateOfFiles({ id: 'a', images: [folder] })).not.toBe(before)
    expect(stateOfFiles({ id: 'a', images: [`${folder}#1.2.3`] })).not.toBe(before)
  })

  test('masks, and files that are missing', () => {
    const folder = temporaryFolder()
    const masks = ['a', 'b'].map((name) => join(folder, `${name}.nii`))
    const before = stateOfFiles({ id: 'a', masks })
    writeFileSync(masks[1], '')
    expect(stateOfFiles({ id: 'a', masks })).not.toBe(before)
  })
})

describe('the folder', () => {
  test('is another one where the same files are read otherwise', async () => {
    const dataset = await openDataset(writeDecathlonFolder(temporaryFolder(), [{ id: 'a', shapeZyx: [2, 2, 2] }]))
    const settings = dataConfig.parse({ cache_dir: temporaryFolder() })
    const folderOf = (one: Dataset, changes: object = {}): string => openCache(one, { ...settings, ...changes }).folder
    const [background, a, b] = dataset.labels
    const folders = [
      folderOf(dataset),
      folderOf(dataset, { arrays: { label: 'organ' } }),
      folderOf(dataset, { allow_grid_mismatch: true }),
      folderOf({ ...dataset, labels: [background, { ...a, name: b.name }, { ...b, name: a.name }] }),
      folderOf({ ...dataset, regions: [{ name: 'both', values: [1, 2], written: 1 }] }),
      folderOf({ ...dataset, ignoreLabel: 9 }),
    ]
    expect(new Set(folders).size).toBe(folders.length)
    expect(folderOf(dataset)).toBe(folders[0])
  })

  test('of a dataset that is not made of files goes with it, or where its process was killed, with the next', () => {
    const cacheDir = temporaryFolder()
    const settings = dataConfig.parse({ cache_dir: cacheDir })
    const { folder, close } = openCache(syntheticDataset({ cases: 2, seed: 0, shapeZyx: [16, 16, 16] }), settings)
    expect(basename(folder)).toContain(`-of-${process.pid}-`)
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    const [lost, foreign] = [String(pid), `${pid}-elsewhere`].map((owner) => folder.replace(`-of-${process.pid}`, `-of-${owner}`))
    for (const path of [lost, foreign]) mkdirSync(path)
    const other = openCache(syntheticDataset({ cases: 2, seed: 0, shapeZyx: [16, 16, 16] }), settings)
    expect([folder, lost, foreign, other.folder].map((path) => existsSync(path))).toEqual([true, false, true, true])
    close()
    other.close()
    expect(readdirSync(cacheDir).filter((name) => name.includes(`-of-${process.pid}-`))).toEqual([])
  })
})

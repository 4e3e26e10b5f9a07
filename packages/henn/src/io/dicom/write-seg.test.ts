import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../errors.js'
import { dicomFixture, sliceData, unpackFiles, writeSlices } from '../../testing/dicom.js'
import { temporaryFolder } from '../../testing/temporary.js'
import type { Volume } from '../volume.js'
import { encodeDicom } from './encode.js'
import { readDicomFile } from './header.js'
import { readDicomLabels } from './labels.js'
import { readDicom } from './read.js'
import { writeDicomSeg } from './write-seg.js'

/** A map of labels on the grid of a folder's series. */
async function labelsOn(source: string, values: (index: number) => number): Promise<Volume<Uint8Array>> {
  const image = await readDicom(source)
  return { ...image, data: Uint8Array.from({ length: image.data.length }, (_, index) => values(index)) }
}

// Slice 2 stays without a label; 12 voxels a slice, so that frames don't begin at whole bytes.
const scattered = (index: number): number => (index * 7 + Math.floor(index / 5)) % 4
const values = (index: number): number => (index >= 24 && index < 36 ? 0 : scattered(index))
const names = ['Leber', 'Läsion', '肝']

test('a map of labels is read back as it was written', async () => {
  const source = writeSlices(temporaryFolder(), 5)
  const labels = await labelsOn(source, values)
  const path = join(temporaryFolder(), 'seg.dcm')
  writeDicomSeg(path, labels, names, source)
  const read = await readDicomLabels(path, await readDicom(source))
  expect(read.names).toEqual(names)
  expect(Array.from(read.labels.data)).toEqual(Array.from(labels.data))

  const { attributes } = readDicomFile(path)!
  expect(attributes.text('PatientName')).toBe('Doe^Jane')
  expect(attributes.text('StudyInstanceUID')).toBe('1.2')
  expect(attributes.text('FrameOfReferenceUID')).toBe('1.9')
  // Three labels on each of four slices, each of which names its source.
  const frames = attributes.items('PerFrameFunctionalGroupsSequence')
  expect(frames.map((frame) => frame.items('SegmentIdentificationSequence')[0].number('ReferencedSegmentNumber'))).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3])
  expect(frames.map((frame) => frame.items('DerivationImageSequence')[0].items('SourceImageSequence')[0].text('ReferencedSOPInstanceUID'))).toEqual([1, 2, 4, 5, 1, 2, 4, 5, 1, 2, 4, 5].map((k) => `1.2.3.${k}`))
})

test('an empty map is a file with an empty frame', async () => {
  const source = writeSlices(temporaryFolder(), 2)
  const path = join(temporaryFolder(), 'seg.dcm')
  writeDicomSeg(path, await labelsOn(source, () => 0), ['a'], source)
  const { labels } = await readDicomLabels(path, await readDicom(source))
  expect(Array.from(labels.data)).toEqual(Array.from({ length: 24 }, () => 0))
})

test('frames of a file with many name their frame', async () => {
  const source = join(temporaryFolder(), 'many.dcm')
  writeFileSync(source, encodeDicom(sliceData(0, { NumberOfFrames: 2, SpacingBetweenSlices: 3, PixelData: new Uint8Array(48) })))
  const path = join(temporaryFolder(), 'seg.dcm')
  const labels = await labelsOn(source, (index) => (index === 20 ? 1 : 0))
  writeDicomSeg(path, labels, ['a'], source)
  expect(Array.from((await readDicomLabels(path, labels)).labels.data)).toEqual(Array.from(labels.data))
  const [frame] = readDicomFile(path)!.attributes.items('PerFrameFunctionalGroupsSequence')
  expect(frame.items('DerivationImageSequence')[0].items('SourceImageSequence')[0].number('ReferencedFrameNumber')).toBe(2)
})

describe('refuses', () => {
  const write = async (change: Partial<Volume>, labelNames = ['a']): Promise<void> => {
    const source = writeSlices(temporaryFolder(), 2)
    const labels = { ...(await labelsOn(source, () => 0)), ...change }
    writeDicomSeg(join(temporaryFolder(), 'seg.dcm'), labels, labelNames, source)
  }

  test.each<[string, Partial<Volume>, string[] | undefined, RegExp]>([
    ['another shape', { shapeZyx: [2, 4, 3] }, undefined, /its grid of 2×3×4 voxels isn't that of the label map, 2×4×3, or lies elsewhere/],
    ['another place', { affine: [-0.5, 0, 0, -11, 0, -2, 0, -20, 0, 0, 3, 0, 0, 0, 0, 1] }, undefined, /isn't that of the label map/],
    ['a label without a name', { data: Uint8Array.from({ length: 24 }, (_, i) => i % 3) }, undefined, /The label map holds 2, but only labels 1 to 1 have names/],
    ['no names', {}, [], /can't have 0 names, and takes 1 to 255/],
    ['a name too long', {}, ['a'.repeat(65)], /can't have the name "a+", and takes 1 to 64 characters/],
    ['a name in two', {}, ['a\\b'], /without a backslash/],
  ])('%s', async (_, change, labelNames, message) => {
    await expect(write(change, labelNames)).rejects.toThrow(message)
    await expect(write(change, labelNames)).rejects.toThrow(InputError)
  })
})

// Needs a Python with highdicom, named by HENN_TEST_PYTHON.
const python = process.env['HENN_TEST_PYTHON']
const hasHighdicom = python !== undefined && spawnSync(python, ['-c', 'import highdicom']).status === 0
if (!hasHighdicom) process.stderr.write('A test with highdicom is skipped: HENN_TEST_PYTHON names no Python that has it.\n')
test.skipIf(!hasHighdicom)('highdicom reads the same', async () => {
  const folder = unpackFiles(dicomFixture<{ files: Record<string, string> }>('labels').image.files)
  const labels = await labelsOn(folder, scattered)
  const path = join(temporaryFolder(), 'seg.dcm')
  writeDicomSeg(path, labels, names, folder)
  const script = fileURLToPath(new URL('../../../../../scripts/fixtures/dicom.py', import.meta.url))
  const { stdout, stderr, status } = spawnSync(python!, [script, path], { encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  const read = JSON.parse(stdout) as { names: string[]; shape: number[]; values: number[]; affine: number[]; patient: string; sources: string[] }
  expect(read).toMatchObject({ names, shape: labels.shapeZyx, values: Array.from(labels.data), patient: 'Möller^Åsa' })
  for (const [i, value] of read.affine.entries()) expect(value).toBeCloseTo(labels.affine[i], 6)
  expect(read.sources).toHaveLength(5)
})

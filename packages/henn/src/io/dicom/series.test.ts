import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sliceData, writeSlices } from '../../testing/dicom.js'
import { temporaryFolder } from '../../testing/temporary.js'
import { encodeDicom } from './encode.js'
import { listSeries, partPath } from './series.js'

test('a path names a folder, and the series in it', () => {
  expect(partPath('scans/a#1.2.840.1')).toEqual({ folder: 'scans/a', uid: '1.2.840.1' })
  expect(partPath('C:\\scans\\a#1.2.840.1')).toEqual({ folder: 'C:\\scans\\a', uid: '1.2.840.1' })
  expect(partPath('scans/a#b#1.2')).toEqual({ folder: 'scans/a#b', uid: '1.2' })
  for (const folder of ['scans/a', 'scans/a#1', 'scans/a#b', '#1.2']) expect(partPath(folder)).toEqual({ folder })
})

test('a folder holds these series', () => {
  const folder = writeSlices(temporaryFolder(), 3)
  writeSlices(folder, 2, () => ({ SeriesInstanceUID: '1.2.10', SeriesDescription: 'Schädel', Modality: 'MR' }), (k) => `b${k}`)
  writeFileSync(join(folder, 'c'), encodeDicom({ ...sliceData(0), SeriesInstanceUID: '1.2.9', SeriesDescription: '', Modality: 'SR', PixelData: undefined }))
  writeFileSync(join(folder, 'DICOMDIR'), encodeDicom({ SOPClassUID: '1.2.840.10008.1.3.10', SOPInstanceUID: '1.5' }))
  writeFileSync(join(folder, 'thumbnail.jpg'), 'none of it')
  const paths = (...names: string[]): string[] => names.map((name) => join(folder, name))
  expect(listSeries(folder)).toEqual([
    { uid: '1.2.10', description: 'Schädel', modality: 'MR', files: paths('b0', 'b1'), slices: 2 },
    { uid: '1.2.3', description: 'head', modality: 'CT', files: paths('0.dcm', '1.dcm', '2.dcm'), slices: 3 },
    { uid: '1.2.9', description: '', modality: 'SR', files: paths('c'), slices: 0 },
  ])
})

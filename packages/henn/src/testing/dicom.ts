// DICOM files by pydicom and highdicom (scripts/fixtures/dicom.py), and series of a few voxels, to be spoilt by tests.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { encodeDicom, type DataSet } from '../io/dicom/encode.js'
import { temporaryFolder } from './temporary.js'

/** Cases by name. */
export function dicomFixture<T>(name: 'images' | 'labels'): Record<string, T> {
  const path = new URL(`../io/dicom/fixtures/${name}.json.gz`, import.meta.url)
  return JSON.parse(gunzipSync(readFileSync(path)).toString()) as Record<string, T>
}

/** Writes files, given in base64 by their names, into a new folder. */
export function unpackFiles(files: Record<string, string>): string {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), Buffer.from(content, 'base64'))
  return folder
}

/** A slice of 3 rows and 4 columns whose voxels are 100 k, 100 k + 1 …, at z = 3 k mm. */
export function sliceData(k: number, change: DataSet = {}): DataSet {
  return {
    SOPClassUID: '1.2.840.10008.5.1.4.1.1.2',
    SOPInstanceUID: `1.2.3.${k + 1}`,
    StudyInstanceUID: '1.2',
    SeriesInstanceUID: '1.2.3',
    SeriesDescription: 'head',
    Modality: 'CT',
    PatientName: 'Doe^Jane',
    PatientID: '7',
    FrameOfReferenceUID: '1.9',
    SeriesNumber: 4,
    ImagePositionPatient: [10, 20, 3 * k],
    ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
    PixelSpacing: [2, 0.5],
    SliceThickness: 3,
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    Rows: 3,
    Columns: 4,
    BitsAllocated: 16,
    BitsStored: 16,
    HighBit: 15,
    PixelRepresentation: 1,
    PixelData: new Uint8Array(Int16Array.from({ length: 12 }, (_, i) => 100 * k + i).buffer),
    ...change,
  }
}

/** Writes slices 0, 1, 2 … into a folder as `0.dcm` …; one for which `change` gives null is left out. */
export function writeSlices(folder: string, count: number, change: (k: number) => DataSet | null = () => ({}), name = (k: number): string => `${k}.dcm`): string {
  for (let k = 0; k < count; k++) {
    const changed = change(k)
    if (changed !== null) writeFileSync(join(folder, name(k)), encodeDicom(sliceData(k, changed)))
  }
  return folder
}

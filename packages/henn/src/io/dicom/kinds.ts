import type { DicomFile } from './header.js'

/** Kinds of DICOM objects (PS3.4 B.5). */
export const sopClasses = {
  segmentation: '1.2.840.10008.5.1.4.1.1.66.4',
  labelMapSegmentation: '1.2.840.10008.5.1.4.1.1.66.7',
  structureSet: '1.2.840.10008.5.1.4.1.1.481.3',
  multiFrameByte: '1.2.840.10008.5.1.4.1.1.7.2',
  multiFrameWord: '1.2.840.10008.5.1.4.1.1.7.3',
}

export function isSegmentation({ attributes }: DicomFile): boolean {
  const kind = attributes.text('SOPClassUID')
  return kind === sopClasses.segmentation || kind === sopClasses.labelMapSegmentation
}

export function isStructureSet({ attributes }: DicomFile): boolean {
  return attributes.text('SOPClassUID') === sopClasses.structureSet
}

/** True for what says which voxels of another image are what. */
export function isLabels(file: DicomFile): boolean {
  return isSegmentation(file) || isStructureSet(file)
}

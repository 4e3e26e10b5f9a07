export { readDicomLabels, type DicomLabels } from './labels.js'
export { readDicom } from './read.js'
export { holdsImages, holdsLabels, listSeries, partPath, type Series } from './series.js'
export { writeDicomSeg } from './write-seg.js'

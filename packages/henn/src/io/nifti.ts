/** NIfTI-1 and NIfTI-2, plain or gzipped: read with every check made first, write all or nothing. */
export { readNifti } from './nifti-read.js'
export { writeNifti } from './nifti-write.js'
export type { NiftiHeader } from './nifti-header.js'

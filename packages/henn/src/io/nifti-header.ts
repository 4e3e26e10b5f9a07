import { InputError } from '../errors.js'
import type { Triple } from '../types.js'
import { type Affine, affineOfQuaternion, cornerDistanceVoxels, isSingular } from './affine.js'
import { typeText, voxelTypeOfCode, voxelTypes, type VoxelType } from './voxel-types.js'

/** The header of a NIfTI file, checked: what it says fits together and can be held in memory. */
export interface NiftiHeader {
  version: 1 | 2
  littleEndian: boolean
  type: VoxelType
  shapeZyx: Triple
  channels: number
  affine: Affine
  formCode: number
  /** First voxel's position in the (inflated) file. */
  voxelOffset: number
  voxelBytes: number
  /** undefined: the voxels are what is stored. */
  scaling: { slope: number; intercept: number } | undefined
  warnings: string[]
}

/** Bytes that hold the header of either version. */
export const headerBytes = 540

/** Sform and qform that put a corner further apart than this, in voxels, disagree. */
const formTolerance = 0.1

/**
 * Reads and checks the header in the first bytes of an (inflated) file, NIfTI-1 or NIfTI-2, either byte order.
 * The affine is the sform where its code is above 0, else the qform, else the voxel sizes; in mm.
 * Throws InputError naming `path`.
 */
export function parseNiftiHeader(bytes: Uint8Array, path: string): NiftiHeader {
  const raw = readFields(bytes, path)
  const { dims, pixdim } = raw
  const refuse = (problem: string): InputError => new InputError(`${path}: ${problem}`)

  const rank = dims[0]
  if (!(rank >= 1 && rank <= 7)) throw refuse(`dim[0] is ${rank}, outside 1 to 7. The header is damaged; export the file again.`)
  const sizes = [1, 2, 3, 4, 5, 6, 7].map((axis) => (axis <= rank ? dims[axis] : 1))
  const wrong = sizes.findIndex((size) => !Number.isSafeInteger(size) || size < 1)
  if (wrong >= 0) throw refuse(`dim[${wrong + 1}] is ${sizes[wrong]}, and must be at least 1. Export the file again.`)
  const extra = sizes.slice(3).filter((size) => size > 1)
  if (extra.length > 1) throw refuse(`it has more than four axes (${sizes.join('×')}). Split it into 3D or 4D files.`)
  const channels = extra[0] ?? 1
  const shapeZyx: Triple = [sizes[2], sizes[1], sizes[0]]

  const type = voxelTypeOfCode(raw.datatype)
  if (!type) throw refuse(`voxels of type ${typeText(raw.datatype)} aren't supported. Convert it to a scalar type.`)
  const voxelBytes = sizes.reduce((product, size) => product * size, voxelTypes[type].bytes)
  const smallestOffset = raw.version === 1 ? 352 : 544
  if (!Number.isSafeInteger(raw.voxelOffset) || raw.voxelOffset < smallestOffset) {
    throw refuse(`vox_offset is ${raw.voxelOffset}, and must be a whole number from ${smallestOffset} on. Export the file again.`)
  }

  for (let axis = 1; axis <= Math.min(rank, 3); axis++) {
    if (!Number.isFinite(pixdim[axis]) || pixdim[axis] === 0) {
      throw refuse(`pixdim[${axis}], the voxel size, is ${pixdim[axis]}. Correct it in the header.`)
    }
  }
  const warnings: string[] = []
  const geometry = chooseAffine(raw, shapeZyx, path, warnings)

  return {
    version: raw.version,
    littleEndian: raw.littleEndian,
    type,
    shapeZyx,
    channels,
    ...geometry,
    voxelOffset: raw.voxelOffset,
    voxelBytes,
    scaling: readScaling(raw.slope, raw.intercept, path),
    warnings,
  }
}

type RawHeader = ReturnType<typeof readFields>

/** The fields we use, as stored; nothing is judged but the magic. */
function readFields(bytes: Uint8Array, path: string) {
  const notNifti = `${path}: not a NIfTI file. Convert it to .nii or .nii.gz, or copy it again if the copy was cut off.`
  if (bytes.length < 348) throw new InputError(notNifti)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const littleEndian = view.getInt32(0, true) === 348 || view.getInt32(0, true) === 540
  const size = view.getInt32(0, littleEndian)
  const text = (at: number, length: number): string => String.fromCharCode(...bytes.subarray(at, at + length))
  const list = (count: number, read: (index: number) => number): number[] => Array.from({ length: count }, (_, i) => read(i))

  if (size === 348 && text(344, 4) === 'ni1\0') {
    throw new InputError(`${path}: a header of a .hdr/.img pair. Convert the pair to one .nii or .nii.gz file.`)
  }
  if (size === 348 && text(344, 4) === 'n+1\0') {
    const f32 = (at: number): number => view.getFloat32(at, littleEndian)
    const i16 = (at: number): number => view.getInt16(at, littleEndian)
    return {
      version: 1 as const,
      littleEndian,
      dims: list(8, (i) => i16(40 + 2 * i)),
      datatype: i16(70),
      pixdim: list(8, (i) => f32(76 + 4 * i)),
      voxelOffset: f32(108),
      slope: f32(112),
      intercept: f32(116),
      units: bytes[123],
      qformCode: i16(252),
      sformCode: i16(254),
      quaternion: list(3, (i) => f32(256 + 4 * i)),
      offset: list(3, (i) => f32(268 + 4 * i)),
      srow: list(12, (i) => f32(280 + 4 * i)),
    }
  }
  if (size === 540 && bytes.length >= 540 && text(4, 8) === 'n+2\0\r\n\x1a\n') {
    const f64 = (at: number): number => view.getFloat64(at, littleEndian)
    const i64 = (at: number): number => Number(view.getBigInt64(at, littleEndian))
    const i32 = (at: number): number => view.getInt32(at, littleEndian)
    return {
      version: 2 as const,
      littleEndian,
      dims: list(8, (i) => i64(16 + 8 * i)),
      datatype: view.getInt16(12, littleEndian),
      pixdim: list(8, (i) => f64(104 + 8 * i)),
      voxelOffset: i64(168),
      slope: f64(176),
      intercept: f64(184),
      units: i32(500),
      qformCode: i32(344),
      sformCode: i32(348),
      quaternion: list(3, (i) => f64(352 + 8 * i)),
      offset: list(3, (i) => f64(376 + 8 * i)),
      srow: list(12, (i) => f64(400 + 8 * i)),
    }
  }
  throw new InputError(notNifti)
}

/** Slope 0, NaN or infinite means none, as the standard and nibabel have it. */
function readScaling(slope: number, intercept: number, path: string): NiftiHeader['scaling'] {
  if (slope === 0 || !Number.isFinite(slope)) return undefined
  if (!Number.isFinite(intercept)) {
    throw new InputError(`${path}: scl_slope is ${slope} but scl_inter is ${intercept}. Correct it in the header.`)
  }
  return slope === 1 && intercept === 0 ? undefined : { slope, intercept }
}

function chooseAffine(
  raw: RawHeader,
  shapeZyx: Triple,
  path: string,
  warnings: string[],
): { affine: Affine; formCode: number } {
  const millimetres = [1, 1000, 1, 0.001][raw.units & 7] ?? 1
  const inMillimetres = (affine: Affine): Affine => affine.map((value, i) => (i < 12 ? value * millimetres : value))
  const rank = raw.dims[0]
  const size = (axis: number): number => (axis <= rank ? Math.abs(raw.pixdim[axis]) : 1)
  const voxelSize: [number, number, number] = [size(1), size(2), size(3)]

  const [b, c, d] = raw.quaternion
  const [x, y, z] = raw.offset
  const qfac = raw.pixdim[0] === -1 ? -1 : 1
  const qform = inMillimetres(affineOfQuaternion([b, c, d], [x, y, z], voxelSize, qfac))
  const sform = inMillimetres([...raw.srow, 0, 0, 0, 1])
  const plain = inMillimetres([voxelSize[0], 0, 0, 0, 0, voxelSize[1], 0, 0, 0, 0, voxelSize[2], 0, 0, 0, 0, 1])

  const bySform = raw.sformCode > 0
  const byQform = !bySform && raw.qformCode > 0
  const affine = bySform ? sform : byQform ? qform : plain
  const name = bySform ? 'sform' : byQform ? 'qform' : 'pixdim'
  if (!affine.every((value) => Number.isFinite(value))) {
    throw new InputError(`${path}: its affine (${name}) holds a NaN or infinite number. Correct the header.`)
  }
  if (isSingular(affine)) {
    throw new InputError(`${path}: its affine (${name}) is singular, so voxels have no place in space. Correct the header.`)
  }
  if (bySform && raw.qformCode > 0 && qform.every((value) => Number.isFinite(value))) {
    const distance = cornerDistanceVoxels(sform, qform, shapeZyx)
    if (distance > formTolerance) {
      warnings.push(`${path}: sform and qform put its corners ${distance.toPrecision(3)} voxels apart; the sform is used.`)
    }
  }
  return { affine, formCode: bySform ? raw.sformCode : byQform ? raw.qformCode : 0 }
}

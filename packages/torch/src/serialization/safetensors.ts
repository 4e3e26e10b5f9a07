import { constants as bufferConstants } from 'node:buffer'
import fs from 'node:fs'
import { type DType, dtypes } from '../dtype.js'
import { writeAtomically } from './atomic-file.js'
import { duplicateKey } from './json-keys.js'
import { damaged, nameFile, quoted, unsupported } from './refusal.js'
import { isSizes } from './strided.js'
import { elementCount, TensorData } from './tensor-data.js'

// The bound of the reference implementation.
const maxHeaderBytes = 100_000_000
const chunkBytes = 64 * 2 ** 20
const metadataKey = '__metadata__'

const codes: Record<DType, string> = {
  float64: 'F64',
  float32: 'F32',
  float16: 'F16',
  bfloat16: 'BF16',
  int64: 'I64',
  int32: 'I32',
  int16: 'I16',
  int8: 'I8',
  uint8: 'U8',
  bool: 'BOOL',
}
const dtypeByCode = new Map(Object.entries(codes).map(([dtype, code]) => [code, dtype as DType]))

export interface SafetensorsFile {
  tensors: Record<string, TensorData>
  metadata: Record<string, string>
}

/**
 * Writes tensors by name (https://github.com/huggingface/safetensors#format). The file is replaced as a whole or not at all.
 * @param options.synced false for what can be made again: much faster, but after a power cut the file may be damaged, which readers see
 * @throws Error naming path and way out when the file cannot be written; TypeError for the reserved name `__metadata__`
 */
export function saveSafetensors(
  path: string,
  tensors: Record<string, TensorData>,
  metadata: Record<string, string> = {},
  options: { synced?: boolean } = {},
): void {
  // Large elements first: every tensor is aligned to its element size. Then by name, as the reference does.
  const sorted = Object.entries(tensors).sort(
    ([nameA, a], [nameB, b]) => dtypes[b.dtype].bytes - dtypes[a.dtype].bytes || (nameA < nameB ? -1 : 1),
  )
  const header: Record<string, unknown> = Object.keys(metadata).length > 0 ? { [metadataKey]: metadata } : {}
  let offset = 0
  for (const [name, { dtype, shape, bytes }] of sorted) {
    if (name === metadataKey || name === '__proto__') throw new TypeError(`a tensor cannot have the reserved name '${name}'`)
    header[name] = { dtype: codes[dtype], shape, data_offsets: [offset, offset + bytes.byteLength] }
    offset += bytes.byteLength
  }
  const json = Buffer.from(JSON.stringify(header))
  const padded = Buffer.alloc(Math.ceil(json.length / 8) * 8, ' ')
  json.copy(padded)
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(padded.length))
  writeAtomically(
    path,
    (sink) => {
      sink.write(length)
      sink.write(padded)
      for (const [, tensor] of sorted) sink.write(tensor.bytes)
    },
    options,
  )
}

/**
 * Reads all tensors of a safetensors file.
 * @throws FormatError when the file is damaged, or holds element types without a dtype here
 */
export function loadSafetensors(path: string): SafetensorsFile {
  return reading(path, (file) => {
    const { placements, metadata } = readLayout(file)
    const tensors: Record<string, TensorData> = {}
    for (const { name, dtype, shape, begin, end } of placements) {
      if (end - begin > bufferConstants.MAX_LENGTH) {
        throw unsupported(`tensor ${quoted(name)} takes ${end - begin} bytes, more than an array can hold`, 'split it and save again')
      }
      tensors[name] = new TensorData(dtype, shape, readAt(file, begin, end - begin))
    }
    return { tensors, metadata }
  })
}

/** Where a tensor's bytes lie in its file. */
export interface Placement {
  name: string
  dtype: DType
  shape: number[]
  begin: number
  end: number
}

/** Where everything lies in a safetensors file, of which the header alone is read. Throws FormatError as `loadSafetensors` does. */
export function safetensorsLayout(path: string): { placements: Placement[]; metadata: Record<string, string> } {
  return reading(path, readLayout)
}

function reading<T>(path: string, read: (file: number) => T): T {
  try {
    const file = openRegular(path)
    try {
      return read(file)
    } finally {
      fs.closeSync(file)
    }
  } catch (error) {
    throw nameFile(path, error)
  }
}

function readLayout(file: number): { placements: Placement[]; metadata: Record<string, string> } {
  const fileBytes = fs.fstatSync(file).size
  const headerBytes = fileBytes < 8 ? 0 : Number(Buffer.from(readAt(file, 0, 8)).readBigUInt64LE())
  if (headerBytes < 2 || headerBytes > maxHeaderBytes || 8 + headerBytes > fileBytes) {
    throw damaged(`is not a safetensors file: it has ${fileBytes} bytes and states a header of ${headerBytes}`)
  }
  const { placements, metadata } = readHeader(Buffer.from(readAt(file, 8, headerBytes)).toString('utf8'))
  const start = 8 + headerBytes
  checkCover(placements, fileBytes - start)
  return { placements: placements.map((placement) => ({ ...placement, begin: start + placement.begin, end: start + placement.end })), metadata }
}

function readHeader(json: string): { placements: Placement[]; metadata: Record<string, string> } {
  const header = parseObject(json)
  const twice = duplicateKey(json)
  if (twice !== undefined) throw damaged(`the header holds the name ${quoted(twice)} twice`)
  const { [metadataKey]: metadata = {}, ...entries } = header
  if (!isObject(metadata) || !Object.values(metadata).every((value) => typeof value === 'string')) {
    throw damaged('the metadata are not text by name')
  }
  const placements = Object.entries(entries).map(([name, entry]) => placementOf(name, entry))
  return { placements, metadata: metadata as Record<string, string> }
}

function parseObject(json: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    throw damaged('the header is not JSON', error)
  }
  if (!isObject(value)) throw damaged('the header is not a JSON object')
  return value
}

function placementOf(name: string, entry: unknown): Placement {
  if (name === '__proto__') throw unsupported("a tensor has the reserved name '__proto__'", 'rename it')
  if (!isObject(entry)) throw damaged(`tensor ${quoted(name)} has no description`)
  const { dtype: code, shape, data_offsets: offsets } = entry
  const dtype = dtypeByCode.get(String(code))
  if (dtype === undefined) {
    throw unsupported(`tensor ${quoted(name)} has elements of type ${quoted(String(code))}, which is not read`, 'convert it and save again')
  }
  if (!isSizes(shape)) throw damaged(`tensor ${quoted(name)} has an impossible shape`)
  const [begin, end, ...others] = Array.isArray(offsets) ? (offsets as unknown[]) : []
  if (!isOffset(begin) || !isOffset(end) || others.length > 0) throw damaged(`tensor ${quoted(name)} has impossible offsets`)
  const bytes = elementCount(shape) * dtypes[dtype].bytes
  if (end - begin !== bytes) {
    throw damaged(`tensor ${quoted(name)} of ${dtype} [${shape.join(', ')}] takes ${bytes} bytes, its offsets give ${end - begin}`)
  }
  return { name, dtype, shape, begin, end }
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

/** The tensors must cover the data exactly: no overlap, no hole, nothing left over. */
function checkCover(placements: Placement[], dataBytes: number): void {
  let position = 0
  for (const { name, begin, end } of placements.toSorted((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== position) throw damaged(`tensor ${quoted(name)} begins at ${begin}, not at ${position} where the one before ends`)
    position = end
  }
  if (position !== dataBytes) throw damaged(`the tensors take ${position} bytes, the file holds ${dataBytes}`)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function openRegular(path: string): number {
  // Opening a pipe or device could wait for ever.
  if (!fs.statSync(path).isFile()) throw unsupported('is not a regular file', 'name a file')
  return fs.openSync(path, 'r')
}

function readAt(file: number, position: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  for (let done = 0; done < length; ) {
    const count = fs.readSync(file, bytes, done, Math.min(chunkBytes, length - done), position + done)
    if (count === 0) throw damaged('the file became shorter while it was read')
    done += count
  }
  return bytes
}

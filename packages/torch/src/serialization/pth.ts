import { dtypes } from '../dtype.js'
import { writeAtomically } from './atomic-file.js'
import { BoundedFile } from './bounded-file.js'
import { arrayDType, NumpyArray } from './numpy-values.js'
import { refuseOldFormats } from './old-formats.js'
import { readPickle } from './pickle-reader.js'
import { type PickleValue, type StorageRef, TensorRef } from './pickle-values.js'
import { type Picklable, writePickle } from './pickle-writer.js'
import { type PthValue, toPlainValue } from './plain-value.js'
import { damaged, nameFile, quoted, unsupported } from './refusal.js'
import { gather, swapBytes } from './strided.js'
import { contiguousStrides, elementCount, TensorData } from './tensor-data.js'
import { ZipReader } from './zip-reader.js'
import { ZipWriter } from './zip-writer.js'

const maxPickleBytes = 256 * 2 ** 20
const defaultMaxBytes = 32 * 2 ** 30
// Views can repeat their storage (stride 0, or many views of one): copies may not fill the memory from a small file.
const maxExpansion = 100
const freeExpansionBytes = 64 * 2 ** 20

export interface LoadLimits {
  /** The most bytes that entries of the archive, and that all tensors together, may take in memory. Default: 32 GiB. */
  maxBytes?: number
}

/**
 * Writes a value as `torch.save` does (zip format), so that `torch.load(path, weights_only=True)` reads it.
 * The file is replaced as a whole or not at all. A TensorData that occurs twice is stored once.
 * @throws Error naming path and way out when the file cannot be written; TypeError for a value that cannot be saved
 */
export function savePth(path: string, value: Picklable): void {
  const { pickle, storages } = writePickle(value)
  writeAtomically(path, (sink) => {
    const zip = new ZipWriter(sink)
    zip.add('archive/data.pkl', pickle)
    zip.add('archive/byteorder', Buffer.from('little'))
    for (const [number, storage] of storages.entries()) zip.add(`archive/data/${number}`, storage.bytes)
    zip.add('archive/version', Buffer.from('3\n'))
    zip.finish()
  })
}

/**
 * Reads a file of `torch.save` (PyTorch 1.6 or later) as data; nothing in it is run.
 * @throws FormatError when the file is damaged, foreign, older, or holds more than weights and plain values
 */
export async function loadPth(path: string, limits: LoadLimits = {}): Promise<PthValue> {
  try {
    const file = await BoundedFile.open(path)
    try {
      return await readArchive(file, limits.maxBytes ?? defaultMaxBytes)
    } finally {
      await file.closeFile()
    }
  } catch (error) {
    throw nameFile(path, error)
  }
}

async function readArchive(file: BoundedFile, maxBytes: number): Promise<PthValue> {
  refuseOldFormats(await file.head(512))
  const zip = await ZipReader.open(file, maxBytes)
  const root = findRoot(zip)
  const bigEndian = await isBigEndian(zip, root)
  const value = readPickle(await zip.read(`${root}data.pkl`))
  const views = tensorsIn(value)
  checkExpansion(views, file.size, maxBytes)
  const tensors = await readTensors(zip, root, views, bigEndian)
  return toPlainValue(value, (source) => (source instanceof NumpyArray ? fromNumpy(source) : tensors.get(source)!))
}

/** The folder of the archive that PyTorch put everything in, with its slash. */
function findRoot(zip: ZipReader): string {
  const [pickle, ...others] = zip.names().filter((name) => /^([^/]+\/)?data\.pkl$/.test(name))
  if (pickle === undefined) throw unsupported('is a zip archive, but not of PyTorch (no data.pkl)', 'name a .pth file')
  if (others.length > 0) throw damaged('holds more than one data.pkl')
  const root = pickle.slice(0, -'data.pkl'.length)
  if (zip.bytesOf(`${root}constants.pkl`) !== undefined) {
    throw unsupported('is a TorchScript program', 'save the state dict of the model with torch.save')
  }
  const bytes = zip.bytesOf(pickle) ?? 0
  if (bytes > maxPickleBytes) throw damaged(`data.pkl takes ${bytes} bytes, more than ${maxPickleBytes}`)
  return root
}

async function isBigEndian(zip: ZipReader, root: string): Promise<boolean> {
  const name = `${root}byteorder`
  const bytes = zip.bytesOf(name)
  if (bytes === undefined) return false
  const order = bytes <= 6 ? Buffer.from(await zip.read(name)).toString('latin1') : ''
  if (order !== 'little' && order !== 'big') throw damaged('the byte order is neither little nor big')
  return order === 'big'
}

/** Every view of a storage and array of numpy in the pickle, each once. */
function tensorsIn(root: PickleValue): (TensorRef | NumpyArray)[] {
  const seen = new Set<PickleValue>()
  const waiting = [root]
  const found: (TensorRef | NumpyArray)[] = []
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (!(value instanceof Object) || seen.has(value)) continue
    seen.add(value)
    if (value instanceof TensorRef || value instanceof NumpyArray) found.push(value)
    else if (Array.isArray(value)) for (const item of value) waiting.push(item)
    else if (value instanceof Map) for (const [key, item] of value) waiting.push(key, item)
  }
  return found
}

function checkExpansion(views: (TensorRef | NumpyArray)[], fileBytes: number, maxBytes: number): void {
  const allowed = Math.min(maxBytes, Math.max(freeExpansionBytes, maxExpansion * fileBytes))
  const bytes = views.reduce((sum, view) => sum + bytesOfView(view), 0)
  if (bytes > allowed) {
    throw unsupported(`its tensors take ${bytes} bytes once copied, more than ${allowed}`, 'save them with clone()')
  }
}

function bytesOfView(view: TensorRef | NumpyArray): number {
  if (view instanceof NumpyArray) return view.bytes.byteLength
  return elementCount(view.shape) * dtypes[view.storage.dtype].bytes
}

/** Reads each storage once, and copies the views of it; views of the same part are one. */
async function readTensors(
  zip: ZipReader,
  root: string,
  views: (TensorRef | NumpyArray)[],
  bigEndian: boolean,
): Promise<Map<TensorRef, TensorData>> {
  const tensors = new Map<TensorRef, TensorData>()
  for (const [key, sharing] of byStorage(views)) {
    const name = `${root}data/${key}`
    for (const { storage } of sharing) checkStorage(storage, zip.bytesOf(name), name)
    const bytes = await zip.read(name)
    const copies = new Map<string, TensorData>()
    for (const view of sharing) {
      const { storage, offset, shape, strides } = view
      const part = JSON.stringify([storage.dtype, offset, shape, strides])
      const copy = copies.get(part) ?? copyView(view, bytes, bigEndian)
      copies.set(part, copy)
      tensors.set(view, copy)
    }
  }
  return tensors
}

function byStorage(views: (TensorRef | NumpyArray)[]): Map<string, TensorRef[]> {
  const groups = new Map<string, TensorRef[]>()
  for (const view of views) {
    if (view instanceof NumpyArray) continue
    const group = groups.get(view.storage.key)
    if (group === undefined) groups.set(view.storage.key, [view])
    else group.push(view)
  }
  return groups
}

function checkStorage(storage: StorageRef, bytes: number | undefined, name: string): void {
  if (bytes === undefined) throw damaged(`entry ${quoted(name)} is missing`)
  const needed = storage.elements * dtypes[storage.dtype].bytes
  if (bytes < needed) {
    throw damaged(`entry ${quoted(name)} has ${bytes} bytes, but its ${storage.elements} ${storage.dtype} elements take ${needed}`)
  }
}

function copyView({ storage, offset, shape, strides }: TensorRef, bytes: Uint8Array, bigEndian: boolean): TensorData {
  const elementBytes = dtypes[storage.dtype].bytes
  const copy = gather(bytes, elementBytes, offset, shape, strides)
  if (bigEndian) swapBytes(copy, elementBytes)
  return new TensorData(storage.dtype, shape, copy)
}

function fromNumpy({ type, shape, fortranOrder, bytes }: NumpyArray): TensorData {
  const dtype = arrayDType(type)
  const elementBytes = dtypes[dtype].bytes
  const strides = fortranOrder ? contiguousStrides(shape.toReversed()).reverse() : contiguousStrides(shape)
  const copy = gather(bytes, elementBytes, 0, shape, strides)
  if (type.order === '>') swapBytes(copy, elementBytes)
  return new TensorData(dtype, shape, copy)
}

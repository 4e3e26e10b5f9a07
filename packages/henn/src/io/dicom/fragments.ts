import { InputError } from '../../errors.js'
import { readBytes, type DicomFile } from './header.js'
import type { Slice } from './slice.js'

const itemTag = 0xe000fffe
const endTag = 0xe0ddfffe

/** Frames of files that have been read. */
export type ReadFrames = Map<DicomFile, Uint8Array[]>

/** The compressed bytes of each slice. `files` are not read again, and get those that are. Throws InputError naming the file where its data are cut off or can't be parted. */
export function codestreams(slices: readonly Slice[], files: ReadFrames): Uint8Array[] {
  return slices.map(({ file, frame }) => {
    const frames = files.get(file) ?? framesOf(file)
    files.set(file, frames)
    return frames[frame]
  })
}

/** PS3.5 A.4: a table of offsets, then fragments, of which a frame has one or several. */
function framesOf(file: DicomFile): Uint8Array[] {
  const count = file.attributes.number('NumberOfFrames') ?? 1
  const [table, ...fragments] = itemsOf(file)
  if (count === 1) return [Buffer.concat(fragments.map(({ bytes }) => bytes))]
  if (fragments.length === count) return fragments.map(({ bytes }) => bytes)
  const offsets = Array.from({ length: Math.floor(table.bytes.length / 4) }, (_, i) => table.bytes.readUInt32LE(4 * i))
  const frames = offsets.map((offset, i) => {
    const [start, end] = [offset, offsets[i + 1] ?? Infinity].map((from) => from + (fragments[0]?.at ?? 0))
    return Buffer.concat(fragments.filter(({ at }) => at >= start && at < end).map(({ bytes }) => bytes))
  })
  if (frames.length !== count || frames.some(({ length }) => length === 0)) {
    throw new InputError(`${file.path}: doesn't say which of its ${fragments.length} fragments make its ${count} frames. Decompress it first, for example by gdcmconv --raw.`)
  }
  return frames
}

/** The items of encapsulated pixel data, and where each begins. */
function itemsOf(file: DicomFile): { at: number; bytes: Buffer }[] {
  const bytes = readBytes(file, file.pixels?.offset ?? 0)
  const items: { at: number; bytes: Buffer }[] = []
  for (let at = 0; at + 8 <= bytes.length; ) {
    const [tag, length] = [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)]
    if (tag === endTag && items.length > 1) return items
    if (tag !== itemTag || at + 8 + length > bytes.length) break
    items.push({ at, bytes: bytes.subarray(at + 8, at + 8 + length) })
    at += 8 + length
  }
  throw new InputError(`${file.path}: its compressed pixel data are cut off or damaged. Copy it again.`)
}

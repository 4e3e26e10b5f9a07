import { tags, type Name } from './tags.js'

/** What an attribute is given: text, numbers, other attributes' names for AT, bytes, or the items of a sequence. */
export type Value = string | number | readonly string[] | readonly number[] | Uint8Array | Fragments | readonly DataSet[]
export type DataSet = { [name in Name]?: Value }

/** Encapsulated pixel data, a fragment for each frame. */
export class Fragments {
  constructor(readonly fragments: readonly Uint8Array[]) {}
}

export const explicitLittleEndian = '1.2.840.10008.1.2.1'
/** HENN's name of itself in the files that it writes. */
const implementation = '2.25.259105246480178312950441237712504810213'

const longLength = new Set(['OB', 'OW', 'SQ'])
const undefinedLength = 0xffffffff
const item = [0xfffe, 0xe000]
const endOfSequence = [0xfffe, 0xe0dd]

/** The bytes of a DICOM file (PS3.10); text is UTF-8. */
export function encodeDicom(dataSet: DataSet, transferSyntax = explicitLittleEndian): Buffer {
  const meta = encodeDataSet({
    FileMetaInformationVersion: Uint8Array.of(0, 1),
    MediaStorageSOPClassUID: dataSet.SOPClassUID,
    MediaStorageSOPInstanceUID: dataSet.SOPInstanceUID,
    TransferSyntaxUID: transferSyntax,
    ImplementationClassUID: implementation,
  })
  const length = encodeDataSet({ FileMetaInformationGroupLength: meta.length })
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), length, meta, encodeDataSet({ SpecificCharacterSet: 'ISO_IR 192', ...dataSet })])
}

/** The attributes in order of their tags, as a data set must have them. */
function encodeDataSet(dataSet: DataSet): Buffer {
  const names = (Object.keys(dataSet) as Name[]).toSorted((a, b) => Number.parseInt(tags[a][0], 16) - Number.parseInt(tags[b][0], 16))
  return Buffer.concat(names.flatMap((name) => (dataSet[name] === undefined ? [] : encodeElement(name, dataSet[name]))))
}

function encodeElement(name: Name, value: Value): Buffer[] {
  const [group, element] = groupAndElement(name)
  const isEncapsulated = value instanceof Fragments
  // Fragments are bytes, whatever the pixels are.
  const representation = isEncapsulated ? 'OB' : tags[name][1]
  const content = bytesOf(representation, value)
  const length = isEncapsulated ? undefinedLength : content.length
  if (!longLength.has(representation) && length > 0xffff) throw new RangeError(`${name} has ${length} bytes, more than a DICOM file can hold`)
  const head = Buffer.alloc(longLength.has(representation) ? 12 : 8)
  head.writeUInt16LE(group, 0)
  head.writeUInt16LE(element, 2)
  head.write(representation, 4, 'latin1')
  if (longLength.has(representation)) head.writeUInt32LE(length, 8)
  else head.writeUInt16LE(length, 6)
  return [head, content]
}

function bytesOf(representation: string, value: Value): Buffer {
  if (value instanceof Fragments) {
    // The first item is the table of offsets, which may be empty.
    return Buffer.concat([...[Buffer.alloc(0), ...value.fragments].flatMap((bytes) => encodeItem(item, padded(bytes, 0))), ...encodeItem(endOfSequence)])
  }
  if (value instanceof Uint8Array) return padded(value, 0)
  const values: readonly (string | number | DataSet)[] = typeof value === 'object' ? value : [value]
  switch (representation) {
    case 'SQ':
      return Buffer.concat((values as DataSet[]).flatMap((dataSet) => encodeItem(item, encodeDataSet(dataSet))))
    case 'US':
      return Buffer.from(Uint16Array.from(values as number[]).buffer)
    case 'UL':
      return Buffer.from(Uint32Array.from(values as number[]).buffer)
    case 'FD':
      return Buffer.from(Float64Array.from(values as number[]).buffer)
    case 'AT':
      return Buffer.from(Uint16Array.from((values as Name[]).flatMap(groupAndElement)).buffer)
    default: {
      const text = (values as (string | number)[]).map((part) => (typeof part === 'number' ? decimalText(part) : part)).join('\\')
      return padded(Buffer.from(text), representation === 'UI' ? 0 : 0x20)
    }
  }
}

function encodeItem([group, element]: readonly number[], content: Uint8Array = Buffer.alloc(0)): Buffer[] {
  const head = Buffer.alloc(8)
  head.writeUInt16LE(group, 0)
  head.writeUInt16LE(element, 2)
  head.writeUInt32LE(content.length, 4)
  return [head, Buffer.from(content)]
}

function groupAndElement(name: Name): number[] {
  const [tag] = tags[name]
  return [Number.parseInt(tag.slice(0, 4), 16), Number.parseInt(tag.slice(4), 16)]
}

/** To an even number of bytes. */
function padded(bytes: Uint8Array, filler: number): Buffer {
  return bytes.length % 2 === 0 ? Buffer.from(bytes) : Buffer.concat([bytes, Uint8Array.of(filler)])
}

/** A number in the 16 characters that DICOM has for it. */
function decimalText(value: number): string {
  for (let digits = 17; ; digits--) {
    const text = digits > 16 ? String(value) : String(Number(value.toPrecision(digits)))
    if (text.length <= 16) return text
  }
}

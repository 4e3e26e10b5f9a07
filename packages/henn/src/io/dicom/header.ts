import { TextDecoder } from 'node:util'
import { inflateRawSync } from 'node:zlib'
import dicomParser, { type DataSet } from 'dicom-parser'
import { InputError } from '../../errors.js'
import { readAt, withFile } from '../open-file.js'
import { tags, type Name } from './tags.js'

/** Most headers are shorter. */
const firstRead = 2 ** 15
/** A data set that inflates to more is none that is read. */
const mostInflated = 2 ** 30
const pixelData = `x${tags.PixelData[0]}`
const deflated = '1.2.840.10008.1.2.1.99'

/** A DICOM file, of which the header has been read. */
export interface DicomFile {
  path: string
  /** Bytes, of what it inflates to where it is deflated as a whole. */
  size: number
  attributes: Attributes
  transferSyntax: string
  /** Where its pixel data begin, and their bytes; undefined bytes where they are encapsulated fragments. */
  pixels: { offset: number; bytes: number | undefined } | undefined
  /** What a file that is deflated as a whole inflates to; offsets then count in it. */
  inflated: Buffer | undefined
}

/** The attributes of a file or of an item of a sequence. What is missing or empty is undefined, or an empty list. */
export class Attributes {
  constructor(
    private readonly dataSet: DataSet,
    private readonly decoder = textDecoder(dataSet.string(`x${tags.SpecificCharacterSet[0]}`)),
  ) {}

  text(name: Name): string | undefined {
    const element = this.element(name)
    if (element === undefined) return undefined
    const bytes = this.dataSet.byteArray.subarray(element.dataOffset, element.dataOffset + element.length)
    return this.decoder.decode(bytes).replace(/^ +|[ \0]+$/g, '') || undefined
  }

  texts(name: Name): string[] {
    return this.text(name)?.split('\\').map((text) => text.trim()) ?? []
  }

  number(name: Name): number | undefined {
    const [value] = this.numbers(name)
    return Number.isFinite(value) ? value : undefined
  }

  /** NaN for what is none. */
  numbers(name: Name): number[] {
    const [tag, representation] = tags[name]
    const read = (bytes: number, at: (index: number) => number | undefined): number[] =>
      Array.from({ length: Math.floor((this.element(name)?.length ?? 0) / bytes) }, (_, index) => at(index) ?? NaN)
    switch (representation) {
      case 'US':
        return read(2, (index) => this.dataSet.uint16(`x${tag}`, index))
      case 'UL':
        return read(4, (index) => this.dataSet.uint32(`x${tag}`, index))
      case 'FD':
        return read(8, (index) => this.dataSet.double(`x${tag}`, index))
      default:
        return this.texts(name).map((text) => (text === '' ? NaN : Number(text)))
    }
  }

  /** The items of a sequence. */
  items(name: Name): Attributes[] {
    const items = this.dataSet.elements[`x${tags[name][0]}`]?.items ?? []
    return items.flatMap(({ dataSet }) => (dataSet === undefined ? [] : [new Attributes(dataSet, this.decoder)]))
  }

  private element(name: Name) {
    const element = this.dataSet.elements[`x${tags[name][0]}`]
    return element === undefined || element.length === 0 ? undefined : element
  }
}

/**
 * Reads the header of a DICOM file, and no more of the file than it needs; undefined for a file of another kind. Throws
 * InputError naming the file where it can't be opened or its header is damaged.
 */
export function readDicomFile(path: string): DicomFile | undefined {
  return withFile(path, 'DICOM', (fd, size) => {
    if (readAt(fd, 128, 4).toString('latin1') !== 'DICM') return undefined
    for (let length = Math.min(size, firstRead); ; length = Math.min(size, 4 * length)) {
      try {
        const dataSet = dicomParser.parseDicom(readAt(fd, 0, length), { untilTag: pixelData, inflater })
        if (pixelData in dataSet.elements || length === size) return fileOf(path, size, dataSet)
      } catch {
        if (length === size) throw new InputError(`${path}: a DICOM file whose header is damaged or cut off. Copy it again.`)
      }
    }
  })
}

/** Bytes of a file, by default all after `offset`; fewer where it ends before. */
export function readBytes({ path, inflated }: DicomFile, offset: number, length?: number): Buffer {
  if (inflated !== undefined) return Buffer.from(inflated.subarray(offset, length === undefined ? undefined : offset + length))
  return withFile(path, 'DICOM', (fd, size) => readAt(fd, offset, Math.max(0, Math.min(length ?? size, size - offset))))
}

function fileOf(path: string, size: number, dataSet: DataSet): DicomFile {
  const attributes = new Attributes(dataSet)
  const transferSyntax = attributes.text('TransferSyntaxUID') ?? ''
  const pixels = dataSet.elements[pixelData]
  const inflated = transferSyntax === deflated ? Buffer.from(dataSet.byteArray) : undefined
  return {
    path,
    size: inflated?.length ?? size,
    attributes,
    transferSyntax,
    pixels: pixels && { offset: pixels.dataOffset, bytes: pixels.hadUndefinedLength ? undefined : pixels.length },
    inflated,
  }
}

function inflater(bytes: Uint8Array, position: number): Uint8Array {
  return Buffer.concat([bytes.subarray(0, position), inflateRawSync(bytes.subarray(position), { maxOutputLength: mostInflated })])
}

/** Of the character sets of PS3.3 C.12.1.1.2 those that are met; others are read as Latin 1, which has ASCII in it. */
function textDecoder(characterSet = ''): TextDecoder {
  const encodings: Record<string, string> = {
    'ISO_IR 192': 'utf-8',
    GB18030: 'gb18030',
    GBK: 'gbk',
    'ISO_IR 13': 'shift_jis',
    'ISO 2022 IR 13': 'shift_jis',
    'ISO 2022 IR 87': 'iso-2022-jp',
    'ISO_IR 101': 'iso-8859-2',
    'ISO_IR 109': 'iso-8859-3',
    'ISO_IR 110': 'iso-8859-4',
    'ISO_IR 144': 'iso-8859-5',
    'ISO_IR 127': 'iso-8859-6',
    'ISO_IR 126': 'iso-8859-7',
    'ISO_IR 138': 'iso-8859-8',
    'ISO_IR 148': 'iso-8859-9',
    'ISO_IR 166': 'windows-874',
  }
  const known = characterSet.split('\\').map((name) => encodings[name.trim()]).filter((encoding) => encoding !== undefined)
  return new TextDecoder(known.at(-1) ?? 'latin1')
}

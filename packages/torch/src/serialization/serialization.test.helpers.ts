import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { FormatError } from '../errors.js'
import { TensorData } from './tensor-data.js'
import { ZipWriter } from './zip-writer.js'

/** An empty folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'henn-serialization-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function fixturePath(name: string): string {
  return join(import.meta.dirname, 'fixtures', name)
}

export function readJson(name: string): unknown {
  return JSON.parse(readFileSync(fixturePath(name), 'utf8'))
}

/** The form that scripts/fixtures/pth.py gives values in JSON. */
export function describeValue(value: unknown): unknown {
  if (value instanceof TensorData) {
    return { $tensor: value.dtype, shape: value.shape, data: Buffer.from(value.bytes).toString('base64') }
  }
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') }
  if (typeof value === 'bigint') return { $bigint: String(value) }
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) }
  if (Array.isArray(value)) return value.map(describeValue)
  if (value instanceof Map) {
    return { $map: Array.from(value as Map<unknown, unknown>, (entry) => entry.map(describeValue)) }
  }
  if (value instanceof Object) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, describeValue(item)]))
  }
  return value
}

/** A zip archive of stored entries, in memory. */
export function zipBytes(entries: Record<string, Uint8Array | string>): Buffer {
  const chunks: Uint8Array[] = []
  const sink = {
    position: 0,
    write(bytes: Uint8Array) {
      chunks.push(Uint8Array.from(bytes))
      this.position += bytes.byteLength
    },
  }
  const zip = new ZipWriter(sink)
  for (const [name, data] of Object.entries(entries)) zip.add(name, Buffer.from(data))
  zip.finish()
  return Buffer.concat(chunks)
}

/** A file in the form of torch.save around a pickle given by hand. */
export function writePth(path: string, pickle: Uint8Array | string, others: Record<string, Uint8Array | string> = {}): void {
  writeFileSync(path, zipBytes({ 'archive/data.pkl': pickle, ...others }))
}

export function floats(...values: number[]): TensorData {
  return new TensorData('float32', [values.length], new Uint8Array(Float32Array.from(values).buffer))
}

/** The message with which a file is refused; fails the test when it is read, or when another error comes. */
export async function messageOf(loading: Promise<unknown>): Promise<string> {
  const error: unknown = await loading.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(FormatError)
  const { message } = error as FormatError
  expect(message).not.toContain('\n')
  return message
}

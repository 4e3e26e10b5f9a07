import { readFileSync } from 'node:fs'
import { fromBytes } from '../creation.js'
import type { DType } from '../dtype.js'
import { scope } from '../scope.js'
import type { Tensor } from '../tensor.js'

/** A tensor as scripts/fixtures writes it: base64 of its little-endian bytes. */
export interface TensorFixture {
  dtype: DType
  shape: number[]
  data: string
}

export type NamedFixtures = Record<string, TensorFixture>

export function readFixture<T>(url: URL): T {
  return JSON.parse(readFileSync(url, 'utf8')) as T
}

export function decode({ data, shape, dtype }: TensorFixture): Tensor {
  return fromBytes(Uint8Array.from(Buffer.from(data, 'base64')), shape, dtype)
}

export function decodeAll(fixtures: NamedFixtures): Map<string, Tensor> {
  return new Map(Object.entries(fixtures).map(([name, fixture]) => [name, decode(fixture)]))
}

/** The largest difference over the largest expected value; other shapes are an error. */
export function relativeError(actual: Tensor, expected: Tensor): number {
  if (actual.shape.join() !== expected.shape.join()) {
    throw new Error(`shape [${actual.shape.join(', ')}] where [${expected.shape.join(', ')}] is expected`)
  }
  return scope(() => {
    const reference = expected.to({ dtype: 'float64' })
    const difference = actual.to({ dtype: 'float64' }).sub(reference).abs().max().item()
    return difference / Math.max(reference.abs().max().item(), Number.MIN_VALUE)
  })
}

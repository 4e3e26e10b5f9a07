import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FormatError, liveTensors, mapSafetensors, scope } from './index.js'
import { saveSafetensors, TensorData } from './serialization/index.js'
import { temporaryFolder } from './serialization/serialization.test.helpers.js'
import { inWorker } from './testing/child.js'

function write(): string {
  const path = join(temporaryFolder(), 'case.safetensors')
  const floats = Float32Array.from({ length: 24 }, (_, i) => i / 2)
  saveSafetensors(
    path,
    { image: new TensorData('float32', [2, 3, 4], new Uint8Array(floats.buffer)), label: new TensorData('uint8', [3], Uint8Array.of(7, 8, 9)) },
    { spacing: '1' },
  )
  return path
}

test('tensors over a file', () => {
  const path = write()
  scope(() => {
    const { tensors, metadata } = mapSafetensors(path)
    expect(metadata).toEqual({ spacing: '1' })
    expect(tensors.image.shape).toEqual([2, 3, 4])
    expect(tensors.image.select(0, 1).select(0, 2).toArray()).toEqual([10, 10.5, 11, 11.5])
    expect([...(tensors.label.toTypedArray() as Uint8Array)]).toEqual([7, 8, 9])
  })
  expect(liveTensors()).toBe(0)
})

test('what is written stays in the process, and threads share the mapping', async () => {
  const path = write()
  const { tensors } = mapSafetensors(path)
  tensors.label.fill_(3)
  const seen = await inWorker((torch, file) => torch.scope(() => torch.mapSafetensors(file).tensors.label.toArray()), path)
  expect(seen).toEqual([3, 3, 3])
  for (const tensor of Object.values(tensors)) tensor.release()
  scope(() => expect(mapSafetensors(path).tensors.label.toArray()).toEqual([7, 8, 9]))
})

test('files that are damaged or missing are refused by name', () => {
  const path = write()
  truncateSync(path, 100)
  expect(() => mapSafetensors(path)).toThrow(FormatError)
  writeFileSync(path, '')
  expect(() => mapSafetensors(path)).toThrow(path)
  expect(() => mapSafetensors('/nowhere.safetensors')).toThrow('/nowhere.safetensors: cannot be read (ENOENT')
})

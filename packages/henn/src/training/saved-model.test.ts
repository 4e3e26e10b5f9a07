import { join } from 'node:path'
import { memoryStatistics, OutOfMemoryError, resetPeakMemory, setMemoryCap } from '@henn/torch'
import { expect, test } from 'vitest'
import { configSchema, type ConfigInput } from '../config/schema.js'
import { InputError } from '../errors.js'
import type { SegmentationModel } from '../models/index.js'
import { writeTinyCheckpoint } from '../testing/checkpoint.js'
import { temporaryFolder } from '../testing/temporary.js'
import { openCheckpoint, type Checkpoint } from './checkpoint.js'
import { createSavedModel } from './saved-model.js'

const MIB = 1024 ** 2
const tiny = { width: 4, depths: [1, 1], stem_width: 4, use_transformer: false, use_attention: false } satisfies ConfigInput['model']

async function tinyCheckpoint(): Promise<Checkpoint> {
  const path = join(temporaryFolder(), 'tiny.pth')
  writeTinyCheckpoint(path)
  return { ...(await openCheckpoint(path)), path: 'tiny.pth' }
}

async function build(model: ConfigInput['model']): Promise<SegmentationModel> {
  const shape = { inChannels: 1, classes: 3 }
  return createSavedModel(await tinyCheckpoint(), configSchema.parse({ model: { ...tiny, ...model } }).model, { shape, plugins: new Map() })
}

test('the weights are those of the file', async () => {
  const model = await build({})
  const saved = (await tinyCheckpoint()).model
  for (const [name, tensor] of model.stateDict()) expect(tensor.toBytes()).toEqual(saved.get(name)?.bytes)
  model.release()
})

test.each<[string, ConfigInput['model']]>([
  ['wide', { width: 512, depths: [1, 1, 1] }],
  ['deep', { width: 256, depths: [1, 100] }],
  ['wide in its perceptrons', { width: 512, use_transformer: true, transformer: { depth: 100, mlp_ratio: 16 } }],
])('settings that ask for a network too %s are refused before it is built', async (_, model) => {
  resetPeakMemory()
  const before = memoryStatistics().inUse
  await expect(build(model)).rejects.toThrow(
    new InputError('tiny.pth does not fit the model: its settings ask for a network many times as large as the 0.0 MiB of weights in the file. Use the model settings it was trained with.'),
  )
  expect(memoryStatistics().peak - before).toBeLessThan(65 * MIB)
})

test('one that is only somewhat larger is refused by the names of its tensors', async () => {
  await expect(build({ width: 8 })).rejects.toThrow(/does not fit the model: .*encoder\.0\.\S+ is \[.*\] but the model has \[/)
})

test("the user's cap holds within it and after", async () => {
  const cap = memoryStatistics().inUse + MIB
  try {
    setMemoryCap(cap)
    await expect(build({ width: 512, depths: [1, 1, 1] })).rejects.toThrow(OutOfMemoryError)
    await expect(build({ width: 8 })).rejects.toThrow(InputError)
    ;(await build({})).release()
    expect(setMemoryCap(null)).toBe(cap)
  } finally {
    setMemoryCap(null)
  }
})

import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { expect, test, vi } from 'vitest'
import type { Config } from '../config/schema.js'
import { fold } from '../data/splits.js'
import { syntheticDataset } from '../data/synthetic.js'
import { readNifti } from '../io/nifti.js'
import { writeTinyCheckpoint } from '../testing/checkpoint.js'
import { temporaryFolder } from '../testing/temporary.js'
import type { TrainOptions, TrainResult } from '../training/types.js'
import { runDemo } from './index.js'

// The training itself has its own tests, and takes most of the demo's minute.
const train = vi.hoisted(() => vi.fn<(config: Config, options: TrainOptions) => Promise<TrainResult>>())
vi.mock('../training/index.js', () => ({ train }))

const trained = (reason: TrainResult['reason']) => async (_: Config, { outputDir }: TrainOptions): Promise<TrainResult> => {
  const checkpoint = join(outputDir as string, 'checkpoints', 'latest_model.pth')
  mkdirSync(join(outputDir as string, 'checkpoints'), { recursive: true })
  writeTinyCheckpoint(checkpoint)
  return { reason, epochs: 5, bestDice: 0.9, checkpoint }
}

test('predicts a volume that the training has not seen, and draws it', async () => {
  const outputDir = join(temporaryFolder(), 'new')
  train.mockImplementation(trained('max_minutes'))
  const onEvent = (): void => {}
  const { training, picture } = await runDemo({ outputDir, onEvent })
  const [config, options] = train.mock.lastCall as [Config, TrainOptions]
  expect(options).toEqual({ outputDir, onEvent })
  expect(config.training.max_minutes).toBeLessThan(1)
  expect(training.reason).toBe('max_minutes')
  expect(picture).toBe(join(outputDir, 'demo.png'))

  const file = 'synthetic_000.nii.gz'
  const image = readNifti(join(outputDir, 'images', file))
  const label = readNifti(join(outputDir, 'labels', file))
  const prediction = readNifti(join(outputDir, 'predictions', file))
  const { cases, size_zyx: shapeZyx, classes } = config.data.synthetic
  expect(image.shapeZyx).toEqual(shapeZyx)
  for (const map of [label, prediction]) {
    expect(map.shapeZyx).toEqual(shapeZyx)
    expect(map.affine).toEqual(image.affine)
  }
  expect(new Set(label.data as Uint8Array)).toEqual(new Set([0, 1, 2]))
  const seen = syntheticDataset({ cases, seed: config.system.seed, shapeZyx, classes: classes as 2 })
  const { training: ids, validation } = fold(seen.cases, { fold: config.data.fold, seed: config.system.seed })
  for (const id of [...ids, ...validation]) {
    expect((await seen.load(id)).label?.data).not.toEqual(label.data)
  }
  const png = PNG.sync.read(readFileSync(picture as string))
  expect(png.width).toBeGreaterThan(400)
})

test('draws nothing where the training was interrupted', async () => {
  const outputDir = temporaryFolder()
  train.mockImplementation(trained('SIGINT'))
  expect((await runDemo({ outputDir })).picture).toBeNull()
  expect(existsSync(join(outputDir, 'demo.png'))).toBe(false)
  expect(existsSync(join(outputDir, 'predictions'))).toBe(false)
})

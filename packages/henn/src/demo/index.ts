import { join } from 'node:path'
import { quickTest } from '../config/presets.js'
import type { Config } from '../config/schema.js'
import type { Case } from '../data/dataset.js'
import { syntheticDataset } from '../data/synthetic.js'
import { RunError } from '../errors.js'
import { predict } from '../inference/predict.js'
import { makeFolder } from '../io/make-folder.js'
import { readNifti, writeNifti } from '../io/nifti.js'
import { train } from '../training/index.js'
import { writeDemoPng } from '../visual/demo-png.js'
import type { DemoOptions, DemoResult } from './types.js'

/** Of the minute, for the training itself; the rest goes into the start, the last validation and the prediction. */
const trainingMinutes = 0.75

/**
 * The whole way in a minute: trains a small network on synthetic volumes, predicts one that the training has never
 * seen, and draws it. Leaves in `outputDir`, beside the run, `demo.png` and the three volumes shown there: in `images`,
 * `labels` and `predictions`.
 */
export async function runDemo({ outputDir, onEvent }: DemoOptions): Promise<DemoResult> {
  const config = demoConfig()
  const training = await train(config, { outputDir, onEvent })
  if (training.reason === 'SIGINT' || training.reason === 'SIGTERM') return { training, picture: null }

  const unseen = await unseenCase(config)
  const { image, label } = unseen
  const file = `${unseen.id}.nii.gz`
  const [images, labels, predictions] = ['images', 'labels', 'predictions'].map((name) => join(outputDir, name))
  for (const folder of [images, labels]) makeFolder(folder)
  writeNifti(join(images, file), image, 'float32')
  writeNifti(join(labels, file), label, 'uint8')
  const { written, failed } = await predict({ model: training.checkpoint, input: join(images, file), output: predictions })
  if (failed.length > 0) throw new RunError(`The trained network is saved, but the demo's volume could not be predicted: ${failed[0].error.message}`, { cause: failed[0].error })

  const picture = join(outputDir, 'demo.png')
  const prediction = readNifti(written[0]).data as Uint8Array
  writeDemoPng(picture, { shapeZyx: image.shapeZyx, image: image.data, truth: label.data, prediction })
  return { training, picture }
}

function demoConfig(): Config {
  const config = quickTest()
  return { ...config, training: { ...config.training, max_minutes: trainingMinutes } }
}

/** From another seed than the training's cases. */
async function unseenCase({ data, system }: Config): Promise<Required<Case>> {
  const { size_zyx: shapeZyx, classes } = data.synthetic
  const dataset = syntheticDataset({ cases: 1, seed: system.seed + 1, shapeZyx, classes: classes as 1 | 2 | 3 })
  return (await dataset.load(dataset.cases[0].id)) as Required<Case>
}

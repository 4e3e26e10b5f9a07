import { join } from 'node:path'
import { scope, tensor } from '@henn/torch'
import { checkCase } from '../data/case-check.js'
import { preprocessPlan, previousClasses } from '../data/plan.js'
import { preprocessCase } from '../data/preprocess/preprocess-case.js'
import { readImage } from '../data/read-image.js'
import { targetsOfPlan } from '../data/targets.js'
import { InputError, RunError } from '../errors.js'
import { writeVolume } from '../io/formats.js'
import { findCases, joinChannelFiles, openOutput, type InputCase } from './cases.js'
import { labelMapOf } from './label-map.js'
import { networkInput } from './network-input.js'
import { PreviousStage } from './previous-stage.js'
import { slidingWindow } from './sliding-window.js'
import { loadTrainedNetwork, type TrainedNetwork } from './trained-network.js'
import type { PredictOptions, PredictResult } from './types.js'
import { windowOptions } from './window-options.js'

/**
 * Segments volumes with the network of a checkpoint, one case after the other; one that can't be predicted is left out
 * and the rest goes on. Each label map is written whole or not at all, as uint8, on its volume's grid.
 * Throws InputError or FormatError where model, input or output can't be used at all.
 */
export async function predict({ model, input, output, plugins, previousStage, onProgress, onWarning }: PredictOptions): Promise<PredictResult> {
  const found = findCases(input)
  const trained = await loadTrainedNetwork(model, plugins)
  const { cases, failed } = joinChannelFiles(found, trained.plan.channels)
  const result: PredictResult = { written: [], failed }
  let previous: PreviousStage | null = null
  try {
    if (trained.plan.configuration === '3d_cascade_fullres') previous = await PreviousStage.open(previousStage ?? trained.config.data.previous_stage, { plan: trained.plan, plugins })
    openOutput(output, found)
    for (const [i, { id, images, result: name }] of cases.entries()) {
      const began = performance.now()
      const path = join(output, name)
      try {
        await predictCase({ trained, previous }, { id, images }, path, onWarning)
        result.written.push(path)
        onProgress?.({ id, number: i + 1, of: cases.length, path, seconds: (performance.now() - began) / 1000 })
      } catch (error) {
        result.failed.push({ id, error: ofCase(id, error) })
      }
    }
  } finally {
    trained.release()
    previous?.release()
  }
  return result
}

async function predictCase(
  { trained, previous }: { trained: TrainedNetwork; previous: PreviousStage | null },
  { id, images }: Pick<InputCase, 'id' | 'images'>,
  target: string,
  onWarning?: (line: string) => void,
): Promise<void> {
  const { plan, network, config } = trained
  const options = { allowGridMismatch: config.data.allow_grid_mismatch, arrays: config.data.arrays }
  const targets = targetsOfPlan(plan)
  const { image } = checkCase({ id, image: await readImage({ id, images }, plan.channels, options) }, { labels: plan.labels, channels: plan.channels })
  for (const line of image.warnings ?? []) onWarning?.(line)
  const { shapeZyx, spacingMm, affine, formCode, channels } = image
  // Preprocessing uses the image up.
  const { image: voxels, way } = preprocessCase({ image: previous === null ? image : { ...image, data: image.data.slice() } }, preprocessPlan(plan))
  const before = await previous?.predict(image, way)
  const input = scope(() => {
    const own = tensor(voxels, { shape: [channels, ...way.resampledZyx] })
    return networkInput(own, before && tensor(before, { shape: way.resampledZyx }), previousClasses(plan))
  }).keep('input')
  let data: Uint8Array
  try {
    const logits = await slidingWindow(network, input, windowOptions(trained))
    try {
      data = labelMapOf(logits, way, targets)
    } finally {
      logits.release()
    }
  } finally {
    input.release()
  }
  await writeVolume(target, { data, channels: 1, shapeZyx, spacingMm, affine, formCode }, 'uint8')
}

/** Errors of ours name the case already; those of the engine don't. */
function ofCase(id: string, error: unknown): Error {
  if (error instanceof InputError || error instanceof RunError) return error
  return new RunError(`Case ${id}: not predicted, ${error instanceof Error ? error.message : String(error)}`, { cause: error })
}

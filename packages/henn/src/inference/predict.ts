import { join } from 'node:path'
import { checkCase } from '../data/case-check.js'
import { zScore } from '../data/normalize.js'
import { InputError, RunError } from '../errors.js'
import { readVolume, resultName, writeVolume } from '../io/formats.js'
import { findCases, openOutput, type InputCase } from './cases.js'
import { segment } from './sliding-window.js'
import { loadTrainedNetwork, type TrainedNetwork } from './trained-network.js'
import type { PredictOptions, PredictResult } from './types.js'
import { windowOptions } from './window-options.js'

/**
 * Segments volumes with the network of a checkpoint, one case after the other; one that can't be predicted is left out
 * and the rest goes on. Each label map is written whole or not at all, as uint8, on its volume's grid.
 * Throws InputError or FormatError where model, input or output can't be used at all.
 */
export async function predict({ model, input, output, plugins, onProgress, onWarning }: PredictOptions): Promise<PredictResult> {
  const cases = findCases(input)
  const trained = await loadTrainedNetwork(model, plugins)
  const result: PredictResult = { written: [], failed: [] }
  try {
    openOutput(output, cases)
    for (const [i, { id, path: source }] of cases.entries()) {
      const began = performance.now()
      const path = join(output, resultName(source))
      try {
        await predictCase(trained, { id, path: source }, path, onWarning)
        result.written.push(path)
        onProgress?.({ id, number: i + 1, of: cases.length, path, seconds: (performance.now() - began) / 1000 })
      } catch (error) {
        result.failed.push({ id, error: ofCase(id, error) })
      }
    }
  } finally {
    trained.release()
  }
  return result
}

async function predictCase(
  trained: TrainedNetwork,
  { id, path }: InputCase,
  target: string,
  onWarning?: (line: string) => void,
): Promise<void> {
  const { labels, channels } = trained.plan
  const { image } = checkCase({ id, image: await readVolume(path, { cast: 'float32' }) }, { labels, channels })
  for (const line of image.warnings ?? []) onWarning?.(line)
  const { shapeZyx, spacingMm, affine, formCode } = image
  const classes = await segment(trained.network, zScore(image.data, image.channels, image.data), windowOptions(trained, image))
  const data = classes.map((index) => labels[index].value)
  await writeVolume(target, { data, channels: 1, shapeZyx, spacingMm, affine, formCode }, 'uint8')
}

/** Errors of ours name the case already; those of the engine don't. */
function ofCase(id: string, error: unknown): Error {
  if (error instanceof InputError || error instanceof RunError) return error
  return new RunError(`Case ${id}: not predicted, ${error instanceof Error ? error.message : String(error)}`, { cause: error })
}

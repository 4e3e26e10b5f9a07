import { memoryStatistics, OutOfMemoryError, setMemoryCap } from '@henn/torch'
import type { TensorData } from '@henn/torch/serialization'
import type { Config } from '../config/schema.js'
import { InputError } from '../errors.js'
import { createModel, type ModelFactory, type ModelShape, type SegmentationModel } from '../models/index.js'
import { isNetworkOf, type Pretrained } from '../transfer/pretrained.js'
import { loadWeights, type Checkpoint } from './checkpoint.js'

/** Room beside the weights, so that a network that is only somewhat larger is refused by the names of its tensors. */
const roomBytes = 64 * 1024 ** 2

export interface SavedModelOptions {
  shape: ModelShape
  plugins: ReadonlyMap<string, ModelFactory>
}

/**
 * The network of `config` with a checkpoint's weights. A configuration can ask for any size, so the network is built
 * in no more memory than such weights could need. Throws InputError naming the file where they don't fit.
 */
export function createSavedModel(checkpoint: Checkpoint, config: Config['model'], { shape, plugins }: SavedModelOptions): SegmentationModel {
  const model = withinSavedSize({ path: checkpoint.path, weights: checkpoint.model }, () => createModel(config, shape, plugins))
  try {
    loadWeights(model, checkpoint)
    return model
  } catch (error) {
    model.release()
    throw error
  }
}

/**
 * A network for pretrained weights, freshly drawn. Where it is the one that their file asks for, it is built in no more memory
 * than they could need; what the user says may be larger. Throws InputError naming the file.
 */
export function createPretrainedModel(pretrained: Pretrained, config: Config['model'], { shape, plugins }: SavedModelOptions): SegmentationModel {
  const build = (): SegmentationModel => createModel(config, shape, plugins)
  return isNetworkOf(pretrained, config) ? withinSavedSize(pretrained, build) : build()
}

function withinSavedSize<T>({ path, weights }: { path: string; weights: ReadonlyMap<string, TensorData> }, build: () => T): T {
  const saved = [...weights.values()].reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
  const enough = memoryStatistics().inUse + 2 * saved + roomBytes
  const before = setMemoryCap(enough)
  const usersIsLower = before !== null && before < enough
  if (usersIsLower) setMemoryCap(before)
  try {
    return build()
  } catch (error) {
    if (!(error instanceof OutOfMemoryError) || usersIsLower) throw error
    throw new InputError(
      `${path} does not fit the model: its settings ask for a network many times as large as the ${(saved / 1024 ** 2).toFixed(1)} MiB of weights in the file. Use the model settings it was trained with.`,
      { cause: error },
    )
  } finally {
    setMemoryCap(before)
  }
}

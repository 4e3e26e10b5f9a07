import { statSync } from 'node:fs'
import { extname } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { FormatError } from '@henn/torch'
import { loadPth, loadSafetensors, TensorData, type PthValue } from '@henn/torch/serialization'
import { outputsNamed, targetsOfPlan, type Outputs } from '../data/targets.js'
import { InputError } from '../errors.js'
import type { ModelConfig } from '../models/config.js'
import { checkpointOf, isCheckpoint, type Checkpoint } from '../training/checkpoint.js'
import { isNnunetCheckpoint, nnunetCheckpoint } from './nnunet-checkpoint.js'

/** Weights that a training starts from, and what their file says of where they come from. */
export interface Pretrained {
  path: string
  weights: ReadonlyMap<string, TensorData>
  /** The network they were trained in; null where the file doesn't say. Throws where what it says can't be built. */
  network: () => ModelConfig | null
  /** What its heads tell; null where the file doesn't say. */
  outputs: Outputs | null
  /** Modules that the network comes from. */
  plugins: readonly string[]
}

/**
 * Reads a checkpoint of ours, one of nnU-Net v2, a `.safetensors` file or a `.pth` with a state dict. Throws FormatError or
 * InputError naming the file.
 */
export async function openPretrained(path: string): Promise<Pretrained> {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new InputError(`${path}: a folder. Give the file in it, such as best_model.pth or checkpoint_final.pth.`)
  }
  if (extname(path).toLowerCase() === '.safetensors') {
    const weights = new Map(Object.entries(loadSafetensors(path).tensors))
    if (weights.size === 0) throw new FormatError(`${path}: holds no tensors. Give a file with the weights of a network.`)
    return { path, weights, ...unknownOrigin }
  }
  const value = await loadPth(path)
  if (isCheckpoint(value)) return ofCheckpoint(checkpointOf(value, path))
  if (isNnunetCheckpoint(value)) {
    return { path, ...nnunetCheckpoint(value, path), plugins: [] }
  }
  const weights = stateDictIn(value)
  if (weights === undefined) {
    throw new FormatError(`${path}: holds no weights that can be found. Give a checkpoint of HENN or of nnU-Net v2, a .safetensors file, or a .pth with a state dict.`)
  }
  return { path, weights, ...unknownOrigin }
}

/** Switches that say nothing of which network it is. */
const switches = ['dropout', 'deep_supervision', 'gradient_checkpointing']

/** Whether a network is the one that the file says it holds. */
export function isNetworkOf(pretrained: Pretrained, model: ModelConfig): boolean {
  const own = networkIfKnown(pretrained)
  return own !== null && isDeepStrictEqual(withoutSwitches(model), withoutSwitches(own))
}

function withoutSwitches(model: ModelConfig): object {
  return Object.fromEntries(Object.entries(model).filter(([key]) => !switches.includes(key)))
}

/** The network that the file says it holds; null where it says nothing, or one that can't be built here. */
export function networkIfKnown({ network }: Pretrained): ModelConfig | null {
  try {
    return network()
  } catch (error) {
    if (error instanceof InputError || error instanceof FormatError) return null
    throw error
  }
}

const unknownOrigin = { network: () => null, outputs: null, plugins: [] }

function ofCheckpoint({ path, model: weights, config, plan }: Checkpoint): Pretrained {
  return { path, weights, network: () => config.model, outputs: outputsNamed(targetsOfPlan(plan)), plugins: config.plugins }
}

/** A state dict, or one under a name that trainers give it. */
function stateDictIn(value: PthValue): Map<string, TensorData> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Map || value instanceof TensorData) return undefined
  const entries = Object.entries(value)
  if (entries.length > 0 && entries.every((entry): entry is [string, TensorData] => entry[1] instanceof TensorData)) return new Map(entries)
  for (const name of ['state_dict', 'model_state_dict', 'model']) {
    const inner = Object.hasOwn(value, name) ? stateDictIn((value as Record<string, PthValue>)[name]) : undefined
    if (inner !== undefined) return inner
  }
  return undefined
}

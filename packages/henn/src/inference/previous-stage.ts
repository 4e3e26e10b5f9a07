// K classes or regions, Z Y X voxels.
import { isDeepStrictEqual } from 'node:util'
import { noGrad, scope, tensor, type Device, type Tensor } from '@henn/torch'
import { preprocessPlan, type Plan } from '../data/plan.js'
import { preprocessCase, type Way } from '../data/preprocess/preprocess-case.js'
import { targetsOfPlan } from '../data/targets.js'
import { InputError } from '../errors.js'
import { isThere } from '../io/read-text.js'
import type { Volume } from '../io/volume.js'
import { classesOnGrid } from './label-map.js'
import { slidingWindow } from './sliding-window.js'
import { loadTrainedNetwork, type TrainedNetwork } from './trained-network.js'
import { windowOptions } from './window-options.js'

/** What two networks must have in common for one to go on from what the other says. */
function taskOf({ labels, regions, channels, axes }: Plan): unknown {
  return { labels: labels.map(({ value }) => value), regions: regions?.map(({ values, written }) => ({ values, written })), channels: channels.length, axes }
}

/** Throws InputError for a checkpoint that is missing, before hours are spent on what needs it. */
export function requireCheckpoints(paths: readonly string[]): void {
  const missing = paths.find((path) => !isThere(path))
  if (missing === undefined) return
  throw new InputError(`${missing}: no such file, of the stage before the cascade. Say where its checkpoints are, in data.previous_stage, or for predict with --previous_stage.`)
}

/** The networks of 3d_lowres whose predictions the second network of a cascade sees. */
export class PreviousStage {
  private constructor(private readonly networks: readonly TrainedNetwork[]) {}

  /** Throws FormatError or InputError naming the file: where it is no such network for a cascade of this plan. */
  static async open(paths: readonly string[], { plan, plugins, device }: { plan: Plan; plugins?: readonly string[]; device?: Device }): Promise<PreviousStage> {
    requireCheckpoints(paths)
    const networks: TrainedNetwork[] = []
    try {
      for (const path of paths) {
        const trained = await loadTrainedNetwork(path, plugins, device)
        networks.push(trained)
        if (trained.plan.configuration !== '3d_lowres') {
          throw new InputError(`${path}: a network of ${trained.plan.configuration}, and the stage before a cascade is one of 3d_lowres. Name its checkpoint in data.previous_stage.`)
        }
        if (!isDeepStrictEqual(taskOf(trained.plan), taskOf(plan))) {
          throw new InputError(`${path}: trained for other labels, channels or axes than the cascade's. Name checkpoints of the same dataset in data.previous_stage.`)
        }
        if (!isDeepStrictEqual(trained.plan.spacing_mm, networks[0].plan.spacing_mm)) {
          throw new InputError(`${path}: trained at ${trained.plan.spacing_mm.join('×')} mm, and ${paths[0]} at ${networks[0].plan.spacing_mm.join('×')} mm. Train all folds with the same plan.`)
        }
      }
    } catch (error) {
      for (const trained of networks) trained.release()
      throw error
    }
    return new PreviousStage(networks)
  }

  /**
   * The label map on the grid of a preprocessed image, as places in the list of labels: of the mean of all networks, or of those that
   * have not been trained on the case. Throws InputError naming the case where all have been.
   */
  async predict(image: Volume<Float32Array>, way: Way, unseen?: string): Promise<Uint8Array> {
    const able = unseen === undefined ? this.networks : this.networks.filter(({ plan }) => !plan.split.training.includes(unseen))
    if (able.length === 0) {
      throw new InputError(`Case ${unseen}: each network in data.previous_stage was trained on it, so that what it says is no prediction. Train 3d_lowres on the fold that holds it out too, and name its checkpoint.`)
    }
    let sum: Tensor | undefined
    try {
      let lowMm = way.targetMm
      for (const trained of able) {
        const { logits, targetMm } = await logitsOf(trained, image)
        lowMm = targetMm
        if (sum === undefined) sum = logits
        else {
          noGrad(() => scope(() => void sum!.add_(logits)))
          logits.release()
        }
      }
      return this.#indices(sum!, { ...way, box: { ...way.box, shapeZyx: way.resampledZyx }, spacingMm: way.targetMm, targetMm: lowMm })
    } finally {
      sum?.release()
    }
  }

  release(): void {
    for (const trained of this.networks) trained.release()
  }

  #indices(logits: Tensor, way: Way): Uint8Array {
    const { labels, regions } = targetsOfPlan(this.networks[0].plan)
    const map = noGrad(() => scope(() => classesOnGrid(logits, way, regions !== null).toTypedArray() as Uint8Array))
    if (regions === null) return map
    const places = [0, ...regions.map(({ written }) => labels.findIndex(({ value }) => value === written))]
    return map.map((region) => places[region])
  }
}

async function logitsOf(trained: TrainedNetwork, image: Volume<Float32Array>): Promise<{ logits: Tensor; targetMm: Way['targetMm'] }> {
  const { image: voxels, way } = preprocessCase({ image: { ...image, data: image.data.slice() } }, preprocessPlan(trained.plan))
  const input = tensor(voxels, { shape: [image.channels, ...way.resampledZyx] }).keep('image')
  try {
    return { logits: await slidingWindow(trained.network, input, windowOptions(trained)), targetMm: way.targetMm }
  } finally {
    input.release()
  }
}

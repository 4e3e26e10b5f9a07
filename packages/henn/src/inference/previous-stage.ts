// K classes or regions, Z Y X voxels.
import { noGrad, scope, tensor, type Tensor } from '@henn/torch'
import { preprocessPlan } from '../data/plan.js'
import { preprocessCase, type Way } from '../data/preprocess/preprocess-case.js'
import { targetsOfPlan } from '../data/targets.js'
import { InputError } from '../errors.js'
import type { Volume } from '../io/volume.js'
import { classesOnGrid } from './label-map.js'
import { slidingWindow } from './sliding-window.js'
import { loadTrainedNetwork, type TrainedNetwork } from './trained-network.js'
import { windowOptions } from './window-options.js'

/** The networks of 3d_lowres whose predictions the second network of a cascade sees. */
export class PreviousStage {
  private constructor(private readonly networks: readonly TrainedNetwork[]) {}

  /** Throws FormatError or InputError naming the file: where it is no such network. */
  static async open(paths: readonly string[], plugins: readonly string[] = []): Promise<PreviousStage> {
    const networks: TrainedNetwork[] = []
    try {
      for (const path of paths) {
        const trained = await loadTrainedNetwork(path, plugins)
        networks.push(trained)
        if (trained.plan.configuration !== '3d_lowres') {
          throw new InputError(`${path}: a network of ${trained.plan.configuration}, and the stage before a cascade is one of 3d_lowres. Name its checkpoint in data.previous_stage.`)
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

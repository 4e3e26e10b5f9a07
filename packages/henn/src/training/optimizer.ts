import type { AnyModule } from '@henn/torch/nn'
import { AdamW, SGD, type Optimizer } from '@henn/torch/optim'
import type { Config } from '../config/schema.js'
import type { SegmentationModel } from '../models/index.js'
import { layerGroups } from '../transfer/parameter-groups.js'

/** What a group's learning rate is, as a factor of the schedule's, after so many epochs. */
export type LrFactor = (epochs: number) => number

export interface Trained {
  model: SegmentationModel
  /** Of a loss, what it learns. */
  lossModule: AnyModule | null
  /** Names of the parameters that started from pretrained weights. */
  pretrained: readonly string[]
  /** [B, C, Z, Y, X] of an image that the network takes. */
  imageShape: number[]
}

/** The optimizer of all that learns, and how fast each of its groups does. What a loss learns knows no weight decay. */
export function createOptimizer({ training }: Config, { model, lossModule, pretrained, imageShape }: Trained): { optimizer: Optimizer; lrFactors: LrFactor[] } {
  const { learning_rate: lr, weight_decay: weightDecay, momentum, transfer } = training
  const layers = layerGroups(model, { ...transfer, pretrained: new Set(pretrained), imageShape })
  const ofLoss = lossModule?.parameters() ?? []
  const groups = [...layers.map(({ parameters }) => ({ parameters })), ...(ofLoss.length > 0 ? [{ parameters: ofLoss, weightDecay: 0 }] : [])]
  // Where nothing is new there is nothing to wait for.
  const waiting = layers.every(({ isPretrained }) => isPretrained) ? 0 : transfer.new_first_epochs
  const factors = layers.map(({ factor, isPretrained }): LrFactor => (epochs) => (isPretrained && epochs < waiting ? 0 : factor))
  return {
    optimizer:
      training.optimizer === 'sgd' ? new SGD(groups, { lr, momentum, weightDecay, nesterov: momentum > 0 }) : new AdamW(groups, { lr, weightDecay }),
    lrFactors: [...factors, () => 1].slice(0, groups.length),
  }
}

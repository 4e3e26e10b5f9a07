import { noGrad, pendingSignal, scope, type Tensor } from '@henn/torch'
import { outsideIndex } from '../data/label-indices.js'
import { networkAxes, previousClasses } from '../data/plan.js'
import { openStoredCase, type StoredCase } from '../data/preprocess/case-file.js'
import { foundOf, targetOf, type Targets } from '../data/targets.js'
import { countOverlaps, dice, iou, meanOfNumbers } from '../evaluation/metrics.js'
import { labelMapOf } from '../inference/label-map.js'
import { mirrored } from '../inference/mirror.js'
import { networkInput } from '../inference/network-input.js'
import { slidingWindow, Stopped } from '../inference/sliding-window.js'
import { windowOptions, type Setting } from '../inference/window-options.js'
import type { TrainingLoss } from '../losses/create-loss.js'
import type { SegmentationModel } from '../models/index.js'

export interface ValidationResult {
  loss: number
  diceMean: number
  dicePerClass: number[]
  iouMean: number
  iouPerClass: number[]
}

export interface ValidationSetup extends Setting {
  model: SegmentationModel
  loss: Pick<TrainingLoss, 'ofLogits' | 'module'>
  cases: readonly StoredCase[]
  targets: Targets
}

const shouldStop = (): boolean => pendingSignal() !== null

/**
 * Predicts every held-out case whole, as `predict` would, and compares on the grid of its file: Dice and IoU of each foreground
 * class or region as the mean over cases (cases with it in neither map are left out), the loss, on the network's grid, as the mean
 * over cases. Null where a signal came before the end.
 */
export async function validate({ model, loss, cases, targets, ...setting }: ValidationSetup): Promise<ValidationResult | null> {
  const { config } = setting
  const found = foundOf(targets)
  const scores = found.map(() => ({ dice: [] as number[], iou: [] as number[] }))
  const network = config.inference.mirror ? mirrored(model, networkAxes(setting.plan, config.data.augment.mirror_axes)) : model
  let lossSum = 0
  model.eval()
  loss.module?.eval()
  try {
    for (const one of cases) {
      const tensors = openStoredCase(one)
      const { image, label, reference, previous } = tensors
      const input = scope(() => networkInput(image, previous, previousClasses(setting.plan))).keep('input')
      let logits: Tensor | undefined
      try {
        logits = await slidingWindow(network, input, { ...windowOptions(setting), shouldStop })
        lossSum += lossOf(loss, logits, label, targets)
        const overlaps = countOverlaps(labelMapOf(logits, one.way, targets), reference.toTypedArray() as Uint8Array, found.map(({ values }) => values), targets.ignoreLabel)
        for (const [i, score] of scores.entries()) {
          score.dice.push(dice(overlaps[i]))
          score.iou.push(iou(overlaps[i]))
        }
      } finally {
        for (const one of new Set([logits, input, ...Object.values(tensors)])) one?.release()
      }
    }
  } catch (error) {
    if (error instanceof Stopped) return null
    throw error
  } finally {
    model.train()
    loss.module?.train()
  }
  const dicePerClass = scores.map(({ dice }) => meanOfNumbers(dice))
  const iouPerClass = scores.map(({ iou }) => meanOfNumbers(iou))
  return {
    loss: lossSum / cases.length,
    diceMean: meanOfNumbers(dicePerClass),
    dicePerClass,
    iouMean: meanOfNumbers(iouPerClass),
    iouPerClass,
  }
}

/** Of logits [K, Z, Y, X] and a preprocessed label [Z, Y, X]. */
function lossOf(loss: Pick<TrainingLoss, 'ofLogits'>, logits: Tensor, label: Tensor, targets: Targets): number {
  return noGrad(() =>
    scope(() => {
      const here = label.to({ device: logits.device })
      const known = here.maskedFill(here.eq(outsideIndex), 0)
      return loss.ofLogits(logits.unsqueeze(0), targetOf(known.unsqueeze(0), targets)).item()
    }),
  )
}

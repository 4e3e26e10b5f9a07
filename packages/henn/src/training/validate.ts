import { noGrad, pendingSignal, scope, tensor } from '@henn/torch'
import type { PreparedCase } from '../data/prepare.js'
import { countOverlaps, dice, iou, meanOfNumbers } from '../evaluation/metrics.js'
import { mirrored } from '../inference/mirror.js'
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
  cases: readonly PreparedCase[]
}

const shouldStop = (): boolean => pendingSignal() !== null

/**
 * Predicts every held-out case whole, as `predict` would, and compares: Dice and IoU of each foreground class as the
 * mean over cases (cases with the class in neither map are left out), the loss as the mean over cases. Null where a
 * signal came before the end.
 */
export async function validate({ model, loss, cases, ...setting }: ValidationSetup): Promise<ValidationResult | null> {
  const { config, plan, device } = setting
  const classes = plan.labels.slice(1).map((_, i) => i + 1)
  const scores = classes.map(() => ({ dice: [] as number[], iou: [] as number[] }))
  const network = config.inference.mirror ? mirrored(model, config.data.augment.mirror_axes) : model
  let lossSum = 0
  model.eval()
  loss.module?.eval()
  try {
    for (const { image, label, channels, shapeZyx } of cases) {
      const logits = await slidingWindow(network, image, { ...windowOptions(setting, { channels, shapeZyx }), shouldStop })
      let predicted: Uint8Array
      try {
        predicted = noGrad(() =>
          scope(() => {
            const truth = tensor(label, { shape: [1, ...shapeZyx], device }).to({ dtype: 'int64' })
            lossSum += loss.ofLogits(logits.unsqueeze(0), truth).item()
            return logits.argmax(0).to({ dtype: 'uint8' }).toTypedArray() as Uint8Array
          }),
        )
      } finally {
        logits.release()
      }
      const overlaps = countOverlaps(predicted, label)
      for (const [i, score] of scores.entries()) {
        score.dice.push(dice(overlaps[classes[i]]))
        score.iou.push(iou(overlaps[classes[i]]))
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

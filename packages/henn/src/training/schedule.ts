/** Share of the training that is done, from 0 to 1: of its steps, or of its minutes where those are limited. */
export type Progress = number

export interface WarmupPolyOptions {
  learningRate: number
  minLearningRate: number
  /** Share of the training in which the rate rises. */
  warmup: Progress
  power: number
}

/**
 * WarmupPolyLR: rises in a line from a hundredth of the rate, then falls with (1 − progress)^power to the minimum
 * (the polynomial schedule of DeepLab, Chen et al. 2017).
 */
export function warmupPolyLr(progress: Progress, { learningRate, minLearningRate, warmup, power }: WarmupPolyOptions): number {
  // A warm-up as long as the training leaves nothing to fall in.
  if (progress < warmup || warmup >= 1) return learningRate * (0.01 + 0.99 * (progress / warmup))
  const rest = Math.max(0, 1 - (progress - warmup) / (1 - warmup))
  return minLearningRate + (learningRate - minLearningRate) * rest ** power
}

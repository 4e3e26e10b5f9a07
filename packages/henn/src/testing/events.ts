import type { TrainingEvent } from '../monitoring/events.js'

const at = (seconds: number): string => new Date(Date.UTC(2026, 0, 1) + 1000 * seconds).toISOString()

export const runStarted = {
  type: 'run_started',
  time: at(0),
  run_id: 'r1',
  output_dir: '/runs/a',
  preset: 'quick_test',
  device: 'cpu',
  precision: 'bfloat16',
  kernels: 'avx2',
  threads: 2,
  parameters: 1_234_567,
  dataset: 'Synthetic',
  classes: ['sphere', 'box'],
  training_cases: 16,
  validation_cases: 4,
  patch_size_zyx: [32, 40, 32],
  batch_size: 2,
  epochs: 2,
  iterations_per_epoch: 4,
  max_minutes: null,
  seconds_before: 0,
  resumed: null,
} satisfies TrainingEvent

export const epochStarted = (epoch: number, seconds: number): TrainingEvent => ({ type: 'epoch_started', time: at(seconds), epoch, epochs: 2, steps: 4 })

export const step = (epoch: number, number: number, seconds: number): Extract<TrainingEvent, { type: 'step' }> => ({
  type: 'step',
  time: at(seconds),
  epoch,
  step: number,
  loss: 1 / number,
  learning_rate: 0.003,
  gradient_norm: 2,
  seconds: 1,
  wait_seconds: 0.01,
})

export const validation = (epoch: number, seconds: number): TrainingEvent => ({
  type: 'validation',
  time: at(seconds),
  epoch,
  loss: 0.2,
  dice_mean: 0.85,
  dice_per_class: [0.9, 0.8],
  iou_mean: 0.75,
  iou_per_class: [0.8, 0.7],
})

export const epochEnded = (epoch: number, seconds: number, validated: boolean): TrainingEvent => ({
  type: 'epoch',
  time: at(seconds),
  epoch,
  epochs: 2,
  train_loss: 0.5,
  ...(validated ? { val_loss: 0.2, dice: 0.85 } : {}),
  learning_rate: 0.001,
  gradient_norm: 1.5,
  memory_mib: { rss: 812.4, peak: 900, tensors: 300 },
  seconds: { total: 10, data: 0.1, forward_backward: 8, validation: 1.8, checkpoint: 0.1 },
})

export const finished = { type: 'run_finished', time: at(100), reason: 'completed', best_dice: 0.85, seconds: 100 } satisfies TrainingEvent
export const interrupted = { type: 'interrupted', time: at(60), signal: 'SIGINT', command: 'henn train --resume a.pth' } satisfies TrainingEvent
export const warning = { type: 'warning', time: at(61), message: 'odd' } satisfies TrainingEvent
export const saved = { type: 'checkpoint_saved', time: at(62), path: 'a.pth', kind: 'best' } satisfies TrainingEvent

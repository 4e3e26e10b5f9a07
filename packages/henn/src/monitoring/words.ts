import { plural } from '../plural.js'
import { describeTransfer } from '../transfer/describe.js'
import type { Epoch, RunStarted, TrainingEvent } from './events.js'

const transferred = { own: 'network and weights of', other: 'weights, for a network of other settings, of', unnamed: 'weights of' }

/** An event in lines of text, without colour; none for the steps, of which there are too many. */
export function describe(event: TrainingEvent): string[] {
  switch (event.type) {
    case 'preparing':
      return [`${event.stage} cases: ${counted(event.done, event.of)}`]
    case 'run_started':
      return describeRun(event)
    case 'pretrained':
      return [`${transferred[event.network]} ${event.path}:`, ...describeTransfer(event.report).map((line) => `  ${line}`)]
    case 'validation': {
      const classes = event.dice_per_class.map((dice) => fixed(dice)).join(', ')
      return [`validation of epoch ${event.epoch}: loss ${fixed(event.loss)}, Dice ${fixed(event.dice_mean)} (${classes}), IoU ${fixed(event.iou_mean)}`]
    }
    case 'epoch':
      return [describeEpoch(event)]
    case 'checkpoint_saved':
      return [`${event.kind} checkpoint: ${event.path}`]
    case 'warning':
      return [`warning: ${event.message}`]
    case 'interrupted':
      return [`${event.signal}: saved after the current step. To go on:`, `  ${event.command}`]
    case 'run_finished':
      return [`${endings[event.reason]} after ${duration(event.seconds)}${event.best_dice === null ? '' : `, best Dice ${fixed(event.best_dice)}`}`]
    case 'epoch_started':
    case 'step':
      return []
  }
}

const endings = {
  completed: 'finished',
  max_minutes: 'finished: the time is up',
  SIGINT: 'interrupted',
  SIGTERM: 'interrupted',
}

function describeRun(run: RunStarted): string[] {
  const { resumed } = run
  return [
    `run ${run.run_id} in ${run.output_dir}`,
    `${run.dataset}: ${plural(run.training_cases, 'case')} to train on, ${run.validation_cases} to validate; classes ${run.classes.join(', ')}`,
    `${(run.parameters / 1e6).toFixed(2)} M parameters, patch ${run.patch_size_zyx.join('×')}, batch ${run.batch_size}, ` +
      `${plural(run.epochs, 'epoch')} of ${plural(run.iterations_per_epoch, 'step')}${run.max_minutes === null ? '' : `, at most ${run.max_minutes} min`}`,
    `${run.device}, ${run.precision}, channels last, kernels for ${run.kernels}, ${plural(run.threads, 'thread')}`,
    ...(resumed ? [`resumed from ${resumed.checkpoint}: goes on from epoch ${resumed.epoch}`] : []),
  ]
}

function describeEpoch(event: Epoch): string {
  const validated = event.dice === undefined ? [] : [`val ${fixed(event.val_loss ?? NaN)}`, `Dice ${fixed(event.dice)}`]
  return [
    `epoch ${counted(event.epoch, event.epochs)}`,
    `loss ${fixed(event.train_loss)}`,
    ...validated,
    `lr ${scientific(event.learning_rate)}`,
    `grad ${event.gradient_norm.toPrecision(3)}`,
    `${Math.round(event.memory_mib.rss)} MiB`,
    duration(event.seconds.total),
  ].join('  ')
}

/** `3/20` as ` 3/20`, so that lines below each other line up. */
export function counted(number: number, of: number): string {
  return `${String(number).padStart(String(of).length)}/${of}`
}

export function fixed(value: number): string {
  return value.toFixed(4)
}

export function scientific(value: number): string {
  return value.toExponential(2)
}

/** `4.2 s`, `3 min 05 s`, `2 h 07 min`. */
export function duration(seconds: number): string {
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  const two = (number: number): string => String(number).padStart(2, '0')
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`
  const minutes = Math.round(whole / 60)
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`
}

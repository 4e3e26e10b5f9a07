import { manualSeed } from '@henn/torch'
import { AdamW } from '@henn/torch/optim'
import { configSchema, type ConfigInput } from '../config/schema.js'
import { inputChannels, type Plan } from '../data/plan.js'
import { outputsOf, targetsOfPlan } from '../data/targets.js'
import { createModel } from '../models/index.js'
import { saveCheckpoint, type RunState } from '../training/checkpoint.js'
import { tinyPlan } from './plan.js'

/** Writes the checkpoint of a tiny untrained network whose weights depend on nothing but the seed; `named` is what it calls the network. */
export function writeTinyCheckpoint(path: string, plan: Partial<Plan> = {}, config: ConfigInput = {}, changes: Partial<RunState> = {}, named?: ConfigInput['model']): void {
  const whole = tinyPlan(plan)
  const settings = configSchema.parse({
    ...config,
    model: { width: 4, depths: [1, 1], stem_width: 4, use_transformer: false, use_attention: false },
    system: { mixed_precision: 'off', device: 'cpu', ...config.system },
  } satisfies ConfigInput)
  manualSeed(1)
  const model = createModel(settings.model, { inChannels: inputChannels(whole), classes: outputsOf(targetsOfPlan(whole)) })
  const optimizer = new AdamW(model.parameters(), { lr: 0.001, weightDecay: 0 })
  const partial = { steps: 0, loss: 0, gradientNorm: 0, learningRate: 0 }
  const state = { runId: 'tiny', epoch: 1, step: 1, seconds: 1, timeUp: false, pretrained: [], bestDice: null, partial, ...changes }
  saveCheckpoint(path, { config: named === undefined ? settings : configSchema.parse({ ...settings, model: named }), plan: whole, model, average: null, optimizer, scaler: null, lossModule: null, device: 'cpu' }, state)
  optimizer.release()
  model.release()
}

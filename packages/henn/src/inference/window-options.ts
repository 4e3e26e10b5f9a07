import type { Device } from '@henn/torch'
import type { Config } from '../config/schema.js'
import type { Plan } from '../data/plan.js'
import type { Precision } from '../training/precision.js'
import type { SlidingWindowOptions } from './sliding-window.js'

/** What a trained network was made for and runs in. */
export interface Setting {
  config: Config
  plan: Plan
  precision: Precision
  device: Device
}

/** The sliding window over a volume as configuration and plan have it: the same in validation and prediction. */
export function windowOptions({ config: { inference }, plan, precision, device }: Setting): SlidingWindowOptions {
  return {
    patchSizeZyx: plan.patch_size_zyx,
    tileStep: inference.tile_step,
    gaussian: inference.gaussian,
    batchSize: inference.batch_size,
    precision,
    device,
  }
}

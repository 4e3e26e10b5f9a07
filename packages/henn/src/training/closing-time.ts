import type { Config } from '../config/schema.js'
import { networkAxes, type Plan } from '../data/plan.js'
import type { StoredCase } from '../data/preprocess/case-file.js'
import { tileStarts } from '../inference/tiles.js'

/** What it depends on how long a validation takes. */
export interface ClosingWork {
  config: Pick<Config, 'inference' | 'data'>
  plan: Pick<Plan, 'patch_size_zyx' | 'axes'>
  validationCases: readonly Pick<StoredCase, 'shapeZyx'>[]
}

/** Half as much again, and a second: the machine may be busier at the end. */
const withMargin = (seconds: number): number => 1.5 * seconds + 1

/** Seconds that validating and saving at the end will take: as the last time, and before the first by the steps' own time. */
export class ClosingTime {
  seconds = 0
  readonly #patches: number
  #measured = false

  constructor({ validationCases, config, plan }: ClosingWork) {
    const patchesOf = ({ shapeZyx }: Pick<StoredCase, 'shapeZyx'>): number => tileStarts(shapeZyx, plan.patch_size_zyx, config.inference.tile_step).length
    const flips = config.inference.mirror ? 2 ** networkAxes(plan, config.data.augment.mirror_axes).length : 1
    this.#patches = flips * validationCases.reduce((sum, one) => sum + patchesOf(one), 0)
  }

  /** @param secondsPerPatch of a step; forward alone takes about a third; half, to be on the safe side */
  guess(secondsPerPatch: number): void {
    if (!this.#measured) this.seconds = withMargin(this.#patches * (secondsPerPatch / 2))
  }

  /** Of an epoch that was validated; of another there is nothing to learn. */
  learn({ validation, checkpoint }: { validation: number; checkpoint: number }): void {
    if (validation === 0) return
    this.seconds = withMargin(validation + checkpoint)
    this.#measured = true
  }
}

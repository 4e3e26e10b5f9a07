import type { Tensor } from '@henn/torch'
import { Module, ModuleList } from '@henn/torch/nn'
import { callStage } from './call-stage.js'

/** Stages one after another, behind a stem where there is one. [B, in, Z, Y, X] to the features of each stage, the finest first. */
export class UNetEncoder extends Module<[Tensor], Tensor[]> {
  readonly stem: Module | null
  readonly stages: ModuleList
  readonly checkpointing: boolean

  constructor(stem: Module | null, stages: Module[], { checkpointing }: { checkpointing: boolean }) {
    super()
    this.stem = stem
    this.stages = new ModuleList(stages)
    this.checkpointing = checkpointing
  }

  forward(image: Tensor): Tensor[] {
    const { stem, checkpointing } = this
    let x = stem === null ? image : callStage({ checkpointing, grid: 0 }, (input) => stem.forward(input), image)
    const features: Tensor[] = []
    for (const [grid, stage] of [...this.stages].entries()) {
      x = callStage({ checkpointing, grid }, (input) => stage.forward(input), x)
      features.push(x)
    }
    return features
  }
}

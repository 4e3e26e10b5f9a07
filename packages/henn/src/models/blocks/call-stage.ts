import { segment, type Tensor } from '@henn/torch'

/**
 * A stage's output; under gradient checkpointing what the stage computes within is not kept, but computed again. Gradients
 * are the same bit for bit: either way those that parts of the stage give back to an input are added up first, and meet
 * those of other stages afterwards.
 */
export function callStage<Inputs extends Tensor[]>(checkpointing: boolean, stage: (...inputs: Inputs) => Tensor, ...inputs: Inputs): Tensor {
  return checkpointing ? segment(stage, ...inputs) : stage(...(inputs.map((input) => input.alias()) as Inputs))
}

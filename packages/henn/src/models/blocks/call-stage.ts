import { keptSegment, segment, type Tensor } from '@henn/torch'

/** Each coarser grid holds about a quarter: beyond these there is little to save, and much to compute again. */
const gridsThatCount = 3

/**
 * The output of a stage that works on the network's `grid`-th grid, 0 being the finest. Under gradient checkpointing what
 * is computed within is not kept but computed again, on the grids that hold nearly all. Gradients are the same bit for bit:
 * either way those that parts of the stage give back to an input are added up first, and meet those of other stages
 * afterwards.
 */
export function callStage<Inputs extends Tensor[]>(
  { checkpointing, grid }: { checkpointing: boolean; grid: number },
  stage: (...inputs: Inputs) => Tensor,
  ...inputs: Inputs
): Tensor {
  if (!checkpointing) return stage(...(inputs.map((input) => input.alias()) as Inputs))
  return (grid < gridsThatCount ? segment : keptSegment)(stage, ...inputs)
}

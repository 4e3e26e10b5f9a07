import { plainEstimate, residualEstimate, type EstimatedNetwork } from './estimate.js'

/** For whose network, and how large a GPU, a patch is planned. */
export interface Planner {
  /** Memory of the GPU that the reference stands for. */
  memoryGb: number
  /** The most that an estimate may be for `batchSize` samples, two at least, on such a GPU. */
  reference: { 2: number; 3: number }
  /** Share of the dataset's voxels that one batch may hold. */
  mostOfDataset: number
  /** nnU-Net's plain planner shrinks patches for batches of two, the others for batches of the reference. */
  forTwo: boolean
  estimate: (network: EstimatedNetwork) => number
}

/** Samples of a batch that the references are for. */
export const referenceBatch = { 2: 12, 3: 2 } as const

const residualBlocks = [1, 3, 4, ...Array.from({ length: 20 }, () => 6)]

function residual(memoryGb: number, reference: Planner['reference']): Planner {
  return { memoryGb, reference, mostOfDataset: 1, forTwo: false, estimate: (network) => residualEstimate(network, residualBlocks, 1) }
}

/** nnU-Net v2's planners (Isensee et al. 2021; 2024 for the residual encoders). */
export const planners = {
  plain: { memoryGb: 8, reference: { 2: 85e6, 3: 560e6 }, mostOfDataset: 0.05, forTwo: true, estimate: (network) => plainEstimate(network, 2) },
  resenc_m: residual(8, { 2: 135e6, 3: 680e6 }),
  resenc_l: residual(24, { 2: 380e6, 3: 2.1e9 }),
  resenc_xl: residual(40, { 2: 560e6, 3: 3.6e9 }),
} satisfies Record<string, Planner>

export type PlannerName = keyof typeof planners

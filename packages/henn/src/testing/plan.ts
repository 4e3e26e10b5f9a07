import type { Plan } from '../data/plan.js'

/** A plan of a tiny dataset, with what is said in its place. */
export function tinyPlan(changes: Partial<Plan> = {}): Plan {
  return {
    dataset: 'Tiny',
    labels: [
      { value: 0, name: 'background' },
      { value: 1, name: 'sphere' },
      { value: 2, name: 'box' },
    ],
    regions: null,
    ignore_label: null,
    channels: ['brightness'],
    configuration: '3d_fullres',
    axes: [0, 1, 2],
    spacing_mm: [1, 1, 1],
    normalisation: [{ scheme: 'z_score', inside: false }],
    median_shape_zyx: [16, 16, 16],
    patch_size_zyx: [16, 16, 16],
    batch_size: 2,
    stages: [{ stride: [1, 1, 1], kernel_size: [3, 3, 3], features: 32 }],
    split: { training: ['a'], validation: ['b'] },
    ...changes,
  }
}

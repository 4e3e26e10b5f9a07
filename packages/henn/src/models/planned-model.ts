import type { Plan } from '../data/plan.js'
import { isBuiltIn, type ModelConfig } from './config.js'
import type { HybridConfig } from './hybrid-config.js'
import type { PlainConfig, ResidualConfig } from './nnunet-config.js'
import type { Triple } from '../types.js'

type Planned = Pick<Plan, 'stages' | 'spacing_mm'>

/**
 * A network's settings with what they leave to the dataset filled in, so that a checkpoint says all of it: stages of `plain` and
 * `residual` as nnU-Net plans them, the strides of `hybrid` by the spacing. What was said stays.
 */
export function plannedModel(config: ModelConfig, plan: Planned): ModelConfig {
  if (!isBuiltIn(config.type)) return config
  switch (config.type as 'hybrid' | 'plain' | 'residual' | 'mednext') {
    case 'hybrid':
      return plannedHybrid(config as HybridConfig, plan)
    case 'plain':
    case 'residual':
      return plannedStages(config as PlainConfig | ResidualConfig, plan)
    case 'mednext':
      return config
  }
}

function plannedStages<T extends PlainConfig | ResidualConfig>(config: T, { stages }: Planned): T {
  const { features, strides, kernel_sizes } = config
  const said = (features ?? strides ?? kernel_sizes ?? ('blocks' in config ? config.blocks : null))?.length ?? stages.length
  // Other stages than planned: those that are more are like the last.
  const planned = Array.from({ length: said }, (_, i) => stages[Math.min(i, stages.length - 1)])
  return {
    ...config,
    features: features ?? planned.map((stage) => stage.features),
    strides: strides ?? planned.map(({ stride }) => stride),
    kernel_sizes: kernel_sizes ?? planned.map(({ kernel_size }) => kernel_size),
  }
}

/** Slices are joined as soon as the voxels within them are more than half as long as they are thick. */
function plannedHybrid(config: HybridConfig, { spacing_mm: [thickness, ...within] }: Planned): HybridConfig {
  if (config.strides !== null || config.dimensions === 2 || thickness === null) return config
  let spacing: Triple = [thickness, within[0], within[1]]
  const strides = config.depths.map(() => {
    const shortest = Math.min(...spacing)
    const stride = spacing.map((length) => (length / shortest < 2 ? 2 : 1)) as [1 | 2, 1 | 2, 1 | 2]
    spacing = spacing.map((length, axis) => length * stride[axis]) as Triple
    return stride
  })
  // As it is for voxels that are alike; nothing to say.
  return strides.every((stride) => stride.every((step) => step === 2)) ? config : { ...config, strides }
}

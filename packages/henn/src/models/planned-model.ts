import type { Plan } from '../data/plan.js'
import { InputError } from '../errors.js'
import { plural } from '../plural.js'
import { isBuiltIn, type ModelConfig } from './config.js'
import { hybridGeometry, type HybridConfig } from './hybrid-config.js'
import { mostStages, type PlainConfig, type ResidualConfig } from './nnunet-config.js'
import type { Triple } from '../types.js'

const mostTokens = 2 ** 14

type Planned = Pick<Plan, 'stages' | 'spacing_mm' | 'patch_size_zyx'>

/**
 * A network's settings with what they leave to the dataset filled in, so that a checkpoint says all of it: stages of `plain` and
 * `residual` as nnU-Net plans them, the strides of `hybrid` by the spacing. What was said stays. Throws InputError where there is no
 * such network for the plan's patches.
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

function plannedStages<T extends PlainConfig | ResidualConfig>(config: T, { stages, patch_size_zyx: patch }: Planned): T {
  const { features, strides, kernel_sizes } = config
  const said = (features ?? strides ?? kernel_sizes ?? ('blocks' in config ? config.blocks : null))?.length ?? stages.length
  if (said < 2 || said > mostStages) {
    throw new InputError(`model.type: ${config.type} has 2 to ${mostStages} stages, and for patches of ${patch.join('×')} ${plural(said, 'stage')} would be right. Set model.strides, or take another network such as hybrid.`)
  }
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
function plannedHybrid(config: HybridConfig, plan: Planned): HybridConfig {
  const whole = withStrides(config, plan)
  requireFewTokens(whole, plan)
  return whole
}

function withStrides(config: HybridConfig, { spacing_mm: [thickness, ...within] }: Planned): HybridConfig {
  if (config.strides !== null || config.dimensions === 2 || thickness === null) return config
  let spacing: Triple = [thickness, within[0], within[1]]
  const strides = config.depths.map(() => {
    const shortest = Math.min(...spacing)
    const stride = spacing.map((length) => (length / shortest < 2 ? 2 : 1)) as [1 | 2, 1 | 2, 1 | 2]
    spacing = spacing.map((length, axis) => length * stride[axis]) as Triple
    return stride
  })
  return { ...config, strides }
}

/** Attention is among all pairs of voxels of a stage. */
function requireFewTokens({ use_transformer, transformer, ...config }: HybridConfig, { patch_size_zyx: patch }: Planned): void {
  if (!use_transformer) return
  const first = config.depths.length - transformer.stages
  const grid = hybridGeometry(config).strides.slice(0, first + 1).reduce<readonly number[]>((sizes, stride) => sizes.map((size, axis) => Math.ceil(size / stride[axis])), patch)
  const tokens = grid.reduce((product, size) => product * size)
  if (tokens <= mostTokens) return
  throw new InputError(
    `model.transformer.stages: of a patch of ${patch.join('×')} stage ${first} has ${grid.join('×')} voxels, ${tokens}, and attention looks at each pair of them; ${mostTokens} are the most. Lower it, give model.depths more stages, or take a smaller data.patch_size.`,
  )
}

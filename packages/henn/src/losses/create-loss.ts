// B batch, K channels of the logits, Z Y X voxels.
import type { Tensor } from '@henn/torch'
import type { AnyModule } from '@henn/torch/nn'
import { didYouMean } from '../config/nearest.js'
import { InputError } from '../errors.js'
import { Adaptive } from './adaptive.js'
import { boundary } from './boundary.js'
import { clDice } from './cl-dice.js'
import { combined } from './combined.js'
import { plainLossConfig, type LossConfig, type PlainLossConfig } from './config.js'
import { crossEntropy } from './cross-entropy.js'
import { deepSupervision } from './deep-supervision.js'
import { dice } from './dice.js'
import { diceCrossEntropy } from './dice-cross-entropy.js'
import { focal } from './focal.js'
import { focalTversky } from './focal-tversky.js'
import { generalisedDice } from './generalised-dice.js'
import { hausdorffDt } from './hausdorff-dt.js'
import { jaccard } from './jaccard.js'
import { tversky } from './tversky.js'
import type { Loss, PluginLoss, TargetOptions } from './types.js'

/** What a configuration's loss is to a run. */
export interface TrainingLoss {
  /** Of a network's logits at several grids, the finest first: what is minimised. */
  ofOutputs: (outputs: readonly Tensor[], target: Tensor) => Tensor
  /** Of logits at the target's own grid. */
  ofLogits: Loss
  /** What the loss itself learns or keeps, to be trained, moved, saved and released with the network; null: nothing. */
  module: AnyModule | null
}

export interface LossSetting extends TargetOptions {
  /** How many classes or regions there are, for options that have a value for each. */
  classes?: number
  /** Losses of plugins by name. */
  plugins?: ReadonlyMap<string, PluginLoss>
}

/** The loss of a configuration. Throws InputError for a name that nobody knows. */
export function createLoss(config: LossConfig, setting: LossSetting = {}): TrainingLoss {
  if (typeof config === 'object' && config.type === 'adaptive') {
    const adaptive = new Adaptive(config.losses.map((term) => lossOf(term, setting)), { by: config.by })
    const forward = (logits: Tensor | readonly Tensor[], target: Tensor): Tensor => adaptive.forward(logits, target)
    return { ofOutputs: forward, ofLogits: forward, module: adaptive }
  }
  const loss = typeof config === 'object' && config.type === 'combined' ? combined(config.losses.map((term) => lossOf(term, setting))) : lossOf(config, setting)
  return { ofOutputs: deepSupervision(loss), ofLogits: loss, module: null }
}

const builtIn: readonly string[] = plainLossConfig.options.map(({ shape }) => shape.type.value)

function lossOf(term: string | PlainLossConfig, { plugins = new Map(), classes, ...target }: LossSetting): Loss {
  if (typeof term === 'string') {
    if (!builtIn.includes(term)) {
      const loss = plugins.get(term) ?? unknown(term, plugins)
      return (logits, truth) => loss(logits, truth, target)
    }
    if (plugins.has(term)) throw new InputError(`training.loss: a loss ${JSON.stringify(term)} is built in. Give the plugin's another name.`)
    return lossOf(plainLossConfig.parse({ type: term }), target)
  }
  if (term.type === 'cross_entropy' && term.class_weights !== null && classes !== undefined && term.class_weights.length !== classes) {
    throw new InputError(`training.loss: class_weights has ${term.class_weights.length} entries, but there are ${classes} ${target.activation === 'sigmoid' ? 'regions' : 'classes, the background among them'}. Give one for each.`)
  }
  const loss = plainLoss(term, target)
  return term.weight === 1 ? loss : combined([loss], [term.weight])
}

function unknown(name: string, plugins: ReadonlyMap<string, PluginLoss>): never {
  if (name === 'combined' || name === 'adaptive') {
    const more = name === 'adaptive' ? ', by: uncertainty' : ''
    throw new InputError(`training.loss: ${name} is made of others. Name them, such as {type: ${name}${more}, losses: [dice, focal]}.`)
  }
  const known = [...builtIn, ...plugins.keys()]
  throw new InputError(`training.loss: there is no loss ${JSON.stringify(name)}; ${didYouMean(name, known)}; a plugin can add one with defineLoss.`)
}

function plainLoss(config: PlainLossConfig, target: TargetOptions): Loss {
  switch (config.type) {
    case 'dice_ce':
      return diceCrossEntropy({ ...target, batch: config.batch })
    case 'dice':
      return dice({ ...target, batch: config.batch })
    case 'generalised_dice':
      return generalisedDice({ ...target, batch: config.batch })
    case 'jaccard':
      return jaccard({ ...target, batch: config.batch })
    case 'tversky':
      return tversky({ ...target, alpha: config.alpha, beta: config.beta, batch: config.batch })
    case 'focal_tversky':
      return focalTversky({ ...target, alpha: config.alpha, beta: config.beta, gamma: config.gamma, batch: config.batch })
    case 'cross_entropy':
      return crossEntropy({ ...target, classWeights: config.class_weights, labelSmoothing: config.label_smoothing, topK: config.top_k })
    case 'focal':
      return focal({ ...target, gamma: config.gamma, alpha: config.alpha })
    case 'boundary':
      return boundary(target)
    case 'hausdorff_dt':
      return hausdorffDt({ ...target, alpha: config.alpha })
    case 'cl_dice':
      return clDice({ ...target, iterations: config.iterations, batch: config.batch })
  }
}

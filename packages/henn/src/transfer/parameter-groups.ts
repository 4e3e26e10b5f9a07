import type { Tensor } from '@henn/torch'
import { InputError } from '../errors.js'
import type { SegmentationModel } from '../models/segmentation-model.js'
import type { TransferConfig } from './config.js'
import { layerOf, layersInOrder } from './layer-order.js'

/** Parameters that learn alike. */
export interface LayerGroup {
  parameters: Tensor[]
  /** Of the learning rate. */
  factor: number
  /** Whether they start from pretrained weights. */
  isPretrained: boolean
}

export interface LayerGroupOptions extends Pick<TransferConfig, 'freeze' | 'layer_decay'> {
  /** Names of the parameters that come from a file. */
  pretrained: ReadonlySet<string>
  /** [B, C, Z, Y, X] of an image that the network takes. */
  imageShape: number[]
}

/**
 * The parameters that learn, by how fast: layer-wise decay of the learning rate (Howard & Ruder 2018) from the last layer
 * back. Those of frozen layers are left out, and get no gradient any more. Throws InputError where nothing is left.
 */
export function layerGroups(model: SegmentationModel, { freeze, layer_decay: decay, pretrained, imageShape }: LayerGroupOptions): LayerGroup[] {
  const named = model.namedParameters()
  const layers = decay < 1 ? layersInOrder(model, imageShape) : []
  const groups = new Map<string, LayerGroup>()
  for (const [name, parameter] of named) {
    if (freeze.some((start) => isWithin(name, start))) {
      parameter.requiresGrad = false
      continue
    }
    const place = layers.indexOf(layerOf(name))
    // A head for a coarser grid is as far from its loss as the last layer.
    const factor = place < 0 ? 1 : decay ** (layers.length - 1 - place)
    const isPretrained = pretrained.has(name)
    const key = `${factor} ${isPretrained}`
    const group = groups.get(key) ?? { parameters: [], factor, isPretrained }
    groups.set(key, group)
    group.parameters.push(parameter)
  }
  if (groups.size === 0) throw new InputError('training.transfer.freeze leaves nothing to learn. Take a name out.')
  return [...groups.values()]
}

/** Whether a parameter is in the layer of a name, or is it. */
export function isWithin(name: string, start: string): boolean {
  return name === start || name.startsWith(`${start}.`)
}

import { noGrad, scope, zeros } from '@henn/torch'
import { observing } from '../models/observe.js'
import type { SegmentationModel } from '../models/segmentation-model.js'

/** The layer of a parameter or module: its name up to the first number, such as `encoder.2`, or to the first dot. */
export function layerOf(name: string): string {
  const parts = name.split('.')
  const number = parts.findIndex((part) => /^\d+$/.test(part))
  return parts.slice(0, number < 0 ? 1 : number + 1).join('.')
}

/**
 * The layers that have parameters, in the order in which an image of that shape, [B, C, Z, Y, X], meets them on its way to
 * the logits. What serves the training alone, such as heads for coarser grids, is not among them.
 */
export function layersInOrder(model: SegmentationModel, imageShape: number[]): string[] {
  const named = model.namedParameters()
  const withParameters = new Set(named.map(([name]) => layerOf(name)))
  const met = new Set<string>()
  const observers = model.namedModules().slice(1).map(([name, module]) => ({ module, before: () => void met.add(layerOf(name)) }))
  const { training } = model
  model.eval()
  try {
    noGrad(() => scope(() => observing(observers, () => model.forward(zeros(imageShape, { device: named[0][1].device })))))
  } finally {
    model.train(training)
  }
  return [...met].filter((layer) => withParameters.has(layer))
}

import { Tensor } from '@henn/torch'
import { nearest } from '../config/nearest.js'
import { InputError } from '../errors.js'
import { observing } from '../models/observe.js'
import type { SegmentationModel } from '../models/segmentation-model.js'

/**
 * The outputs of layers by their names (dotted paths such as `encoder.2.attention`) for an image [B, C, Z, Y, X]; of a
 * layer that runs several times the last. They belong to the scope around, and carry gradients where those are recorded.
 * Throws InputError for a name that the network doesn't have, or whose layer gives no tensor.
 */
export function featureMaps(model: SegmentationModel, image: Tensor, names: readonly string[]): Map<string, Tensor> {
  const modules = new Map(model.namedModules())
  const features = new Map<string, Tensor>()
  const observers = names.map((name) => {
    const module = modules.get(name)
    if (module === undefined || name === '') {
      throw new InputError(`the network has no layer ${JSON.stringify(name)}; did you mean ${nearest(name, [...modules.keys()].slice(1))}? "henn model" lists them.`)
    }
    return { module, after: (output: unknown) => void (output instanceof Tensor && features.set(name, output)) }
  })
  observing(observers, () => model.forward(image))
  const missing = names.find((name) => !features.has(name))
  if (missing !== undefined) {
    const hasParts = modules.get(missing)!.namedModules().length > 1
    const why = hasParts ? 'its parts are called on their own. Name one of them.' : 'it does not run, as heads of coarser grids in evaluation. Name another.'
    throw new InputError(`the layer ${JSON.stringify(missing)} gives no feature map: ${why}`)
  }
  return features
}

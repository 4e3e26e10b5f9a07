import { manualSeed, scope } from '@henn/torch'
import { describe, expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { hybridConfig } from '../models/hybrid-config.js'
import { HybridEfficientUNet } from '../models/hybrid-unet.js'
import { irregular } from '../testing/blocks.js'
import { featureMaps } from './features.js'

const config = hybridConfig.parse({ width: 8, depths: [1, 1], stem_width: 4, use_transformer: false })
const image = irregular([1, 2, 8, 6, 10], { dtype: 'float32' })

function network(): HybridEfficientUNet {
  manualSeed(1)
  return new HybridEfficientUNet(config, { inChannels: 2, classes: 3 }).eval()
}

describe('featureMaps', () => {
  test('gives what layers put out, by their names', () => scope(() => {
    const model = network()
    const features = featureMaps(model, image, ['stem', 'encoder.1', 'encoder.0.local.0', 'heads.0'])
    expect([...features.keys()].toSorted()).toEqual(['encoder.0.local.0', 'encoder.1', 'heads.0', 'stem'])
    const stem = model.stem.forward(image)
    expect(features.get('stem')!.toArray()).toEqual(stem.toArray())
    expect(features.get('encoder.1')!.toArray()).toEqual(model.encoder[1].forward(model.encoder[0].forward(stem)).toArray())
    expect(features.get('heads.0')!.toArray()).toEqual(model.forward(image)[0].toArray())
  }))

  test('leaves the network as it was, after an error too', () => {
    const model = network()
    expect(() => featureMaps(model, irregular([1, 5, 8, 8, 8], { dtype: 'float32' }), ['stem'])).toThrow()
    expect(Object.hasOwn(model.stem, 'forward')).toBe(false)
    expect(model.forward(image)[0].shape).toEqual([1, 3, 8, 6, 10])
  })

  test("leaves a forward that is the instance's own", () => {
    const model = network()
    let calls = 0
    model.stem.forward = (x) => {
      calls++
      return x.narrow(1, 0, 1).expand([-1, 4, -1, -1, -1])
    }
    featureMaps(model, image, ['stem'])
    model.forward(image)
    expect(calls).toBe(2)
  })

  test('refuses names of no layer, and of what only holds others', () => {
    expect(() => featureMaps(network(), image, ['encoder.7'])).toThrow(InputError)
    expect(() => featureMaps(network(), image, ['encodr.1'])).toThrow('the network has no layer "encodr.1"; did you mean encoder.1? "henn model" lists them.')
    expect(() => featureMaps(network(), image, ['encoder'])).toThrow('the layer "encoder" gives no feature map: its parts are called on their own.')
    expect(() => featureMaps(network().eval(), image, ['heads.1'])).toThrow('the layer "heads.1" gives no feature map: it does not run, as heads of coarser grids in evaluation.')
  })
})

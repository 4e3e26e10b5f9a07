import { manualSeed, noGrad, randn, scope } from '@henn/torch'
import { expect, test } from 'vitest'
import { modelConfig } from './config.js'
import { createModel, type SegmentationModel } from './index.js'
import { keepDropout } from './keep-dropout.js'

const networks = {
  hybrid: { width: 8, depths: [1, 1], stem_width: 4, use_transformer: true, transformer: { heads: 2 }, drop_path: 0.9 },
  plain: { type: 'plain', features: [4, 8] },
  residual: { type: 'residual', features: [4, 8] },
  mednext: { type: 'mednext', width: 4, blocks: [1, 1, 1], expansion: [2, 2, 2] },
}

/** Two draws for one image, and how many outputs each has. */
function draws(model: SegmentationModel): { first: unknown; second: unknown; outputs: number } {
  return noGrad(() =>
    scope(() => {
      const image = randn([1, 1, 16, 16, 16])
      const [first, second] = [model.forward(image), model.forward(image)]
      return { first: first[0].toArray(), second: second[0].toArray(), outputs: first.length }
    }),
  )
}

test.each(Object.entries(networks))('%s: draws differ by dropout alone, in one output, until it is evaluated again', (_, settings) => {
  manualSeed(1)
  const shape = { inChannels: 1, classes: 2 }
  const model = createModel(modelConfig.parse({ ...settings, dropout: 0.3 }), shape)
  keepDropout(model)
  const dropping = draws(model)
  expect(dropping.outputs).toBe(1)
  expect(dropping.second).not.toEqual(dropping.first)
  model.eval()
  const evaluated = draws(model)
  expect(evaluated.second).toEqual(evaluated.first)

  const without = createModel(modelConfig.parse({ ...settings, dropout: 0 }), shape)
  keepDropout(without)
  const same = draws(without)
  expect(same.second).toEqual(same.first)
  for (const one of [model, without]) one.release()
})

import { Identity } from '@henn/torch/nn'
import { createModel, defineModel, modelConfig } from 'henn'

/** The hybrid network whose transformer blocks pass their tokens through where attention would be. */
export default defineModel({
  name: 'hybrid_identity',
  create(settings, shape) {
    const model = createModel(modelConfig.parse({ ...settings, type: 'hybrid' }), shape)
    for (const stage of model.encoder) {
      for (let i = 0; i < stage.global.length; i++) stage.global[i].attention = new Identity()
    }
    return model
  },
})

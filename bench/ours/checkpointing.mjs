import { HybridEfficientUNet } from '../../packages/henn/dist/models/hybrid-unet.js'
import { serveTraining } from './training.mjs'
import { work } from './worker.mjs'

const { shape, classes, network } = work
const gradientCheckpointing = process.argv[3] === 'again'

await serveTraining(({ dropPath }) => {
  const config = { ...network, drop_path: dropPath ? network.drop_path : 0, gradient_checkpointing: gradientCheckpointing }
  return new HybridEfficientUNet(config, { inChannels: shape[1], classes })
})

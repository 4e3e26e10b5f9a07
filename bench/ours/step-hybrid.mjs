import { HybridEfficientUNet } from '../../packages/henn/dist/models/hybrid-unet.js'
import { serveTraining } from './training.mjs'
import { work } from './worker.mjs'

const { shape, classes, network } = work

await serveTraining(({ dropPath }) => new HybridEfficientUNet({ ...network, drop_path: dropPath ? network.drop_path : 0 }, { inChannels: shape[1], classes }))

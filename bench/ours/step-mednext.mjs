import { MedNeXt } from '../../packages/henn/dist/models/mednext.js'
import { serveTraining } from './training.mjs'
import { work } from './worker.mjs'

const { shape, classes, network } = work

// As its depthwise convolutions want it.
const layout = { memoryFormat: 'channels_last_3d' }

await serveTraining(() => new MedNeXt(network, { inChannels: shape[1], classes }).to(layout))

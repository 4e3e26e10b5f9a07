import { MedNext } from './mednext.mjs'
import { serveTraining } from './training.mjs'
import { work } from './worker.mjs'

const { shape, classes, width } = work

// As its depthwise convolutions want it.
const layout = { memoryFormat: 'channels_last_3d' }

await serveTraining(() => new MedNext({ inChannels: shape[1], width, classes }).to(layout))

export { checkpointConfig } from './checkpoint.js'
export { train } from './train.js'
export type { TrainOptions, TrainResult } from './types.js'

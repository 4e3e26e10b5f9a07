export { Optimizer, type OptimizerState, type ParameterGroup } from './optimizer.js'
export { SGD, type SGDOptions } from './sgd.js'
export { AdamW, type AdamWOptions } from './adamw.js'
export { clipGradNorm } from './clip-grad-norm.js'

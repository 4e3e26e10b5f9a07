// node bench/studies/networks.mjs [--rounds 5]
// Parameters, FLOPs, memory and the time of a training step of each network, as it comes, on 2×1×40×56×40, in turns.
import { parseArgs } from 'node:util'
import { checkpointed, hasBfloat16, manualSeed, rand, randn, scope, setNumThreads } from '@henn/torch'
import { AdamW, clipGradNorm } from '@henn/torch/optim'
import { createModel, deepSupervision, diceCrossEntropy, modelConfig } from 'henn'
import { summarise } from '../../packages/henn/dist/models/summary.js'
import { inPrecision } from '../../packages/henn/dist/training/precision.js'
import { median } from '../table.mjs'
import { machine } from './machine.mjs'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
const networks = {
  'hybrid, S': { width: 'S' },
  'hybrid, B': {},
  'hybrid, B, gradient checkpointing': { gradient_checkpointing: true },
  'hybrid, L': { width: 'L' },
  plain: { type: 'plain' },
  residual: { type: 'residual' },
  'mednext, kernels of 3': { type: 'mednext' },
  'mednext, kernels of 5': { type: 'mednext', kernel_size: 5 },
}
const grid = [40, 56, 40]
const precision = hasBfloat16() ? 'bfloat16' : 'float32'
const loss = deepSupervision(diceCrossEntropy())

setNumThreads(2)
manualSeed(0)
const image = randn([2, 1, ...grid]).keep('image')
const label = scope(() => rand([2, ...grid]).mul(3).to({ dtype: 'int64' })).keep('label')

const seconds = new Map(Object.keys(networks).map((name) => [name, []]))
for (let round = 0; round < Number(values.rounds); round++) {
  for (const [name, settings] of Object.entries(networks)) seconds.get(name).push(timeOfStep(settings))
}
console.log(`| network | parameters | GFLOPs of a forward | kept for the gradients | at most in a step | a training step |\n|---|---|---|---|---|---|`)
for (const [name, settings] of Object.entries(networks)) {
  const model = create(settings)
  const { parameters, flops, activationBytes, peakBytes } = summarise(model, [2, 1, ...grid], precision)
  model.release()
  const mebi = (bytes) => `${Math.round(bytes / 2 ** 20)} MiB`
  console.log(`| ${name} | ${(parameters / 1e6).toFixed(2)} M | ${(flops / 1e9).toFixed(1)} | ${mebi(activationBytes)} | ${mebi(peakBytes)} | ${median(seconds.get(name)).toFixed(3)} s |`)
}
console.log(`\nA batch of 2×1×${grid.join('×')} in ${precision}, three classes; the step with AdamW, the median of ${values.rounds}. Machine: ${machine()}.`)

function create(settings) {
  return createModel(modelConfig.parse(settings), { inChannels: 1, classes: 3 })
}

/** The second step of a fresh network: the first fills the caches. */
function timeOfStep(settings) {
  const model = create(settings).train()
  const parameters = model.parameters()
  const optimizer = new AdamW(parameters, { lr: 0.001 })
  let start
  for (let step = 0; step < 2; step++) {
    start = performance.now()
    scope(() => {
      optimizer.zeroGrad()
      const { result: outputs, backward } = checkpointed(() => inPrecision(precision, 'cpu', () => model.forward(image)))
      backward(loss(outputs, label))
      clipGradNorm(parameters, 12)
      optimizer.step()
    })
  }
  const elapsed = (performance.now() - start) / 1000
  optimizer.release()
  model.release()
  return elapsed
}

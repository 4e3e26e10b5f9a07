import { autocast, manualSeed, ops, randn, scope, setNumThreads, tensor } from '@henn/torch'
import { clipGradNorm, SGD } from '@henn/torch/optim'
import { PlainUNet } from '../../packages/henn/dist/models/plain-unet.js'
import { plainConfig } from '../../packages/henn/dist/models/nnunet-config.js'
import { serve, work } from './worker.mjs'

const bf16 = process.argv[3] === 'bf16'
const { shape, features, classes, threads } = work
setNumThreads(threads)
manualSeed(0)

const network = new PlainUNet(plainConfig.parse({ type: 'plain', features }), { inChannels: shape[1], classes })
const optimizer = new SGD(network.parameters(), { lr: 0.01, momentum: 0.99, nesterov: true, weightDecay: 3e-5 })
const image = randn(shape).keep('image')
const labels = [0, 1].map((scale) => randomLabel(scale).keep('label'))
// 1, 1/2, 1/4 with the coarsest left out, normalised.
const weights = [2 / 3, 1 / 3]

/** A label map [B, 1, Z, Y, X] at a power of two of the grid. */
function randomLabel(scale) {
  const [batch, , ...size] = shape
  const voxels = size.map((length) => length / 2 ** scale)
  const count = batch * voxels.reduce((a, b) => a * b)
  const values = Int16Array.from({ length: count }, (_, index) => (index * 7919) % classes)
  return tensor(values, { shape: [batch, 1, ...voxels] })
}

function lossOf(logits, label) {
  return ops.diceCrossEntropy(logits, label.to({ dtype: 'int64' }).select(1, 0))
}

function trainStep() {
  return scope(() => {
    optimizer.zeroGrad()
    const outputs = bf16 ? autocast('bfloat16', () => network.forward(image)) : network.forward(image)
    const losses = labels.map((label, scale) => lossOf(outputs[scale], label).mul(weights[scale]))
    const loss = losses.reduce((a, b) => a.add(b))
    loss.backward()
    clipGradNorm(network.parameters(), 12)
    optimizer.step()
    return loss.item()
  })
}

await serve({
  ready: { parameters: network.parameters().reduce((sum, { shape: size }) => sum + size.reduce((a, b) => a * b, 1), 0) },
  items: { step: () => ({ step }) },
})

function step() {
  const loss = trainStep()
  if (!Number.isFinite(loss)) throw new Error(`the loss became ${loss}`)
}

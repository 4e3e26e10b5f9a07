// B batch, C channels, K classes, Z Y X voxels.
import { autocast, checkpointed, cudaIsAvailable, manualSeed, ops, randn, scope, setNumThreads, tensor } from '@henn/torch'
import { AdamW, clipGradNorm } from '@henn/torch/optim'
import { deepSupervision } from 'henn'
import { serve, work } from './worker.mjs'
import { readWeights } from './weights.mjs'

const bf16 = process.argv[3] === 'bf16'
const { shape, threads, checkedSteps, device = 'cpu' } = work
// Loads libtorch's CUDA half.
if (device === 'cuda') cudaIsAvailable()
setNumThreads(threads)
manualSeed(0)
const image = randn(shape, { device }).keep('image')
// Something to learn: how bright a voxel is.
const labels = scope(() => ops.bucketize(image.select(1, 0), tensor([-0.5, 0.5], { device }))).keep('labels')
const loss = deepSupervision((logits, label) => ops.diceCrossEntropy(logits, label))

/**
 * Serves the training of a network on one batch. `create({ dropPath })` makes it, a Module from the image to a list of
 * logits, the finest first; `dropPath: false` leaves all chance out, for the check of the losses. Where the bench gives
 * no weights to start from, each contender has a network of its own.
 */
export async function serveTraining(create) {
  const withWeights = work.weights ? await readWeights(work.weights) : (network) => network
  const begin = (options) => trainingOf(withWeights(create(options)).to({ device }))
  const first = begin({ dropPath: false })
  const { parameters } = first
  first.release()
  await serve({ ready: work.weights ? { parameters } : {}, items: { step: () => item(begin) } })
}

function item(begin) {
  let timed
  return {
    check() {
      const checked = begin({ dropPath: false })
      const losses = Array.from({ length: checkedSteps }, () => checked.step())
      checked.release()
      return losses
    },
    step() {
      timed ??= begin({ dropPath: true })
      const value = timed.step()
      if (!Number.isFinite(value)) throw new Error(`the loss became ${value}`)
    },
  }
}

function trainingOf(network) {
  const parameters = network.parameters()
  const optimizer = new AdamW(parameters, { lr: 0.001, weightDecay: 0.01 })
  return {
    parameters: parameters.reduce((sum, { numel }) => sum + numel, 0),
    /** Forward, backward, clip, update; the loss before it. */
    step: () =>
      scope(() => {
        optimizer.zeroGrad()
        const forward = () => (bf16 ? autocast('bfloat16', () => network.forward(image), { device }) : network.forward(image))
        const { result: outputs, backward } = checkpointed(forward)
        const value = loss(outputs, labels)
        backward(value)
        clipGradNorm(parameters, 12)
        optimizer.step()
        // A GPU works on its own; a number that is read waits for all of it.
        return value.item()
      }),
    release: () => {
      optimizer.release()
      network.release()
    },
  }
}

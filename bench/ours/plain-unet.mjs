import { ops } from '@henn/torch'
import { Conv3d, ConvTranspose3d, init, InstanceNorm3d, Module, ModuleList, Sequential } from '@henn/torch/nn'

/** nnU-Net's PlainConvUNet: two convolutions a stage, strided ones down, transposed ones up, a head at each scale. */
export class PlainUnet extends Module {
  constructor(inChannels, features, classes) {
    super()
    const stages = features.map((channels, index) => stage(features[index - 1] ?? inChannels, channels, index === 0 ? 1 : 2))
    this.encoder = new ModuleList(stages)
    // From the coarsest up.
    const up = features.slice(0, -1).toReversed()
    this.up = new ModuleList(up.map((channels, index) => upsample(features[features.length - 1 - index], channels)))
    this.decoder = new ModuleList(up.map((channels) => stage(2 * channels, channels, 1)))
    this.heads = new ModuleList(up.map((channels) => new Conv3d(channels, classes, { kernel: 1 })))
    this.levels = up.length
    for (const module of this.modules()) {
      if (module instanceof Conv3d || module instanceof ConvTranspose3d) initialise(module)
    }
  }

  /** Logits at every scale, the finest first. */
  forward(image) {
    const skips = []
    let x = image
    for (const block of this.encoder) skips.push((x = block.forward(x)))
    const logits = []
    for (let level = 0; level < this.levels; level++) {
      const skip = skips[skips.length - 2 - level]
      x = this.decoder.at(level).forward(ops.cat([this.up.at(level).forward(x), skip], 1))
      logits.push(this.heads.at(level).forward(x))
    }
    return logits.toReversed()
  }
}

function stage(inChannels, channels, stride) {
  return new Sequential(...convNormAct(inChannels, channels, stride), ...convNormAct(channels, channels, 1))
}

function convNormAct(inChannels, channels, stride) {
  return [
    new Conv3d(inChannels, channels, { kernel: 3, padding: 1, stride }),
    new InstanceNorm3d(channels, { eps: 1e-5, affine: true, activation: 'leaky_relu', slope: 0.01 }),
  ]
}

function upsample(inChannels, channels) {
  return new ConvTranspose3d(inChannels, channels, { kernel: 2, stride: 2 })
}

function initialise({ weight, bias }) {
  init.kaimingNormal_(weight, { a: 0.01, nonlinearity: 'leakyReLU' })
  init.zeros_(bias)
}

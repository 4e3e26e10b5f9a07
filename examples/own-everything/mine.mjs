// @ts-check
// B batch, C channels, K classes, Z Y X voxels.
import { ops, zeros } from '@henn/torch'
import { Conv3d, InstanceNorm3d, Module } from '@henn/torch/nn'
import { defineDataset, defineLoss, defineModel, head } from 'henn'

/** Hollow balls in noise, painted when they are asked for; a dataset from files would read them in `load`. */
export const hollowBalls = defineDataset({
  name: 'hollow_balls',
  open: ({ synthetic }) => ({
    name: 'Hollow balls',
    labels: [
      { value: 0, name: 'background' },
      { value: 1, name: 'wall' },
      { value: 2, name: 'inside' },
    ],
    channels: ['brightness'],
    cases: Array.from({ length: synthetic.cases }, (_, i) => ({ id: `ball_${i}` })),
    load(id) {
      const number = Number(id.slice('ball_'.length))
      const [depth, height, width] = synthetic.size_zyx
      const label = new Uint8Array(depth * height * width)
      const image = new Float32Array(label.length)
      const radius = 5 + (number % 3)
      for (let z = 0, i = 0; z < depth; z++) {
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++, i++) {
            const distance = Math.hypot(z - depth / 2, y - height / 2, x - width / 2 + (number % 2))
            label[i] = distance > radius ? 0 : distance > radius - 2 ? 1 : 2
            image[i] = label[i] + 0.5 * Math.sin(i * (number + 1))
          }
        }
      }
      /** @type {Omit<import('henn').Volume, 'data'>} */
      const grid = {
        channels: 1,
        shapeZyx: [depth, height, width],
        spacingMm: [1, 1, 1],
        affine: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
      }
      return { id, image: { ...grid, data: image }, label: { ...grid, data: label } }
    },
  }),
})

/**
 * Three convolutions that see further and further, at full resolution.
 * @extends {Module<[import('@henn/torch').Tensor], import('@henn/torch').Tensor[]>}
 */
class DilatedNet extends Module {
  /** @param {number} inChannels @param {number} width @param {number} classes */
  constructor(inChannels, width, classes) {
    super()
    // Fields that hold modules register themselves.
    this.near = new Conv3d(inChannels, width, { kernel: 3, padding: 1 })
    this.far = new Conv3d(width, width, { kernel: 3, padding: 2, dilation: 2 })
    this.norm = new InstanceNorm3d(width, { affine: true })
    this.head = head(new Conv3d(width, classes, { kernel: 1 }))
  }

  /**
   * Logits [B, K, Z, Y, X] of the image [B, C, Z, Y, X]; a list, since a network may have coarser outputs too.
   * @override
   * @param {import('@henn/torch').Tensor} image
   */
  forward(image) {
    const features = this.norm.forward(this.far.forward(this.near.forward(image).relu())).relu()
    return [this.head.forward(features)]
  }
}

export const dilatedNet = defineModel({
  name: 'dilated_net',
  create: ({ width }, { inChannels, classes }) => new DilatedNet(inChannels, Number(width ?? 8), classes),
})

/** Tversky loss (Salehi et al. 2017): what is missed costs more than what is too much. */
export const recallFirst = defineLoss({
  name: 'recall_first',
  loss(logitsBKZYX, labelBZYX) {
    const predicted = logitsBKZYX.to({ dtype: 'float32' }).softmax(1)
    const truth = zeros(predicted.shape, { device: predicted.device }).scatter_(1, labelBZYX.unsqueeze(1), 1)
    const voxels = [0, 2, 3, 4]
    const found = predicted.mul(truth).sum(voxels)
    const missed = truth.sum(voxels).sub(found)
    const tooMuch = predicted.sum(voxels).sub(found)
    const index = found.div(found.add(missed.mul(0.7)).add(tooMuch.mul(0.3)).add(1e-5))
    return ops.rsub(index.mean(), 1)
  },
})

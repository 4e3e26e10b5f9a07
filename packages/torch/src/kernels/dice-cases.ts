import { tensor, zeros } from '../creation.js'
import type { Device } from '../layout.js'
import { ops, type Tensor } from '../tensor.js'

/** Batch, classes, voxels of one axis: odd numbers leave rests of blocks. */
export const shapes: [string, number[]][] = [
  ['three classes', [2, 3, 6, 7, 5]],
  ['two classes, whole blocks', [1, 2, 4, 4, 8]],
  ['more voxels than a chunk', [2, 4, 17, 19, 23]],
  ['forty classes', [1, 40, 5, 6, 7]],
  ['a single voxel', [3, 3, 1, 1, 1]],
]

export function labels([batch, classes, ...grid]: number[], device: Device = 'cpu'): Tensor {
  const count = batch * grid.reduce((product, length) => product * length, 1)
  return tensor(Int32Array.from({ length: count }, (_, i) => (i * 7919 + (i % 13)) % classes), { shape: [batch, ...grid] }).to({ dtype: 'int64', device })
}

/** The formula by ATen's operators. */
export function reference(logits: Tensor, label: Tensor): Tensor {
  const p = logits.softmax(1)
  const truth = zeros(p.shape, { dtype: p.dtype, device: p.device }).scatter_(1, label.unsqueeze(1), 1)
  const axes = [0, 2, 3, 4]
  const dice = p.mul(truth).sum(axes).mul(2).add(1e-5).div(p.sum(axes).add(truth.sum(axes)).add(1e-5))
  return ops.rsub(dice.narrow(0, 1, dice.shape[0] - 1).mean(), 1).add(ops.crossEntropyLoss(logits, label))
}

import { manualSeed, type Tensor } from '@henn/torch'
import { Conv3d, ConvTranspose3d, InstanceNorm3d, Sequential } from '@henn/torch/nn'
import { expect, test } from 'vitest'
import { initialiseByHe } from './he-initialisation.js'

function statistics(weight: Tensor): [mean: number, std: number] {
  return [weight.mean().item(), weight.std().item()]
}

test('weights of convolutions are normal by the fan-in of leaky ReLU, biases 0, norms left alone', () => {
  manualSeed(1)
  const [conv, up, norm] = [new Conv3d(20, 30, { kernel: 3 }), new ConvTranspose3d(40, 50, { kernel: 2, stride: 2 }), new InstanceNorm3d(30, { affine: true })]
  initialiseByHe(new Sequential(conv, norm, up))
  const gain = Math.sqrt(2 / (1 + 0.01 ** 2))
  // Of a transposed convolution PyTorch counts the output channels: its weight is [in, out, ...kernel].
  for (const [{ weight, bias }, fanIn] of [[conv, 20 * 27], [up, 50 * 8]] as const) {
    const [mean, std] = statistics(weight)
    const expected = gain / Math.sqrt(fanIn)
    // Four standard errors of so many values.
    expect(Math.abs(mean)).toBeLessThan((4 * expected) / Math.sqrt(weight.numel))
    expect(Math.abs(std / expected - 1)).toBeLessThan(4 / Math.sqrt(2 * weight.numel))
    expect((bias as Tensor).abs().max().item()).toBe(0)
  }
  expect((norm.weight as Tensor).toArray()).toEqual(Array.from({ length: 30 }, () => 1))
})

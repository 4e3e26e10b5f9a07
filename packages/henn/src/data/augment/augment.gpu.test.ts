import { cudaIsAvailable, empty, ops, scope, tensor, type Device, type Tensor } from '@henn/torch'
import { describe, expect, test } from 'vitest'
import { Random } from '../random.js'
import { cutPatch, sampleAugmentation, type Voxels } from './augment.js'
import { augmentConfig } from './config.js'
import { changeImage, type ImageChanges } from './image-changes.js'

const always = augmentConfig.parse(
  Object.fromEntries(
    ['rotation', 'scaling', 'noise', 'blur', 'brightness', 'contrast', 'low_resolution', 'gamma_inverted', 'gamma', 'elastic_deformation', 'motion', 'ghosting', 'spike', 'bias_field', 'anisotropy'].map((key) => [key, 1]),
  ),
)
const patch = { channels: 2, shapeZyx: [24, 30, 36] as [number, number, number], spacingMm: [1, 1, 1] as [number, number, number] }
const augmentation = (sample: number) => sampleAugmentation((stream) => new Random(5, stream, sample), patch, always, 2)

function volume(): Voxels {
  const count = 32 * 36 * 40
  return {
    image: ops.arange(2 * count, { dtype: 'float32' }).mul(0.013).sin().view([2, 32, 36, 40]),
    label: tensor(Uint8Array.from({ length: count }, (_, i) => (Math.floor(i / 9000) + Math.floor((i % 40) / 15)) % 4), { shape: [1, 32, 36, 40] }),
  }
}

/** The greatest difference over the greatest value. */
function difference(actual: Tensor, expected: Tensor): number {
  return actual.to({ device: 'cpu' }).sub(expected).abs().max().item() / expected.abs().max().item()
}

describe.skipIf(!cudaIsAvailable())('on CUDA', () => {
  test.each([0, 1, 2])('patches are cut as on the CPU: change %i', (sample) => {
    scope(() => {
      const { image, label } = volume()
      const cut = (device: Device): Voxels => {
        const target = { image: empty([4, ...patch.shapeZyx], { device }), label: empty([1, ...patch.shapeZyx], { dtype: 'uint8', device }) }
        const placed = label.to({ device })
        cutPatch({ image: image.to({ device }), label: placed }, [-3, 4, 2], augmentation(sample), target, { label: placed, foreground: [1, 2] })
        return target
      }
      const [actual, expected] = [cut('cuda'), cut('cpu')]
      expect(difference(actual.image.narrow(0, 0, 2), expected.image.narrow(0, 0, 2))).toBeLessThan(1e-4)
      // Rounding decides between labels of equal shares.
      const others = actual.label.to({ device: 'cpu' }).ne(expected.label)
      expect(others.sum().item() / others.numel).toBeLessThan(1e-3)
    })
  })

  test.each(Object.keys(augmentation(0).image) as (keyof ImageChanges)[])('%s: as on the CPU', (name) => {
    scope(() => {
      const image = volume().image.narrow(1, 0, 24).narrow(2, 0, 30).narrow(3, 0, 36)
      const change = { [name]: augmentation(1).image[name] }
      const [actual, expected] = [image.to({ device: 'cuda' }).contiguous(), image.contiguous()].map((channels) => changeImage(channels, change))
      expect(actual.device).toMatch(/^cuda/)
      expect(difference(actual, expected)).toBeLessThan(1e-3)
    })
  })
})

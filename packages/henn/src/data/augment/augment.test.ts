import { empty, ops, randn, scope, setNumThreads, tensor, type Tensor } from '@henn/torch'
import { beforeEach, describe, expect, test } from 'vitest'
import { Random } from '../random.js'
import { cutPatch, sampleAugmentation, type Augmentation, type Voxels } from './augment.js'
import { augmentConfig } from './config.js'
import { changeImage } from './image-changes.js'
import type { PatchGeometry } from './patch-geometry.js'

beforeEach(() => setNumThreads(1))

const patch: PatchGeometry = { channels: 2, shapeZyx: [8, 9, 10], spacingMm: [1, 1, 1] }
const streams = (sample: number) => (stream: string) => new Random(3, stream, sample)
const nothing: Augmentation = { spatial: {}, image: {} }
const all = augmentConfig.parse(Object.fromEntries(['rotation', 'scaling', 'noise', 'blur', 'brightness', 'contrast', 'low_resolution', 'gamma_inverted', 'gamma', 'elastic_deformation', 'motion', 'ghosting', 'spike', 'bias_field', 'anisotropy'].map((key) => [key, 1])))

const volume = (): Voxels => ({
  image: ops.arange(2 * 12 * 12 * 12, { dtype: 'float32' }).mul(0.7).sin().view([2, 12, 12, 12]),
  label: tensor(Uint8Array.from({ length: 12 ** 3 }, (_, i) => Math.floor(i / 300)), { shape: [1, 12, 12, 12] }),
})
const room = (channels = 2): Voxels => ({ image: empty([channels, 8, 9, 10]).fill_(NaN), label: empty([1, 8, 9, 10], { dtype: 'uint8' }).fill_(99) })
const difference = (a: Tensor, b: Tensor): number => a.sub(b).abs().max().item()

describe('sampleAugmentation', () => {
  test("by default nnU-Net's changes come and TorchIO's don't", () => {
    const drawn = Array.from({ length: 2000 }, (_, i) => sampleAugmentation(streams(i), patch, augmentConfig.parse({})))
    const share = (pick: (one: Augmentation) => unknown): number => drawn.filter((one) => pick(one) !== undefined).length / drawn.length
    const artefacts = drawn.flatMap(({ image }) => [image.motion, image.ghosting, image.spike, image.biasField, image.anisotropy])
    expect(artefacts.every((one) => one === undefined)).toBe(true)
    const expected: [number, (one: Augmentation) => unknown][] = [
      [0.36, ({ spatial }) => spatial.turnScale],
      [0, ({ spatial }) => spatial.elastic],
      [0.5, ({ spatial }) => spatial.flip],
      [0.1, (one) => one.image.noise],
      [0.2, (one) => one.image.blur],
      [0.15, (one) => one.image.brightness],
      [0.15, (one) => one.image.contrast],
      [0.25, (one) => one.image.lowResolution],
      [0.1, (one) => one.image.gammaInverted],
      [0.3, (one) => one.image.gamma],
      [0, (one) => one.before],
    ]
    for (const [probability, pick] of expected) expect(Math.abs(share(pick) - probability)).toBeLessThan(0.05)
  })

  test('no change moves what another draws', () => {
    const without = augmentConfig.parse({ ...all, blur: 0, rotation: 0, scaling: 0, motion: 0 })
    const [one, other] = [all, without].map((config) => sampleAugmentation(streams(1), patch, config))
    expect(other).toEqual({ ...one, spatial: { ...one.spatial, turnScale: undefined }, image: { ...one.image, blur: undefined, motion: undefined } })
  })

  test('it is plain data', () => {
    const drawn = sampleAugmentation(streams(2), patch, all, 2)
    expect(structuredClone(drawn)).toEqual(drawn)
  })
})

describe('cutPatch', () => {
  test('without a change it cuts the patch out', () => {
    scope(() => {
      const [from, to] = [volume(), room()]
      cutPatch(from, [1, 2, 1], nothing, to)
      expect(difference(to.image, from.image.narrow(1, 1, 8).narrow(2, 2, 9).narrow(3, 1, 10))).toBe(0)
      expect(to.label.ne(from.label.narrow(1, 1, 8).narrow(2, 2, 9).narrow(3, 1, 10)).sum().item()).toBe(0)
    })
  })

  test('all changes at once: finite, the volume untouched, the same again, and with another seed something else', () => {
    scope(() => {
      const from = volume()
      const filled = (sample: number): Voxels => {
        const to = room()
        const augmentation = sampleAugmentation(streams(sample), patch, all)
        cutPatch(from, [-2, 2, 4], augmentation, to)
        changeImage(to.image, augmentation.image)
        return to
      }
      const [first, again, other] = [filled(5), filled(5), filled(6)]
      expect(first.image.isfinite().all().item()).toBe(1)
      expect(first.label.le(5).logicalOr(first.label.eq(255)).all().item()).toBe(1)
      expect(first.label.eq(255).any().item()).toBe(1)
      expect(Buffer.compare(first.image.toBytes(), again.image.toBytes())).toBe(0)
      expect(Buffer.compare(first.label.toBytes(), again.label.toBytes())).toBe(0)
      expect(difference(first.image, other.image)).toBeGreaterThan(0.1)
      expect(difference(from.image, volume().image)).toBe(0)
    })
  })

  test('what becomes of an image does not depend on the number of threads', () => {
    const large: PatchGeometry = { channels: 1, shapeZyx: [48, 60, 52], spacingMm: [1, 1, 1] }
    const { image: changes } = sampleAugmentation(streams(9), large, all)
    scope(() => {
      const image = randn([1, ...large.shapeZyx])
      const bits = [1, 2, 3].map((threads) => {
        setNumThreads(threads)
        return Buffer.from(changeImage(image.clone(), changes).toBytes())
      })
      expect(bits.slice(1).map((one) => one.equals(bits[0]))).toEqual([true, true])
    })
  })

  test('changes follow each other in the order of the list', () => {
    scope(() => {
      const image = randn([1, 4, 5, 6])
      const steps = [{ brightness: [1.2] }, { contrast: [1.25] }, { gammaInverted: { exponents: [1.4], inverted: true } }, { gamma: { exponents: [0.8], inverted: false } }]
      const together = changeImage(image.clone(), Object.assign({}, ...steps.toReversed()))
      const apart = steps.reduce((changed, step) => changeImage(changed, step), image.clone())
      const backwards = steps.toReversed().reduce((changed, step) => changeImage(changed, step), image.clone())
      expect(difference(together, apart)).toBe(0)
      expect(difference(together, backwards)).toBeGreaterThan(1e-3)
    })
  })

  test('of a cascade the channels behind the image show what the network before says', () => {
    scope(() => {
      const [from, to] = [volume(), room(4)]
      const prediction = { label: from.label, foreground: [2, 4] }
      const change: Augmentation = { spatial: { flip: [false, true, false] }, image: {}, before: { ballOperator: [{ channel: 1, operation: 'erosion', radius: 1 }] } }
      cutPatch(from, [2, 1, 1], change, to, prediction)
      const inside = (values: Tensor): Tensor => values.narrow(1, 2, 8).narrow(2, 1, 9).narrow(3, 1, 10).flip([2])
      expect(difference(to.image.narrow(0, 0, 2), inside(from.image))).toBe(0)
      const [second, fourth] = [2, 4].map((value) => inside(from.label).eq(value).to({ dtype: 'float32' }))
      expect(difference(to.image.narrow(0, 2, 1), second)).toBe(0)
      const left = to.image.narrow(0, 3, 1)
      expect(left.gt(fourth).sum().item()).toBe(0)
      expect(left.sum().item()).toBeGreaterThan(0)
      expect(left.sum().item()).toBeLessThan(fourth.sum().item())
    })
  })
})

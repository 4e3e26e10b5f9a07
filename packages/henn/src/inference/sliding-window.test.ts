import { keptTensors, liveTensors, manualSeed, ops, randn, scope, tensor, type Tensor } from '@henn/torch'
import { Conv3d } from '@henn/torch/nn'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Triple } from '../types.js'
import { mirrored } from './mirror.js'
import type { Network } from './network.js'
import { slidingWindow, Stopped, type SlidingWindowOptions } from './sliding-window.js'

/** The options, and the image's channels and shape. */
type Given = SlidingWindowOptions & { channels: number; shapeZyx: Triple }

const options = (shapeZyx: Triple, patchSizeZyx: Triple, more: Partial<Given> = {}): Given => ({
  channels: 1,
  shapeZyx,
  patchSizeZyx,
  tileStep: 0.5,
  gaussian: true,
  precision: 'float32',
  device: 'cpu',
  ...more,
})

const volume = ([z, y, x]: Triple): number => z * y * x

/** Reproducible numbers from −1 to 1. */
function noise(length: number): Float32Array {
  let state = 12345
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  })
}

/** Two classes: 2x + 1 and −x. */
const pointwise: Network = { forward: (image) => [ops.cat([image.mul(2).add(1), image.neg()], 1)] }

async function logitsOf(network: Network, image: Float32Array, { channels, shapeZyx, ...given }: Given): Promise<Tensor> {
  const input = tensor(image, { shape: [channels, ...shapeZyx] }).keep('image')
  try {
    return await slidingWindow(network, input, given)
  } finally {
    input.release()
  }
}

async function predict(network: Network, image: Float32Array, given: Given): Promise<Float32Array> {
  const logits = await logitsOf(network, image, given)
  const values = logits.toTypedArray() as Float32Array
  logits.release()
  return values
}

function expectClose(actual: Float32Array, expected: ArrayLike<number>, tolerance = 1e-5): void {
  expect(actual).toHaveLength(expected.length)
  let largest = 0
  for (let i = 0; i < actual.length; i++) largest = Math.max(largest, Math.abs(actual[i] - expected[i]))
  expect(largest).toBeLessThan(tolerance)
}

/**
 * The same in plain loops from the definition: nnU-Net's tile starts, weights exp(−d²/2σ²), sums in float64, one patch
 * at a time through `network`, the volume padded by a copy.
 */
function naive(network: Network, image: Float32Array, classes: number, { channels, shapeZyx, patchSizeZyx }: Given): Float64Array {
  const padded = shapeZyx.map((size, axis) => Math.max(size, patchSizeZyx[axis]))
  const before = shapeZyx.map((size, axis) => Math.floor((padded[axis] - size) / 2))
  const starts = padded.map((size, axis) => {
    const patch = patchSizeZyx[axis]
    const count = Math.ceil((size - patch) / (patch / 2)) + 1
    return Array.from({ length: count }, (_, i) => (count === 1 ? 0 : Math.round(((size - patch) / (count - 1)) * i)))
  })
  const voxel = (c: number, position: number[]): number => {
    const [z, y, x] = position.map((at, axis) => at - before[axis])
    const inside = [z, y, x].every((at, axis) => at >= 0 && at < shapeZyx[axis])
    return inside ? image[((c * shapeZyx[0] + z) * shapeZyx[1] + y) * shapeZyx[2] + x] : 0
  }
  const sums = new Float64Array(classes * volume(shapeZyx))
  const weights = new Float64Array(volume(shapeZyx))
  const [pz, py, px] = patchSizeZyx
  for (const sz of starts[0]) for (const sy of starts[1]) for (const sx of starts[2]) {
    const patch = new Float32Array(channels * pz * py * px)
    for (let c = 0, i = 0; c < channels; c++) for (let z = 0; z < pz; z++) for (let y = 0; y < py; y++) for (let x = 0; x < px; x++) {
      patch[i++] = voxel(c, [sz + z, sy + y, sx + x])
    }
    const logits = scope(() => network.forward(tensor(patch, { shape: [1, channels, pz, py, px] }))[0].toTypedArray() as Float32Array)
    for (let z = 0; z < pz; z++) for (let y = 0; y < py; y++) for (let x = 0; x < px; x++) {
      const at = [sz + z - before[0], sy + y - before[1], sx + x - before[2]]
      if (at.some((position, axis) => position < 0 || position >= shapeZyx[axis])) continue
      const distances = [z, y, x].map((p, axis) => (p - Math.floor(patchSizeZyx[axis] / 2)) / (patchSizeZyx[axis] / 8))
      const weight = Math.exp(-0.5 * distances.reduce((sum, d) => sum + d * d, 0))
      const target = (at[0] * shapeZyx[1] + at[1]) * shapeZyx[2] + at[2]
      weights[target] += weight
      for (let k = 0; k < classes; k++) {
        sums[k * volume(shapeZyx) + target] += weight * logits[((k * pz + z) * py + y) * px + x]
      }
    }
  }
  return sums.map((sum, i) => sum / weights[i % volume(shapeZyx)])
}

beforeEach(() => manualSeed(7))

describe.each<[string, Triple, Triple]>([
  ['many tiles', [9, 14, 19], [4, 8, 8]],
  ['odd patches', [11, 10, 7], [5, 3, 7]],
  ['one tile', [8, 8, 8], [8, 8, 8]],
  ['smaller than the patch', [5, 6, 7], [8, 8, 8]],
  ['smaller in one axis, several tiles in others', [3, 12, 9], [8, 6, 4]],
])('%s', (_, shape, patch) => {
  test.each([true, false])('a pointwise network gives what it gives for the whole volume (gaussian %s)', async (gaussian) => {
    const image = noise(volume(shape))
    const expected = [...image].map((value) => 2 * value + 1).concat([...image].map((value) => -value))
    expectClose(await predict(pointwise, image, options(shape, patch, { gaussian })), expected)
  })

  test('a convolution of two channels gives what plain loops over the definition give', async () => {
    const conv = new Conv3d(2, 3, { kernel: 3, padding: 1 })
    const network: Network = { forward: (image) => [conv.forward(image)] }
    const image = noise(2 * volume(shape))
    const given = options(shape, patch, { channels: 2 })
    const expected = naive(network, image, 3, given)
    expectClose(await predict(network, image, given), expected)
    expectClose(await predict(network, image, { ...given, batchSize: 4 }), expected)
    conv.release()
  })
})

test('equal weights give the mean where patches overlap', async () => {
  let patches = 0
  // The first patch is all 1, the second all 2, …
  const counting: Network = { forward: (image) => [image.mul(0).add(++patches)] }
  const values = await predict(counting, noise(6), options([1, 1, 6], [1, 1, 4], { gaussian: false }))
  expect([...values]).toEqual([1, 1, 1.5, 1.5, 2, 2])
})

test('the mean over mirrorings makes an asymmetric network symmetric', async () => {
  const shift: Network = { forward: (image) => [ops.roll(image, [1], [4])] }
  const values = await predict(mirrored(shift, [2]), Float32Array.of(1, 0, 0, 8), options([1, 1, 4], [1, 1, 4]))
  // Shifted right: 8 1 0 0; mirrored, shifted and mirrored back: 0 0 8 1.
  expect([...values]).toEqual([4, 0.5, 4, 0.5])
  const conv = new Conv3d(1, 2, { kernel: 3, padding: 1 })
  const network = mirrored({ forward: (image) => [conv.forward(image)] }, [0, 1, 2])
  scope(() => {
    const image = randn([1, 1, 4, 5, 6])
    for (const dims of [[2], [3, 4], [2, 3, 4]]) {
      const difference = network.forward(image.flip(dims))[0].sub(network.forward(image)[0].flip(dims))
      expect(difference.abs().max().item()).toBeLessThan(1e-6)
    }
  })
  conv.release()
})

test('bfloat16 gives float32 logits near those of float32', async () => {
  const conv = new Conv3d(1, 2, { kernel: 3, padding: 1 })
  const network: Network = { forward: (image) => [conv.forward(image)] }
  const image = noise(volume([6, 9, 9]))
  const exact = await predict(network, image, options([6, 9, 9], [6, 6, 6]))
  const logits = await logitsOf(network, image, options([6, 9, 9], [6, 6, 6], { precision: 'bfloat16' }))
  expect(logits.dtype).toBe('float32')
  const rounded = logits.toTypedArray() as Float32Array
  logits.release()
  expect(rounded).not.toEqual(exact)
  expectClose(rounded, exact, 0.05)
  conv.release()
})

test('records nothing for gradients, and leaves no tensor behind but the result', async () => {
  const conv = new Conv3d(1, 2, { kernel: 3, padding: 1 })
  const seen: boolean[] = []
  const network: Network = {
    forward: (image) => {
      const logits = conv.forward(image)
      seen.push(logits.requiresGrad)
      return [logits]
    },
  }
  const before = liveTensors()
  const kept = keptTensors()
  for (const shape of [[4, 4, 4], [3, 4, 4], [4, 7, 9]] as Triple[]) {
    const logits = await logitsOf(network, noise(volume(shape)), options(shape, [4, 4, 4]))
    expect(logits.shape).toEqual([2, ...shape])
    expect(logits.requiresGrad).toBe(false)
    expect(liveTensors()).toBe(before + 1)
    logits.release()
    expect(liveTensors()).toBe(before)
  }
  expect(keptTensors()).toEqual(kept)
  expect(new Set(seen)).toEqual(new Set([false]))
  conv.release()
})

test('a network that fails, or whose logits have another resolution, leaves nothing behind', async () => {
  const before = liveTensors()
  let calls = 0
  const failing: Network = {
    forward(image): Tensor[] {
      if (++calls === 2) throw new Error('no more')
      return [image.mul(1)]
    },
  }
  const given = options([4, 4, 9], [4, 4, 4])
  await expect(logitsOf(failing, noise(144), given)).rejects.toThrow('no more')
  const halved: Network = { forward: (image) => [image.maxPool3d([2, 2, 2])] }
  await expect(logitsOf(halved, noise(144), given)).rejects.toThrow(
    'The model gave logits of 1×1×2×2×2 for a patch of 1×1×4×4×4. Its first output must be batch×classes×Z×Y×X at the input',
  )
  expect(liveTensors()).toBe(before)
})

test('the event loop runs between patches', async () => {
  const order: string[] = []
  const network: Network = {
    forward: (image) => {
      order.push('patch')
      return [image.mul(1)]
    },
  }
  setImmediate(() => order.push('event'))
  const logits = await logitsOf(network, noise(6), options([1, 1, 6], [1, 1, 4]))
  logits.release()
  expect(order).toEqual(['patch', 'event', 'patch'])
})

test('it ends before the next patch where that is wished, and keeps nothing', async () => {
  const before = liveTensors()
  let patches = 0
  const counting: Network = { forward: (image) => (patches++, pointwise.forward(image)) }
  const given = options([16, 16, 16], [8, 8, 8], { shouldStop: () => patches === 3 })
  await expect(logitsOf(counting, noise(volume([16, 16, 16])), given)).rejects.toThrow(Stopped)
  expect(patches).toBe(3)
  expect(liveTensors()).toBe(before)
})

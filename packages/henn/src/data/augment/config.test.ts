import { expect, test } from 'vitest'
import { augmentConfig } from './config.js'

test("nnU-Net's changes are on, TorchIO's are off", () => {
  const { mirror_axes, elastic_displacement_mm, ...probabilities } = augmentConfig.parse({})
  const on = Object.fromEntries(Object.entries(probabilities).filter(([, probability]) => probability > 0))
  expect(on).toEqual({ rotation: 0.2, scaling: 0.2, noise: 0.1, blur: 0.2, brightness: 0.15, contrast: 0.15, low_resolution: 0.25, gamma_inverted: 0.1, gamma: 0.3 })
  expect([mirror_axes, elastic_displacement_mm]).toEqual([[2], 7.5])
})

test('what is no probability, and what is no change, is refused', () => {
  expect(augmentConfig.safeParse({ noise: 1.1 }).success).toBe(false)
  expect(augmentConfig.safeParse({ elastic_displacement_mm: 0 }).success).toBe(false)
  expect(augmentConfig.safeParse({ sharpen: 0.5 }).success).toBe(false)
})

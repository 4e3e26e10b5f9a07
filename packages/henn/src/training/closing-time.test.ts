import { expect, test } from 'vitest'
import { configSchema } from '../config/schema.js'
import { ClosingTime } from './closing-time.js'

const work = (mirror: boolean): ConstructorParameters<typeof ClosingTime>[0] => ({
  config: configSchema.parse({ inference: { mirror, tile_step: 0.5 }, data: { augment: { mirror_axes: [0, 1] } } }),
  plan: { patch_size_zyx: [16, 16, 16], axes: [0, 1, 2] },
  // One patch, and three along z.
  validationCases: [{ shapeZyx: [16, 12, 16] }, { shapeZyx: [32, 16, 16] }],
})

test('before the first validation it is guessed from the patches to predict, mirrored ones too', () => {
  const plain = new ClosingTime(work(false))
  expect(plain.seconds).toBe(0)
  plain.guess(10)
  expect(plain.seconds).toBe(1.5 * 4 * 5 + 1)
  plain.guess(2)
  expect(plain.seconds).toBe(1.5 * 4 * 1 + 1)
  const mirrored = new ClosingTime(work(true))
  mirrored.guess(10)
  expect(mirrored.seconds).toBe(1.5 * 16 * 5 + 1)
})

test('a measured validation counts from then on', () => {
  const closing = new ClosingTime(work(true))
  closing.learn({ validation: 0, checkpoint: 9 })
  expect(closing.seconds).toBe(0)
  closing.learn({ validation: 3, checkpoint: 1 })
  expect(closing.seconds).toBe(7)
  closing.guess(1000)
  expect(closing.seconds).toBe(7)
  closing.learn({ validation: 0, checkpoint: 9 })
  expect(closing.seconds).toBe(7)
  closing.learn({ validation: 5, checkpoint: 1 })
  expect(closing.seconds).toBe(10)
})

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Triple } from '../../types.js'
import { ofSpacing } from '../../io/geometry-sidecar.js'
import { preprocessCase } from './preprocess-case.js'
import type { Normalisation } from './normalise.js'

interface KeptArray {
  shape: number[]
  data: string
}

interface Kept {
  spacing: Triple
  target: number[]
  axes: Triple
  schemes: string[]
  inside: boolean[]
  image: KeptArray
  label: KeptArray
  box: [number, number][]
  result: KeptArray
  resultLabel: KeptArray
}

// Made by scripts/fixtures/nnunet_preprocess.py.
const { ct, cases } = JSON.parse(readFileSync(new URL('fixtures/nnunet.json', import.meta.url), 'utf8')) as {
  ct: { mean: number; std: number; percentile_00_5: number; percentile_99_5: number }
  cases: Record<string, Kept>
}

function floats({ data }: KeptArray): Float32Array {
  return new Float32Array(Uint8Array.from(Buffer.from(data, 'base64')).buffer)
}

function bytes({ data }: KeptArray): Uint8Array {
  return Uint8Array.from(Buffer.from(data, 'base64'))
}

function schemeOf(name: string, inside: boolean): Normalisation {
  switch (name) {
    case 'ZScoreNormalization':
      return { scheme: 'z_score', inside }
    case 'CTNormalization':
      return { scheme: 'ct', mean: ct.mean, std: ct.std, low: ct.percentile_00_5, high: ct.percentile_99_5 }
    case 'RescaleTo01Normalization':
      return { scheme: 'rescale_to_0_1' }
    default:
      return { scheme: 'none' }
  }
}

describe("what nnU-Net's preprocessing gives", () => {
  test.each(Object.entries(cases))('%s', (_, kept) => {
    const { spacing, target, axes, schemes, inside, image, label, box, result, resultLabel } = kept
    const [channels, ...shapeZyx] = image.shape
    const grid = { shapeZyx: shapeZyx as Triple, ...ofSpacing(spacing) }
    const spacingMm = (target.length === 2 ? [null, ...target] : target) as [number | null, number, number]
    const made = preprocessCase(
      { image: { ...grid, channels, data: floats(image) }, label: { ...grid, channels: 1, data: bytes(label) } },
      { axes, spacingMm, normalisations: schemes.map((name, i) => schemeOf(name, inside[i])), labelValues: [0, 1, 2, 3] },
    )
    expect([channels, ...made.way.resampledZyx]).toEqual(result.shape)
    expect(made.way.box.startZyx.map((start, axis) => [start, start + made.way.box.shapeZyx[axis]])).toEqual(box)
    const expected = floats(result)
    const furthest = made.image.reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i]) / Math.max(1, Math.abs(expected[i]))), 0)
    expect(furthest).toBeLessThan(1e-4)
    const labels = bytes(resultLabel)
    expect(made.label.reduce((count, value, i) => count + (value === labels[i] ? 0 : 1), 0)).toBe(0)
  })
})

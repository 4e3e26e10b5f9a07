// Every loss against MONAI, nnU-Net, PyTorch and published formulas (scripts/fixtures/losses.py).
import { setNumThreads, type Tensor } from '@henn/torch'
import { decode, readFixture, type TensorFixture } from '@henn/torch/testing'
import { expect, test } from 'vitest'
import { lossConfig } from './config.js'
import { createLoss } from './create-loss.js'

setNumThreads(1)

interface LossFixture {
  config: { type: string } & Record<string, unknown>
  target: string
  by: string
  logits: 'float64' | 'bfloat16'
  precision: 'float64' | 'float32'
  /** Of Z, where the case is of one slice. */
  slice?: number
  value: number
  slope: number
  gradient?: TensorFixture
}

interface Fixtures {
  ignore: number
  logits: TensorFixture
  direction: TensorFixture
  labels: Record<string, TensorFixture>
  regions: Record<string, TensorFixture>
  cases: LossFixture[]
}

const { ignore, logits, direction, labels, regions, cases } = readFixture<Fixtures>(new URL('fixtures/losses.json', import.meta.url))

/** The voxels of one Z, which stays as an axis of 1; all of them where there is no slice. */
function cut(values: Tensor, slice: number | undefined): Tensor {
  return slice === undefined ? values : values.narrow(-3, slice, 1)
}

function largest(values: Tensor): number {
  return values.abs().max().item()
}

const named = cases.map((fixture): [string, LossFixture] => [`${JSON.stringify(fixture.config)} on ${fixture.target}${fixture.slice === undefined ? '' : ', a slice'} in ${fixture.logits} as ${fixture.by}`, fixture])

test.each(named)('%s', (_, { config, target: name, logits: dtype, precision, slice, value, slope, gradient }) => {
  const isOfClasses = name in labels
  const { ofLogits } = createLoss(lossConfig.parse(config), {
    activation: isOfClasses ? 'softmax' : 'sigmoid',
    ignore: name.includes('ignored') ? ignore : null,
  })
  const target = isOfClasses ? decode(labels[name]).to({ dtype: 'int64' }) : decode(regions[name]).to({ dtype: 'float32' })
  const leaf = cut(decode(logits), slice).to({ dtype }).clone()
  leaf.requiresGrad = true
  const result = ofLogits(leaf, cut(target, slice))
  result.backward()

  expect(result.dtype).toBe(dtype === 'bfloat16' ? 'float32' : dtype)
  const tolerance = precision === 'float32' || dtype === 'bfloat16' ? 2e-6 : 1e-12
  expect(Math.abs(result.item() - value)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(value)))

  const found = (leaf.grad as Tensor).to({ dtype: 'float64' })
  const steepest = largest(found)
  if (name.includes('all ignored')) expect(steepest).toBe(0)
  // A gradient in bfloat16 is rounded to 8 bits.
  const error = (dtype === 'bfloat16' ? 0.01 : precision === 'float32' ? 1e-5 : 1e-11) * steepest
  expect(Math.abs(found.mul(cut(decode(direction), slice)).sum().item() - slope)).toBeLessThanOrEqual(error * found.numel ** 0.5)
  if (gradient !== undefined) expect(largest(found.sub(decode(gradient)))).toBeLessThanOrEqual(1e-6 * steepest + (precision === 'float32' ? error : 0))
})

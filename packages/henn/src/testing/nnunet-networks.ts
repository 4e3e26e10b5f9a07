// What dynamic-network-architectures computes (scripts/fixtures/nnunet.py), against our networks of the same configuration.
import { noGrad, scope, type Tensor } from '@henn/torch'
import { decode, readFixture, type TensorFixture } from '@henn/torch/testing'
import { expect } from 'vitest'
import type { PlainConfig, ResidualConfig } from '../models/nnunet-config.js'
import type { SegmentationModel } from '../models/segmentation-model.js'
import { countParameters, irregular, irregularWeights } from './blocks.js'

export interface NetworkFixture {
  config: Partial<PlainConfig> | Partial<ResidualConfig>
  /** Of the image. */
  shape: number[]
  classes: number
  /** Of the state dict, in order. */
  names: string[]
  parameters: number
  logits: TensorFixture[]
  finestFloat32: TensorFixture
}

export const { networks, fullSize } = readFixture<{
  networks: Record<string, NetworkFixture>
  fullSize: { config: NetworkFixture['config']; parameters: number }[]
}>(new URL('../models/fixtures/nnunet.json', import.meta.url))

/** Fails where names, number of parameters or logits, in training or evaluation, in float64 or float32, differ. */
export function expectPeersNetwork(network: SegmentationModel, fixture: NetworkFixture): void {
  expect([...network.stateDict().keys()]).toEqual(fixture.names)
  expect(countParameters(network)).toBe(fixture.parameters)
  irregularWeights(network)
  const logits = fixture.logits.map(decode)
  network.eval()
  expectNear(forward(network, irregular(fixture.shape)), logits.slice(0, 1), 1e-12)
  if (fixture.config.dropout === undefined) {
    network.train()
    expectNear(forward(network, irregular(fixture.shape)), logits, 1e-12)
  }
  network.eval().to({ dtype: 'float32' })
  expectNear(forward(network, irregular(fixture.shape, { dtype: 'float32' })), [decode(fixture.finestFloat32)], 1e-5)
}

function forward(network: SegmentationModel, image: Tensor): Tensor[] {
  return noGrad(() => scope(() => network.forward(image)))
}

export function expectNear(actual: Tensor[], expected: Tensor[], tolerance: number): void {
  expect(actual.map(({ shape }) => shape)).toEqual(expected.map(({ shape }) => shape))
  for (const [i, tensor] of actual.entries()) {
    expect(tensor.sub(expected[i]).abs().max().item()).toBeLessThan(tolerance)
  }
}

import { manualSeed } from '@henn/torch'
import { beforeEach, describe, expect, test } from 'vitest'
import { countParameters } from '../testing/blocks.js'
import { hybridConfig } from './hybrid-config.js'
import { HybridEfficientUNet } from './hybrid-unet.js'
import { mednextConfig } from './mednext-config.js'
import { MedNeXt } from './mednext.js'
import { plainConfig } from './nnunet-config.js'
import { PlainUNet } from './plain-unet.js'
import { formatSummary } from './summary-table.js'
import { summarise } from './summary.js'

const shape = { inChannels: 1, classes: 2 }

beforeEach(() => manualSeed(1))

describe('summarise', () => {
  test('counts what convolutions do, layer by layer', () => {
    const model = new PlainUNet(plainConfig.parse({ type: 'plain', features: [4, 8], convs: 1, decoder_convs: 1 }), shape)
    const { layers, flops, parameters } = summarise(model, [2, 1, 4, 6, 8], 'float32')
    const [fine, coarse] = [2 * 4 * 6 * 8, 2 * 2 * 3 * 4]
    const expected = {
      'encoder.stages.0': 2 * 27 * 1 * 4 * fine,
      'encoder.stages.1': 2 * 27 * 4 * 8 * coarse,
      'decoder.transpconvs.0': 2 * 8 * 4 * 8 * coarse,
      'decoder.stages.0': 2 * 27 * 8 * 4 * fine,
      'decoder.seg_layers.0': 2 * 4 * 2 * fine,
    }
    for (const [name, value] of Object.entries(expected)) expect(layers.find((layer) => layer.name === name), name).toMatchObject({ flops: value })
    expect(flops).toBe(Object.values(expected).reduce((sum, value) => sum + value))
    expect(parameters).toBe(countParameters(model))
    const parametersOf = (name: string): number => layers.find((layer) => layer.name === name)!.parameters
    // The decoder knows the encoder, whose parameters are not its own.
    expect([parametersOf('encoder'), parametersOf('decoder')]).toEqual([countParameters(model.encoder), parameters - countParameters(model.encoder)])
    expect(layers.filter(({ name }) => name.includes('all_modules'))).toEqual([])
    expect(layers.find(({ name }) => name === 'encoder.stages.1')).toMatchObject({ shapes: [[2, 8, 2, 3, 4]], depth: 1 })
    expect(layers.find(({ name }) => name === 'encoder')).toMatchObject({ shapes: [[2, 4, 4, 6, 8], [2, 8, 2, 3, 4]], depth: 0 })
  })

  test("counts attention's products and MedNeXt's convolutions after GELU", () => {
    const config = hybridConfig.parse({ width: 8, depths: [1, 1], use_transformer: true, transformer: { depth: 1, heads: 2 } })
    const hybrid = summarise(new HybridEfficientUNet(config, shape), [1, 1, 8, 8, 8], 'float32')
    const tokens = 8
    const attention = hybrid.layers.find(({ name }) => name === 'encoder.1.global.0.attention')
    expect(attention?.flops).toBe(2 * tokens * 16 * 48 + 2 * tokens * 16 * 16 + 4 * tokens ** 2 * 16)
    const mednext = summarise(new MedNeXt(mednextConfig.parse({ type: 'mednext', width: 4, blocks: [1, 1], expansion: [2, 2] }), shape), [1, 1, 4, 4, 4], 'float32')
    expect(mednext.layers.find(({ name }) => name === 'enc_stages.0.0')?.flops).toBe(2 * 64 * (27 * 4 + 4 * 8 + 8 * 4))
  })

  test('measures what is held for the gradients: the whole is the sum of its parts, and checkpointing holds less', () => {
    const measure = (gradient_checkpointing: boolean) =>
      summarise(new PlainUNet(plainConfig.parse({ type: 'plain', features: [4, 8], gradient_checkpointing }), shape), [1, 1, 16, 16, 16], 'float32')
    const kept = measure(false)
    const top = kept.layers.filter(({ depth }) => depth === 0).reduce((sum, { activationBytes }) => sum + activationBytes, 0)
    expect(top).toBe(kept.activationBytes)
    expect(kept.peakBytes).toBeGreaterThan(kept.activationBytes)
    const checkpointed = measure(true)
    expect(checkpointed.activationBytes).toBeLessThan(kept.activationBytes / 2)
    expect(checkpointed.peakBytes).toBeLessThan(kept.peakBytes)
    expect(checkpointed.flops).toBe(kept.flops)
  })

  test('as a table shows layers to a depth, and the sums', () => {
    const summary = summarise(new PlainUNet(plainConfig.parse({ type: 'plain', features: [4, 8] }), shape), [1, 1, 4, 4, 4], 'float32')
    const text = formatSummary(summary, 1)
    expect(text).toMatch(/^layer +kind +output +parameters +GFLOPs +activations\n─+\nencoder +UNetEncoder +1×4×4×4×4, 1×8×2×2×2 /)
    expect(text).not.toContain('encoder.stages.0')
    expect(formatSummary(summary, 2)).toContain('\n  encoder.stages.0 ')
    expect(text).toMatch(/\nall .*\nForward and backward take [\d.]+ MiB at most, gradients of the weights included\.$/)
  })
})

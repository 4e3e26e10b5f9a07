import { expect, test } from 'vitest'
import { manualSeed, rand, randn, randomState, scope, setRandomState, TorchError, zeros } from './index.js'

test('a seed gives PyTorch’s own numbers', () => {
  scope(() => {
    manualSeed(0)
    // torch.manual_seed(0); torch.rand(3)
    expect((rand([3]).toArray() as number[]).map((value) => value.toFixed(4))).toEqual(['0.4963', '0.7682', '0.0885'])
  })
})

test('the same seed gives the same numbers, another gives others', () => {
  scope(() => {
    const draw = (seed: number): unknown => {
      manualSeed(seed)
      return [rand([5]).toArray(), randn([20]).toArray(), zeros([50]).bernoulli(0.5).toArray()]
    }
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
    expect(draw(-1)).toEqual(draw(-1))
  })
})

test('a state goes on exactly where it was taken', () => {
  scope(() => {
    manualSeed(3)
    // Normal numbers come in pairs: the state holds the one left over.
    randn([3])
    const state = randomState()
    const bytes = state.toBytes()
    const next = randn([9]).toArray()
    rand([100])
    setRandomState(state)
    expect(randn([9]).toArray()).toEqual(next)
    expect(state.toBytes()).toEqual(bytes)
    expect(state.dtype).toBe('uint8')
  })
})

test('refusals', () => {
  expect(() => manualSeed(0.5)).toThrow(new TorchError('manualSeed: argument 1 must be a safe integer, not 0.5'))
  expect(() => setRandomState(zeros([3], { dtype: 'uint8' }))).toThrow(/^setRandomState: /)
  expect(() => randomState('cuda')).toThrow(TorchError)
})

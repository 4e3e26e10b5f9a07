import { describe, expect, test } from 'vitest'
import { autocast, checkpointed, keptSegment, liveTensors, manualSeed, noGrad, ones, ops, randn, randomState, scope, segment, type Tensor } from './index.js'
import { Conv3d, Dropout, InstanceNorm3d, Module, Sequential } from './nn/index.js'

/** Two stages down, a skip from each, dropout in both. */
class Small extends Module<[Tensor], Tensor[]> {
  constructor(private readonly between: typeof segment) {
    super()
  }

  readonly first = new Sequential(new Conv3d(2, 16, { kernel: 3, padding: 1 }), new InstanceNorm3d(16, { affine: true, activation: 'leaky_relu' }), new Dropout(0.3))
  readonly second = new Sequential(new Conv3d(16, 16, { kernel: 3, padding: 1 }), new Dropout(0.3))
  readonly join = new Conv3d(32, 4, { kernel: 1 })
  readonly head = new Conv3d(16, 3, { kernel: 1 })

  forward(x: Tensor): Tensor[] {
    const one = segment((input) => this.first.forward(input), x)
    const two = this.between((input) => this.second.forward(input), one)
    const joined = segment((a, b) => this.join.forward(ops.cat([a, b], 1)), one, two)
    return [joined, this.head.forward(one)]
  }
}

const valueOf = (outputs: Tensor[]): Tensor => outputs.map((output) => output.to({ dtype: 'float32' }).pow(2).mean()).reduce((sum, term) => sum.add(term))

/** Loss, gradients of parameters and input as numbers, and the random numbers that come next. */
function step(checkpointing: boolean, between: typeof segment, forward: (model: Small, x: Tensor) => Tensor[]): unknown[] {
  manualSeed(5)
  const model = new Small(between)
  const x = randn([2, 2, 5, 6, 7])
  x.requiresGrad = true
  const result = scope(() => {
    const { result: outputs, backward } = checkpointing ? checkpointed(() => forward(model, x)) : { result: forward(model, x), backward: (loss: Tensor) => loss.backward() }
    const loss = valueOf(outputs)
    backward(loss)
    return [loss.item(), ...model.parameters().map(({ grad }) => grad!.toArray()), x.grad!.toArray(), randomState().toArray()]
  })
  model.release()
  return result
}

describe('gradient checkpointing', () => {
  test.each<[string, (model: Small, x: Tensor) => Tensor[]]>([
    ['in float32', (model, x) => model.forward(x)],
    ['under bfloat16 autocast', (model, x) => autocast('bfloat16', () => model.forward(x))],
  ])('gives the same loss and gradients bit for bit, and leaves the random numbers where they were: %s', (_, forward) => {
    const plain = step(false, segment, forward)
    expect(step(true, segment, forward)).toEqual(plain)
    expect(step(true, keptSegment, forward)).toEqual(plain)
  })

  test('keeps inputs and outputs of segments alone', () => scope(() => {
    const x = randn([2])
    x.requiresGrad = true
    const before = liveTensors()
    const { result } = checkpointed(() => segment((input) => input.mul(2).mul(3).exp(), x))
    // The output, and the state of the random numbers.
    expect(liveTensors() - before).toBe(2)
    expect(result.toArray()).toEqual(noGrad(() => x.mul(2).mul(3).exp()).toArray())
  }))

  test('a segment whose output the loss does not use, and an input that no segment changes', () => scope(() => {
    const x = randn([3])
    x.requiresGrad = true
    const { result, backward } = checkpointed(() => ({ unused: segment((input) => input.exp(), x), used: segment((input) => input, x) }))
    backward(result.used.sum())
    expect(x.grad!.toArray()).toEqual([1, 1, 1])
  }))

  test.each([segment, keptSegment])('what has nothing to learn, such as a frozen layer, is computed once: %o', (kind) => scope(() => {
    const weight = randn([3])
    weight.requiresGrad = true
    let runs = 0
    const frozen = (image: Tensor): Tensor => {
      runs++
      return image.mul(2)
    }
    const { result, backward } = checkpointed(() => segment((x) => x.mul(weight), kind(frozen, ones([3]))))
    backward(result.sum())
    expect(weight.grad!.toArray()).toEqual([2, 2, 2])
    expect(runs).toBe(1)
  }))

  test('backward within autocast is refused', () => scope(() => {
    const x = randn([3])
    x.requiresGrad = true
    autocast('bfloat16', () => {
      const { result, backward } = checkpointed(() => segment((input) => input.mul(2), x))
      expect(() => backward(result.sum())).toThrow('call it outside of autocast')
    })
  }))

  test('without gradients, and outside, a segment is a plain call', () => scope(() => {
    const x = randn([3])
    x.requiresGrad = true
    segment((input) => input.mul(2), x).sum().backward()
    expect(x.grad!.toArray()).toEqual([2, 2, 2])
    const { result } = checkpointed(() => noGrad(() => segment((input) => input.mul(2), x)))
    expect(result.requiresGrad).toBe(false)
  }))

  test('an error inside leaves nothing recorded', () => scope(() => {
    expect(() => checkpointed(() => { throw new Error('mine') })).toThrow('mine')
    const x = randn([1])
    x.requiresGrad = true
    const y = segment((input) => input.mul(2), x)
    y.backward()
    expect(x.grad!.toArray()).toEqual([2])
  }))
})

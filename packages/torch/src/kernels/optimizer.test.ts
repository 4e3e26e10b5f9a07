import { beforeEach, describe, expect, test } from 'vitest'
import { empty, manualSeed, noGrad, ops, randn, scope, type Tensor, zeros } from '../index.js'
import { bitsByThreads, difference } from './compare.js'

beforeEach(() => manualSeed(14))

/** A scalar, less than a register, not a whole number of registers, several blocks, channels last. */
const shapes = [[], [3], [5, 7], [40_003], [8, 4, 3, 3, 3]]

const draw = (dtype: 'float32' | 'float64' | 'bfloat16' = 'float32'): Tensor[] =>
  shapes.map((shape) => {
    const values = randn(shape).to({ dtype })
    return shape.length === 5 ? values.contiguous({ memoryFormat: 'channels_last_3d' }) : values
  })
const copies = (tensors: Tensor[]): Tensor[] => tensors.map((tensor) => tensor.clone())
const wide = (tensors: Tensor[]): Tensor[] => tensors.map((tensor) => tensor.to({ dtype: 'float64' }))
const worst = (actual: Tensor[], expected: Tensor[]): number => Math.max(...actual.map((one, i) => difference(one, expected[i])))

interface State {
  parameters: Tensor[]
  gradients: Tensor[]
  means: Tensor[]
  squares: Tensor[]
  steps: Tensor[]
}

function state(): State {
  return { parameters: draw(), gradients: draw(), means: draw(), squares: draw().map((one) => one.square()), steps: shapes.map((_, i) => zeros([]).add(i)) }
}

function adamw({ parameters, gradients, means, squares, steps }: State, [lr, beta1, beta2, decay, eps]: number[]): void {
  ops.adamw_(parameters, gradients, means, squares, steps, lr, beta1, beta2, decay, eps)
}

describe('adamw_', () => {
  test.each([
    ['usual', [0.01, 0.9, 0.999, 0.1, 1e-8]],
    ['no decay, short memory', [0.1, 0.3, 0.5, 0, 1e-3]],
  ])('%s settings: as the formula in float64', (_, settings) => {
    scope(() => {
      const ours = state()
      const { parameters, gradients, means, squares, steps } = Object.fromEntries(Object.entries(ours).map(([name, tensors]) => [name, wide(tensors as Tensor[])])) as unknown as State
      adamw(ours, settings)
      const [lr, beta1, beta2, decay, eps] = settings
      parameters.forEach((parameter, i) => {
        const step = steps[i].item() + 1
        const mean = means[i].mul(beta1).add(gradients[i].mul(1 - beta1))
        const square = squares[i].mul(beta2).add(gradients[i].square().mul(1 - beta2))
        const by = mean.div(1 - beta1 ** step).div(square.div(1 - beta2 ** step).sqrt().add(eps))
        expect(ours.steps[i].item()).toBe(step)
        expect(difference(ours.means[i], mean)).toBeLessThan(1e-6)
        expect(difference(ours.squares[i], square)).toBeLessThan(1e-6)
        expect(difference(ours.parameters[i], parameter.mul(1 - lr * decay).sub(by.mul(lr)))).toBeLessThan(1e-6)
      })
    })
  })

  test('other types go to ATen', () => {
    scope(() => {
      const settings = [0.01, 0.9, 0.999, 0.1, 1e-8]
      const ours = state()
      const doubles = { ...(Object.fromEntries(Object.entries(ours).map(([name, tensors]) => [name, wide(tensors as Tensor[])])) as unknown as State), steps: copies(ours.steps) }
      adamw(ours, settings)
      adamw(doubles, settings)
      expect(worst(ours.parameters, doubles.parameters)).toBeLessThan(1e-6)
    })
  })

  test('a parameter that is a column of a matrix changes alone', () => {
    scope(() => {
      const matrix = zeros([10, 2])
      const column = matrix.select(1, 0)
      adamw({ parameters: [column], gradients: [randn([10])], means: [zeros([10])], squares: [zeros([10])], steps: [zeros([])] }, [0.01, 0.9, 0.999, 0, 1e-8])
      expect(column.abs().min().item()).toBeGreaterThan(0.009)
      expect(matrix.select(1, 1).abs().max().item()).toBe(0)
    })
  })

  test('refuses lists that do not fit, and counts no step then', () => {
    scope(() => {
      const given = state()
      expect(() => adamw({ ...given, means: given.means.slice(1) }, [0.1, 0.9, 0.999, 0, 1e-8])).toThrow('adamw_: expected 5 tensors in each list, got 4')
      expect(() => adamw({ ...given, steps: given.steps.slice(1) }, [0.1, 0.9, 0.999, 0, 1e-8])).toThrow('adamw_: expected 5 steps')
      expect(() => adamw({ ...given, gradients: wide(given.gradients) }, [0.1, 0.9, 0.999, 0, 1e-8])).toThrow('adamw_: expected a tensor [] of Float')
      expect(given.steps.map((step) => step.item())).toEqual([0, 1, 2, 3, 4])
      expect(() => adamw({ ...given, gradients: given.gradients.toReversed() }, [0.1, 0.9, 0.999, 0, 1e-8])).toThrow('adamw_: expected a tensor []')
    })
  })
})

describe('sgd_', () => {
  test.each([
    ['plain', 0, 0.01, false],
    ['momentum', 0.9, 0, false],
    ['Nesterov', 0.99, 3e-5, true],
  ])('%s: as ATen', (_, momentum, decay, nesterov) => {
    scope(() => {
      const [parameters, gradients, velocities] = [draw(), draw(), momentum === 0 ? [] : draw()]
      const [theirs, theirVelocities] = [wide(parameters), wide(velocities)]
      ops.sgd_(parameters, gradients, velocities, 0.1, momentum, decay, nesterov)
      ops._fusedSgd_(theirs, wide(gradients), theirVelocities, { weightDecay: decay, momentum, lr: 0.1, dampening: 0, nesterov, maximize: false, isFirstStep: false })
      expect(worst(parameters, theirs)).toBeLessThan(1e-6)
      if (momentum !== 0) expect(worst(velocities, theirVelocities)).toBeLessThan(1e-6)
      const doubles = wide(parameters)
      ops.sgd_(doubles, wide(gradients), wide(velocities), 0.1, momentum, decay, nesterov)
      ops.sgd_(parameters, gradients, velocities, 0.1, momentum, decay, nesterov)
      expect(worst(parameters, doubles)).toBeLessThan(1e-6)
    })
  })

  test('any layout: transposed, expanded, strided; in float64 too', () => {
    scope(() => {
      for (const dtype of ['float32', 'float64'] as const) {
        const matrix = randn([40, 60]).to({ dtype })
        const parameters = [randn([40, 30]).to({ dtype }), matrix.slice(1, 0, 60, 2), randn([64, 64]).to({ dtype })]
        const gradients = [randn([30, 40]).transpose(0, 1), randn([40, 30]), randn([1, 64]).expand([64, 64])].map((one) => one.to({ dtype }))
        const velocities = parameters.map((one) => randn(one.shape).to({ dtype }))
        const before = [copies(parameters), copies(velocities), matrix.slice(1, 1, 60, 2).clone()] as const
        ops.sgd_(parameters, gradients, velocities, 0.1, 0.9, 0, false)
        parameters.forEach((parameter, i) => {
          const velocity = before[1][i].mul(0.9).add(gradients[i])
          expect(difference(velocities[i], velocity)).toBeLessThan(1e-6)
          expect(difference(parameter, before[0][i].sub(velocity.mul(0.1)))).toBeLessThan(1e-6)
        })
        expect(difference(matrix.slice(1, 1, 60, 2), before[2])).toBe(0)
      }
    })
  })

  test('refuses a momentum without velocities, and no parameters', () => {
    scope(() => {
      for (const dtype of ['float32', 'float64'] as const) {
        expect(() => ops.sgd_([zeros([3], { dtype })], [zeros([3], { dtype })], [], 0.1, 0.9, 0, true)).toThrow('sgd_: a momentum wants velocities')
      }
      expect(() => ops.sgd_([], [], [], 0.1, 0, 0, false)).toThrow('sgd_: there are no parameters')
    })
  })

  test('what autograd saved is known to have changed', () => {
    scope(() => {
      const weight = randn([3]).requiresGrad_(true)
      const loss = weight.mul(weight).mul(weight).sum()
      noGrad(() => ops.sgd_([weight], [randn([3])], [], 0.1, 0, 0, false))
      expect(() => loss.backward()).toThrow('modified by an inplace operation')
    })
  })
})

describe('gradient_norm', () => {
  test('as ATen in float64; other types, layouts and empty tensors', () => {
    scope(() => {
      for (const gradients of [draw(), draw('float64'), draw('bfloat16'), [...draw(), empty([0, 3])], [randn([6, 8]).transpose(0, 1), randn([9, 4]).slice(0, 0, 9, 2)]]) {
        const expected = ops.cat(wide(gradients).map((one) => one.reshape([-1]))).linalgVectorNorm(2)
        expect(difference(ops.gradientNorm(gradients).to({ dtype: 'float64' }), expected)).toBeLessThan(gradients[0].dtype === 'bfloat16' ? 0.01 : 1e-6)
      }
      expect(() => ops.gradientNorm([])).toThrow('there are no gradients')
    })
  })

  test('NaN and infinity come out', () => {
    scope(() => {
      expect(ops.gradientNorm([randn([5]), randn([40]).mul(Number.NaN)]).item()).toBeNaN()
      expect(ops.gradientNorm([randn([5]), zeros([3]).add(Number.POSITIVE_INFINITY)]).item()).toBe(Number.POSITIVE_INFINITY)
    })
  })
})

test('the same bits with any number of threads', () => {
  const results = bitsByThreads(() => {
    const given = state()
    const norm = ops.gradientNorm(given.gradients)
    adamw(given, [0.01, 0.9, 0.999, 0.1, 1e-8])
    const velocities = draw()
    ops.sgd_(given.parameters, given.gradients, velocities, 0.1, 0.9, 0, true)
    return [norm, ...given.parameters, ...given.squares, ...velocities]
  })
  expect(results[1]).toEqual(results[0])
  expect(results[2]).toEqual(results[0])
})

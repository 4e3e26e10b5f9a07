import { describe, expect, test } from 'vitest'
import { liveTensors, ones, scope, tensor, type Tensor, zeros } from '../index.js'
import { BatchNorm3d, buffer, Conv3d, Dropout, Identity, Linear, Module, ModuleList, parameter, Sequential } from './index.js'

class Block extends Module {
  readonly conv = new Conv3d(2, 2, { kernel: 1 })
  readonly scale = parameter(tensor([1, 2]))
  readonly offset = buffer(tensor([3]))
  readonly layers = new ModuleList([new Linear(1, 1), new Linear(1, 1, { bias: false })])
  readonly plain = tensor([5])

  forward(x: Tensor): Tensor {
    return x
  }
}

describe('names', () => {
  test('parameters, then buffers, then children, by field', () => {
    expect([...new Block().stateDict().keys()]).toEqual([
      'scale', 'offset', 'conv.weight', 'conv.bias', 'layers.0.weight', 'layers.0.bias', 'layers.1.weight',
    ])
  })

  test('parameters and buffers apart', () => {
    const block = new Block()
    expect(block.namedParameters().map(([name]) => name)).toEqual([
      'scale', 'conv.weight', 'conv.bias', 'layers.0.weight', 'layers.0.bias', 'layers.1.weight',
    ])
    expect(block.namedBuffers()).toEqual([['offset', block.offset]])
    expect(block.parameters()[0]).toBe(block.scale)
    expect(block.buffers()).toEqual([block.offset])
  })

  test('modules, parents first', () => {
    const block = new Block()
    expect(block.namedModules().map(([name]) => name)).toEqual(['', 'conv', 'layers', 'layers.0', 'layers.1'])
    expect(block.children.map(([name]) => name)).toEqual(['conv', 'layers'])
  })

  test('what is shared is one parameter under every path of the state', () => {
    const linear = new Linear(1, 1, { bias: false })
    const model = new Sequential(linear, linear)
    expect(model.parameters()).toEqual([linear.weight])
    expect(model.modules()).toEqual([model, linear])
    expect([...model.stateDict().keys()]).toEqual(['0.weight', '1.weight'])
  })

  test('an array of modules is refused, since it would be left out', () => {
    class Careless extends Block {
      readonly stages = [new Identity()]
    }
    expect(() => new Careless().parameters()).toThrow('Careless.stages is an array of modules')
  })
})

describe('ModuleList', () => {
  test('is read by index, from the end and in turn', () => {
    const items = [new Linear(1, 1), new Linear(1, 2)]
    const list = new ModuleList(items)
    expect(list.length).toBe(2)
    expect(list[1]).toBe(items[1])
    expect(list.at(-1)).toBe(items[1])
    expect(list.at(2)).toBeUndefined()
    expect([...list]).toEqual(items)
    expect(() => list.forward()).toThrow('no forward')
  })
})

test('train and eval reach all below', () => {
  const model = new Sequential(new Sequential(new Dropout(0.5)), new BatchNorm3d(1))
  model.eval()
  expect(model.modules().map(({ training }) => training)).toEqual([false, false, false, false])
  model.train()
  expect(model.modules().every(({ training }) => training)).toBe(true)
})

test('parameters and buffers outlive the scope that made them', () => {
  const model = scope(() => {
    const made = new Sequential(new Linear(2, 1), new BatchNorm3d(1))
    return { made }
  }).made
  expect(model.stateDict().get('1.running_var')!.toArray()).toEqual([1])
})

describe('loadStateDict', () => {
  const values = (shift: number): Map<string, Tensor> => new Map([
    ['weight', tensor(new Float64Array([1 + shift, 2 + shift]), { shape: [1, 2] })],
    ['bias', tensor(new Float64Array([3 + shift]))],
  ])

  test('copies values, converts them and keeps the tensors', () => {
    const model = new Linear(2, 1)
    const { weight } = model
    const source = values(0)
    expect(model.loadStateDict(source)).toEqual({ missing: [], unexpected: [] })
    source.get('weight')!.zero_()
    expect(model.weight).toBe(weight)
    expect(weight.toArray()).toEqual([[1, 2]])
    expect(weight.dtype).toBe('float32')
    expect(weight.requiresGrad).toBe(true)
  })

  test('reports all that does not fit in one error and copies nothing', () => {
    const model = new Sequential(new Linear(2, 1), new Linear(1, 1))
    const before = model.stateDict().get('0.bias')!.toArray()
    const foreign = new Map([
      ['0.weight', zeros([3, 2])],
      ['0.bias', zeros([1]).fill_(9)],
      ['1.bias', zeros([])],
      ['head.weight', zeros([1])],
    ])
    expect(() => model.loadStateDict(foreign)).toThrow(
      'the state does not fit the model: 0.weight is [3, 2] but the model has [1, 2], ' +
      '1.bias is [] but the model has [1]; missing: 1.weight; unexpected: head.weight',
    )
    expect(model.stateDict().get('0.bias')!.toArray()).toEqual(before)
  })

  test('without strict takes what there is and says what is left', () => {
    const model = new Linear(2, 1)
    const some = new Map([['bias', tensor([7])], ['other', tensor([1])]])
    expect(model.loadStateDict(some, { strict: false })).toEqual({ missing: ['weight'], unexpected: ['other'] })
    expect(model.bias!.toArray()).toEqual([7])
    expect(() => model.loadStateDict(new Map([['bias', zeros([2])]]), { strict: false })).toThrow('bias is [2]')
  })

  test('a foreign checkpoint of hundreds of names stays readable', () => {
    const foreign = new Map(Array.from({ length: 300 }, (_, index) => [`x${index}`, zeros([1])] as const))
    expect(() => new Identity().loadStateDict(foreign)).toThrow('x7 and 292 more')
  })

  test('leaves no tensors behind', () => {
    const model = new Linear(2, 1)
    const source = values(1)
    const before = liveTensors()
    model.loadStateDict(source)
    expect(liveTensors()).toBe(before)
  })
})

describe('to', () => {
  test('converts in place; integers stay, gradients come along', () => {
    const model = new BatchNorm3d(2)
    const { weight } = model
    model.forward(ones([1, 2, 1, 1, 2])).sum().backward()
    model.to({ dtype: 'float64' })
    expect(model.weight).toBe(weight)
    expect([weight.dtype, weight.grad!.dtype, model.running_var.dtype]).toEqual(['float64', 'float64', 'float64'])
    expect(model.num_batches_tracked.dtype).toBe('int64')
    expect(weight.requiresGrad).toBe(true)
    model.forward(ones([1, 2, 1, 1, 2]).to({ dtype: 'float64' })).sum().backward()
    expect(model.bias.grad!.toArray()).toEqual([4, 4])
  })

  test('channels-last concerns the kernels and leaves vectors alone', () => {
    const model = new Conv3d(2, 3, { kernel: 2 })
    const values = model.weight.toArray()
    model.to({ memoryFormat: 'channels_last_3d' })
    expect(model.weight.strides).toEqual([16, 1, 8, 4, 2])
    expect(model.weight.toArray()).toEqual(values)
    expect(model.bias!.strides).toEqual([1])
  })

  test('leaves no tensors behind', () => {
    const model = new Conv3d(2, 3, { kernel: 2 })
    const before = liveTensors()
    model.to({ dtype: 'float64', memoryFormat: 'channels_last_3d' })
    expect(liveTensors()).toBe(before)
  })
})

test('zeroGrad drops the gradients', () => {
  const model = new Linear(2, 1)
  scope(() => { model.forward(ones([1, 2])).sum().backward() })
  expect(model.weight.grad).not.toBeNull()
  model.zeroGrad()
  expect(model.parameters().map(({ grad }) => grad)).toEqual([null, null])
})

test('release gives every tensor back', () => {
  const before = liveTensors()
  const model = new Sequential(new Conv3d(1, 1, { kernel: 1 }), new BatchNorm3d(1))
  scope(() => { model.forward(ones([1, 1, 1, 1, 2])).sum().backward() })
  model.release()
  expect(liveTensors()).toBe(before)
})

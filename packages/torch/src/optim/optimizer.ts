import { noGrad } from '../autograd.js'
import { TorchError } from '../errors.js'
import { scope } from '../scope.js'
import { Tensor } from '../tensor.js'

/** Tensors that share settings; each group may have its own. */
export interface ParameterGroup {
  parameters: Iterable<Tensor>
  lr?: number
  weightDecay?: number
}

/** The settings in force of a group; a schedule writes `lr` between steps. */
export interface GroupSettings {
  readonly parameters: readonly Tensor[]
  lr: number
  weightDecay: number
}

/** What an exact resume needs, laid out as PyTorch does: tensors by the index of their parameter. */
export interface OptimizerState {
  state: Map<number, Record<string, Tensor>>
  param_groups: { lr: number; weight_decay: number; params: number[] }[]
}

/** Parameters that one fused call updates: of one group, device and dtype, with their gradients. */
export interface Bucket {
  settings: GroupSettings
  parameters: Tensor[]
  gradients: Tensor[]
  /** The tensors of that name for each parameter, made by `createState` before the first step. */
  state: (name: string) => Tensor[]
}

/**
 * Steps parameters along their gradients. State tensors are owned: no scope releases them.
 * A subclass says which state a parameter has and how one bucket is updated.
 */
export abstract class Optimizer {
  readonly groups: readonly GroupSettings[]
  readonly #state = new Map<Tensor, Record<string, Tensor>>()

  constructor(
    parameters: Iterable<Tensor> | Iterable<ParameterGroup>,
    defaults: { lr: number; weightDecay: number },
  ) {
    this.groups = toGroups(parameters).map((group) => ({
      parameters: [...group.parameters],
      lr: group.lr ?? defaults.lr,
      weightDecay: group.weightDecay ?? defaults.weightDecay,
    }))
    for (const { lr, weightDecay } of this.groups) {
      checkSetting('lr', lr, lr >= 0)
      checkSetting('weightDecay', weightDecay, weightDecay >= 0)
    }
    const all = this.#parameters()
    if (all.length === 0) throw new TorchError('the optimizer got no parameters')
    if (new Set(all).size < all.length) throw new TorchError('a parameter is twice in the optimizer')
  }

  /** Fresh state of one parameter, in the parameter's own memory layout. */
  protected abstract createState(parameter: Tensor): Record<string, Tensor>

  protected abstract update(bucket: Bucket): void

  /** One update of every parameter that has a gradient. */
  step(): void {
    noGrad(() => scope(() => {
      for (const settings of this.groups) {
        for (const bucket of this.#buckets(settings)) this.update(bucket)
      }
    }))
  }

  /** Drops the gradients; the next backward makes them anew. */
  zeroGrad(): void {
    for (const parameter of this.#parameters()) parameter.setGrad(null)
  }

  /** Sets the learning rate of every group. */
  setLr(lr: number): void {
    for (const group of this.groups) group.lr = lr
  }

  /** The state tensors themselves (not copies) and the settings of each group. */
  stateDict(): OptimizerState {
    const parameters = this.#parameters()
    const indices = new Map(parameters.map((parameter, index) => [parameter, index]))
    const state = new Map(parameters.flatMap((parameter, index) => {
      const tensors = this.#state.get(parameter)
      return tensors === undefined ? [] : [[index, { ...tensors }] as const]
    }))
    const param_groups = this.groups.map(({ lr, weightDecay, parameters: members }) => ({
      lr, weight_decay: weightDecay, params: members.map((member) => indices.get(member)!),
    }))
    return { state, param_groups }
  }

  /** Takes copies of the tensors and the settings; refuses a state of other parameters before changing any. */
  loadStateDict({ state, param_groups }: OptimizerState): void {
    const parameters = this.#parameters()
    const sizes = this.groups.map((group) => group.parameters.length)
    const savedSizes = param_groups.map((group) => group.params.length)
    if (sizes.join() !== savedSizes.join()) {
      throw new TorchError(`the optimizer has groups of ${sizes.join(', ')} parameters, its saved state of ${savedSizes.join(', ')}`)
    }
    noGrad(() => scope(() => {
      const fresh = [...state].map(([index, saved]) => {
        const parameter = parameters[index]
        if (parameter === undefined) throw new TorchError(`the saved optimizer state has a parameter ${index} of ${parameters.length}`)
        return [parameter, copyInto(this.createState(parameter), saved, index)] as const
      })
      this.#releaseState()
      for (const [parameter, tensors] of fresh) this.#own(parameter, tensors)
      for (const [index, group] of this.groups.entries()) {
        group.lr = param_groups[index].lr
        group.weightDecay = param_groups[index].weight_decay
      }
    }))
  }

  /** Gives the memory of the state back at once. */
  release(): void {
    this.#releaseState()
  }

  #buckets(settings: GroupSettings): Bucket[] {
    const buckets = new Map<string, Bucket>()
    for (const parameter of settings.parameters) {
      const { grad } = parameter
      if (grad === null) continue
      const kind = `${parameter.device} ${parameter.dtype}`
      let bucket = buckets.get(kind)
      if (bucket === undefined) {
        const parameters: Tensor[] = []
        const state = (name: string): Tensor[] => parameters.map((member) => this.#stateOf(member)[name])
        bucket = { settings, parameters, gradients: [], state }
        buckets.set(kind, bucket)
      }
      bucket.parameters.push(parameter)
      bucket.gradients.push(grad)
    }
    return [...buckets.values()]
  }

  #stateOf(parameter: Tensor): Record<string, Tensor> {
    return this.#state.get(parameter) ?? this.#own(parameter, this.createState(parameter))
  }

  #own(parameter: Tensor, tensors: Record<string, Tensor>): Record<string, Tensor> {
    for (const tensor of Object.values(tensors)) tensor.keep('optimizer state')
    this.#state.set(parameter, tensors)
    return tensors
  }

  #releaseState(): void {
    for (const tensors of this.#state.values()) {
      for (const tensor of Object.values(tensors)) tensor.release()
    }
    this.#state.clear()
  }

  #parameters(): Tensor[] {
    return this.groups.flatMap((group) => [...group.parameters])
  }
}

/** Refuses a setting outside its range; NaN is outside every range. */
export function checkSetting(name: string, value: number, valid: boolean): void {
  if (!valid) throw new TorchError(`${name} of the optimizer can't be ${value}`)
}

function toGroups(parameters: Iterable<Tensor> | Iterable<ParameterGroup>): ParameterGroup[] {
  const items: (Tensor | ParameterGroup)[] = [...parameters]
  const tensors = items.filter((item) => item instanceof Tensor)
  if (tensors.length === items.length) return [{ parameters: tensors }]
  return items.filter((item): item is ParameterGroup => !(item instanceof Tensor))
}

function copyInto(own: Record<string, Tensor>, saved: Record<string, Tensor>, index: number): Record<string, Tensor> {
  const names = Object.keys(own).join(', ')
  if (names !== Object.keys(saved).join(', ')) {
    throw new TorchError(`the optimizer keeps ${names} for parameter ${index}, its saved state ${Object.keys(saved).join(', ')}`)
  }
  for (const [name, tensor] of Object.entries(own)) {
    if (tensor.shape.join() !== saved[name].shape.join()) {
      throw new TorchError(`${name} of parameter ${index} is [${tensor.shape.join(', ')}], in the saved state [${saved[name].shape.join(', ')}]`)
    }
    tensor.copy_(saved[name])
  }
  return own
}

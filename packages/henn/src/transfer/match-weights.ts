import type { Tensor } from '@henn/torch'
import type { AnyModule } from '@henn/torch/nn'
import type { TensorData } from '@henn/torch/serialization'

export interface MatchedTensor {
  /** All names of the network's tensor, the first one first. */
  names: string[]
  target: Tensor
  /** What the file has under one of the names; undefined where it has none. */
  saved: TensorData | undefined
}

/**
 * The parameters and buffers of a network, each once, with what a file has for them under any of their names; then the names
 * in the file of what is not among that. Files name a tensor that stands in several places differently: with all its names,
 * or with one.
 */
export function matchWeights(model: AnyModule, weights: ReadonlyMap<string, TensorData>): { tensors: MatchedTensor[]; unused: string[] } {
  const names = new Map<Tensor, string[]>()
  for (const [name, target] of model.stateDict()) {
    const known = names.get(target)
    if (known === undefined) names.set(target, [name])
    else known.push(name)
  }
  const tensors = [...names].map(([target, own]) => ({ names: own, target, saved: own.map((name) => weights.get(name)).find((data) => data !== undefined) }))
  const known = new Set(tensors.flatMap(({ names: own }) => own))
  const used = new Set(tensors.map(({ saved }) => saved))
  return { tensors, unused: [...weights].flatMap(([name, data]) => (known.has(name) || used.has(data) ? [] : [name])) }
}

/**
 * Weights by the network's names, where all of the file's are behind one more part, such as the `module.` of
 * DistributedDataParallel, the `_orig_mod.` of torch.compile, or the field of a trainer; else as they are.
 */
export function withoutWrapper(weights: ReadonlyMap<string, TensorData>, model: AnyModule): ReadonlyMap<string, TensorData> {
  const own = model.stateDict()
  for (let inner = weights; ; ) {
    const names = [...inner.keys()]
    if (names.some((name) => own.has(name))) return inner
    const wrapper = names[0]?.slice(0, names[0].indexOf('.') + 1) ?? ''
    if (wrapper === '' || !names.every((name) => name.startsWith(wrapper))) return weights
    inner = new Map([...inner].map(([name, data]) => [name.slice(wrapper.length), data]))
  }
}

import type { AnyModule } from '@henn/torch/nn'

const heads = new WeakSet<AnyModule>()

/** Marks the layer whose outputs are a network's logits: what is transferred to other classes. Gives the layer. */
export function head<Layer extends AnyModule>(layer: Layer): Layer {
  heads.add(layer)
  return layer
}

export function isHead(layer: AnyModule): boolean {
  return heads.has(layer)
}

import { Tensor } from '@henn/torch'
import { Conv3d, ConvTranspose3d, Linear, type AnyModule } from '@henn/torch/nn'
import { MultiHeadSelfAttention3D } from './blocks/multi-head-self-attention3d.js'

/**
 * Additions and multiplications of one forward of a layer, without those of its parts: two for each weight and each place
 * where it is used; for attention the products of queries with keys and of scores with values. Norms, activations and gates
 * are left out: a few for each value.
 */
export function flopsOf(module: AnyModule, input: unknown, output: unknown): number {
  if (!(input instanceof Tensor) || !(output instanceof Tensor)) return 0
  if (module instanceof Conv3d) return 2 * output.numel * (module.weight.numel / module.weight.shape[0])
  if (module instanceof ConvTranspose3d) return 2 * input.numel * (module.weight.numel / module.weight.shape[0])
  if (module instanceof Linear) return 2 * output.numel * module.weight.shape[1]
  if (module instanceof MultiHeadSelfAttention3D) {
    const [batch, tokens, channels] = input.shape
    return 4 * batch * tokens ** 2 * channels
  }
  return 0
}

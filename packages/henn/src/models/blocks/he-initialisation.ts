import { Conv3d, ConvTranspose3d, init, type AnyModule } from '@henn/torch/nn'

/** He et al. 2015 for leaky ReLU of slope 0.01, biases 0: as nnU-Net starts all convolutions of a network. */
export function initialiseByHe(network: AnyModule): void {
  for (const module of network.modules()) {
    if (!(module instanceof Conv3d || module instanceof ConvTranspose3d)) continue
    init.kaimingNormal_(module.weight, { a: 0.01 })
    if (module.bias !== null) init.zeros_(module.bias)
  }
}

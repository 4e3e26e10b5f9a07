import { noGrad } from '../autograd.js'
import { zeros } from '../creation.js'
import { scope } from '../scope.js'
import { ops, type Tensor } from '../tensor.js'

/**
 * Scales all gradients by one factor so that their common L2 norm is at most `maxNorm`, as
 * torch.nn.utils.clip_grad_norm_. Returns the norm before (a scalar tensor, so that nothing waits
 * for a GPU; 0 without gradients). A norm that isn't finite makes the gradients so too.
 */
export function clipGradNorm(parameters: Iterable<Tensor>, maxNorm: number): Tensor {
  return noGrad(() => scope(() => {
    const gradients = [...parameters].map(({ grad }) => grad).filter((grad) => grad !== null)
    if (gradients.length === 0) return zeros([])
    const total = ops.gradientNorm(gradients)
    const factor = total.add(1e-6).reciprocal().mul(maxNorm).clampMax(1)
    // On a GPU multiplied even where it is 1: a decision would have to wait for the device.
    if (total.device !== 'cpu' || factor.item() !== 1) ops._foreachMul_(gradients, factor)
    return total
  }))
}

// B batch, C channels, Z Y X voxels. The second argument says whose operator: 'ours', or libtorch's in a memory format.
import { cudaIsAvailable, grad, manualSeed, ops, randn, scope } from '@henn/torch'
import { serve, work } from './worker.mjs'

const device = 'cuda'
const whose = process.argv[3]
const memoryFormat = whose === 'ours' ? 'channels_last_3d' : whose
const dtypes = { f32: 'float32', bf16: 'bfloat16' }
const one = [1, 1, 1]
cudaIsAvailable()

function prepare({ shape, kernel, dtype }) {
  const [x, w, gradient] = scope(() => {
    manualSeed(0)
    const draw = (shape) => randn(shape).to({ dtype: dtypes[dtype], device })
    const large = () => draw(shape).contiguous({ memoryFormat })
    return [large().requiresGrad_(true), draw([shape[1], 1, kernel, kernel, kernel]).requiresGrad_(true), large()].map((tensor) => tensor.keep('gpu'))
  })
  const padding = Array.from({ length: 3 }, () => (kernel - 1) / 2)
  const forward = () => (whose === 'ours' ? ops.depthwiseConv3d(x, w, null, one, padding) : ops.conv3d(x, w, null, one, padding, one, shape[1]))
  const pass = () => {
    const y = forward()
    return [y, ...grad([y], [x, w], [gradient])]
  }
  const norm = (tensor) => tensor.detach().to({ dtype: 'float64' }).reshape([-1]).linalgVectorNorm(2).item()
  return {
    // The GPU works on its own; a number that is read waits for all of it.
    step: () => {
      for (let i = 1; i < work.passes; i++) scope(() => void pass())
      scope(() => void pass()[2].reshape([-1]).narrow(0, 0, 1).item())
    },
    perStep: work.passes,
    check: () => scope(() => pass().map(norm)),
    release: () => [x, w, gradient].forEach((tensor) => tensor.release()),
  }
}

await serve({ ready: { pieces: work.pieces.length }, items: Object.fromEntries(work.pieces.map((piece) => [piece.name, () => prepare(piece)])) })

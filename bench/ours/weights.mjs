import { fromBytes, scope } from '@henn/torch'
import { loadPth, savePth, TensorData } from '@henn/torch/serialization'

/** Writes a network's weights as a state dict that PyTorch reads, and releases the network. */
export function saveWeights(network, path) {
  const state = [...network.stateDict()].map(([name, tensor]) => [name, new TensorData(tensor.dtype, tensor.shape, tensor.toBytes())])
  savePth(path, Object.fromEntries(state))
  network.release()
}

/** A function that gives a network these weights. */
export async function readWeights(path) {
  const state = Object.entries(await loadPth(path))
  return (network) => {
    scope(() => void network.loadStateDict(new Map(state.map(([name, { bytes, shape, dtype }]) => [name, fromBytes(bytes, shape, dtype)]))))
    return network
  }
}

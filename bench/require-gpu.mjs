import { cudaIsAvailable } from '@henn/torch'

/** Refuses where a bench has no GPU to measure on. */
export function requireGpu() {
  if (!cudaIsAvailable()) throw new Error('there is no NVIDIA GPU that libtorch can use here')
}

import { binding } from './binding.js'
import type { Device } from './layout.js'
import { Tensor } from './tensor.js'

/** Seeds the random numbers of every device. The CPU's are one sequence for the whole process: worker threads that draw from it change what the others get. */
export function manualSeed(seed: number): void {
  binding.manualSeed(seed)
}

/** The state of a device's random numbers, for going on exactly where it was taken. */
export function randomState(device: Device = 'cpu'): Tensor {
  return new Tensor(binding.randomState(device))
}

export function setRandomState(state: Tensor, device: Device = 'cpu'): void {
  binding.setRandomState(device, state.id)
}

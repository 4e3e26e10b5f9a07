import { join } from 'node:path'
import { binding } from './binding.js'
import { findSetup } from './setup/locate.js'

/** Threads that one operator of this thread uses. Worker threads start with one. */
export function getNumThreads(): number {
  return binding.getNumThreads()
}

export function setNumThreads(threads: number): void {
  binding.setNumThreads(threads)
}

/** Asks operators for results that do not change from run to run; a device that can't warns. */
export function setDeterministic(on: boolean): void {
  binding.setDeterministic(on)
}

/** The level of vector instructions that the engine uses: DEFAULT, AVX2 or AVX512. */
export function cpuCapability(): string {
  return binding.cpuCapability()
}

/** The instruction set that our own operators were chosen for: avx2, avx512, avx512_bf16 or neon; none where libtorch's serve instead. */
export function kernelLevel(): string {
  return binding.kernelLevel()
}

/** Whether this processor multiplies bfloat16 in hardware. */
export function hasBfloat16(): boolean {
  return binding.hasBfloat16()
}

/** Whether a CUDA device can be used; loads libtorch's CUDA half on the first question. */
export function cudaIsAvailable(): boolean {
  return binding.loadCuda(join(findSetup()?.libtorch ?? '', 'lib', 'libtorch_cuda.so'))
}

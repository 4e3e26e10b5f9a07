import { binding } from './binding.js'
import type { Device } from './layout.js'

export interface MemoryStatistics {
  /** Bytes that tensors hold now. */
  inUse: number
  /** The most that they held at once since the start or `resetPeakMemory`. */
  peak: number
  /** Bytes that the allocator keeps from the system for them, used or cached; on the CPU small blocks are not counted. */
  resident: number
}

/** What the allocator of a device holds, in the whole process. On the CPU it is counted on Linux only. */
export function memoryStatistics(device: Device = 'cpu'): MemoryStatistics {
  const [inUse, peak, resident] = binding.memoryStatistics(device)
  return { inUse, peak, resident }
}

export function resetPeakMemory(device: Device = 'cpu'): void {
  binding.resetPeakMemory(device)
}

/** CPU allocations beyond so many bytes in use throw OutOfMemoryError; null lifts the cap. Gives the one before. On Linux. */
export function setMemoryCap(bytes: number | null): number | null {
  return binding.setMemoryCap(bytes)
}

/**
 * The share of each GPU's memory that this process may take, in (0, 1]; beyond it allocations throw OutOfMemoryError.
 * To be set after `cudaIsAvailable()` and before the first CUDA tensor.
 */
export function setCudaMemoryFraction(fraction: number): void {
  binding.setCudaMemoryFraction(fraction)
}

/** Gives cached memory back, on every device. */
export function emptyCache(): void {
  binding.emptyCache()
}

import { binding } from './binding.js'

export interface MemoryStatistics {
  /** Bytes that tensors hold now. */
  inUse: number
  /** The most that they held at once since the start or `resetPeakMemory`. */
  peak: number
  /** Bytes that the allocator keeps from the system for them, used or cached; small blocks are not counted. */
  resident: number
}

/** What the CPU allocator holds, in the whole process. */
export function memoryStatistics(): MemoryStatistics {
  const [inUse, peak, resident] = binding.memoryStatistics()
  return { inUse, peak, resident }
}

export function resetPeakMemory(): void {
  binding.resetPeakMemory()
}

/** Allocations beyond so many bytes in use throw OutOfMemoryError; null lifts the cap. */
export function setMemoryCap(bytes: number | null): void {
  binding.setMemoryCap(bytes)
}

/** Gives cached memory back to the system. */
export function emptyCache(): void {
  binding.emptyCache()
}

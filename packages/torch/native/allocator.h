// The CPU allocator that the engine is given, and what it counts.
#pragma once

#include <atomic>
#include <cstddef>
#include <limits>

namespace henn {

constexpr size_t kNoCap = std::numeric_limits<size_t>::max();

/** Bytes of CPU tensors in this process. */
struct CpuMemory {
  std::atomic<size_t> inUse{0};
  std::atomic<size_t> peak{0};
  std::atomic<size_t> cap{kNoCap};
};

CpuMemory& cpuMemory();

/** Bytes that the kernel holds for blocks, used or cached; small ones are not counted. */
size_t residentCpuMemory();

/** Gives cached blocks back to the system. */
void emptyCpuCache();

}  // namespace henn

// A caching CPU allocator. glibc gives large blocks back to the kernel at once, and the page faults of taking them again
// cost a third of a training step. This one keeps them, and what it keeps resident never exceeds the peak of what was in
// use by more than an eighth.
#include "allocator.h"

#include "arena.h"
#include "binding.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/util/Exception.h>

#include <mutex>

#if defined(__linux__)
#include <malloc.h>

#include <cstdlib>
#endif

namespace henn {

CpuMemory& cpuMemory() {
  static CpuMemory instance;
  return instance;
}

#if defined(__linux__)

namespace {

constexpr size_t kSmall = size_t{64} << 10;  // below: malloc, which is quick there and keeps its memory

/** Never destroyed: tensors may outlive every static object. */
Arena& arena() {
  static auto* instance = new Arena();
  return *instance;
}

void countTaken(size_t bytes) {
  auto& memory = cpuMemory();
  const size_t now = memory.inUse.fetch_add(bytes) + bytes;
  size_t before = memory.peak.load();
  while (now > before && !memory.peak.compare_exchange_weak(before, now)) {
  }
}

void releaseMemory(void* data) {
  if (data == nullptr) return;
  if (arena().holds(data)) {
    cpuMemory().inUse -= arena().release(data);
  } else {
    cpuMemory().inUse -= malloc_usable_size(data);
    std::free(data);
  }
}

[[noreturn]] void refuse(size_t size, const std::string& who) {
  TORCH_CHECK_WITH(OutOfMemoryError, false, "out of memory on the CPU: ", size >> 20, " MiB were asked for, ",
                   cpuMemory().inUse.load() >> 20, " MiB are in use; ", who, " refused. Use a smaller batch or patch.");
}

class CachingAllocator final : public c10::Allocator {
 public:
  c10::DataPtr allocate(size_t size) override {
    if (size == 0) return {nullptr, nullptr, &releaseMemory, c10::Device(c10::kCPU)};
    const auto& memory = cpuMemory();
    const size_t cap = memory.cap;
    if (size > cap || memory.inUse > cap - size) refuse(size, "the memory cap of " + std::to_string(cap >> 20) + " MiB");
    void* data = size >= kSmall ? arena().allocate(size) : nullptr;
    if (data != nullptr) {
      countTaken((size + kPageBytes - 1) / kPageBytes * kPageBytes);
    } else {
      if (posix_memalign(&data, 64, size) != 0) refuse(size, "the system");
      countTaken(malloc_usable_size(data));
    }
    return {data, data, &releaseMemory, c10::Device(c10::kCPU)};
  }
  c10::DeleterFnPtr raw_deleter() const override { return &releaseMemory; }
  void copy_data(void* target, const void* source, size_t size) const override {
    default_copy_data(target, source, size);
  }
};

}  // namespace

size_t residentCpuMemory() { return arena().resident(); }

void emptyCpuCache() {
  arena().giveBack();
  malloc_trim(0);
}

void installAllocator() {
  static std::once_flag once;
  std::call_once(once, [] {
    static CachingAllocator instance;
    c10::SetCPUAllocator(&instance, /*priority=*/1);
  });
}

#else

// Elsewhere the engine's own allocator serves, and nothing is counted.
size_t residentCpuMemory() { return 0; }
void emptyCpuCache() {}
void installAllocator() {}

#endif

}  // namespace henn

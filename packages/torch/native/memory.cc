// Memory of the CPU and of CUDA devices: statistics, caps, caches. What concerns CUDA is untested: it needs a GPU.
#include "allocator.h"
#include "binding.h"

#include <ATen/Context.h>
#include <c10/core/AllocatorConfig.h>
#include <c10/core/CachingDeviceAllocator.h>

namespace henn {
namespace {

/** The caching allocator of CUDA, or null as long as no tensor was made there. */
c10::DeviceAllocator* cudaAllocator() {
  if (!at::hasCUDA()) return nullptr;
  auto* allocator = dynamic_cast<c10::DeviceAllocator*>(c10::GetAllocator(c10::kCUDA));
  return allocator != nullptr && allocator->initialized() ? allocator : nullptr;
}

c10::Device deviceOf(const Arguments& a) {
  const c10::Device device(a.text(0));
  TORCH_CHECK(device.is_cpu() || device.is_cuda(), "memory is counted on the CPU and on CUDA devices, not on ", device);
  return device;
}

/** Of 'cuda' without a number: the first. */
c10::DeviceIndex indexOf(c10::Device device) { return device.has_index() ? device.index() : 0; }

/** [in use, peak, resident] in bytes. */
napi_value memoryStatistics(const Arguments& a) {
  const auto device = deviceOf(a);
  if (device.is_cpu()) {
    const auto& memory = cpuMemory();
    return toNumbers(a.env(), {static_cast<int64_t>(memory.inUse), static_cast<int64_t>(memory.peak),
                               static_cast<int64_t>(residentCpuMemory())});
  }
  auto* allocator = cudaAllocator();
  if (allocator == nullptr) return toNumbers(a.env(), {0, 0, 0});
  const auto statistics = allocator->getDeviceStats(indexOf(device));
  constexpr auto kAll = static_cast<size_t>(c10::CachingAllocator::StatType::AGGREGATE);
  return toNumbers(a.env(), {statistics.allocated_bytes[kAll].current, statistics.allocated_bytes[kAll].peak,
                             statistics.reserved_bytes[kAll].current});
}

napi_value resetPeakMemory(const Arguments& a) {
  const auto device = deviceOf(a);
  if (device.is_cpu()) {
    cpuMemory().peak = cpuMemory().inUse.load();
  } else if (auto* allocator = cudaAllocator()) {
    allocator->resetPeakStats(indexOf(device));
  }
  return undefined(a.env());
}

/** Gives the cap before, or null. */
napi_value setMemoryCap(const Arguments& a) {
  TORCH_CHECK(a.isNullish(0) || a.integer(0) >= 0, "the cap must be a number of bytes, not ", a.integer(0));
  const size_t before = cpuMemory().cap.exchange(a.isNullish(0) ? kNoCap : static_cast<size_t>(a.integer(0)));
  return before == kNoCap ? null(a.env()) : toNumber(a.env(), static_cast<double>(before));
}

/** libtorch's own setting, which each device reads when its first tensor is made. */
napi_value setCudaMemoryFraction(const Arguments& a) {
  const double fraction = a.number(0);
  TORCH_CHECK(fraction > 0 && fraction <= 1, "the fraction must lie in (0, 1], not ", describeNumber(fraction));
  TORCH_CHECK(at::hasCUDA(), "no CUDA device can be used");
  TORCH_CHECK(cudaAllocator() == nullptr, "set it before the first CUDA tensor is made");
  c10::CachingAllocator::setAllocatorSettings("per_process_memory_fraction:" + describeNumber(fraction));
  return undefined(a.env());
}

napi_value emptyCache(const Arguments& a) {
  emptyCpuCache();
  if (auto* allocator = cudaAllocator()) allocator->emptyCache();
  return undefined(a.env());
}

}  // namespace

void defineMemory(napi_env env, napi_value exports) {
  define<memoryStatistics>(env, exports, "memoryStatistics");
  define<resetPeakMemory>(env, exports, "resetPeakMemory");
  define<setMemoryCap>(env, exports, "setMemoryCap");
  define<setCudaMemoryFraction>(env, exports, "setCudaMemoryFraction");
  define<emptyCache>(env, exports, "emptyCache");
}

}  // namespace henn

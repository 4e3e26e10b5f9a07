// A caching CPU allocator. glibc gives large blocks back to the kernel at once, and the page faults of taking them again
// cost a third of a training step. This one keeps them: one reserved address range, best fit, neighbours merged, huge
// pages. What it keeps resident never exceeds the peak of what was in use by more than a fixed slack.
#include "binding.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/util/Exception.h>

#include <atomic>
#include <limits>
#include <mutex>

#if defined(__linux__)
#include <c10/util/flat_hash_map.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <set>
#endif

namespace henn {
namespace {

constexpr size_t kNoCap = std::numeric_limits<size_t>::max();

struct Statistics {
  std::atomic<size_t> inUse{0};
  std::atomic<size_t> peak{0};
  std::atomic<size_t> resident{0};
  std::atomic<size_t> cap{kNoCap};

  void take(size_t bytes) {
    const size_t now = inUse.fetch_add(bytes) + bytes;
    size_t before = peak.load();
    while (now > before && !peak.compare_exchange_weak(before, now)) {
    }
  }
};

Statistics& statistics() {
  static Statistics instance;
  return instance;
}

#if defined(__linux__)

constexpr size_t kPage = 4096;
constexpr size_t kHugePage = size_t{2} << 20;
constexpr size_t kSmall = size_t{64} << 10;   // below: malloc, which is quick there and keeps its memory
constexpr size_t kSlack = size_t{32} << 20;

size_t roundUp(size_t size, size_t unit) { return (size + unit - 1) / unit * unit; }

struct Block {
  char* begin;
  size_t size;
  size_t dirty;  // upper bound of the bytes that the kernel holds pages for
  bool free;
  Block* before;
  Block* after;
};

struct BySize {
  bool operator()(const Block* a, const Block* b) const {
    return a->size != b->size ? a->size < b->size : a->begin < b->begin;
  }
};

class Arena {
 public:
  Arena() {
    const size_t physical = static_cast<size_t>(sysconf(_SC_PHYS_PAGES)) * kPage;
    const size_t size = roundUp(physical * 4, kHugePage);
    void* range = mmap(nullptr, size + kHugePage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (range == MAP_FAILED) return;  // a limit on address space: malloc serves alone
    begin_ = reinterpret_cast<char*>(roundUp(reinterpret_cast<size_t>(range), kHugePage));
    end_ = begin_ + size;
    madvise(begin_, size, MADV_HUGEPAGE);
    auto* all = new Block{begin_, size, 0, true, nullptr, nullptr};
    free_.insert(all);
  }

  bool holds(const void* data) const { return data >= begin_ && data < end_; }

  void* allocate(size_t size) {
    const std::lock_guard<std::mutex> lock(mutex_);
    Block wanted{nullptr, size, 0, true, nullptr, nullptr};
    const auto found = free_.lower_bound(&wanted);
    if (found == free_.end()) return nullptr;
    Block* block = *found;
    free_.erase(found);
    if (block->size > size) split(block, size);
    const size_t added = block->size - block->dirty;
    used_ += size;
    peak_ = std::max(peak_, used_);
    block->free = false;
    block->dirty = block->size;
    resident_ += added;
    if (resident_ > peak_ + kSlack) purge(resident_ - peak_ - kSlack);
    statistics().resident = resident_;
    blocks_[block->begin] = block;
    return block->begin;
  }

  size_t release(void* data) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto found = blocks_.find(static_cast<char*>(data));
    Block* block = found->second;
    const size_t size = block->size;
    blocks_.erase(found);
    used_ -= size;
    block->free = true;
    if (block->after != nullptr && block->after->free) block = merge(block, block->after);
    if (block->before != nullptr && block->before->free) block = merge(block->before, block);
    free_.insert(block);
    return size;
  }

  void giveBack() {
    const std::lock_guard<std::mutex> lock(mutex_);
    purge(resident_);
    statistics().resident = resident_;
  }

 private:
  void split(Block* block, size_t size) {
    auto* rest = new Block{block->begin + size, block->size - size, 0, true, block, block->after};
    if (block->after != nullptr) block->after->before = rest;
    block->after = rest;
    block->size = size;
    rest->dirty = block->dirty > size ? block->dirty - size : 0;
    block->dirty = std::min(block->dirty, size);
    free_.insert(rest);
  }

  /** Both free, or about to be; the result is in no set. */
  Block* merge(Block* first, Block* second) {
    free_.erase(first);
    free_.erase(second);
    first->size += second->size;
    first->dirty += second->dirty;
    first->after = second->after;
    if (second->after != nullptr) second->after->before = first;
    delete second;
    return first;
  }

  /** Gives the pages of free blocks back, the smallest blocks first: they are the hardest to use again. */
  void purge(size_t bytes) {
    size_t given = 0;
    for (Block* block : free_) {
      if (given >= bytes) break;
      if (block->dirty == 0) continue;
      madvise(block->begin, block->size, MADV_DONTNEED);
      given += block->dirty;
      resident_ -= block->dirty;
      block->dirty = 0;
    }
  }

  std::mutex mutex_;
  char* begin_ = nullptr;
  char* end_ = nullptr;
  std::set<Block*, BySize> free_;
  ska::flat_hash_map<char*, Block*> blocks_;
  size_t used_ = 0;
  size_t peak_ = 0;
  size_t resident_ = 0;
};

/** Never destroyed: tensors may outlive every static object. */
Arena& arena() {
  static auto* instance = new Arena();
  return *instance;
}

void releaseMemory(void* data) {
  if (data == nullptr) return;
  if (arena().holds(data)) {
    statistics().inUse -= arena().release(data);
  } else {
    statistics().inUse -= malloc_usable_size(data);
    free(data);
  }
}

class CachingAllocator final : public c10::Allocator {
 public:
  c10::DataPtr allocate(size_t size) override {
    if (size == 0) return {nullptr, nullptr, &releaseMemory, c10::Device(c10::kCPU)};
    auto& s = statistics();
    if (s.cap != kNoCap && s.inUse + size > s.cap) refuse(size, "the cap set with setMemoryCap");
    void* data = nullptr;
    if (size >= kSmall) {
      const size_t rounded = roundUp(size, kPage);
      data = arena().allocate(rounded);
      if (data != nullptr) s.take(rounded);
    }
    if (data == nullptr) {
      if (posix_memalign(&data, 64, size) != 0) refuse(size, "the system");
      s.take(malloc_usable_size(data));
    }
    return {data, data, &releaseMemory, c10::Device(c10::kCPU)};
  }
  c10::DeleterFnPtr raw_deleter() const override { return &releaseMemory; }
  void copy_data(void* target, const void* source, size_t size) const override { default_copy_data(target, source, size); }

 private:
  [[noreturn]] static void refuse(size_t size, const char* who) {
    const auto& s = statistics();
    TORCH_CHECK_WITH(OutOfMemoryError, false, "out of memory on the CPU: ", size >> 20, " MiB were asked for, ",
                     s.inUse.load() >> 20, " MiB are in use", s.cap != kNoCap ? ", " : "",
                     s.cap != kNoCap ? std::to_string(s.cap.load() >> 20) + " MiB allowed" : std::string(), "; ", who,
                     " refused. Use a smaller batch or patch.");
  }
};

#endif

napi_value memoryStatistics(const Arguments& a) {
  const auto& s = statistics();
  return toNumbers(a.env(), {static_cast<int64_t>(s.inUse), static_cast<int64_t>(s.peak), static_cast<int64_t>(s.resident)});
}

napi_value resetPeakMemory(const Arguments& a) {
  statistics().peak = statistics().inUse.load();
  return undefined(a.env());
}

napi_value setMemoryCap(const Arguments& a) {
  statistics().cap = a.isNullish(0) ? kNoCap : static_cast<size_t>(a.integer(0));
  return undefined(a.env());
}

napi_value emptyCache(const Arguments& a) {
#if defined(__linux__)
  arena().giveBack();
  malloc_trim(0);
#endif
  return undefined(a.env());
}

}  // namespace

void installAllocator() {
#if defined(__linux__)
  static std::once_flag once;
  std::call_once(once, [] {
    static CachingAllocator instance;
    c10::SetCPUAllocator(&instance, /*priority=*/1);
  });
#endif
}

void defineAllocator(napi_env env, napi_value exports) {
  define<memoryStatistics>(env, exports, "memoryStatistics");
  define<resetPeakMemory>(env, exports, "resetPeakMemory");
  define<setMemoryCap>(env, exports, "setMemoryCap");
  define<emptyCache>(env, exports, "emptyCache");
}

}  // namespace henn

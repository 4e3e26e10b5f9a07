// Working memory, kept between calls.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>

namespace henn::cpu {
namespace {

/** Memory that only grows. */
class Kept {
 public:
  Kept() = default;
  Kept(const Kept&) = delete;
  ~Kept() { std::free(memory_); }

  /** At least `bytes`, aligned to cache lines; its content is undefined. Valid until the next call. */
  void* atLeast(size_t bytes) {
    if (size_ >= bytes) return memory_;
    std::free(memory_);
    size_ = (bytes + 4095) / 4096 * 4096;
    memory_ = std::aligned_alloc(64, size_);
    if (memory_ == nullptr) {
      size_ = 0;
      throw std::bad_alloc();
    }
    return memory_;
  }

 private:
  void* memory_ = nullptr;
  size_t size_ = 0;
};

/** For what a thread works with alone. Valid until the next call in this thread. */
inline void* scratch(size_t bytes) {
  thread_local Kept kept;
  return kept.atLeast(bytes);
}

/** The same, beside it, for weights on the way into a panel. */
inline void* panelScratch(size_t bytes) {
  thread_local Kept kept;
  return kept.atLeast(bytes);
}

/** For what the threads of an operator share, taken by the one that calls it. Valid until the next call in this thread. */
inline void* sharedScratch(size_t bytes) {
  thread_local Kept kept;
  return kept.atLeast(bytes);
}

/** Cuts one block into parts on cache lines. */
class Carver {
 public:
  template <typename T>
  size_t reserve(size_t count) {
    const size_t at = size_;
    size_ = (size_ + count * sizeof(T) + 63) / 64 * 64;
    return at;
  }
  size_t size() const { return size_; }

 private:
  size_t size_ = 0;
};

}  // namespace
}  // namespace henn::cpu

// Working memory of a thread, kept between calls.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>

namespace henn::cpu {
namespace {

/** At least `bytes`, aligned to cache lines; its content is undefined. Valid until the next call in this thread. */
inline void* scratch(size_t bytes) {
  struct Block {
    void* memory = nullptr;
    size_t size = 0;
    ~Block() { std::free(memory); }
  };
  thread_local Block block;
  if (block.size < bytes) {
    std::free(block.memory);
    block.size = (bytes + 4095) / 4096 * 4096;
    block.memory = std::aligned_alloc(64, block.size);
    if (block.memory == nullptr) {
      block.size = 0;
      throw std::bad_alloc();
    }
  }
  return block.memory;
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

// One reserved range of addresses, from which large blocks are taken: best fit, neighbours merged, huge pages.
#pragma once

#if defined(__linux__)

#include <c10/util/flat_hash_map.h>

#include <atomic>
#include <cstdint>
#include <mutex>
#include <set>

namespace henn {

constexpr size_t kPageBytes = 4096;

/** Which pages of a range the kernel holds memory for: those that were handed out since they were last given back. */
class Pages {
 public:
  void reserve(char* begin, size_t bytes);
  /** Notes that all of [begin, begin + bytes) is held; returns the bytes that were not before. */
  size_t hold(char* begin, size_t bytes);
  /** Gives [begin, begin + bytes) back to the kernel; returns the bytes that it held. */
  size_t giveBack(char* begin, size_t bytes);

 private:
  template <class Change>
  void eachWord(char* begin, size_t bytes, Change change);

  char* begin_ = nullptr;
  uint64_t* held_ = nullptr;  // a bit for each page
  char* highest_ = nullptr;   // the end of all that was ever held
};

class Arena {
 public:
  Arena();

  bool holds(const void* data) const { return data >= begin_ && data < end_; }
  /** Whole pages; null where the range has no room. */
  void* allocate(size_t bytes);
  /** Returns the bytes of the block. */
  size_t release(void* data);
  /** Gives the pages of all free blocks back to the kernel. */
  void giveBack();
  /** Bytes that the kernel holds for blocks, used or free. */
  size_t resident() const { return resident_; }

 private:
  struct Block {
    char* begin;
    size_t size;
    bool free;
    Block* before;
    Block* after;
  };
  struct BySize {
    bool operator()(const Block* a, const Block* b) const {
      return a->size != b->size ? a->size < b->size : a->begin < b->begin;
    }
  };

  void split(Block* block, size_t size);
  Block* merge(Block* first, Block* second);
  void purge(size_t bytes);

  std::mutex mutex_;
  char* begin_ = nullptr;
  char* end_ = nullptr;
  Pages pages_;
  std::set<Block*, BySize> free_;
  ska::flat_hash_map<char*, Block*> used_;
  size_t inUse_ = 0;
  size_t peak_ = 0;
  std::atomic<size_t> resident_{0};
};

}  // namespace henn

#endif

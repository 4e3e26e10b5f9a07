#include "arena.h"

#if defined(__linux__)

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace henn {
namespace {

constexpr size_t kHugePage = size_t{2} << 20;
constexpr size_t kLeastSlack = size_t{32} << 20;

size_t roundUp(size_t size, size_t unit) { return (size + unit - 1) / unit * unit; }

}  // namespace

void Pages::reserve(char* begin, size_t bytes) {
  begin_ = highest_ = begin;
  // calloc of so much maps zero pages; only what is written to costs memory.
  held_ = static_cast<uint64_t*>(std::calloc(bytes / kPageBytes / 64 + 1, sizeof(uint64_t)));
}

template <class Change>
void Pages::eachWord(char* begin, size_t bytes, Change change) {
  size_t page = static_cast<size_t>(begin - begin_) / kPageBytes;
  const size_t end = page + bytes / kPageBytes;
  while (page < end) {
    const size_t bit = page % 64;
    const size_t count = std::min<size_t>(64 - bit, end - page);
    const uint64_t ones = count == 64 ? ~uint64_t{0} : (uint64_t{1} << count) - 1;
    change(held_[page / 64], ones << bit);
    page += count;
  }
}

size_t Pages::hold(char* begin, size_t bytes) {
  size_t added = 0;
  eachWord(begin, bytes, [&](uint64_t& word, uint64_t mask) {
    added += __builtin_popcountll(mask & ~word);
    word |= mask;
  });
  highest_ = std::max(highest_, begin + bytes);
  return added * kPageBytes;
}

size_t Pages::giveBack(char* begin, size_t bytes) {
  if (begin >= highest_) return 0;
  bytes = std::min(bytes, static_cast<size_t>(highest_ - begin));
  size_t given = 0;
  eachWord(begin, bytes, [&](uint64_t& word, uint64_t mask) {
    given += __builtin_popcountll(mask & word);
    word &= ~mask;
  });
  if (given != 0) madvise(begin, bytes, MADV_DONTNEED);
  return given * kPageBytes;
}

Arena::Arena() {
  // More than there is memory, since best fit leaves gaps; addresses alone cost nothing.
  const size_t physical = static_cast<size_t>(sysconf(_SC_PHYS_PAGES)) * kPageBytes;
  const size_t size = roundUp(physical * 4, kHugePage);
  void* range =
      mmap(nullptr, size + kHugePage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (range == MAP_FAILED) return;  // a limit on address space: malloc serves alone
  begin_ = reinterpret_cast<char*>(roundUp(reinterpret_cast<size_t>(range), kHugePage));
  end_ = begin_ + size;
  madvise(begin_, size, MADV_HUGEPAGE);
  pages_.reserve(begin_, size);
  free_.insert(new Block{begin_, size, true, nullptr, nullptr});
}

void* Arena::allocate(size_t bytes) {
  const size_t size = roundUp(bytes, kPageBytes);
  const std::lock_guard<std::mutex> lock(mutex_);
  Block wanted{nullptr, size, true, nullptr, nullptr};
  const auto found = free_.lower_bound(&wanted);
  if (found == free_.end()) return nullptr;
  Block* block = *found;
  free_.erase(found);
  if (block->size > size) split(block, size);
  block->free = false;
  used_[block->begin] = block;
  inUse_ += size;
  peak_ = std::max(peak_, inUse_);
  resident_ += pages_.hold(block->begin, size);
  // Best fit leaves gaps; without room for them, pages would be given back and faulted in again all the time.
  const size_t most = peak_ + std::max(kLeastSlack, peak_ / 8);
  if (resident_ > most) purge(resident_ - most);
  return block->begin;
}

size_t Arena::release(void* data) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = used_.find(static_cast<char*>(data));
  Block* block = found->second;
  const size_t size = block->size;
  used_.erase(found);
  inUse_ -= size;
  block->free = true;
  if (block->after != nullptr && block->after->free) block = merge(block, block->after);
  if (block->before != nullptr && block->before->free) block = merge(block->before, block);
  free_.insert(block);
  return size;
}

void Arena::giveBack() {
  const std::lock_guard<std::mutex> lock(mutex_);
  purge(resident_);
}

void Arena::split(Block* block, size_t size) {
  auto* rest = new Block{block->begin + size, block->size - size, true, block, block->after};
  if (block->after != nullptr) block->after->before = rest;
  block->after = rest;
  block->size = size;
  free_.insert(rest);
}

/** Both free, or about to be; the result is in no set. */
Arena::Block* Arena::merge(Block* first, Block* second) {
  free_.erase(first);
  free_.erase(second);
  first->size += second->size;
  first->after = second->after;
  if (second->after != nullptr) second->after->before = first;
  delete second;
  return first;
}

/** Gives pages of free blocks back, the smallest blocks first: they are the hardest to use again. */
void Arena::purge(size_t bytes) {
  size_t given = 0;
  for (Block* block : free_) {
    if (given >= bytes) break;
    given += pages_.giveBack(block->begin, block->size);
  }
  resident_ -= given;
}

}  // namespace henn

#endif

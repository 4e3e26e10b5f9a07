// Memory that is needed next, asked for a little at a time: all at once would hold up what is computed meanwhile.
#pragma once

#include <algorithm>
#include <cstdint>

namespace henn::cpu {
namespace {

/** Empty, it does nothing. */
class Ahead {
 public:
  /** A stretch of memory, of three at most. */
  template <typename A>
  void add(const A* from, int64_t count) {
    at_[parts_] = reinterpret_cast<const char*>(from);
    end_[parts_++] = reinterpret_cast<const char*>(from + count);
  }

  /** How often some() will be called. */
  void spreadOver(int64_t calls) {
    int64_t bytes = 0;
    for (int i = 0; i < parts_; ++i) bytes += end_[i] - at_[i];
    lines_ = bytes / (64 * std::max<int64_t>(1, calls)) + 1;
    // So much at once is worse than none.
    if (lines_ > kMostAtOnce) lines_ = 0;
  }

  void some() {
    int64_t left = lines_;
    for (int i = 0; i < parts_; ++i) {
      for (; left > 0 && at_[i] < end_[i]; --left, at_[i] += 64) __builtin_prefetch(at_[i]);
    }
  }

 private:
  static constexpr int64_t kMostAtOnce = 48;
  const char *at_[3] = {}, *end_[3] = {};
  int parts_ = 0;
  int64_t lines_ = 0;
};

}  // namespace
}  // namespace henn::cpu

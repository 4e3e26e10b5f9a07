// A lambda as the work of several threads.
#pragma once

#include "table.h"

namespace henn::cpu {
namespace {

inline int64_t ceilDivide(int64_t a, int64_t b) { return a >= 0 ? (a + b - 1) / b : -((-a) / b); }

/** Calls work(begin, end) over [0, tasks), spread over threads in any way. */
template <typename Work>
void inParallel(int64_t tasks, const Work& work, Parallel parallel) {
  parallel(
      tasks, [](void* context, int64_t begin, int64_t end) { (*static_cast<const Work*>(context))(begin, end); },
      const_cast<Work*>(&work));
}

}  // namespace
}  // namespace henn::cpu

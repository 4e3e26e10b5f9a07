// How the rows of a depthwise convolution meet: for each row of the tensor that is walked (the aligned one), the rows of
// the other (the window) that its kernel touches. Along Z, Y, X; k a kernel's tap, s stride, p padding.
#pragma once

#include "parallel.h"
#include "vector.h"

#include <algorithm>
#include <vector>

namespace henn::cpu {
namespace {

inline int64_t floorDivide(int64_t a, int64_t b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }

/**
 * One axis. Forward, output a looks at input a·s − p + k; backward, input a looks at output (a + p − k) / s where that
 * divides.
 */
struct Axis {
  int64_t aligned, window, kernel, stride, padding;
  bool backward;

  int64_t first(int64_t a) const { return backward ? last(a - kernel + stride) : a * stride - padding; }
  int64_t last(int64_t a) const {
    if (backward) return stride == 1 ? a + padding : floorDivide(a + padding, stride);
    return a * stride - padding + kernel - 1;
  }
  /** The most places of the window that one place looks at. */
  int64_t reach() const { return backward ? (kernel - 1) / stride + 1 : kernel; }
  /** The place that tap k of `a` looks at, or −1. */
  int64_t at(int64_t a, int64_t k) const {
    const int64_t w = backward ? a + padding - k : a * stride - padding + k;
    if (w < 0 || !backward || stride == 1) return w < window ? std::max<int64_t>(w, -1) : -1;
    return w % stride == 0 && w / stride < window ? w / stride : -1;
  }
};

/** The places x = first + step·j of a row that see the same taps; these are consecutive in the window. */
struct Phase {
  int64_t first, step, count;
  int64_t taps;
  /** Of the place in the window, padding included, that j = 0 and the first tap look at. */
  int64_t offset;
  /** The kernel's tap of the i-th place. */
  int64_t tap(int64_t i) const { return firstTap + i * tapStep; }
  int64_t firstTap, tapStep;
};

/** Axis X: its phases, and the zeros that the window's rows need in front. */
struct RowPlan {
  std::vector<Phase> phases;
  int64_t front = 0;
  /** Places of the window from one j to the next. */
  int64_t stride = 1;

  explicit RowPlan(const Axis& x) {
    if (!x.backward) {
      front = x.padding;
      stride = x.stride;
      phases.push_back({0, 1, x.aligned, x.kernel, 0, 0, 1});
      return;
    }
    const auto countOf = [&](int64_t r) { return std::max<int64_t>(0, ceilDivide(x.aligned - r, x.stride)); };
    for (int64_t r = 0; r < x.stride; ++r) {
      const int64_t lowest = (r + x.padding) % x.stride;
      const int64_t taps = lowest < x.kernel ? (x.kernel - 1 - lowest) / x.stride + 1 : 0;
      // The highest tap looks furthest to the left.
      const int64_t offset = (r + x.padding - lowest) / x.stride - (taps - 1);
      phases.push_back({r, x.stride, countOf(r), taps, offset, lowest + (taps - 1) * x.stride, -x.stride});
      if (taps > 0) front = std::max(front, -offset);
    }
    for (auto& phase : phases) phase.offset += front;
  }
};

}  // namespace
}  // namespace henn::cpu

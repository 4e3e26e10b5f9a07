// The weights' gradient of a pointwise convolution with few channels: several voxels count as one with all their channels,
// which fill registers. Of the larger result the blocks along the diagonal are wanted.
#pragma once

#include "product_tile.h"

#include <algorithm>
#include <vector>

namespace henn::cpu {
namespace {

/** How many voxels count as one. */
template <typename A>
int64_t foldOf(int64_t rows, int64_t inputs, int64_t outputs) {
  int64_t fold = 1;
  while (2 * fold * std::max(inputs, outputs) <= kPanel<A> && rows % (2 * fold) == 0) fold *= 2;
  return fold;
}

/** The sum of the blocks along the diagonal. */
template <typename A>
void sumDiagonal(int64_t fold, int64_t height, int64_t width, const std::vector<A>& all, A* w) {
  std::fill_n(w, height * width, A(0));
  for (int64_t f = 0; f < fold; ++f) {
    for (int64_t r = 0; r < height; ++r) {
      for (int64_t c = 0; c < width; ++c) w[r * width + c] += all[((f * height + r) * fold + f) * width + c];
    }
  }
}

}  // namespace
}  // namespace henn::cpu

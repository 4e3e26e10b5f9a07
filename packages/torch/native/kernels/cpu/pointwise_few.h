// Pointwise convolution of few voxels, where the weights are the larger matrix: threads share its columns, or for the
// weights' gradient its rows. Each part of the weights is read or written once.
#pragma once

#include "parallel.h"
#include "pointwise_rows.h"
#include "scratch.h"

#include <vector>

namespace henn::cpu {
namespace {

constexpr int64_t kFewRows = 1024;

/** All of x as it is computed with; itself where that changes nothing, else in `copy`. */
template <typename S, typename A>
const A* prepareAll(int64_t count, const S* x, bool gelu, std::vector<A>& copy, Parallel parallel) {
  if constexpr (std::is_same_v<S, A>) {
    if (!gelu) return x;
  }
  constexpr int64_t block = 8192;
  copy.resize(count);
  const auto work = [&](int64_t begin, int64_t end) {
    for (int64_t i = begin * block; i < std::min(count, end * block); i += block) prepare(std::min(block, count - i), x + i, gelu, copy.data() + i);
  };
  inParallel(ceilDivide(count, block), work, parallel);
  return copy.data();
}

template <typename S, typename A>
void productOfFew(int64_t rows, int64_t inputs, int64_t outputs, const S* x, bool gelu, const A* w, bool transposed, const A* bias, const S* at, S* y, Parallel parallel) {
  constexpr int64_t width = kPanel<A>;
  const int64_t panels = ceilDivide(outputs, width);
  std::vector<A> copy;
  const A* source = prepareAll<S, A>(rows * inputs, x, gelu, copy, parallel);
  const auto work = [&](int64_t begin, int64_t end) {
    A* panel = static_cast<A*>(scratch(packedSize<A>(inputs) * sizeof(A)));
    Ahead none;
    for (int64_t p = begin; p < end; ++p) {
      const int64_t first = p * width, columns = std::min(width, outputs - first);
      packWeights(inputs, outputs, w, transposed, bias, first, panel);
      productPanel(rows, inputs, outputs, source, panel, first, y, none);
      for (int64_t i = first; at != nullptr && i < rows * outputs; i += outputs) multiplyByDerivative<S, A>(columns, at + i, y + i);
    }
  };
  inParallel(panels, work, parallel);
}

template <typename S, typename A>
void gradWeightOfFew(int64_t rows, int64_t inputs, int64_t outputs, const S* g, const S* x, bool gelu, A* gw, A* gb, Parallel parallel) {
  constexpr int64_t width = kPanel<A>, band = tileRows(1);
  const int64_t panels = ceilDivide(inputs, width);
  std::vector<A> columnsOfX(panels * rows * width);
  const auto pack = [&](int64_t begin, int64_t end) {
    for (int64_t p = begin; p < end; ++p) {
      A* to = columnsOfX.data() + p * rows * width;
      for (int64_t row = 0; row < rows; ++row, to += width) copyPrepared(std::min(width, inputs - p * width), x + row * inputs + p * width, gelu, to);
    }
  };
  inParallel(panels, pack, parallel);
  const auto work = [&](int64_t begin, int64_t end) {
    A* factors = static_cast<A*>(scratch(band * (rows + width) * sizeof(A)));
    A* tile = factors + band * rows;
    Ahead none;
    for (int64_t first = begin * band; first < std::min(outputs, end * band); first += band) {
      const int64_t count = std::min(band, outputs - first);
      for (int64_t row = 0; row < rows; ++row) copyPrepared(count, g + row * outputs + first, false, factors + row * band);
      for (int64_t p = 0; p < panels; ++p) {
        const int64_t columns = std::min(width, inputs - p * width);
        std::fill_n(tile, band * width, A(0));
        const auto gather = columns <= kLanes<A> ? gatherRows<A, 1> : gatherRows<A, 2>;
        gather(count, rows, factors, band, columnsOfX.data() + p * rows * width, width, tile, width, none);
        for (int64_t r = 0; r < count; ++r) std::copy_n(tile + r * width, columns, gw + (first + r) * inputs + p * width);
      }
      if (gb == nullptr) continue;
      std::fill_n(gb + first, count, A(0));
      addRows(rows, count, factors, band, gb + first);
    }
  };
  inParallel(ceilDivide(outputs, band), work, parallel);
}

}  // namespace
}  // namespace henn::cpu

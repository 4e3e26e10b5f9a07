// Pointwise convolution of few voxels, where the weights are the larger matrix: threads share its columns, or for the
// weights' gradient its rows. Each part of the weights is read or written once.
#pragma once

#include "parallel.h"
#include "pointwise_rows.h"
#include "scratch.h"

namespace henn::cpu {
namespace {

constexpr int64_t kFewRows = 1024;

/** All of x as factors, shared by the threads. */
template <typename M, typename S, typename A = typename M::Sum>
const A* allFactorsOf(int64_t count, const S* x, bool gelu, Parallel parallel) {
  constexpr int64_t block = 8192;
  if (kAreFactors<M, S> && !gelu) return reinterpret_cast<const A*>(x);
  A* copy = static_cast<A*>(sharedScratch(ceilDivide(count, M::kDepth) * sizeof(A)));
  const auto work = [&](int64_t begin, int64_t end) {
    for (int64_t i = begin * block; i < std::min(count, end * block); i += block) factorsOf<M>(std::min(block, count - i), x + i, gelu, copy + i / M::kDepth);
  };
  inParallel(ceilDivide(count, block), work, parallel);
  return copy;
}

template <typename S, typename M, typename A = typename M::Sum>
void productOfFew(int64_t rows, int64_t inputs, int64_t outputs, const S* x, bool gelu, const A* w, bool transposed, const A* bias, const S* at, S* y, Parallel parallel) {
  constexpr int64_t width = kPanel<A>;
  const int64_t panels = ceilDivide(outputs, width);
  const A* source = allFactorsOf<M>(rows * inputs, x, gelu, parallel);
  const auto work = [&](int64_t begin, int64_t end) {
    A* panel = static_cast<A*>(scratch(panelSize<M>(inputs) * sizeof(A)));
    Ahead none;
    for (int64_t p = begin; p < end; ++p) {
      const int64_t first = p * width, columns = std::min(width, outputs - first);
      packPanel<M>(inputs, outputs, w, transposed, bias, first, panel);
      productPanel<S, M>(rows, inputs, outputs, source, panel, first, y, none);
      for (int64_t i = first; at != nullptr && i < rows * outputs; i += outputs) multiplyByDerivative<S, A>(columns, at + i, y + i);
    }
  };
  inParallel(panels, work, parallel);
}

template <typename S, typename M, typename A = typename M::Sum>
void gradWeightOfFew(int64_t rows, int64_t inputs, int64_t outputs, const S* g, const S* x, bool gelu, A* gw, A* gb, Parallel parallel) {
  constexpr int64_t width = kPanel<A>, band = tileRows(1);
  const int64_t panels = ceilDivide(inputs, width), depth = ceilDivide(rows, M::kDepth);
  A* columnsOfX = static_cast<A*>(sharedScratch(panels * depth * width * sizeof(A)));
  const auto pack = [&](int64_t begin, int64_t end) {
    for (int64_t p = begin; p < end; ++p) {
      const int64_t columns = std::min(width, inputs - p * width);
      A* panel = columnsOfX + p * depth * width;
      if (columns < width) std::fill_n(panel, depth * width, A(0));
      joinRows<M>(rows, columns, x + p * width, inputs, gelu, panel, width);
    }
  };
  inParallel(panels, pack, parallel);
  const auto work = [&](int64_t begin, int64_t end) {
    A* factors = static_cast<A*>(scratch(band * (depth + width) * sizeof(A)));
    A* tile = factors + band * depth;
    Ahead none;
    for (int64_t first = begin * band; first < std::min(outputs, end * band); first += band) {
      const int64_t count = std::min(band, outputs - first);
      joinRows<M>(rows, count, g + first, outputs, false, factors, band);
      for (int64_t p = 0; p < panels; ++p) {
        const int64_t columns = std::min(width, inputs - p * width);
        std::fill_n(tile, band * width, A(0));
        const auto gather = columns <= kLanes<A> ? gatherRows<M, 1> : gatherRows<M, 2>;
        gather(count, depth, factors, band, columnsOfX + p * depth * width, width, tile, width, none);
        for (int64_t r = 0; r < count; ++r) std::copy_n(tile + r * width, columns, gw + (first + r) * inputs + p * width);
      }
      if (gb == nullptr) continue;
      std::fill_n(gb + first, count, A(0));
      addRows<M>(depth, count, factors, band, gb + first);
    }
  };
  inParallel(ceilDivide(outputs, band), work, parallel);
}

}  // namespace
}  // namespace henn::cpu

// Pointwise convolution, channels last: products of a tall matrix (voxels × channels) with a small one. General libraries
// split such products badly among threads, above all the weights' gradient, whose result is small and whose sums are
// long. Here voxels are split; a tile of R rows by two registers of columns is summed in registers. GELU before the
// convolution and its derivative behind the gradient are computed while the voxels are in the cache.
#include "pointwise_conv3d.h"

#include "parallel.h"
#include "pointwise_few.h"
#include "pointwise_rows.h"
#include "scratch.h"

#include <algorithm>
#include <type_traits>
#include <vector>

namespace henn::cpu {
namespace {

/** So many rows that they stay in the second-level cache while the panels pass. */
int64_t blockRows(int64_t columns) { return std::clamp<int64_t>(32768 / columns / tileRows(1), 1, 32) * tileRows(1); }

template <typename S, typename A>
void product(int64_t rows, int64_t inputs, int64_t outputs, const S* x, bool gelu, const A* w, bool transposed, const A* bias, const S* at, S* y, Parallel parallel) {
  if (rows < kFewRows) return productOfFew(rows, inputs, outputs, x, gelu, w, transposed, bias, at, y, parallel);
  constexpr int64_t width = kPanel<A>;
  const int64_t panels = ceilDivide(outputs, width), panelSize = packedSize<A>(inputs), block = blockRows(inputs + outputs);
  std::vector<A> packed(panels * panelSize);
  for (int64_t p = 0; p < panels; ++p) packWeights(inputs, outputs, w, transposed, bias, p * width, packed.data() + p * panelSize);
  const auto work = [&](int64_t begin, int64_t end) {
    for (int64_t task = begin; task < end; ++task) {
      const int64_t first = task * block, count = std::min(block, rows - first);
      A* copy = gelu || !std::is_same_v<S, A> ? static_cast<A*>(scratch(count * inputs * sizeof(A))) : nullptr;
      const A* source = prepare(count * inputs, x + first * inputs, gelu, copy);
      Ahead ahead;
      if (const int64_t next = first + block, coming = std::min(block, rows - next); task + 1 < end) {
        ahead.add(x + next * inputs, coming * inputs);
        ahead.add(y + next * outputs, coming * outputs);
        ahead.spreadOver(panels * (count / tileRows(2)));
      }
      for (int64_t p = 0; p < panels; ++p) productPanel(count, inputs, outputs, source, packed.data() + p * panelSize, p * width, y + first * outputs, ahead);
      if (at != nullptr) multiplyByDerivative<S, A>(count * outputs, at + first * outputs, y + first * outputs);
    }
  };
  inParallel(ceilDivide(rows, block), work, parallel);
}

/** Voxels whose rows of g and x stay in the first-level cache. */
int64_t blockVoxels(int64_t columns) { return std::clamp<int64_t>(6144 / columns, 8, 256); }

/** The parts of voxels that are summed apart: enough for many threads, few enough that their results stay small. */
int64_t voxelParts(int64_t rows, int64_t weights) {
  return std::clamp<int64_t>(std::min(rows / 1024, (int64_t{1} << 20) / std::max<int64_t>(1, weights)), 1, 64);
}

template <typename S, typename A>
void gradWeight(int64_t rows, int64_t inputs, int64_t outputs, const S* g, const S* x, bool gelu, A* gw, A* gb, Parallel parallel) {
  if (rows < kFewRows) return gradWeightOfFew(rows, inputs, outputs, g, x, gelu, gw, gb, parallel);
  constexpr int64_t width = kPanel<A>;
  const int64_t panels = ceilDivide(inputs, width), padded = panels * width, block = blockVoxels(inputs + outputs);
  const int64_t parts = voxelParts(rows, outputs * padded), partRows = ceilDivide(rows, parts);
  // A few long products are split by columns of the result instead.
  const int64_t mostBands = std::clamp<int64_t>(ceilDivide(16, parts), 1, panels);
  const int64_t bandColumns = ceilDivide(panels, mostBands) * width, bands = ceilDivide(inputs, bandColumns);
  std::vector<A> sums(parts * outputs * padded, A(0)), biasSums(parts * outputs, A(0));
  const auto work = [&](int64_t begin, int64_t end) {
    A* copyOfX = static_cast<A*>(scratch(block * (bandColumns + outputs) * sizeof(A)));
    A* copyOfG = copyOfX + block * bandColumns;
    for (int64_t task = begin; task < end; ++task) {
      const int64_t part = task / bands, first = task % bands * bandColumns, columns = std::min(bandColumns, inputs - first);
      A* target = sums.data() + part * outputs * padded + first;
      for (int64_t row = part * partRows; row < std::min(rows, (part + 1) * partRows); row += block) {
        const int64_t voxels = std::min({block, rows - row, (part + 1) * partRows - row});
        const A* factors = prepare(voxels * outputs, g + row * outputs, false, copyOfG);
        const A* source = copyOfX;
        int64_t step = bandColumns;
        // A panel's last columns are read from the next voxel and not used; the last voxels have no next one.
        const bool reachesBeyond = (row + voxels - 1) * inputs + padded > rows * inputs;
        if (const S* from = x + row * inputs + first; std::is_same_v<S, A> && !gelu && !reachesBeyond) {
          source = reinterpret_cast<const A*>(from);
          step = inputs;
        } else {
          for (int64_t v = 0; v < voxels; ++v, from += inputs) {
            A* to = copyOfX + v * step;
            copyPrepared(columns, from, gelu, to);
            std::fill(to + columns, to + step, A(0));
          }
        }
        Ahead ahead;
        if (const int64_t next = row + block, count = std::min(block, rows - next); count > 0) {
          ahead.add(g + next * outputs, count * outputs);
          ahead.add(x + next * inputs, count * inputs);
          ahead.spreadOver(ceilDivide(columns, width) * (outputs / tileRows(2)));
        }
        for (int64_t c = 0; c < columns; c += width) {
          const auto gather = columns - c <= kLanes<A> ? gatherRows<A, 1> : gatherRows<A, 2>;
          gather(outputs, voxels, factors, outputs, source + c, step, target + c, padded, ahead);
        }
        if (gb != nullptr && first == 0) addRows(voxels, outputs, factors, outputs, biasSums.data() + part * outputs);
      }
    }
  };
  inParallel(parts * bands, work, parallel);
  for (int64_t o = 0; o < outputs; ++o) {
    if (gb != nullptr) {
      gb[o] = 0;
      for (int64_t part = 0; part < parts; ++part) gb[o] += biasSums[part * outputs + o];
    }
    for (int64_t i = 0; i < inputs; ++i) {
      A sum = 0;
      for (int64_t part = 0; part < parts; ++part) sum += sums[(part * outputs + o) * padded + i];
      gw[o * inputs + i] = sum;
    }
  }
}

}  // namespace

Pointwise<float, float> pointwiseFloat() { return {product<float, float>, gradWeight<float, float>}; }
Pointwise<double, double> pointwiseDouble() { return {product<double, double>, gradWeight<double, double>}; }
Pointwise<BFloat16, float> pointwiseBFloat16() { return {product<BFloat16, float>, gradWeight<BFloat16, float>}; }

}  // namespace henn::cpu

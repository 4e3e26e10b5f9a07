// Pointwise convolution, channels last: products of a tall matrix (voxels × channels) with a small one. General libraries
// split such products badly among threads, above all the weights' gradient, whose result is small and whose sums are
// long. Here voxels are split; a tile of R rows by two registers of columns is summed in registers. GELU before the
// convolution and its derivative behind the gradient are computed while the voxels are in the cache.
#include "pointwise_conv3d.h"

#include "activation.h"
#include "ahead.h"
#include "parallel.h"
#include "product_tile.h"
#include "scratch.h"

#include <algorithm>
#include <type_traits>
#include <vector>

namespace henn::cpu {
namespace {

template <typename A>
using Gelu = Activate<A, Activation::GELU>;

/** `from` as it is computed with: wide, and through GELU where `gelu`; itself where that changes nothing, else in `to`. */
template <typename S, typename A>
const A* prepare(int64_t count, const S* from, bool gelu, A* to) {
  if constexpr (std::is_same_v<S, A>) {
    if (!gelu) return from;
  }
  const Gelu<A> activation(0);
  if (gelu) overRegisters<A>(count, [&](int64_t i, int64_t lanes) { Access<A, A>::put(to + i, activation.value(Access<S, A>::get(from + i, lanes)), lanes); });
  else overRegisters<A>(count, [&](int64_t i, int64_t lanes) { Access<A, A>::put(to + i, Access<S, A>::get(from + i, lanes), lanes); });
  return to;
}

template <typename S, typename A>
void multiplyByDerivative(int64_t count, const S* at, S* y) {
  const Gelu<A> gelu(0);
  overRegisters<A>(count, [&](int64_t i, int64_t lanes) {
    Access<S, A>::put(y + i, Access<S, A>::get(y + i, lanes) * gelu.derivative(Access<S, A>::get(at + i, lanes)), lanes);
  });
}

/** R rows of y and N registers of a panel, of which `columns` count. */
template <typename S, typename A, int R, int N>
inline void productTile(int64_t inputs, int64_t outputs, const A* x, const A* panel, const A* bias, S* y, int64_t columns) {
  constexpr int L = kLanes<A>;
  V<A> sum[R][N];
#pragma GCC unroll 24
  for (int r = 0; r < R; ++r) {
#pragma GCC unroll 2
    for (int n = 0; n < N; ++n) sum[r][n] = load(bias + n * L);
  }
  multiplyTile<A, R, N>(inputs, x, inputs, 1, panel, kPanel<A>, sum);
#pragma GCC unroll 24
  for (int r = 0; r < R; ++r) {
    if (N == 2) store(y + r * outputs, sum[r][0]);
    S* last = y + r * outputs + (N - 1) * L;
    if (columns >= N * L) store(last, sum[r][N - 1]);
    else storePart(last, sum[r][N - 1], columns - (N - 1) * L);
  }
}

template <typename S, typename A, int N>
void productPanel(int64_t rows, int64_t inputs, int64_t outputs, const A* x, const A* panel, const A* bias, S* y, int64_t columns, Ahead& ahead) {
  constexpr int R = tileRows(N);
  int64_t row = 0;
  for (; row + R <= rows; row += R) {
    ahead.some();
    productTile<S, A, R, N>(inputs, outputs, x + row * inputs, panel, bias, y + row * outputs, columns);
  }
  for (; row < rows; ++row) productTile<S, A, 1, N>(inputs, outputs, x + row * inputs, panel, bias, y + row * outputs, columns);
}

/** [panels][inputs][panel width], zeros beyond the last column; then the biases. */
template <typename A>
std::vector<A> packWeights(int64_t inputs, int64_t outputs, const A* w, bool transposed, const A* bias) {
  const int64_t panels = ceilDivide(outputs, kPanel<A>), width = kPanel<A>;
  std::vector<A> packed(panels * width * (inputs + 1), A(0));
  for (int64_t o = 0; o < outputs; ++o) {
    A* column = packed.data() + o / width * width * inputs + o % width;
    for (int64_t i = 0; i < inputs; ++i) column[i * width] = transposed ? w[o * inputs + i] : w[i * outputs + o];
    if (bias != nullptr) packed[panels * width * inputs + o] = bias[o];
  }
  return packed;
}

/** So many rows that they stay in the second-level cache while the panels pass. */
int64_t blockRows(int64_t columns) { return std::clamp<int64_t>(32768 / columns / tileRows(1), 1, 32) * tileRows(1); }

template <typename S, typename A>
void product(int64_t rows, int64_t inputs, int64_t outputs, const S* x, bool gelu, const A* w, bool transposed, const A* bias, const S* at, S* y, Parallel parallel) {
  constexpr int64_t width = kPanel<A>;
  const auto packed = packWeights(inputs, outputs, w, transposed, bias);
  const int64_t panels = ceilDivide(outputs, width), block = blockRows(inputs + outputs);
  const A* biases = packed.data() + panels * width * inputs;
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
      for (int64_t p = 0; p < panels; ++p) {
        const int64_t columns = outputs - p * width;
        const auto panel = columns <= kLanes<A> ? productPanel<S, A, 1> : productPanel<S, A, 2>;
        panel(count, inputs, outputs, source, packed.data() + p * width * inputs, biases + p * width, y + first * outputs + p * width, columns, ahead);
      }
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

/** sums += the rows of g. */
template <typename A>
void addRows(int64_t voxels, int64_t outputs, const A* g, A* sums) {
  overRegisters<A>(outputs, [&](int64_t o, int64_t lanes) {
    V<A> sum = {};
    for (int64_t v = 0; v < voxels; ++v) sum += Access<A, A>::get(g + v * outputs + o, lanes);
    storePart(sums + o, loadPart<A>(sums + o, lanes) + sum, lanes);
  });
}

template <typename S, typename A>
void gradWeight(int64_t rows, int64_t inputs, int64_t outputs, const S* g, const S* x, bool gelu, A* gw, A* gb, Parallel parallel) {
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
            const A* prepared = prepare(columns, from, gelu, to);
            if (prepared != to) std::copy_n(prepared, columns, to);
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
        if (gb != nullptr && first == 0) addRows(voxels, outputs, factors, biasSums.data() + part * outputs);
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

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
#include <vector>

namespace henn::cpu {
namespace {

template <typename A>
using Gelu = Activate<A, Activation::GELU>;

template <typename A>
void activate(int64_t count, const A* x, A* activated) {
  constexpr int L = kLanes<A>;
  const Gelu<A> gelu(0);
  int64_t i = 0;
  for (; i + L <= count; i += L) store(activated + i, gelu.value(load(x + i)));
  if (i < count) storePart(activated + i, gelu.value(loadPart<A>(x + i, count - i)), count - i);
}

template <typename A>
void multiplyByDerivative(int64_t count, const A* at, A* y) {
  constexpr int L = kLanes<A>;
  const Gelu<A> gelu(0);
  int64_t i = 0;
  for (; i + L <= count; i += L) store(y + i, load(y + i) * gelu.derivative(load(at + i)));
  if (i < count) storePart(y + i, loadPart<A>(y + i, count - i) * gelu.derivative(loadPart<A>(at + i, count - i)), count - i);
}

/** R rows of y and N registers of a panel, of which `columns` count. */
template <typename A, int R, int N>
inline void productTile(int64_t inputs, int64_t outputs, const A* x, const A* panel, const A* bias, A* y, int64_t columns) {
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
    A* last = y + r * outputs + (N - 1) * L;
    if (columns >= N * L) store(last, sum[r][N - 1]);
    else storePart(last, sum[r][N - 1], columns - (N - 1) * L);
  }
}

template <typename A, int N>
void productPanel(int64_t rows, int64_t inputs, int64_t outputs, const A* x, const A* panel, const A* bias, A* y, int64_t columns, Ahead& ahead) {
  constexpr int R = tileRows(N);
  int64_t row = 0;
  for (; row + R <= rows; row += R) {
    ahead.some();
    productTile<A, R, N>(inputs, outputs, x + row * inputs, panel, bias, y + row * outputs, columns);
  }
  for (; row < rows; ++row) productTile<A, 1, N>(inputs, outputs, x + row * inputs, panel, bias, y + row * outputs, columns);
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

template <typename A>
void product(int64_t rows, int64_t inputs, int64_t outputs, const A* x, bool gelu, const A* w, bool transposed, const A* bias, const A* at, A* y, Parallel parallel) {
  constexpr int64_t width = kPanel<A>;
  const auto packed = packWeights(inputs, outputs, w, transposed, bias);
  const int64_t panels = ceilDivide(outputs, width), block = blockRows(inputs + outputs);
  const A* biases = packed.data() + panels * width * inputs;
  const auto work = [&](int64_t begin, int64_t end) {
    for (int64_t task = begin; task < end; ++task) {
      const int64_t first = task * block, count = std::min(block, rows - first);
      const A* source = x + first * inputs;
      if (gelu) {
        A* activated = static_cast<A*>(scratch(count * inputs * sizeof(A)));
        activate(count * inputs, source, activated);
        source = activated;
      }
      Ahead ahead;
      if (const int64_t next = first + block, coming = std::min(block, rows - next); task + 1 < end) {
        ahead.add(x + next * inputs, coming * inputs);
        ahead.add(y + next * outputs, coming * outputs);
        ahead.spreadOver(panels * (count / tileRows(2)));
      }
      for (int64_t p = 0; p < panels; ++p) {
        const int64_t columns = outputs - p * width;
        const auto panel = columns <= kLanes<A> ? productPanel<A, 1> : productPanel<A, 2>;
        panel(count, inputs, outputs, source, packed.data() + p * width * inputs, biases + p * width, y + first * outputs + p * width, columns, ahead);
      }
      if (at != nullptr) multiplyByDerivative(count * outputs, at + first * outputs, y + first * outputs);
    }
  };
  inParallel(ceilDivide(rows, block), work, parallel);
}

/** The rows [first, last) of gw, N registers of columns. */
template <typename A, int N>
void gradientPanel(int64_t voxels, int64_t inputs, int64_t outputs, const A* g, const A* x, A* gw, int64_t gwStep, int64_t first, int64_t last, Ahead& ahead) {
  constexpr int R = tileRows(N);
  int64_t o = first;
  for (; o + R <= last; o += R) {
    ahead.some();
    gatherTile<A, R, N>(voxels, g + o, outputs, x, inputs, gw + o * gwStep, gwStep);
  }
  for (; o + 3 <= last; o += 3) gatherTile<A, 3, N>(voxels, g + o, outputs, x, inputs, gw + o * gwStep, gwStep);
  for (; o < last; ++o) gatherTile<A, 1, N>(voxels, g + o, outputs, x, inputs, gw + o * gwStep, gwStep);
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
  constexpr int L = kLanes<A>;
  for (int64_t o = 0; o < outputs; o += L) {
    const int64_t lanes = std::min<int64_t>(L, outputs - o);
    V<A> sum = {};
    for (int64_t v = 0; v < voxels; ++v) sum += lanes == L ? load(g + v * outputs + o) : loadPart<A>(g + v * outputs + o, lanes);
    storePart(sums + o, loadPart<A>(sums + o, lanes) + sum, lanes);
  }
}

template <typename A>
void gradWeight(int64_t rows, int64_t inputs, int64_t outputs, const A* g, const A* x, bool gelu, A* gw, A* gb, Parallel parallel) {
  constexpr int64_t width = kPanel<A>;
  constexpr int kRows = tileRows(2);
  const int64_t padded = ceilDivide(inputs, width) * width, block = blockVoxels(inputs + outputs);
  const int64_t parts = voxelParts(rows, outputs * padded), partRows = ceilDivide(rows, parts);
  // A few long products are split by rows of the result instead.
  const int64_t mostBands = parts >= 16 ? 1 : std::clamp<int64_t>(ceilDivide(outputs, kRows), 1, 16);
  const int64_t bandRows = ceilDivide(ceilDivide(outputs, mostBands), kRows) * kRows, bands = bandRows == 0 ? 1 : ceilDivide(outputs, bandRows);
  std::vector<A> activated;
  if (gelu && bands > 1) {
    activated.resize(rows * inputs);
    inParallel(rows, [&](int64_t begin, int64_t end) { activate((end - begin) * inputs, x + begin * inputs, activated.data() + begin * inputs); }, parallel);
    x = activated.data();
    gelu = false;
  }
  std::vector<A> sums(parts * outputs * padded, A(0)), biasSums(parts * outputs, A(0));
  const auto work = [&](int64_t begin, int64_t end) {
    A* copy = static_cast<A*>(scratch((block * inputs + width) * sizeof(A)));
    for (int64_t task = begin; task < end; ++task) {
      const int64_t part = task / bands, first = task % bands * bandRows, last = std::min(first + bandRows, outputs);
      A* target = sums.data() + part * outputs * padded;
      for (int64_t row = part * partRows; row < std::min(rows, (part + 1) * partRows); row += block) {
        const int64_t voxels = std::min({block, rows - row, (part + 1) * partRows - row});
        const A* columns = x + row * inputs;
        if (gelu) {
          activate(voxels * inputs, columns, copy);
          std::fill_n(copy + voxels * inputs, width, A(0));
          columns = copy;
        } else if (padded != inputs && (row + voxels) * inputs + width > rows * inputs) {
          // A panel's last columns are read from the next voxels and not used; the last voxels have no next ones.
          std::fill(std::copy_n(columns, voxels * inputs, copy), copy + voxels * inputs + width, A(0));
          columns = copy;
        }
        Ahead ahead;
        if (const int64_t next = row + block, count = std::min(block, rows - next); count > 0) {
          ahead.add(g + next * outputs, count * outputs);
          ahead.add(x + next * inputs, count * inputs);
          ahead.spreadOver(ceilDivide(inputs, width) * ((last - first) / kRows));
        }
        for (int64_t p = 0; p < inputs; p += width) {
          const auto panel = inputs - p <= kLanes<A> ? gradientPanel<A, 1> : gradientPanel<A, 2>;
          panel(voxels, inputs, outputs, g + row * outputs, columns + p, target + p, padded, first, last, ahead);
        }
        if (gb != nullptr && first == 0) addRows(voxels, outputs, g + row * outputs, biasSums.data() + part * outputs);
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

Pointwise<float> pointwiseFloat() { return {product<float>, gradWeight<float>}; }
Pointwise<double> pointwiseDouble() { return {product<double>, gradWeight<double>}; }

}  // namespace henn::cpu

// Pointwise convolution, channels last: products of a tall matrix (voxels × channels) with a small one. General libraries
// split such products badly among threads, above all the weights' gradient, whose result is small and whose sums are
// long. Here voxels are split; a tile of R rows by two registers of columns is summed in registers.
#include "pointwise_conv3d.h"

#include "scratch.h"
#include "vector.h"

#include <algorithm>
#include <vector>

namespace henn::cpu {
namespace {

/** With two registers a row the sums, two columns and one factor fill the 16 or 32 registers. */
constexpr int kRows = HENN_VECTOR_BYTES >= 64 ? 12 : 6;

template <typename A>
constexpr int64_t kPanel = 2 * kLanes<A>;

int64_t ceilDivide(int64_t a, int64_t b) { return (a + b - 1) / b; }

/** sum[r] += Σ_k factor(r, k)·columns[k]: `columns` [depth][panel], the factors at r·rowStep + k·depthStep. */
template <typename A, int R>
inline void multiplyTile(int64_t depth, const A* factors, int64_t rowStep, int64_t depthStep, const A* columns, int64_t columnStep, V<A> (&sum)[R][2]) {
  for (int64_t k = 0; k < depth; ++k) {
    const V<A> first = load(columns + k * columnStep), second = load(columns + k * columnStep + kLanes<A>);
#pragma GCC unroll 12
    for (int r = 0; r < R; ++r) {
      const V<A> factor = splat(factors[r * rowStep + k * depthStep]);
      sum[r][0] += factor * first;
      sum[r][1] += factor * second;
    }
  }
}

/** The first `count` of a row of two registers. */
template <typename A>
inline void storeColumns(A* to, V<A> first, V<A> second, int64_t count) {
  constexpr int L = kLanes<A>;
  if (count >= 2 * L) {
    store(to, first);
    store(to + L, second);
  } else {
    storePart(to, first, std::min<int64_t>(L, count));
    if (count > L) storePart(to + L, second, count - L);
  }
}

/** R rows of y, one panel of columns. */
template <typename A, int R>
inline void productTile(int64_t inputs, int64_t outputs, const A* x, const A* panel, const A* bias, A* y, int64_t columns) {
  constexpr int L = kLanes<A>;
  V<A> sum[R][2];
#pragma GCC unroll 12
  for (int r = 0; r < R; ++r) {
    sum[r][0] = load(bias);
    sum[r][1] = load(bias + L);
  }
  multiplyTile<A, R>(inputs, x, inputs, 1, panel, 2 * L, sum);
#pragma GCC unroll 12
  for (int r = 0; r < R; ++r) storeColumns(y + r * outputs, sum[r][0], sum[r][1], columns);
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

template <typename Work>
void inParallel(int64_t tasks, const Work& work, Parallel parallel) {
  parallel(
      tasks, [](void* context, int64_t begin, int64_t end) { (*static_cast<const Work*>(context))(begin, end); },
      const_cast<Work*>(&work));
}

/** So many rows that they stay in the second-level cache while the panels pass. */
int64_t blockRows(int64_t columns) { return std::clamp<int64_t>(32768 / columns / kRows, 1, 32) * kRows; }

template <typename A>
void product(int64_t rows, int64_t inputs, int64_t outputs, const A* x, const A* w, bool transposed, const A* bias, A* y, Parallel parallel) {
  constexpr int64_t width = kPanel<A>;
  const auto packed = packWeights(inputs, outputs, w, transposed, bias);
  const int64_t panels = ceilDivide(outputs, width), block = blockRows(inputs + outputs);
  const A* biases = packed.data() + panels * width * inputs;
  const auto work = [&](int64_t begin, int64_t end) {
    for (int64_t task = begin; task < end; ++task) {
      const int64_t last = std::min(rows, (task + 1) * block);
      for (int64_t p = 0; p < panels; ++p) {
        const A* panel = packed.data() + p * width * inputs;
        const int64_t columns = outputs - p * width;
        int64_t row = task * block;
        for (; row + kRows <= last; row += kRows) {
          productTile<A, kRows>(inputs, outputs, x + row * inputs, panel, biases + p * width, y + row * outputs + p * width, columns);
        }
        for (; row < last; ++row) productTile<A, 1>(inputs, outputs, x + row * inputs, panel, biases + p * width, y + row * outputs + p * width, columns);
      }
    }
  };
  inParallel(ceilDivide(rows, block), work, parallel);
}

/** R rows of gw, one panel of columns, over some voxels. */
template <typename A, int R>
inline void gradientTile(int64_t voxels, int64_t inputs, int64_t outputs, const A* g, const A* x, A* gw, int64_t gwStep) {
  constexpr int L = kLanes<A>;
  V<A> sum[R][2];
#pragma GCC unroll 12
  for (int r = 0; r < R; ++r) {
    sum[r][0] = load(gw + r * gwStep);
    sum[r][1] = load(gw + r * gwStep + L);
  }
  multiplyTile<A, R>(voxels, g, 1, outputs, x, inputs, sum);
#pragma GCC unroll 12
  for (int r = 0; r < R; ++r) {
    store(gw + r * gwStep, sum[r][0]);
    store(gw + r * gwStep + L, sum[r][1]);
  }
}

/** Voxels whose rows of g and x stay in the first-level cache. */
int64_t blockVoxels(int64_t columns) { return std::clamp<int64_t>(6144 / columns, 8, 256); }

/** The parts of voxels that are summed apart: enough for many threads, few enough that their results stay small. */
int64_t voxelParts(int64_t rows, int64_t weights) {
  return std::clamp<int64_t>(std::min(rows / 1024, (int64_t{1} << 20) / std::max<int64_t>(1, weights)), 1, 64);
}

template <typename A>
void gradWeight(int64_t rows, int64_t inputs, int64_t outputs, const A* g, const A* x, A* gw, Parallel parallel) {
  constexpr int64_t width = kPanel<A>;
  const int64_t padded = ceilDivide(inputs, width) * width, block = blockVoxels(inputs + outputs);
  const int64_t parts = voxelParts(rows, outputs * padded), partRows = ceilDivide(rows, parts);
  // A few long products are split by rows of the result instead.
  const int64_t bands = parts >= 16 ? 1 : std::min<int64_t>(ceilDivide(outputs, kRows), 16), bandRows = ceilDivide(ceilDivide(outputs, bands), kRows) * kRows;
  std::vector<A> sums(parts * outputs * padded, A(0));
  const auto work = [&](int64_t begin, int64_t end) {
    A* copy = static_cast<A*>(scratch(block * padded * sizeof(A)));
    for (int64_t task = begin; task < end; ++task) {
      const int64_t part = task / bands, first = task % bands * bandRows, last = std::min(first + bandRows, outputs);
      A* target = sums.data() + part * outputs * padded;
      for (int64_t row = part * partRows; row < std::min(rows, (part + 1) * partRows); row += block) {
        const int64_t voxels = std::min({block, rows - row, (part + 1) * partRows - row});
        const A* columns = x + row * inputs;
        if (padded != inputs) {
          // Columns that don't fill their panel are read from a copy with zeros behind them.
          std::fill(copy, copy + voxels * padded, A(0));
          for (int64_t v = 0; v < voxels; ++v) std::copy_n(columns + v * inputs, inputs, copy + v * padded);
          columns = copy;
        }
        for (int64_t p = 0; p < padded; p += width) {
          int64_t o = first;
          for (; o + kRows <= last; o += kRows) gradientTile<A, kRows>(voxels, padded, outputs, g + row * outputs + o, columns + p, target + o * padded + p, padded);
          for (; o < last; ++o) gradientTile<A, 1>(voxels, padded, outputs, g + row * outputs + o, columns + p, target + o * padded + p, padded);
        }
      }
    }
  };
  inParallel(parts * bands, work, parallel);
  for (int64_t o = 0; o < outputs; ++o) {
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

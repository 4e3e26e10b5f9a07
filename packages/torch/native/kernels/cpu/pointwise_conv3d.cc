// Pointwise convolution, channels last: products of a tall matrix (voxels × channels) with a small one. General libraries
// split such products badly among threads, above all the weights' gradient, whose result is small and whose sums are
// long. Here voxels are split; a tile of R rows by two registers of columns is summed in registers. GELU before the
// convolution and its derivative behind the gradient are computed while the voxels are in the cache.
#include "pointwise_conv3d.h"

#include "parallel.h"
#include "pointwise_few.h"
#include "pointwise_narrow.h"
#include "pointwise_rows.h"
#include "scratch.h"

#include <algorithm>
#include <type_traits>
#include <vector>

namespace henn::cpu {
namespace {

/** So many rows that they stay in the second-level cache while the panels pass. */
int64_t blockRows(int64_t columns) { return std::clamp<int64_t>(32768 / columns / tileRows(1), 1, 32) * tileRows(1); }

template <typename S, typename M, typename A = typename M::Sum>
void product(int64_t rows, int64_t inputs, int64_t outputs, const S* x, bool gelu, const A* w, bool transposed, const A* bias, const S* at, S* y, Parallel parallel) {
  // Values are joined along the channels as they lie; an odd number of them would reach into the next voxel.
  if (inputs % M::kDepth != 0) return product<S, Single<A>>(rows, inputs, outputs, x, gelu, w, transposed, bias, at, y, parallel);
  if (rows < kFewRows) return productOfFew<S, M>(rows, inputs, outputs, x, gelu, w, transposed, bias, at, y, parallel);
  constexpr int64_t width = kPanel<A>;
  const int64_t panels = ceilDivide(outputs, width), size = panelSize<M>(inputs), block = blockRows(inputs + outputs);
  A* packed = static_cast<A*>(sharedScratch(panels * size * sizeof(A)));
  for (int64_t p = 0; p < panels; ++p) packPanel<M>(inputs, outputs, w, transposed, bias, p * width, packed + p * size);
  const auto work = [&](int64_t begin, int64_t end) {
    for (int64_t task = begin; task < end; ++task) {
      const int64_t first = task * block, count = std::min(block, rows - first);
      const A* source = factorsOf<M>(count * inputs, x + first * inputs, gelu, static_cast<A*>(scratch(count * inputs * sizeof(A))));
      Ahead ahead;
      if (const int64_t next = first + block, coming = std::min(block, rows - next); task + 1 < end) {
        ahead.add(x + next * inputs, coming * inputs);
        ahead.add(y + next * outputs, coming * outputs);
        ahead.spreadOver(panels * (count / tileRows(2)));
      }
      for (int64_t p = 0; p < panels; ++p) productPanel<S, M>(count, inputs, outputs, source, packed + p * size, p * width, y + first * outputs, ahead);
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

template <typename S, typename M, typename A = typename M::Sum>
void gradWeight(int64_t rows, int64_t inputs, int64_t outputs, const S* g, const S* x, bool gelu, A* gw, A* gb, Parallel parallel) {
  if (rows < kFewRows) return gradWeightOfFew<S, M>(rows, inputs, outputs, g, x, gelu, gw, gb, parallel);
  constexpr int64_t width = kPanel<A>;
  constexpr bool inPlace = std::is_same_v<S, A>;
  const int64_t panels = ceilDivide(inputs, width), padded = panels * width, block = M::kDepth * blockVoxels(inputs + outputs);
  const int64_t parts = voxelParts(rows, outputs * padded), partRows = ceilDivide(rows, parts);
  // A few long products are split by columns of the result instead.
  const int64_t mostBands = std::clamp<int64_t>(ceilDivide(16, parts), 1, panels);
  const int64_t bandColumns = ceilDivide(panels, mostBands) * width, bands = ceilDivide(inputs, bandColumns);
  const int64_t sumsSize = parts * outputs * padded;
  A* sums = static_cast<A*>(sharedScratch((sumsSize + parts * outputs) * sizeof(A)));
  A* biasSums = sums + sumsSize;
  std::fill_n(sums, sumsSize + parts * outputs, A(0));
  const auto work = [&](int64_t begin, int64_t end) {
    A* copyOfX = static_cast<A*>(scratch(block / M::kDepth * (bandColumns + outputs) * sizeof(A)));
    A* copyOfG = copyOfX + block / M::kDepth * bandColumns;
    std::fill(copyOfX, copyOfG, A(0));
    for (int64_t task = begin; task < end; ++task) {
      const int64_t part = task / bands, first = task % bands * bandColumns, columns = std::min(bandColumns, inputs - first);
      A* target = sums + part * outputs * padded + first;
      for (int64_t row = part * partRows; row < std::min(rows, (part + 1) * partRows); row += block) {
        const int64_t voxels = std::min({block, rows - row, (part + 1) * partRows - row}), depth = ceilDivide(voxels, M::kDepth);
        const A *factors = copyOfG, *source = copyOfX;
        if constexpr (inPlace) factors = g + row * outputs;
        else joinRows<M>(voxels, outputs, g + row * outputs, outputs, false, copyOfG, outputs);
        int64_t step = bandColumns;
        // A panel's last columns are read from the next voxel and not used; the last voxels have no next one.
        const bool reachesBeyond = (row + voxels - 1) * inputs + padded > rows * inputs;
        if (const S* from = x + row * inputs + first; inPlace && !gelu && !reachesBeyond) {
          source = reinterpret_cast<const A*>(from);
          step = inputs;
        } else {
          joinRows<M>(voxels, columns, from, inputs, gelu, copyOfX, step);
        }
        Ahead ahead;
        if (const int64_t next = row + block, count = std::min(block, rows - next); count > 0) {
          ahead.add(g + next * outputs, count * outputs);
          ahead.add(x + next * inputs, count * inputs);
          ahead.spreadOver(ceilDivide(columns, width) * (outputs / tileRows(2)));
        }
        for (int64_t c = 0; c < columns; c += width) {
          const auto gather = columns - c <= kLanes<A> ? gatherRows<M, 1> : gatherRows<M, 2>;
          gather(outputs, depth, factors, outputs, source + c, step, target + c, padded, ahead);
        }
        if (gb != nullptr && first == 0) addRows<M>(depth, outputs, factors, outputs, biasSums + part * outputs);
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

/** Of narrow voxels several at a time. */
template <typename S, typename M, typename A = typename M::Sum>
void foldedGradWeight(int64_t rows, int64_t inputs, int64_t outputs, const S* g, const S* x, bool gelu, A* gw, A* gb, Parallel parallel) {
  const int64_t fold = foldOf<A>(rows, inputs, outputs);
  if (fold == 1) return gradWeight<S, M>(rows, inputs, outputs, g, x, gelu, gw, gb, parallel);
  std::vector<A> weights(fold * outputs * fold * inputs), biases(fold * outputs);
  gradWeight<S, M>(rows / fold, fold * inputs, fold * outputs, g, x, gelu, weights.data(), gb == nullptr ? nullptr : biases.data(), parallel);
  sumDiagonal(fold, outputs, inputs, weights, gw);
  if (gb == nullptr) return;
  std::fill_n(gb, outputs, A(0));
  for (int64_t i = 0; i < fold * outputs; ++i) gb[i % outputs] += biases[i];
}

#if defined(__AVX512BF16__)
/** AMD's processors multiply as many pairs at once as single values; Intel's half as many, which gains nothing. */
bool pairsPay() {
  __builtin_cpu_init();
  return __builtin_cpu_is("amd");
}
#endif

template <typename S, typename M>
constexpr Pointwise<S, typename M::Sum> kernels{product<S, M>, foldedGradWeight<S, M>};

}  // namespace

Pointwise<float, float> pointwiseFloat() { return kernels<float, Single<float>>; }
Pointwise<double, double> pointwiseDouble() { return kernels<double, Single<double>>; }
Pointwise<BFloat16, float> pointwiseBFloat16() {
#if defined(__AVX512BF16__)
  if (pairsPay()) return kernels<BFloat16, Pair>;
#endif
  return kernels<BFloat16, Single<float>>;
}

}  // namespace henn::cpu

// What a thread does with rows of a pointwise convolution: GELU and types on the way in and out, tiles of the product.
#pragma once

#include "activation.h"
#include "ahead.h"
#include "product_tile.h"
#include "scratch.h"
#include "transpose.h"

#include <algorithm>
#include <type_traits>

namespace henn::cpu {
namespace {

template <typename A>
using Gelu = Activate<A, Activation::GELU>;

template <typename S, typename A>
V<A> read(const S* from, int64_t lanes, bool gelu) {
  const V<A> value = Access<S, A>::get(from, lanes);
  return gelu ? Gelu<A>(0).value(value) : value;
}

/** to = from, through GELU where `gelu`. */
template <typename A, typename S, typename T>
void copyValues(int64_t count, const S* from, bool gelu, T* to) {
  if (gelu) overRegisters<A>(count, [=](int64_t i, int64_t lanes) { Access<T, A>::put(to + i, read<S, A>(from + i, lanes, true), lanes); });
  else overRegisters<A>(count, [=](int64_t i, int64_t lanes) { Access<T, A>::put(to + i, read<S, A>(from + i, lanes, false), lanes); });
}

/** Whether values as they are stored are a product's factors, kDepth of them together. */
template <typename M, typename S>
constexpr bool kAreFactors = sizeof(S) * M::kDepth == sizeof(typename M::Sum);

/** `count` values as a product's factors; themselves where that changes nothing, else in `to`. */
template <typename M, typename S, typename A = typename M::Sum>
const A* factorsOf(int64_t count, const S* from, bool gelu, A* to) {
  if (kAreFactors<M, S> && !gelu) return reinterpret_cast<const A*>(from);
  if constexpr (kAreFactors<M, S>) copyValues<A>(count, from, gelu, reinterpret_cast<S*>(to));
  else copyValues<A>(count, from, gelu, to);
  return to;
}

/** `rows` along the depth of a product: row k of `to` has kDepth rows of `from` together, zeros beyond the last one. */
template <typename M, typename S, typename A = typename M::Sum>
void joinRows(int64_t rows, int64_t columns, const S* from, int64_t fromStep, bool gelu, A* to, int64_t toStep) {
  if constexpr (M::kDepth == 1) {
    for (int64_t r = 0; r < rows; ++r) copyValues<A>(columns, from + r * fromStep, gelu, to + r * toStep);
  } else {
    for (int64_t r = 0; r < rows; r += 2, to += toStep) {
      overRegisters<A>(columns, [=](int64_t i, int64_t lanes) {
        const S* at = from + r * fromStep + i;
        const V<A> first = read<S, A>(at, lanes, gelu), second = r + 1 < rows ? read<S, A>(at + fromStep, lanes, gelu) : V<A>{};
        const bool exact = std::is_same_v<S, BFloat16> && !gelu;
        Access<A, A>::put(to + i, exact ? M::joinExact(first, second) : M::join(first, second), lanes);
      });
    }
  }
}

template <typename S, typename A>
void multiplyByDerivative(int64_t count, const S* at, S* y) {
  const Gelu<A> gelu(0);
  overRegisters<A>(count, [=](int64_t i, int64_t lanes) {
    Access<S, A>::put(y + i, Access<S, A>::get(y + i, lanes) * gelu.derivative(Access<S, A>::get(at + i, lanes)), lanes);
  });
}

/** R rows of y and N registers of a panel, of which `columns` count. */
template <typename S, typename M, int R, int N, typename A = typename M::Sum>
inline void productTile(int64_t depth, int64_t outputs, const A* x, const A* panel, const A* bias, S* y, int64_t columns) {
  constexpr int L = kLanes<A>;
  V<A> sum[R][N];
#pragma GCC unroll 24
  for (int r = 0; r < R; ++r) {
#pragma GCC unroll 2
    for (int n = 0; n < N; ++n) sum[r][n] = load(bias + n * L);
  }
  multiplyTile<M, R, N>(depth, x, depth, 1, panel, kPanel<A>, sum);
#pragma GCC unroll 24
  for (int r = 0; r < R; ++r) {
    if (N == 2) store(y + r * outputs, sum[r][0]);
    S* last = y + r * outputs + (N - 1) * L;
    if (columns >= N * L) store(last, sum[r][N - 1]);
    else storePart(last, sum[r][N - 1], columns - (N - 1) * L);
  }
}

/** The same for any number of rows: tiles of R while they last, then smaller ones. */
template <typename S, typename M, int N, int R = tileRows(N), typename A = typename M::Sum>
void productRows(int64_t rows, int64_t depth, int64_t outputs, const A* x, const A* panel, const A* bias, S* y, int64_t columns, Ahead& ahead) {
  int64_t row = 0;
  for (; row + R <= rows; row += R) {
    ahead.some();
    productTile<S, M, R, N>(depth, outputs, x + row * depth, panel, bias, y + row * outputs, columns);
  }
  if constexpr (R > 1) {
    if (row < rows) productRows<S, M, N, (R > 8 ? 8 : R / 2)>(rows - row, depth, outputs, x + row * depth, panel, bias, y + row * outputs, columns, ahead);
  }
}

/** Floats of a panel of weights. */
template <typename M>
int64_t panelSize(int64_t inputs) {
  return (inputs / M::kDepth + 1) * kPanel<typename M::Sum>;
}

/** Columns [first, first + kPanel) of the weights, kDepth rows together, zeros beyond the last one; then their biases. */
template <typename M, typename A = typename M::Sum>
void packPanel(int64_t inputs, int64_t outputs, const A* w, bool transposed, const A* bias, int64_t first, A* to) {
  constexpr int64_t width = kPanel<A>;
  const int64_t columns = std::min(width, outputs - first), depth = inputs / M::kDepth;
  if (columns < width) std::fill_n(to, panelSize<M>(inputs), A(0));
  if (!transposed) {
    joinRows<M>(inputs, columns, w + first, outputs, false, to, width);
  } else if constexpr (M::kDepth == 1) {
    transpose(columns, inputs, w + first * inputs, inputs, to, width);
  } else {
    A* narrow = static_cast<A*>(panelScratch(columns * depth * sizeof(A)));
    copyValues<A>(columns * inputs, w + first * inputs, false, reinterpret_cast<BFloat16*>(narrow));
    transpose(columns, depth, narrow, depth, to, width);
  }
  A* biases = to + depth * width;
  if (bias == nullptr) std::fill_n(biases, width, A(0));
  else std::copy_n(bias + first, columns, biases);
}

/** Columns [first, first + kPanel) of y = x·w + bias, x and `panel` as factorsOf and packPanel made them. */
template <typename S, typename M, typename A = typename M::Sum>
void productPanel(int64_t rows, int64_t inputs, int64_t outputs, const A* x, const A* panel, int64_t first, S* y, Ahead& ahead) {
  const int64_t columns = outputs - first, depth = inputs / M::kDepth;
  const auto product = columns <= kLanes<A> ? productRows<S, M, 1> : productRows<S, M, 2>;
  product(rows, depth, outputs, x, panel, panel + depth * kPanel<A>, y + first, columns, ahead);
}

/** sums += `rows` of g, as joinRows made them. */
template <typename M, typename A = typename M::Sum>
void addRows(int64_t rows, int64_t outputs, const A* g, int64_t step, A* sums) {
  const V<A> ones = M::ones();
  overRegisters<A>(outputs, [=](int64_t o, int64_t lanes) {
    V<A> sum = {};
    for (int64_t r = 0; r < rows; ++r) sum = M::multiplyAdd(sum, ones, Access<A, A>::get(g + r * step + o, lanes));
    storePart(sums + o, loadPart<A>(sums + o, lanes) + sum, lanes);
  });
}

}  // namespace
}  // namespace henn::cpu

// What a thread does with rows of a pointwise convolution: GELU and types on the way in and out, tiles of the product.
#pragma once

#include "activation.h"
#include "ahead.h"
#include "panel.h"

#include <type_traits>

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

/** The same, always in `to`. */
template <typename S, typename A>
void copyPrepared(int64_t count, const S* from, bool gelu, A* to) {
  const A* prepared = prepare(count, from, gelu, to);
  if (prepared != to) std::copy_n(prepared, count, to);
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

/** The same for any number of rows: tiles of R while they last, then smaller ones. */
template <typename S, typename A, int N, int R = tileRows(N)>
void productRows(int64_t rows, int64_t inputs, int64_t outputs, const A* x, const A* panel, const A* bias, S* y, int64_t columns, Ahead& ahead) {
  int64_t row = 0;
  for (; row + R <= rows; row += R) {
    ahead.some();
    productTile<S, A, R, N>(inputs, outputs, x + row * inputs, panel, bias, y + row * outputs, columns);
  }
  if constexpr (R > 1) {
    if (row < rows) productRows<S, A, N, (R > 8 ? 8 : R / 2)>(rows - row, inputs, outputs, x + row * inputs, panel, bias, y + row * outputs, columns, ahead);
  }
}

/** Columns [first, first + kPanel) of y = x·w + bias; `panel` is what packWeights made of them. */
template <typename S, typename A>
void productPanel(int64_t rows, int64_t inputs, int64_t outputs, const A* x, const A* panel, int64_t first, S* y, Ahead& ahead) {
  const int64_t columns = outputs - first;
  const auto product = columns <= kLanes<A> ? productRows<S, A, 1> : productRows<S, A, 2>;
  product(rows, inputs, outputs, x, panel, panel + inputs * kPanel<A>, y + first, columns, ahead);
}

/** sums += the rows of g. */
template <typename A>
void addRows(int64_t voxels, int64_t outputs, const A* g, int64_t step, A* sums) {
  overRegisters<A>(outputs, [&](int64_t o, int64_t lanes) {
    V<A> sum = {};
    for (int64_t v = 0; v < voxels; ++v) sum += Access<A, A>::get(g + v * step + o, lanes);
    storePart(sums + o, loadPart<A>(sums + o, lanes) + sum, lanes);
  });
}

}  // namespace
}  // namespace henn::cpu

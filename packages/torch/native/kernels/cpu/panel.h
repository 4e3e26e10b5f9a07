// Matrices as the innermost part of a product reads them: panels, two registers of columns wide, row after row.
#pragma once

#include "product_tile.h"
#include "shuffle.h"

#include <algorithm>

namespace henn::cpu {
namespace {

/** Two registers trade squares of s lanes: what becomes of the first one, and of the second. */
template <int L, int s>
struct TradedFirst {
  static constexpr int of(int j) { return (j & s) == 0 ? j : L + j - s; }
};
template <int L, int s>
struct TradedSecond {
  static constexpr int of(int j) { return (j & s) == 0 ? j + s : L + j; }
};

/** Rows become columns (Eklundh 1972). */
template <typename A, int s = kLanes<A> / 2>
inline void transposeSquare(V<A> (&rows)[kLanes<A>]) {
  constexpr int L = kLanes<A>;
#pragma GCC unroll 16
  for (int r = 0; r < L; ++r) {
    if ((r & s) != 0) continue;
    const V<A> first = rows[r], second = rows[r + s];
    rows[r] = choose<TradedFirst<L, s>, A>(first, second);
    rows[r + s] = choose<TradedSecond<L, s>, A>(first, second);
  }
  if constexpr (s > 1) transposeSquare<A, s / 2>(rows);
}

/** to[c·toStep + r] = from[r·fromStep + c]. */
template <typename A>
void transpose(int64_t rows, int64_t columns, const A* from, int64_t fromStep, A* to, int64_t toStep) {
  constexpr int L = kLanes<A>;
  const int64_t wholeRows = rows / L * L, wholeColumns = columns / L * L;
  for (int64_t r = 0; r < wholeRows; r += L) {
    for (int64_t c = 0; c < wholeColumns; c += L) {
      V<A> square[L];
#pragma GCC unroll 16
      for (int k = 0; k < L; ++k) square[k] = load(from + (r + k) * fromStep + c);
      transposeSquare<A>(square);
#pragma GCC unroll 16
      for (int k = 0; k < L; ++k) store(to + (c + k) * toStep + r, square[k]);
    }
  }
  for (int64_t r = 0; r < rows; ++r) {
    for (int64_t c = r < wholeRows ? wholeColumns : 0; c < columns; ++c) to[c * toStep + r] = from[r * fromStep + c];
  }
}

/** What packWeights writes. */
template <typename A>
int64_t packedSize(int64_t inputs) {
  return (inputs + 1) * kPanel<A>;
}

/** Columns [first, first + kPanel) of the weights, zeros beyond the last one; then their biases. */
template <typename A>
void packWeights(int64_t inputs, int64_t outputs, const A* w, bool transposed, const A* bias, int64_t first, A* to) {
  constexpr int64_t width = kPanel<A>;
  const int64_t columns = std::min(width, outputs - first);
  if (columns < width) std::fill_n(to, packedSize<A>(inputs), A(0));
  if (transposed) {
    transpose(columns, inputs, w + first * inputs, inputs, to, width);
  } else {
    for (int64_t i = 0; i < inputs; ++i) std::copy_n(w + i * outputs + first, columns, to + i * width);
  }
  A* biases = to + inputs * width;
  if (bias == nullptr) std::fill_n(biases, width, A(0));
  else std::copy_n(bias + first, columns, biases);
}

}  // namespace
}  // namespace henn::cpu

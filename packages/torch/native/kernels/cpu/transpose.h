// Matrices turned around.
#pragma once

#include "shuffle.h"

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

}  // namespace
}  // namespace henn::cpu

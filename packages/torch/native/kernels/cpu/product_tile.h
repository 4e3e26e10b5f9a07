// The innermost part of matrix products: a tile of rows by one or two registers of columns, summed in registers.
#pragma once

#include "ahead.h"
#include "vector.h"

namespace henn::cpu {
namespace {

/** A panel is two registers of columns wide. */
template <typename A>
constexpr int64_t kPanel = 2 * kLanes<A>;

/** Rows of a tile of N registers: their sums, the columns and one factor fill the 16 or 32 registers. */
constexpr int tileRows(int registers) { return (HENN_VECTOR_BYTES >= 64 ? 24 : 12) / registers; }

/** sum[r] += Σ_k factor(r, k)·columns[k]: the columns at k·columnStep, the factors at r·rowStep + k·depthStep. */
template <typename A, int R, int N>
inline void multiplyTile(int64_t depth, const A* factors, int64_t rowStep, int64_t depthStep, const A* columns, int64_t columnStep, V<A> (&sum)[R][N]) {
  for (int64_t k = 0; k < depth; ++k) {
    V<A> column[N];
#pragma GCC unroll 2
    for (int n = 0; n < N; ++n) column[n] = load(columns + k * columnStep + n * kLanes<A>);
#pragma GCC unroll 24
    for (int r = 0; r < R; ++r) {
      const V<A> factor = splat(factors[r * rowStep + k * depthStep]);
#pragma GCC unroll 2
      for (int n = 0; n < N; ++n) sum[r][n] += factor * column[n];
    }
  }
}

/** to[r] += Σ_k factors[k·factorStep + r]·columns[k]: R rows of a result that is gathered in parts, N registers of it. */
template <typename A, int R, int N>
inline void gatherTile(int64_t depth, const A* factors, int64_t factorStep, const A* columns, int64_t columnStep, A* to, int64_t toStep) {
  constexpr int L = kLanes<A>;
  V<A> sum[R][N];
#pragma GCC unroll 24
  for (int r = 0; r < R; ++r) {
#pragma GCC unroll 2
    for (int n = 0; n < N; ++n) sum[r][n] = load(to + r * toStep + n * L);
  }
  multiplyTile<A, R, N>(depth, factors, 1, factorStep, columns, columnStep, sum);
#pragma GCC unroll 24
  for (int r = 0; r < R; ++r) {
#pragma GCC unroll 2
    for (int n = 0; n < N; ++n) store(to + r * toStep + n * L, sum[r][n]);
  }
}

/** The same for any number of rows: tiles of R while they last, then smaller ones. */
template <typename A, int N, int R = tileRows(N)>
inline void gatherRows(int64_t rows, int64_t depth, const A* factors, int64_t factorStep, const A* columns, int64_t columnStep, A* to, int64_t toStep, Ahead& ahead) {
  int64_t r = 0;
  for (; r + R <= rows; r += R) {
    ahead.some();
    gatherTile<A, R, N>(depth, factors + r, factorStep, columns, columnStep, to + r * toStep, toStep);
  }
  if constexpr (R > 1) {
    if (r < rows) gatherRows<A, N, (R > 8 ? 8 : R / 2)>(rows - r, depth, factors + r, factorStep, columns, columnStep, to + r * toStep, toStep, ahead);
  }
}

}  // namespace
}  // namespace henn::cpu

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

/** What a step of a product's depth multiplies: a value by a value. */
template <typename A>
struct Single {
  using Sum = A;
  static constexpr int64_t kDepth = 1;
  static V<A> spread(const A* factor) { return splat(*factor); }
  static V<A> ones() { return splat(A(1)); }
  static V<A> multiplyAdd(V<A> sum, V<A> factor, V<A> column) { return sum + factor * column; }
};

#if defined(__AVX512BF16__)
/** Two values by two, and both products summed: bfloat16 values in the bits of a float, the first in the lower half; below 2⁻¹²⁶ they count as zero. */
struct Pair {
  using Sum = float;
  static constexpr int64_t kDepth = 2;
  static V<float> spread(const float* factor) {
    int32_t bits;
    std::memcpy(&bits, factor, sizeof bits);
    return (V<float>)_mm512_set1_epi32(bits);
  }
  static V<float> ones() { return join(splat(1.0f), splat(1.0f)); }
  static V<float> multiplyAdd(V<float> sum, V<float> factor, V<float> column) {
    return (V<float>)_mm512_dpbf16_ps((__m512)sum, (__m512bh)factor, (__m512bh)column);
  }
  /** Of values that are bfloat16's already. */
  static V<float> joinExact(V<float> first, V<float> second) { return (V<float>)((U32)first >> 16 | (U32)second); }
  static V<float> join(V<float> first, V<float> second) {
    const __m512i halves = (__m512i)_mm512_cvtne2ps_pbh((__m512)second, (__m512)first);
    const __m512i lower = _mm512_cvtepu16_epi32(_mm512_castsi512_si256(halves)), upper = _mm512_cvtepu16_epi32(_mm512_extracti64x4_epi64(halves, 1));
    return (V<float>)_mm512_or_si512(lower, _mm512_slli_epi32(upper, 16));
  }
};
#endif

/** sum[r] += Σ_k factor(r, k)·columns[k]: the columns at k·columnStep, the factors at r·rowStep + k·depthStep. */
template <typename M, int R, int N, typename A = typename M::Sum>
inline void multiplyTile(int64_t depth, const A* factors, int64_t rowStep, int64_t depthStep, const A* columns, int64_t columnStep, V<A> (&sum)[R][N]) {
  for (int64_t k = 0; k < depth; ++k) {
    V<A> column[N];
#pragma GCC unroll 2
    for (int n = 0; n < N; ++n) column[n] = load(columns + k * columnStep + n * kLanes<A>);
#pragma GCC unroll 24
    for (int r = 0; r < R; ++r) {
      const V<A> factor = M::spread(factors + r * rowStep + k * depthStep);
#pragma GCC unroll 2
      for (int n = 0; n < N; ++n) sum[r][n] = M::multiplyAdd(sum[r][n], factor, column[n]);
    }
  }
}

/** to[r] += Σ_k factors[k·factorStep + r]·columns[k]: R rows of a result that is gathered in parts, N registers of it. */
template <typename M, int R, int N, typename A = typename M::Sum>
inline void gatherTile(int64_t depth, const A* factors, int64_t factorStep, const A* columns, int64_t columnStep, A* to, int64_t toStep) {
  constexpr int L = kLanes<A>;
  V<A> sum[R][N];
#pragma GCC unroll 24
  for (int r = 0; r < R; ++r) {
#pragma GCC unroll 2
    for (int n = 0; n < N; ++n) sum[r][n] = load(to + r * toStep + n * L);
  }
  multiplyTile<M, R, N>(depth, factors, 1, factorStep, columns, columnStep, sum);
#pragma GCC unroll 24
  for (int r = 0; r < R; ++r) {
#pragma GCC unroll 2
    for (int n = 0; n < N; ++n) store(to + r * toStep + n * L, sum[r][n]);
  }
}

/** The same for any number of rows: tiles of R while they last, then smaller ones. */
template <typename M, int N, int R = tileRows(N), typename A = typename M::Sum>
inline void gatherRows(int64_t rows, int64_t depth, const A* factors, int64_t factorStep, const A* columns, int64_t columnStep, A* to, int64_t toStep, Ahead& ahead) {
  int64_t r = 0;
  for (; r + R <= rows; r += R) {
    ahead.some();
    gatherTile<M, R, N>(depth, factors + r, factorStep, columns, columnStep, to + r * toStep, toStep);
  }
  if constexpr (R > 1) {
    if (r < rows) gatherRows<M, N, (R > 8 ? 8 : R / 2)>(rows - r, depth, factors + r, factorStep, columns, columnStep, to + r * toStep, toStep, ahead);
  }
}

}  // namespace
}  // namespace henn::cpu

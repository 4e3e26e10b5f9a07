// The arithmetic of a depthwise convolution on rows of one register of channels: x places, each one vector wide.
#pragma once

#include "ahead.h"
#include "vector.h"

#include <initializer_list>

namespace henn::cpu {
namespace {

/** A row of the window that one row looks at, and which taps of the kernel meet there. */
template <typename A>
struct Row {
  const A* window;
  int64_t taps;
};

template <typename A>
struct Rows {
  const Row<A>* rows;
  int count;
  /** Where this register of channels begins in each row. */
  int64_t shift;
  /** The weights of the kernel's rows, or where their gradient gathers; `step` apart. */
  A* weights;
  int64_t step;

  const A* window(int r) const { return rows[r].window + shift; }
  A* taps(int r) const { return weights + rows[r].taps * step; }
};

/** T places: the sum over rows and taps. `KX` taps a row, `SX` places from one to the next. */
template <typename S, typename A, int KX, int SX, int T>
inline void convolveBlock(const Rows<A>& rows, int64_t place, V<A> start, S* out, int64_t outStep, int64_t valid, int64_t lanes) {
  constexpr int L = kLanes<A>;
  V<A> sum[T];
#pragma GCC unroll 16
  for (int t = 0; t < T; ++t) sum[t] = start;
  for (int r = 0; r < rows.count; ++r) {
    const A* in = rows.window(r) + place * SX * L;
    const A* taps = rows.taps(r);
    keep(in);
    keep(taps);
    V<A> w[KX];
#pragma GCC unroll 8
    for (int k = 0; k < KX; ++k) w[k] = load(taps + k * L);
#pragma GCC unroll 40
    for (int i = 0; i < (T - 1) * SX + KX; ++i) {
      V<A> v = load(in + i * L);
      keep(v);
#pragma GCC unroll 8
      for (int k = 0; k < KX; ++k) {
        const int t = i - k;
        if (t >= 0 && t % SX == 0 && t / SX < T) sum[t / SX] += v * w[k];
      }
    }
  }
  if (valid >= T && lanes == L) {
#pragma GCC unroll 16
    for (int t = 0; t < T; ++t) store(out + t * outStep, sum[t]);
  } else {
    for (int t = 0; t < T && t < valid; ++t) storePart(out + t * outStep, sum[t], lanes);
  }
}

template <typename S, typename A, int KX, int SX, int T>
void convolveRow(const Rows<A>& rows, V<A> start, S* out, int64_t outStep, int64_t count, int64_t lanes, Ahead& ahead) {
  for (int64_t place = 0; place < count; place += T) {
    ahead.some();
    convolveBlock<S, A, KX, SX, T>(rows, place, start, out + place * outStep, outStep, count - place, lanes);
  }
}

/** Weights' gradient: for R rows and KX taps at once, the sums over a row of aligned · window; aligned places are `step` apart. */
template <typename A, int KX, int SX, int R>
inline void correlateBlock(const A* aligned, int64_t step, const Rows<A>& rows, int from, int64_t count) {
  constexpr int L = kLanes<A>;
  V<A> sum[R][KX];
#pragma GCC unroll 8
  for (int r = 0; r < R; ++r) {
#pragma GCC unroll 8
    for (int k = 0; k < KX; ++k) sum[r][k] = load(rows.taps(from + r) + k * L);
  }
  for (int64_t x = 0; x < count; x += 4) {
    V<A> a[4];
#pragma GCC unroll 4
    for (int t = 0; t < 4; ++t) a[t] = load(aligned + (x + t) * step);
#pragma GCC unroll 8
    for (int r = 0; r < R; ++r) {
      const A* in = rows.window(from + r) + x * SX * L;
      keep(in);
#pragma GCC unroll 16
      for (int i = 0; i < 3 * SX + KX; ++i) {
        V<A> v = load(in + i * L);
        keep(v);
#pragma GCC unroll 8
        for (int k = 0; k < KX; ++k) {
          const int t = i - k;
          if (t >= 0 && t % SX == 0 && t / SX < 4) sum[r][k] += v * a[t / SX];
        }
      }
    }
  }
#pragma GCC unroll 8
  for (int r = 0; r < R; ++r) {
#pragma GCC unroll 8
    for (int k = 0; k < KX; ++k) store(rows.taps(from + r) + k * L, sum[r][k]);
  }
}

/** So many rows at once that their sums keep the multipliers busy. */
constexpr int rowsAtOnce(int64_t taps) { return taps == 1 ? 8 : taps == 2 ? 4 : taps == 3 ? 3 : taps <= 5 ? 2 : 1; }

template <typename A, int KX, int SX>
void correlateRow(const A* aligned, int64_t step, const Rows<A>& rows, int64_t count, Ahead& ahead) {
  constexpr int R = rowsAtOnce(KX);
  int r = 0;
  for (; r + R <= rows.count; r += R) {
    ahead.some();
    correlateBlock<A, KX, SX, R>(aligned, step, rows, r, count);
  }
  for (; r < rows.count; ++r) correlateBlock<A, KX, SX, 1>(aligned, step, rows, r, count);
}

/** The places that a block computes: wide blocks cost less, places beyond the row's end are wasted. */
inline int blockFor(int64_t count, int64_t taps) {
  int best = 0;
  for (int places : {10, 8, 6, 5, 3}) {
    if (taps > 5 && places > 8) continue;
    const auto cost = [&](int64_t t) { return (count + t - 1) / t * (t + 2); };
    if (best == 0 || cost(places) < cost(best)) best = places;
  }
  return best;
}

/** Taps that have a kernel of their own; rows of other lengths are taken apart into single taps. */
constexpr bool hasRowKernel(int64_t taps) { return taps >= 1 && taps <= 7 && taps != 6; }

template <typename S, typename A>
using ConvolveRow = void (*)(const Rows<A>&, V<A> start, S* out, int64_t outStep, int64_t count, int64_t lanes, Ahead&);

template <typename A>
using CorrelateRow = void (*)(const A* aligned, int64_t step, const Rows<A>&, int64_t count, Ahead&);

template <typename S, typename A, int SX, int T>
ConvolveRow<S, A> convolveRowOf(int64_t taps) {
  switch (taps) {
    case 1: return convolveRow<S, A, 1, SX, T>;
    case 2: return convolveRow<S, A, 2, SX, T>;
    case 3: return convolveRow<S, A, 3, SX, T>;
    case 4: return convolveRow<S, A, 4, SX, T>;
    case 5: return convolveRow<S, A, 5, SX, T>;
    default: return convolveRow<S, A, 7, SX, T <= 8 ? T : 8>;
  }
}

template <typename S, typename A, int T>
ConvolveRow<S, A> convolveRowOf(int64_t taps, int64_t stride) {
  return stride == 2 ? convolveRowOf<S, A, 2, T>(taps) : convolveRowOf<S, A, 1, T>(taps);
}

template <typename S, typename A>
ConvolveRow<S, A> convolveRowOf(int64_t taps, int64_t stride, int block) {
  switch (block) {
    case 3: return convolveRowOf<S, A, 3>(taps, stride);
    case 5: return convolveRowOf<S, A, 5>(taps, stride);
    case 6: return convolveRowOf<S, A, 6>(taps, stride);
    case 8: return convolveRowOf<S, A, 8>(taps, stride);
    default: return convolveRowOf<S, A, 10>(taps, stride);
  }
}

template <typename A, int SX>
CorrelateRow<A> correlateRowOf(int64_t taps) {
  switch (taps) {
    case 1: return correlateRow<A, 1, SX>;
    case 2: return correlateRow<A, 2, SX>;
    case 3: return correlateRow<A, 3, SX>;
    case 4: return correlateRow<A, 4, SX>;
    case 5: return correlateRow<A, 5, SX>;
    default: return correlateRow<A, 7, SX>;
  }
}

template <typename A>
CorrelateRow<A> correlateRowOf(int64_t taps, int64_t stride) {
  return stride == 2 ? correlateRowOf<A, 2>(taps) : correlateRowOf<A, 1>(taps);
}

}  // namespace
}  // namespace henn::cpu

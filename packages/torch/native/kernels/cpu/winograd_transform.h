// The transforms of Winograd's minimal filtering F(2, 3) (Lavin & Gray 2016), each along one axis, on registers of
// channels. With d four places of the input, g the three taps, y two places of the output:
//   y = Aᵀ[(G g) ⊙ (Bᵀ d)], and so for the taps' gradient Gᵀ[(A dy) ⊙ (Bᵀ d)].
#pragma once

#include "vector.h"

namespace henn::cpu {
namespace {

/** Bᵀ: four places to four points. */
struct OfInput {
  static constexpr int kFrom = 4, kTo = 4;
  template <typename T>
  static void apply(const T (&d)[4], T (&t)[4]) {
    t[0] = d[0] - d[2];
    t[1] = d[1] + d[2];
    t[2] = d[2] - d[1];
    t[3] = d[1] - d[3];
  }
};

/** G: three taps to four points. */
struct OfTaps {
  static constexpr int kFrom = 3, kTo = 4;
  template <typename T>
  static void apply(const T (&g)[3], T (&t)[4]) {
    const T ends = (g[0] + g[2]) / 2, middle = g[1] / 2;
    t[0] = g[0];
    t[1] = ends + middle;
    t[2] = ends - middle;
    t[3] = g[2];
  }
};

/** Aᵀ: four points to two places. */
struct ToOutput {
  static constexpr int kFrom = 4, kTo = 2;
  template <typename T>
  static void apply(const T (&m)[4], T (&y)[2]) {
    y[0] = m[0] + m[1] + m[2];
    y[1] = m[1] - m[2] - m[3];
  }
};

/** A: two places of the output's gradient to four points. */
struct OfOutputGradient {
  static constexpr int kFrom = 2, kTo = 4;
  template <typename T>
  static void apply(const T (&y)[2], T (&t)[4]) {
    t[0] = y[0];
    t[1] = y[0] + y[1];
    t[2] = y[0] - y[1];
    t[3] = -y[1];
  }
};

/** Gᵀ: four points to three taps. */
struct ToTapsGradient {
  static constexpr int kFrom = 4, kTo = 3;
  template <typename T>
  static void apply(const T (&m)[4], T (&g)[3]) {
    const T sum = (m[1] + m[2]) / 2, difference = (m[1] - m[2]) / 2;
    g[0] = m[0] + sum;
    g[1] = difference;
    g[2] = sum + m[3];
  }
};

/** A cube of `from`³ values, z before y before x, to one of `to`³: get(z, y, x) gives them, put(point, value) takes them. */
template <typename Transform, typename T, typename Get, typename Put>
inline void transformCube(const Get& get, const Put& put) {
  constexpr int F = Transform::kFrom, N = Transform::kTo;
  T rows[F][F][N], planes[F][N][N];
#pragma GCC unroll 4
  for (int z = 0; z < F; ++z) {
#pragma GCC unroll 4
    for (int y = 0; y < F; ++y) {
      T line[F];
#pragma GCC unroll 4
      for (int x = 0; x < F; ++x) line[x] = get(z, y, x);
      Transform::apply(line, rows[z][y]);
    }
  }
#pragma GCC unroll 4
  for (int z = 0; z < F; ++z) {
#pragma GCC unroll 4
    for (int x = 0; x < N; ++x) {
      T line[F], result[N];
#pragma GCC unroll 4
      for (int y = 0; y < F; ++y) line[y] = rows[z][y][x];
      Transform::apply(line, result);
#pragma GCC unroll 4
      for (int y = 0; y < N; ++y) planes[z][y][x] = result[y];
    }
  }
#pragma GCC unroll 4
  for (int y = 0; y < N; ++y) {
#pragma GCC unroll 4
    for (int x = 0; x < N; ++x) {
      T line[F], result[N];
#pragma GCC unroll 4
      for (int z = 0; z < F; ++z) line[z] = planes[z][y][x];
      Transform::apply(line, result);
#pragma GCC unroll 4
      for (int z = 0; z < N; ++z) put((z * N + y) * N + x, result[z]);
    }
  }
}

}  // namespace
}  // namespace henn::cpu

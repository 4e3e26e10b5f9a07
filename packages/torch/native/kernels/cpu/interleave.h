// Between memory where K values lie together, voxel after voxel, and K registers of one value each.
#pragma once

#include "shuffle.h"

#include <utility>

namespace henn::cpu {
namespace {

/** Value k of voxel j lies at K·j + k: in the M-th register, or gathered before. */
template <int L, int K, int k, int M>
struct Gathered {
  static constexpr int of(int j) { return (K * j + k) / L == M ? L + (K * j + k) % L : M == 1 && (K * j + k) / L == 0 ? K * j + k : j; }
};

/** Place m·L + j holds a value of one of K; the k-th, or spread before. */
template <int L, int K, int m, int k>
struct Spread {
  static constexpr int of(int j) { return (m * L + j) % K == k ? L + (m * L + j) / K : k == 1 && (m * L + j) % K == 0 ? (m * L + j) / K : j; }
};

template <typename A, int K, int k, int M = 1>
inline V<A> gatherValue(V<A> before, const V<A> (&from)[K]) {
  if constexpr (M == K) return before;
  else return gatherValue<A, K, k, M + 1>(choose<Gathered<kLanes<A>, K, k, M>, A>(before, from[M]), from);
}

template <typename A, int K, int m, int k = 1>
inline V<A> spreadValues(V<A> before, const V<A> (&from)[K]) {
  if constexpr (k == K) return before;
  else return spreadValues<A, K, m, k + 1>(choose<Spread<kLanes<A>, K, m, k>, A>(before, from[k]), from);
}

/** L voxels of K values: put(k, register) takes them. */
template <typename A, int K, typename S, typename Put, size_t... k>
inline void deinterleave(const S* from, const Put& put, std::index_sequence<k...>) {
  const V<A> read[K] = {load(from + k * kLanes<A>)...};
  (put(k, gatherValue<A, K, k>(read[0], read)), ...);
}

/** K registers of one value each to L voxels. */
template <typename A, int K, typename S, typename Get, size_t... k>
inline void interleave(S* to, const Get& get, std::index_sequence<k...>) {
  const V<A> values[K] = {get(k)...};
  (store(to + k * kLanes<A>, spreadValues<A, K, k>(values[0], values)), ...);
}

}  // namespace
}  // namespace henn::cpu

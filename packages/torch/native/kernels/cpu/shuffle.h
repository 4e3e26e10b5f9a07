// Lanes of two registers in any order that is known at compile time.
#pragma once

#include "vector.h"

#include <utility>

namespace henn::cpu {
namespace {

template <typename A>
struct Lane;
template <>
struct Lane<float> {
  using Type = int32_t;
};
template <>
struct Lane<double> {
  using Type = int64_t;
};

/** Of two registers' lanes, those that `Choose::of(j)` names for lane j: the first's from 0, the second's from L. */
template <typename Choose, typename A, size_t... J>
inline V<A> choose(V<A> a, V<A> b, std::index_sequence<J...>) {
#if defined(__clang__)
  return __builtin_shufflevector(a, b, Choose::of(J)...);
#else
  typedef typename Lane<A>::Type Index __attribute__((vector_size(HENN_VECTOR_BYTES)));
  return __builtin_shuffle(a, b, Index{Choose::of(J)...});
#endif
}

template <typename Choose, typename A>
inline V<A> choose(V<A> a, V<A> b) {
  return choose<Choose, A>(a, b, std::make_index_sequence<kLanes<A>>());
}

}  // namespace
}  // namespace henn::cpu

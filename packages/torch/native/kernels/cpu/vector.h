// Registers of one level as GCC's and Clang's vector types. HENN_VECTOR_BYTES comes from the build.
#pragma once

#include "table.h"

#include <cstring>
#include <type_traits>

#if defined(__AVX2__)
#include <immintrin.h>
#endif

namespace henn::cpu {
namespace {

template <typename A>
struct Vector {
  static constexpr int kLanes = HENN_VECTOR_BYTES / sizeof(A);
  typedef A Type __attribute__((vector_size(HENN_VECTOR_BYTES)));
};

template <typename A>
using V = typename Vector<A>::Type;

template <typename A>
constexpr int kLanes = Vector<A>::kLanes;

typedef uint16_t U16 __attribute__((vector_size(HENN_VECTOR_BYTES / 2)));
typedef uint32_t U32 __attribute__((vector_size(HENN_VECTOR_BYTES)));

/** Less zero, not plus: only that changes no value, not even −0, so that it costs nothing. */
template <typename A>
inline V<A> splat(A value) {
  return value - V<A>{};
}

/** Keeps a value where it is, in a register; compilers for x86 would rather read it again wherever it is used. */
template <typename T>
inline void keep(T& value) {
#if defined(__x86_64__)
  if constexpr (std::is_pointer_v<T>) asm("" : "+r"(value));
  else asm("" : "+v"(value));
#endif
}

template <typename A, std::enable_if_t<std::is_floating_point_v<A>, int> = 0>
inline V<A> load(const A* p) {
  V<A> v;
  std::memcpy(&v, p, sizeof v);
  return v;
}

/** GCC would widen AVX-512's in halves. */
inline V<float> wide(U16 bfloat16) {
#if defined(__AVX512F__)
  return (V<float>)_mm512_slli_epi32(_mm512_cvtepu16_epi32((__m256i)bfloat16), 16);
#else
  return (V<float>)(__builtin_convertvector(bfloat16, U32) << 16);
#endif
}

inline V<float> load(const BFloat16* p) {
  U16 half;
  std::memcpy(&half, p, sizeof half);
  return wide(half);
}

inline void store(float* p, V<float> v) { std::memcpy(p, &v, sizeof v); }
inline void store(double* p, V<double> v) { std::memcpy(p, &v, sizeof v); }

/** Rounds to the nearest, ties to even; NaN stays NaN. The instruction for it makes values below 2⁻¹²⁶ zero. */
inline U16 rounded(V<float> v) {
#if defined(__AVX512BF16__)
  return (U16)_mm512_cvtneps_pbh((__m512)v);
#else
  const U32 bits = (U32)v;
  const U32 nearest = (bits + 0x7fff + ((bits >> 16) & 1)) >> 16;
  const U32 isNan = (U32)(v != v);
  return __builtin_convertvector((nearest & ~isNan) | (isNan & 0x7fc0), U16);
#endif
}

inline void store(BFloat16* p, V<float> v) {
  const U16 half = rounded(v);
  std::memcpy(p, &half, sizeof half);
}

#if defined(__AVX512BW__) && defined(__AVX512VL__)
/** The first `count` of at most 16 lanes. */
inline __mmask16 firstLanes(int64_t count) { return static_cast<__mmask16>((1u << count) - 1); }

/** The first `count` lanes; the others are zero, and not read. */
template <typename A, typename S>
inline V<A> loadPart(const S* p, int64_t count) {
  const auto mask = firstLanes(count);
  if constexpr (std::is_same_v<S, float>) return (V<A>)_mm512_maskz_loadu_ps(mask, p);
  else if constexpr (std::is_same_v<S, double>) return (V<A>)_mm512_maskz_loadu_pd(mask, p);
  else return wide((U16)_mm256_maskz_loadu_epi16(mask, p));
}

inline void storePart(float* p, V<float> v, int64_t count) { _mm512_mask_storeu_ps(p, firstLanes(count), (__m512)v); }
inline void storePart(double* p, V<double> v, int64_t count) { _mm512_mask_storeu_pd(p, firstLanes(count), (__m512d)v); }
inline void storePart(BFloat16* p, V<float> v, int64_t count) { _mm256_mask_storeu_epi16(p, firstLanes(count), (__m256i)rounded(v)); }
#else
/** Copies `count` values, at most L, in moves of constant sizes. */
template <int L, typename S>
inline void copyPart(S* to, const S* from, int64_t count) {
#pragma GCC unroll 5
  for (int64_t size = L; size >= 1; size /= 2) {
    if ((count & size) == 0) continue;
    std::memcpy(to, from, static_cast<size_t>(size) * sizeof(S));
    to += size;
    from += size;
  }
}

/** The first `count` lanes; the others are zero, and not read. */
template <typename A, typename S>
inline V<A> loadPart(const S* p, int64_t count) {
  S lanes[kLanes<A>] = {};
  copyPart<kLanes<A>>(lanes, p, count);
  return load(lanes);
}

template <typename S, typename Register>
inline void storePart(S* p, Register v, int64_t count) {
  constexpr int L = sizeof(Register) / sizeof(v[0]);
  S lanes[L];
  store(lanes, v);
  copyPart<L>(p, lanes, count);
}
#endif

/** A register of values of type S, whole where `lanes` says so. */
template <typename S, typename A>
struct Access {
  static constexpr int L = kLanes<A>;
  static V<A> get(const S* p, int64_t lanes) { return lanes == L ? load(p) : loadPart<A>(p, lanes); }
  static void put(S* p, V<A> v, int64_t lanes) {
    if (lanes == L) store(p, v);
    else storePart(p, v, lanes);
  }
};

/** body(i, lanes) for each register of `count` values; `lanes` is a constant for all but the last. */
template <typename A, typename Body>
inline void overRegisters(int64_t count, Body body) {
  constexpr int L = kLanes<A>;
  int64_t i = 0;
  for (; i + L <= count; i += L) body(i, L);
  if (i < count) body(i, count - i);
}

}  // namespace
}  // namespace henn::cpu

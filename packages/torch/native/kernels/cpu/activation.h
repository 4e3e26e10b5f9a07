// Activations and their derivatives on registers.
#pragma once

#include "vector.h"

#include <cmath>

namespace henn::cpu {
namespace {

typedef int32_t I32 __attribute__((vector_size(HENN_VECTOR_BYTES)));

/** e^x to 2 units in the last place: x = n·ln 2 + r, a polynomial for e^r, n into the exponent. Beyond float's range 0 or infinity's neighbour. */
inline V<float> exponential(V<float> x) {
  x = x < -87.3f ? splat(-87.3f) : x > 88.3f ? splat(88.3f) : x;
  // Adding 1.5·2²³ rounds to a whole number.
  const V<float> n = (x * 1.44269504f + 12582912.f) - 12582912.f;
  const V<float> r = (x - n * 0.693359375f) + n * 2.12194440e-4f;
  V<float> p = splat(1.9875691500e-4f);
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * r * r + r + 1.f;
  const I32 exponent = (__builtin_convertvector(n, I32) + 127) << 23;
  return p * (V<float>)exponent;
}

inline V<double> exponential(V<double> x) {
  for (int i = 0; i < kLanes<double>; ++i) x[i] = std::exp(x[i]);
  return x;
}

/** The normal distribution's Φ(x), within 2e-7: (1 + erf(x/√2)) / 2, erf(z)/z being a quotient of polynomials in z² fitted on |z| ≤ 4. */
inline V<float> normal(V<float> x) {
  const V<float> z = x * 0.70710678f, u = z * z;
  V<float> p = splat(1.98664816e-6f), q = splat(3.74182055e-5f);
  p = p * u + 2.84555426e-4f;
  p = p * u + 3.8833397e-3f;
  p = p * u + 5.31017557e-2f;
  p = p * u + 0.193546459f;
  p = p * u + 1.12837911f;
  q = q * u + 1.18554942e-3f;
  q = q * u + 1.52072711e-2f;
  q = q * u + 0.11535041f;
  q = q * u + 0.504858613f;
  q = q * u + 1.f;
  const V<float> half = 0.5f * (z * p / q);
  return z < -4.f ? splat(0.f) : z > 4.f ? splat(1.f) : 0.5f + half;
}

inline V<float> normalDensity(V<float> x) {
  const V<float> square = x * x;
  return square > 174.f ? V<float>{} : exponential(-0.5f * square) * 0.39894228f;
}

inline V<double> normal(V<double> x) {
  for (int i = 0; i < kLanes<double>; ++i) x[i] = 0.5 * std::erfc(-x[i] * M_SQRT1_2);
  return x;
}

inline V<double> normalDensity(V<double> x) {
  for (int i = 0; i < kLanes<double>; ++i) x[i] = std::exp(-0.5 * x[i] * x[i]) * 0.5 * M_2_SQRTPI * M_SQRT1_2;
  return x;
}

template <typename A, Activation>
struct Activate;

template <typename A>
struct Activate<A, Activation::None> {
  explicit Activate(double) {}
  V<A> value(V<A> z) const { return z; }
  V<A> derivative(V<A>) const { return splat(A(1)); }
};

template <typename A>
struct Activate<A, Activation::LeakyReLU> {
  explicit Activate(double slope) : slope(splat(static_cast<A>(slope))) {}
  V<A> value(V<A> z) const { return z > A(0) ? z : z * slope; }
  V<A> derivative(V<A> z) const { return z > A(0) ? splat(A(1)) : slope; }
  V<A> slope;
};

template <typename A>
struct Activate<A, Activation::SiLU> {
  explicit Activate(double) {}
  static V<A> sigmoid(V<A> z) { return A(1) / (A(1) + exponential(-z)); }
  V<A> value(V<A> z) const { return z * sigmoid(z); }
  V<A> derivative(V<A> z) const {
    const V<A> s = sigmoid(z);
    return s * (A(1) + z * (A(1) - s));
  }
};

template <typename A>
struct Activate<A, Activation::GELU> {
  explicit Activate(double) {}
  V<A> value(V<A> z) const { return z * normal(z); }
  V<A> derivative(V<A> z) const { return normal(z) + z * normalDensity(z); }
};

/** Calls body(Activate<A, …>) with the one that is named. */
template <typename A, typename Body>
inline void withActivation(Activation activation, double slope, Body body) {
  switch (activation) {
    case Activation::None: return body(Activate<A, Activation::None>(slope));
    case Activation::LeakyReLU: return body(Activate<A, Activation::LeakyReLU>(slope));
    case Activation::GELU: return body(Activate<A, Activation::GELU>(slope));
    case Activation::SiLU: return body(Activate<A, Activation::SiLU>(slope));
  }
}

}  // namespace
}  // namespace henn::cpu

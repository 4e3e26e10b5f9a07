// What tensors hold, and float, which all kernels compute in. HENN_STORAGE: 0 float32, 1 bfloat16, 2 float16.
#pragma once

#include "half.cuh"

namespace henn::cuda {

#if HENN_STORAGE == 0
using Storage = float;
__device__ inline float toFloat(Storage value) { return value; }
__device__ inline Storage fromFloat(float value) { return value; }
__device__ inline float load(const Storage* p) { return __ldg(p); }
#else
struct Storage {
  unsigned short bits;
};
__device__ inline float toFloat(Storage value) {
#if HENN_STORAGE == 1
  return __uint_as_float(static_cast<unsigned>(value.bits) << 16);
#else
  return halfToFloat(value.bits);
#endif
}
__device__ inline Storage fromFloat(float value) {
#if HENN_STORAGE == 1
  // To the nearest, ties to even; NaN stays NaN.
  const unsigned bits = __float_as_uint(value);
  const unsigned rounded = (bits + 0x7fff + ((bits >> 16) & 1)) >> 16;
  return {static_cast<unsigned short>(value != value ? 0x7fc0 : rounded)};
#else
  return {floatToHalf(value)};
#endif
}
__device__ inline float load(const Storage* p) { return toFloat({__ldg(&p->bits)}); }
#endif

}  // namespace henn::cuda

// float16 by the hardware's own conversions, without CUDA's headers, which NVRTC does not bring along.
#ifndef HENN_HALF_CUH
#define HENN_HALF_CUH

__device__ inline float halfToFloat(unsigned short bits) {
  float value;
  asm("cvt.f32.f16 %0, %1;" : "=f"(value) : "h"(bits));
  return value;
}

/** Rounds to the nearest, ties to even. */
__device__ inline unsigned short floatToHalf(float value) {
  unsigned short bits;
  asm("cvt.rn.f16.f32 %0, %1;" : "=h"(bits) : "f"(value));
  return bits;
}

#endif

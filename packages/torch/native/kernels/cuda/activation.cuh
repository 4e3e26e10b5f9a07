// Activations and their derivatives. HENN_ACTIVATION: 0 none, 1 leaky ReLU, 2 GELU, 3 SiLU.
#pragma once

namespace henn::cuda {

__device__ inline float activate(float z, float slope) {
#if HENN_ACTIVATION == 1
  return z > 0.f ? z : z * slope;
#elif HENN_ACTIVATION == 2
  return z * 0.5f * erfcf(-z * 0.70710678f);
#elif HENN_ACTIVATION == 3
  return z / (1.f + expf(-z));
#else
  return z;
#endif
}

__device__ inline float activationDerivative(float z, float slope) {
#if HENN_ACTIVATION == 1
  return z > 0.f ? 1.f : slope;
#elif HENN_ACTIVATION == 2
  return 0.5f * erfcf(-z * 0.70710678f) + z * 0.39894228f * expf(-0.5f * z * z);
#elif HENN_ACTIVATION == 3
  const float s = 1.f / (1.f + expf(-z));
  return s * (1.f + z * (1.f - s));
#else
  return 1.f;
#endif
}

}  // namespace henn::cuda

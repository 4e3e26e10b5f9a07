// Sums over the threads of a block, always in the same order.
#pragma once

namespace henn::cuda {

/** Of Threads threads, a power of two; each gets the sum. `shared` has room for all. */
template <int Threads>
__device__ inline double blockSum(double value, double* shared) {
  shared[threadIdx.x] = value;
  __syncthreads();
#pragma unroll
  for (int half = Threads / 2; half > 0; half /= 2) {
    if (threadIdx.x < half) shared[threadIdx.x] += shared[threadIdx.x + half];
    __syncthreads();
  }
  const double sum = shared[0];
  __syncthreads();
  return sum;
}

/** Of the warp; the first lane gets the sum. */
__device__ inline float warpSum(float value) {
#pragma unroll
  for (int half = 16; half > 0; half /= 2) value += __shfl_down_sync(0xffffffffu, value, half);
  return value;
}

}  // namespace henn::cuda

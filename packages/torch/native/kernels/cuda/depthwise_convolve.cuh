// Depthwise convolution, the large grid to the small one. Each plane of the large grid is read once for all the planes
// of the result that it adds to: they lie in registers and move on by one at each step.
#pragma once

#include "depthwise_tile.cuh"

namespace henn::cuda {

/** Planes of the result that a plane of the large grid adds to. */
constexpr int kPlanes = (KZ + SZ - 1) / SZ;

extern "C" __global__ void __launch_bounds__(DEPTHWISE_THREADS, blocksFor(kRows * kColumns + kPlanes * TY * TX))
    depthwise_convolve(ConvolveArguments a) {
  const auto& grids = a.grids;
  const Tile tile(a.tiling, threadIndex());
  const int c = tile.group * a.tiling.lanes + tile.lane;
  if (tile.group >= a.tiling.groups || c >= grids.channels) return;

  // At step m the planes m·SZ − P to m·SZ − P + SZ − 1 are read; sums[t] is of the result's plane m − t.
  const float start = a.bias == nullptr ? 0.f : a.bias[c];
  float sums[kPlanes][TY][TX];
#pragma unroll
  for (int t = 0; t < kPlanes; ++t) {
#pragma unroll
    for (int i = 0; i < TY * TX; ++i) sums[t][i / TX][i % TX] = start;
  }

  const int y0 = tile.yTile * TY, x0 = tile.xTile * TX;
  const int z0 = tile.zChunk * a.tiling.chunkPlanes, z1 = min(z0 + a.tiling.chunkPlanes, grids.small[0]);
  for (int m = z0; m < z1 + kPlanes - 1; ++m) {
#pragma unroll
    for (int r = 0; r < SZ; ++r) {
      const int z = m * SZ - grids.padding[0] + r;
      if (z < 0 || z >= grids.large[0]) continue;
      const float* weights = a.weight + c;
      forget(weights);
      float window[kRows][kColumns];
      loadWindow(window, planeOf(static_cast<const Storage*>(a.in), grids.large, grids.channels, tile.sample, z, c),
                 y0 * SY - grids.padding[1], x0 * SX - grids.padding[2], grids.large[1], grids.large[2], grids.channels);
#pragma unroll
      for (int t = 0; t < kPlanes; ++t) {
        const int kz = t * SZ + r;
        if (kz >= KZ || m - t < z0 || m - t >= z1) continue;
#pragma unroll
        for (int k = 0; k < KY * KX; ++k) {
          const int ky = k / KX, kx = k % KX;
          const float weight = __ldg(weights + (kz * KY * KX + k) * a.weightStride);
#pragma unroll
          for (int i = 0; i < TY * TX; ++i) {
            sums[t][i / TX][i % TX] += window[i / TX * SY + ky][i % TX * SX + kx] * weight;
          }
        }
      }
    }

    const int done = m - (kPlanes - 1);
    if (done >= z0) {
      Storage* plane = planeOf(static_cast<Storage*>(a.out), grids.small, grids.channels, tile.sample, done, c);
#pragma unroll
      for (int i = 0; i < TY * TX; ++i) {
        const int y = y0 + i / TX, x = x0 + i % TX;
        if (y < grids.small[1] && x < grids.small[2]) {
          plane[(y * grids.small[2] + x) * grids.channels] = fromFloat(sums[kPlanes - 1][i / TX][i % TX]);
        }
      }
    }
#pragma unroll
    for (int t = kPlanes - 1; t >= 0; --t) {
#pragma unroll
      for (int i = 0; i < TY * TX; ++i) sums[t][i / TX][i % TX] = t == 0 ? start : sums[t - 1][i / TX][i % TX];
    }
  }
}

}  // namespace henn::cuda

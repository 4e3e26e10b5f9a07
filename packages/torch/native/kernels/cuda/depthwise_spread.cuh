// The transpose of a depthwise convolution with strides, the small grid to the large one: with strides of 1 it is a
// convolution again. Along each axis the place i of the large grid has i + P = S·m + r, and tap k = S·t + r takes it to
// place m − t of the small grid. A thread has all the r of TX places m along X, in each plane of its chunk of m along Z;
// TY is not used.
#pragma once

#include "depthwise_tile.cuh"

namespace henn::cuda {

extern "C" __global__ void __launch_bounds__(DEPTHWISE_THREADS) depthwise_spread(ConvolveArguments a) {
  const auto& grids = a.grids;
  const Tile tile(a.tiling, threadIndex());
  const int c = tile.group * a.tiling.lanes + tile.lane;
  if (tile.group >= a.tiling.groups || c >= grids.channels) return;

  constexpr int kStepsZ = (KZ + SZ - 1) / SZ, kStepsY = (KY + SY - 1) / SY, kStepsX = (KX + SX - 1) / SX;
  const float start = a.bias == nullptr ? 0.f : a.bias[c];
  // The first m that has a place in the grid is P / S.
  const int my = grids.padding[1] / SY + tile.yTile, mx = grids.padding[2] / SX + tile.xTile * TX;
  const int first = tile.zChunk * a.tiling.chunkPlanes;
  for (int step = first; step < first + a.tiling.chunkPlanes; ++step) {
    const int mz = grids.padding[0] / SZ + step;
    float sums[SZ * SY * SX][TX];
#pragma unroll
    for (int i = 0; i < SZ * SY * SX * TX; ++i) sums[i / TX][i % TX] = start;

    for (int tz = 0; tz < kStepsZ; ++tz) {
      if (mz - tz < 0 || mz - tz >= grids.small[0]) continue;
      const Storage* plane = planeOf(static_cast<const Storage*>(a.in), grids.small, grids.channels, tile.sample, mz - tz, c);
      for (int ty = 0; ty < kStepsY; ++ty) {
        float row[1][TX + kStepsX - 1];
        loadWindow(row, plane, my - ty, mx - (kStepsX - 1), grids.small[1], grids.small[2], grids.channels);
#pragma unroll
        for (int phase = 0; phase < SZ * SY; ++phase) {
          const int kz = tz * SZ + phase / SY, ky = ty * SY + phase % SY;
          if (kz >= KZ || ky >= KY) continue;
#pragma unroll
          for (int kx = 0; kx < KX; ++kx) {
            const float weight = __ldg(a.weight + ((kz * KY + ky) * KX + kx) * a.weightStride + c);
#pragma unroll
            for (int i = 0; i < TX; ++i) sums[phase * SX + kx % SX][i] += row[0][i + kStepsX - 1 - kx / SX] * weight;
          }
        }
      }
    }

#pragma unroll
    for (int phase = 0; phase < SZ * SY * SX; ++phase) {
      const int z = mz * SZ + phase / (SY * SX) - grids.padding[0], y = my * SY + phase / SX % SY - grids.padding[1];
      if (z < 0 || z >= grids.large[0] || y < 0 || y >= grids.large[1]) continue;
      Storage* plane = planeOf(static_cast<Storage*>(a.out), grids.large, grids.channels, tile.sample, z, c);
#pragma unroll
      for (int i = 0; i < TX; ++i) {
        const int x = (mx + i) * SX + phase % SX - grids.padding[2];
        if (x >= 0 && x < grids.large[2]) plane[(y * grids.large[2] + x) * grids.channels] = fromFloat(sums[phase][i]);
      }
    }
  }
}

}  // namespace henn::cuda

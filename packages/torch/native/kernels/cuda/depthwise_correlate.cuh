// The gradient of a depthwise convolution's weights. A thread has one plane of taps in registers and adds up column after
// column of tiles, always the same ones; what the threads found is then summed in a fixed order, so results don't
// change from run to run. Neighbouring threads have the other planes of taps of the same column, for the L1 cache.
#pragma once

#include "depthwise_tile.cuh"

namespace henn::cuda {

extern "C" __global__ void __launch_bounds__(DEPTHWISE_THREADS, blocksFor(kRows * kColumns + TY * TX + KY * KX))
    depthwise_correlate(CorrelateArguments a) {
  const auto& grids = a.grids;
  const auto& tiling = a.tiling;
  long long index = threadIndex();
  const int lane = Tile::take(index, tiling.lanes), kz = Tile::take(index, KZ), part = Tile::take(index, a.parts);
  const int group = static_cast<int>(index), c = group * tiling.lanes + lane;
  if (group >= tiling.groups || c >= grids.channels) return;

  float sums[KY * KX];
#pragma unroll
  for (int k = 0; k < KY * KX; ++k) sums[k] = 0.f;

  const long long columns = static_cast<long long>(tiling.xTiles) * tiling.yTiles * tiling.zChunks * tiling.batch;
  for (long long column = part; column < columns; column += a.parts) {
    const Tile tile(tiling, column * tiling.lanes);
    const int y0 = tile.yTile * TY, x0 = tile.xTile * TX;
    const int z0 = tile.zChunk * tiling.chunkPlanes, z1 = min(z0 + tiling.chunkPlanes, grids.small[0]);
    for (int z = z0; z < z1; ++z) {
      const int plane = z * SZ - grids.padding[0] + kz;
      if (plane < 0 || plane >= grids.large[0]) continue;
      float values[TY][TX], window[kRows][kColumns];
      loadWindow(values, planeOf(static_cast<const Storage*>(a.small), grids.small, grids.channels, tile.sample, z, c), y0, x0,
                 grids.small[1], grids.small[2], grids.channels);
      loadWindow(window, planeOf(static_cast<const Storage*>(a.large), grids.large, grids.channels, tile.sample, plane, c),
                 y0 * SY - grids.padding[1], x0 * SX - grids.padding[2], grids.large[1], grids.large[2], grids.channels);
#pragma unroll
      for (int k = 0; k < KY * KX; ++k) {
#pragma unroll
        for (int i = 0; i < TY * TX; ++i) sums[k] += values[i / TX][i % TX] * window[i / TX * SY + k / KX][i % TX * SX + k % KX];
      }
    }
  }

  float* to = a.partial + (static_cast<long long>(part) * KZ + kz) * KY * KX * grids.channels + c;
#pragma unroll
  for (int k = 0; k < KY * KX; ++k) to[k * grids.channels] = sums[k];
}

/** Joins the parts: 32 neighbours of [taps, C] in a block, whose 16 rows of threads each take every sixteenth part. */
extern "C" __global__ void __launch_bounds__(512) depthwise_gather(GatherArguments a) {
  __shared__ float rows[16][32];
  const int lane = threadIdx.x % 32, row = threadIdx.x / 32;
  const long long item = static_cast<long long>(blockIdx.x) * 32 + lane, items = static_cast<long long>(a.taps) * a.channels;
  float sum = 0.f;
  if (item < items) {
    for (int part = row; part < a.parts; part += 16) sum += __ldg(a.partial + part * items + item);
  }
  rows[row][lane] = sum;
  __syncthreads();
  if (row != 0 || item >= items) return;
  for (int i = 1; i < 16; ++i) sum += rows[i][lane];
  a.gradWeight[item % a.channels * a.taps + item / a.channels] = sum;
}

}  // namespace henn::cuda

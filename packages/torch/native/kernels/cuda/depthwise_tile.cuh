// What the depthwise kernels share. A thread has one channel and walks along Z over a column of tiles of TY·TX places;
// the threads of a warp have neighbouring channels, so that each of their accesses is one line of memory. There is no
// shared memory: the overlap of neighbouring tiles is the L1 cache's.
// From the build: KZ KY KX, the kernel; SZ SY SX, its strides of 1 or 2; TY TX, the tile; HENN_STORAGE.
#pragma once

#include "arguments.h"
#include "storage.cuh"

#define DEPTHWISE_THREADS 128

namespace henn::cuda {

/** Of the large grid, what a tile of the small one looks at. */
constexpr int kRows = (TY - 1) * SY + KY;
constexpr int kColumns = (TX - 1) * SX + KX;

/** How many blocks share a multiprocessor's registers where a thread holds that many floats of its own. */
__device__ constexpr int blocksFor(int floats) { return floats <= 90 ? 4 : 3; }

/** What one thread does. */
struct Tile {
  int lane, xTile, yTile, zChunk, sample, group;

  /** `index` counts lanes, then tiles along X, Y and Z, then samples, then groups of channels. */
  __device__ Tile(const Tiling& tiling, long long index) {
    lane = take(index, tiling.lanes);
    xTile = take(index, tiling.xTiles);
    yTile = take(index, tiling.yTiles);
    zChunk = take(index, tiling.zChunks);
    sample = take(index, tiling.batch);
    group = static_cast<int>(index);
  }

  __device__ static int take(long long& index, int count) {
    const int digit = static_cast<int>(index % count);
    index /= count;
    return digit;
  }
};

__device__ inline long long threadIndex() { return static_cast<long long>(blockIdx.x) * blockDim.x + threadIdx.x; }

/** Hides from the compiler where a value comes from: what depends on it is computed anew, in place of lying in registers. */
template <typename T>
__device__ inline void forget(T& value) {
  asm volatile("" : "+l"(value));
}
template <>
__device__ inline void forget(int& value) {
  asm volatile("" : "+r"(value));
}

/** The places (first row + i, first column + j) of a plane [Y, X, C] in one channel; zeros outside. */
template <int Rows, int Columns>
__device__ inline void loadWindow(float (&window)[Rows][Columns], const Storage* plane, int firstRow, int firstColumn,
                                  int rows, int columns, int channels) {
  forget(firstRow);
  forget(firstColumn);
#pragma unroll
  for (int i = 0; i < Rows; ++i) {
    const int row = firstRow + i;
#pragma unroll
    for (int j = 0; j < Columns; ++j) {
      const int column = firstColumn + j;
      const bool inside = row >= 0 && row < rows && column >= 0 && column < columns;
      window[i][j] = inside ? load(plane + (row * columns + column) * channels) : 0.f;
    }
  }
}

/** Plane z of sample n in channel c. */
template <typename S>
__device__ inline S* planeOf(S* tensor, const int (&grid)[3], int channels, int n, int z, int c) {
  return tensor + (static_cast<long long>(n) * grid[0] + z) * grid[1] * grid[2] * channels + c;
}

}  // namespace henn::cuda

// What the host hands to each CUDA kernel: one struct by value. The compiler of the addon and NVRTC read this same file,
// so both sides agree on every member. Axes in the order Z, Y, X; tensors are channels last, [N, Z, Y, X, C].
#pragma once

namespace henn::cuda {

/** How the threads of the depthwise kernels are dealt out: from the fastest to the slowest index as the members stand. */
struct Tiling {
  /** Channels of a group, neighbours in a warp. */
  int lanes;
  int xTiles, yTiles, zChunks, batch;
  /** Of `lanes` channels each; the last may be short. */
  int groups;
  /** What a thread walks of the Z axis. */
  int chunkPlanes;
};

/** What takes the large grid to the small one and back, on the kernel's compile-time sizes and strides. */
struct DepthwiseGrids {
  int channels;
  int large[3], small[3];
  int padding[3];
};

/** out (small) = in (large) * weight + bias; and the other way round for the transpose. */
struct ConvolveArguments {
  DepthwiseGrids grids;
  Tiling tiling;
  const void* in;
  /** Of tap i and channel c: weight[i * weightStride + c], where a negative stride walks the taps backwards. */
  const float* weight;
  int weightStride;
  /** Null where there is none. */
  const float* bias;
  void* out;
};

/** Sums over voxels of small · large for each tap: `parts` of them, [parts, taps, C], are then joined. */
struct CorrelateArguments {
  DepthwiseGrids grids;
  Tiling tiling;
  const void *large, *small;
  int parts;
  float* partial;
};

struct GatherArguments {
  int channels, taps, parts;
  const float* partial;
  /** [C, taps] */
  float* gradWeight;
};

/** Instance norm over [N, V, C]. A block takes a chunk of voxels and `lanes` · kVector channels in `rows` rows of threads. */
struct NormArguments {
  int batch, voxels, channels;
  int lanes, rows;
  int chunkVoxels, chunks;
  float eps, slope;
  const void *x, *grad;
  /** Null where there is none. */
  const float *weight, *bias;
  /** [N, C] */
  float *mean, *rstd;
  /** [N, chunks, 3, C] of the way forth, [N, chunks, 2, C] of the way back. */
  float* partial;
  /** [N, 2, C]: the means over voxels of g and of g·x̂. */
  float* gradMeans;
  /** Null where they are not wanted. */
  float *gradWeight, *gradBias;
  void* out;
};

/** Logits of V voxels in N samples, K classes: at n·K·V + k·classStride + v·voxelStride. Labels are [N, V]. */
struct DiceArguments {
  int batch, classes, voxels;
  long long classStride, voxelStride;
  int chunkVoxels, chunks;
  double smooth;
  const void* logits;
  const long long* label;
  /** [N · chunks, 3K + 2]: overlap, predicted, labelled of each class; the cross-entropy; labels that are no class. */
  float* partial;
  /** [3K + 2] */
  double* sums;
  float* loss;
  /** [2, K]: the loss' derivatives by the overlaps and by the predicted sizes. */
  float* factors;
  const float* gradLoss;
  void* gradLogits;
};

}  // namespace henn::cuda

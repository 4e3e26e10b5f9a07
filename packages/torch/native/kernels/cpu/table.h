// What a level (one instruction set) of the CPU kernels offers: plain functions on plain memory. Nothing of ATen is
// compiled here, so no inlined template of one level can end up in another.
#pragma once

#include <cstdint>

namespace henn::cpu {

/** Runs body(context, begin, end) over [0, tasks), spread over threads in any way. */
using Parallel = void (*)(int64_t tasks, void (*body)(void* context, int64_t begin, int64_t end), void* context);

/** bfloat16 is stored as its 16 bits and computed with in float. */
struct BFloat16 {
  uint16_t bits;
};

/** A depthwise convolution of channels-last [N, Z, Y, X, C] tensors. Axes in the order Z, Y, X. */
struct DepthwiseShape {
  int64_t batch, channels;
  /** Those that x has: all, or 1, which all channels look at. */
  int64_t inputs;
  int64_t in[3], out[3];
  int64_t kernel[3], stride[3], padding[3];
};

/** Of a storage type S; weights and sums are of its accumulation type A. */
template <typename S, typename A>
struct Depthwise {
  /** y = x * w (+ bias, where it is not null); weights as [C, kz, ky, kx]. */
  void (*forward)(const DepthwiseShape&, const S* x, const A* weight, const A* bias, S* y, Parallel);
  /**
   * Either gradient may be null, and so may `bias`, which is added to the input's: a transposed convolution's. The order
   * of sums does not depend on the number of threads.
   */
  void (*backward)(const DepthwiseShape&, const S* grad, const S* x, const A* weight, const A* bias, S* gradInput, A* gradWeight, Parallel);
};

/** The sums [channels] over channels-last [voxels, channels]; their order does not depend on the number of threads. */
template <typename S, typename A>
using ChannelSums = void (*)(int64_t voxels, int64_t channels, const S* x, A* sums, Parallel);

enum class Activation { None, LeakyReLU, GELU, SiLU };

/** Instance norm, affine, activation over channels-last [N, V, C]; V voxels. */
struct NormShape {
  int64_t batch, voxels, channels;
  Activation activation;
  double slope;
};

/** `weight` and `bias` have C values or are null; `mean` and `rstd` have N·C. Sums don't depend on the number of threads. */
template <typename S, typename A>
struct InstanceNorm {
  /** Mean and variance over the voxels, [N, C]. */
  void (*moments)(const NormShape&, const S* x, A* mean, A* variance, Parallel);
  void (*forward)(const NormShape&, const S* x, const A* weight, const A* bias, double eps, S* y, A* mean, A* rstd, Parallel);
  /** Any gradient may be null. */
  void (*backward)(const NormShape&, const S* grad, const S* x, const A* weight, const A* bias, const A* mean, const A* rstd,
                   S* gradInput, A* gradWeight, A* gradBias, Parallel);
};

/** Channels-last [N, V, C]; on the way out channel a·C/groups + b becomes b·groups + a. */
struct GateShape {
  int64_t batch, voxels, channels, groups;
};

/** y = x·σ(slope·x + offset), the channels shuffled; slope (null: 0) and offset are [N, C]. */
template <typename S, typename A>
struct ChannelGate {
  void (*forward)(const GateShape&, const S* x, const A* slope, const A* offset, S* y, Parallel);
  /** `gradSlope` may be null. Sums don't depend on the number of threads. */
  void (*backward)(const GateShape&, const S* grad, const S* x, const A* slope, const A* offset, S* gradInput, A* gradSlope,
                   A* gradOffset, Parallel);
};

/** Logits of V voxels in N samples, K classes: at n·sampleStride + k·classStride + v·voxelStride. Labels are [N, V]. */
struct DiceShape {
  int64_t batch, classes, voxels;
  int64_t sampleStride, classStride, voxelStride;
};

/** What the loss and its gradient need of all voxels together: for each class Σ p·[label], Σ p, Σ [label]. */
struct DiceSums {
  double *overlap, *predicted, *labelled;
  /** −Σ log p[label]. */
  double* crossEntropy;
};

template <typename S, typename A>
struct DiceCrossEntropy {
  /** False where a label is no class. */
  bool (*sums)(const DiceShape&, const S* logits, const int64_t* label, DiceSums, Parallel);
  /**
   * The gradient of Σ_k (onLabel[k]·overlap[k] + everywhere[k]·predicted[k]) + crossEntropyFactor·crossEntropy, laid out
   * as the logits.
   */
  void (*gradient)(const DiceShape&, const S* logits, const int64_t* label, const double* onLabel, const double* everywhere,
                   double crossEntropyFactor, S* gradLogits, Parallel);
};

/** Products of tall matrices: `rows` voxels, few columns. All are dense, row after row. x is taken through GELU where `gelu`. */
template <typename S, typename A>
struct Pointwise {
  /**
   * y [rows, outputs] = x [rows, inputs] · w + bias; w is [outputs, inputs] where `transposed`, else [inputs, outputs].
   * Bias may be null; where `at` isn't, y (rounded to S) is multiplied by GELU's derivative there.
   */
  void (*product)(int64_t rows, int64_t inputs, int64_t outputs, const S* x, bool gelu, const A* w, bool transposed, const A* bias, const S* at, S* y, Parallel);
  /**
   * gw [outputs, inputs] = gᵀ [outputs, rows] · x [rows, inputs], and the sums gb [outputs] of g, which may be null. The
   * order of sums does not depend on the number of threads.
   */
  void (*gradWeight)(int64_t rows, int64_t inputs, int64_t outputs, const S* g, const S* x, bool gelu, A* gw, A* gb, Parallel);
};

/** A dense 3×3×3 convolution with stride 1 of channels-last tensors, out = in + 2·padding − 2. Axes in the order Z, Y, X. */
struct WinogradShape {
  int64_t batch, inputs, outputs;
  int64_t in[3], out[3], padding[3];
};

template <typename S, typename A>
struct Winograd {
  /** y = x * w + bias, which may be null; w is [outputs, inputs, 3, 3, 3], or where `transposed` [inputs, outputs, 3, 3, 3] turned around. */
  void (*convolve)(const WinogradShape&, const S* x, const A* w, bool transposed, const A* bias, S* y, Parallel);
  /** gw [outputs, inputs, 3, 3, 3]. The order of sums does not depend on the number of threads. */
  void (*gradWeight)(const WinogradShape&, const S* x, const S* grad, A* gw, Parallel);
};

struct AdamWSettings {
  double lr, beta1, beta2, weightDecay, eps;
};

struct SgdSettings {
  double lr, momentum, weightDecay;
  bool nesterov;
};

/** Over all tensors together, each of sizes[i] values. */
struct OptimizerKernels {
  /** Σ x². The order of sums does not depend on the number of threads. */
  double (*squareSum)(int64_t tensors, const int64_t* sizes, const float* const* x, Parallel);
  /** `means` and `squares` are the moments of the gradients, steps[i] counts this step too. */
  void (*adamw)(int64_t tensors, const int64_t* sizes, float* const* parameters, const float* const* gradients, float* const* means,
                float* const* squares, const float* steps, const AdamWSettings&, Parallel);
  /** `velocities` may be null: no momentum. */
  void (*sgd)(int64_t tensors, const int64_t* sizes, float* const* parameters, const float* const* gradients, float* const* velocities,
              const SgdSettings&, Parallel);
};

/** A patch [C, Z, Y, X] that is read out of a volume. Axes in the order Z, Y, X. */
struct SampleShape {
  int64_t channels;
  int64_t in[3], out[3];
  /** From one channel, plane and row of the volume to the next; along X voxels lie side by side, two at least. */
  int64_t channelStep, planeStep, rowStep;
  /** Voxel p of the patch lies at place·(p, 1) in the volume. */
  double place[3][4];
  /** Displacements at control points, [3, controls], that are added; null: none. */
  const float* bends;
  int64_t controls[3];
  /** How much each counts: for Z and Y [out, controls]; for X [controls, out], with `weightStep`, a register more than out, from row to row. */
  const float* weights[3];
  int64_t weightStep;
};

/** `fill` lies around the volume. */
struct SampleKernels {
  /** Linear interpolation. */
  void (*image)(const SampleShape&, const float* volume, float fill, float* patch, Parallel);
  /** The label with the greatest share, of equals the lowest. */
  void (*label8)(const SampleShape&, const uint8_t* volume, uint8_t fill, uint8_t* patch, Parallel);
  void (*label16)(const SampleShape&, const int16_t* volume, int16_t fill, int16_t* patch, Parallel);
};

/** An operator's kernels, by the type that they store. */
template <template <typename, typename> class Kernels>
struct ByType {
  Kernels<float, float> ofFloat;
  Kernels<double, double> ofDouble;
  Kernels<BFloat16, float> ofBFloat16;

  const auto& of(float) const { return ofFloat; }
  const auto& of(double) const { return ofDouble; }
  const auto& of(BFloat16) const { return ofBFloat16; }
};

struct Table {
  ByType<Depthwise> depthwise;
  ByType<ChannelSums> channelSums;
  ByType<Pointwise> pointwise;
  ByType<Winograd> winograd;
  ByType<InstanceNorm> instanceNorm;
  ByType<ChannelGate> gate;
  ByType<DiceCrossEntropy> dice;
  OptimizerKernels optimizer;
  SampleKernels sample;
};

}  // namespace henn::cpu

// The sums that soft Dice and cross-entropy are made of, the loss, and its gradient. A thread takes one voxel after the
// other and keeps the sums of HENN_CLASSES classes in registers; where there are more classes, blockIdx.y says which.
// The host never waits for a value: a label that is no class makes the loss NaN.
#include "arguments.h"
#include "reduce.cuh"
#include "storage.cuh"

#define DICE_THREADS 256

namespace henn::cuda {

constexpr int kClasses = HENN_CLASSES;
constexpr int kWarps = DICE_THREADS / 32;

/** The logits of one voxel, and what makes them probabilities. */
struct Voxel {
  const Storage* logits;
  long long classStride, label;
  float most, sum;

  __device__ Voxel(const DiceArguments& a, int sample, int voxel) : classStride(a.classStride) {
    const long long volume = static_cast<long long>(sample) * a.voxels;
    logits = static_cast<const Storage*>(a.logits) + volume * a.classes + voxel * a.voxelStride;
    label = a.label[volume + voxel];
    most = logit(0);
    for (int k = 1; k < a.classes; ++k) most = fmaxf(most, logit(k));
    sum = 0.f;
    for (int k = 0; k < a.classes; ++k) sum += expf(logit(k) - most);
  }

  __device__ float logit(long long k) const { return load(logits + k * classStride); }
  __device__ float probability(long long k) const { return expf(logit(k) - most) / sum; }
  __device__ bool isLabelled(int classes) const { return label >= 0 && label < classes; }
};

}  // namespace henn::cuda

using namespace henn::cuda;

/** Of chunk blockIdx.x of sample blockIdx.z, for the classes from blockIdx.y · kClasses. */
extern "C" __global__ void __launch_bounds__(DICE_THREADS) dice_sums(DiceArguments a) {
  constexpr int kSums = 3 * kClasses + 2;
  __shared__ float shared[kSums][kWarps];
  const int firstClass = blockIdx.y * kClasses, first = blockIdx.x * a.chunkVoxels;
  const int last = min(first + a.chunkVoxels, a.voxels);
  // Overlap, predicted, labelled; cross-entropy; labels that are no class.
  float sums[kSums] = {};
  for (int voxel = first + static_cast<int>(threadIdx.x); voxel < last; voxel += DICE_THREADS) {
    const Voxel v(a, blockIdx.z, voxel);
#pragma unroll
    for (int i = 0; i < kClasses; ++i) {
      const int k = firstClass + i;
      if (k >= a.classes) continue;
      const float p = v.probability(k);
      const bool labelled = v.label == k;
      sums[i] += labelled ? p : 0.f;
      sums[kClasses + i] += p;
      sums[2 * kClasses + i] += labelled ? 1.f : 0.f;
    }
    if (v.isLabelled(a.classes)) sums[3 * kClasses] += logf(v.sum) + (v.most - v.logit(v.label));
    else sums[3 * kClasses + 1] += 1.f;
  }
#pragma unroll
  for (int i = 0; i < kSums; ++i) {
    const float sum = warpSum(sums[i]);
    if (threadIdx.x % 32 == 0) shared[i][threadIdx.x / 32] = sum;
  }
  __syncthreads();

  const int i = threadIdx.x;
  if (i >= kSums) return;
  float sum = 0.f;
  for (int warp = 0; warp < kWarps; ++warp) sum += shared[i][warp];
  float* to = a.partial + (static_cast<long long>(blockIdx.z) * a.chunks + blockIdx.x) * (3 * a.classes + 2);
  const int kind = i / kClasses, k = firstClass + i % kClasses;
  if (kind < 3) {
    if (k < a.classes) to[kind * a.classes + k] = sum;
  } else if (blockIdx.y == 0) {
    to[3 * a.classes + i % kClasses] = sum;
  }
}

/** Joins value blockIdx.x of all chunks. */
extern "C" __global__ void __launch_bounds__(DICE_THREADS) dice_join(DiceArguments a) {
  __shared__ double shared[DICE_THREADS];
  double sum = 0;
  const int chunks = a.batch * a.chunks;
  for (int chunk = threadIdx.x; chunk < chunks; chunk += DICE_THREADS) {
    sum += a.partial[static_cast<long long>(chunk) * (3 * a.classes + 2) + blockIdx.x];
  }
  sum = blockSum<DICE_THREADS>(sum, shared);
  if (threadIdx.x == 0) a.sums[blockIdx.x] = sum;
}

/** One block, a thread for each of at most 256 classes: the loss, and its derivatives for the way back. */
extern "C" __global__ void __launch_bounds__(DICE_THREADS) dice_loss(DiceArguments a) {
  __shared__ double shared[DICE_THREADS];
  const int k = threadIdx.x, classes = a.classes;
  const double foreground = classes - 1;
  double dice = 0;
  if (k < classes) {
    const double overlap = a.sums[k], size = a.sums[classes + k] + a.sums[2 * classes + k] + a.smooth;
    if (k > 0) dice = (2 * overlap + a.smooth) / size;
    a.factors[k] = k > 0 ? static_cast<float>(-2 / (foreground * size)) : 0.f;
    a.factors[classes + k] = k > 0 ? static_cast<float>(dice / (foreground * size)) : 0.f;
  }
  dice = blockSum<DICE_THREADS>(dice, shared);
  if (k != 0) return;
  const double voxels = static_cast<double>(a.batch) * a.voxels;
  const double loss = 1 - dice / foreground + a.sums[3 * classes] / voxels;
  *a.loss = a.sums[3 * classes + 1] > 0 ? __int_as_float(0x7fc00000) : static_cast<float>(loss);
}

/**
 * With a_k the loss' derivative by p_k and softmax's own: g_k = p_k·(a_k − Σ p·a) + (p_k − [k = label]) / voxels, all
 * times the gradient of the loss.
 */
extern "C" __global__ void __launch_bounds__(DICE_THREADS) dice_gradient(DiceArguments a) {
  const int voxel = blockIdx.x * DICE_THREADS + threadIdx.x, sample = blockIdx.y;
  if (voxel >= a.voxels) return;
  const Voxel v(a, sample, voxel);
  const float* everywhere = a.factors + a.classes;
  const float factor = *a.gradLoss, crossEntropy = 1.f / (static_cast<float>(a.batch) * static_cast<float>(a.voxels));
  float mean = 0.f;
  for (int k = 0; k < a.classes; ++k) mean += v.probability(k) * everywhere[k];
  if (v.isLabelled(a.classes)) mean += v.probability(v.label) * a.factors[v.label];
  Storage* to = static_cast<Storage*>(a.gradLogits) + (v.logits - static_cast<const Storage*>(a.logits));
  for (int k = 0; k < a.classes; ++k) {
    const float p = v.probability(k), labelled = v.label == k ? 1.f : 0.f;
    const float gradient = p * (everywhere[k] + labelled * a.factors[k] - mean) + crossEntropy * (p - labelled);
    to[k * a.classStride] = fromFloat(factor * gradient);
  }
}

#include "dice_cross_entropy.h"

#include "../kernels/cuda/arguments.h"
#include "kernels.h"

#include <ATen/ATen.h>

#include <limits>

namespace henn::cuda {
namespace {

using at::Tensor;

constexpr int kThreads = 256;

int64_t ceilDiv(int64_t a, int64_t b) { return (a + b - 1) / b; }

/** Classes whose sums a thread keeps in registers. */
int64_t classesAtOnce(int64_t classes) {
  int64_t count = 4;
  while (count < classes && count < 32) count *= 2;
  return count;
}

const Kernels* kernelsOf(const Tensor& logits) {
  return kernelsFor(diceProgram(logits.scalar_type(), classesAtOnce(logits.size(1))), logits.device());
}

DiceArguments argumentsOf(const Tensor& logits, const Tensor& label) {
  TORCH_CHECK(logits.device() == label.device(), "dice_cross_entropy: logits are on ", logits.device(), ", labels on ", label.device());
  DiceArguments a{};
  const int64_t voxels = logits.size(2) * logits.size(3) * logits.size(4);
  const bool planar = logits.is_contiguous();
  a.batch = static_cast<int>(logits.size(0));
  a.classes = static_cast<int>(logits.size(1));
  a.voxels = static_cast<int>(voxels);
  a.classStride = planar ? voxels : 1;
  a.voxelStride = planar ? 1 : a.classes;
  a.chunkVoxels = static_cast<int>(std::max<int64_t>(8 * kThreads, ceilDiv(voxels, 512)));
  a.chunks = static_cast<int>(ceilDiv(voxels, a.chunkVoxels));
  a.logits = logits.const_data_ptr();
  static_assert(sizeof(long long) == sizeof(int64_t));
  a.label = reinterpret_cast<const long long*>(label.const_data_ptr<int64_t>());
  return a;
}

}  // namespace

bool hasDice(const Tensor& logits) {
  constexpr int64_t most = std::numeric_limits<int>::max() / 2;
  const bool fits = hasStorage(logits.scalar_type()) && logits.size(0) < 65536 && logits.size(2) * logits.size(3) * logits.size(4) < most;
  return fits && kernelsOf(logits) != nullptr;
}

std::pair<Tensor, Tensor> diceForward(const Tensor& logits, const Tensor& label, double smooth) {
  const auto& kernels = *kernelsOf(logits);
  auto a = argumentsOf(logits, label);
  const auto floats = logits.options().dtype(at::kFloat).memory_format(std::nullopt);
  const int64_t values = 3 * a.classes + 2;
  const Tensor partial = at::empty({int64_t(a.batch) * a.chunks, values}, floats), sums = at::empty({values}, floats.dtype(at::kDouble));
  const Tensor loss = at::empty({}, floats), factors = at::empty({2, a.classes}, floats);
  a.smooth = smooth;
  a.partial = partial.mutable_data_ptr<float>();
  a.sums = sums.mutable_data_ptr<double>();
  a.loss = loss.mutable_data_ptr<float>();
  a.factors = factors.mutable_data_ptr<float>();
  kernels.launch("dice_sums", {a.chunks, ceilDiv(a.classes, classesAtOnce(a.classes)), a.batch}, kThreads, a);
  kernels.launch("dice_join", {values}, kThreads, a);
  kernels.launch("dice_loss", {1}, kThreads, a);
  return {loss, factors};
}

Tensor diceBackward(const Tensor& gradLoss, const Tensor& logits, const Tensor& label, const Tensor& factors) {
  auto a = argumentsOf(logits, label);
  const Tensor gradient = at::empty_like(logits), factor = gradLoss.to(at::kFloat);
  a.factors = factors.mutable_data_ptr<float>();
  a.gradLoss = factor.const_data_ptr<float>();
  a.gradLogits = gradient.mutable_data_ptr();
  kernelsOf(logits)->launch("dice_gradient", {ceilDiv(a.voxels, kThreads), a.batch}, kThreads, a);
  return gradient;
}

}  // namespace henn::cuda

#include "instance_norm.h"

#include "../kernels/cuda/arguments.h"
#include "kernels.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <limits>

namespace henn::cuda {
namespace {

using at::Tensor;

constexpr int kThreads = 256, kJoinThreads = 128;
constexpr auto kChannelsLast = at::MemoryFormat::ChannelsLast3d;

int64_t ceilDiv(int64_t a, int64_t b) { return (a + b - 1) / b; }

/** Channels of one access, of up to 16 bytes: as many as divide the channels, and as the addresses of tensors allow. */
int64_t vectorOf(const Tensor& x, std::initializer_list<const void*> pointers) {
  int64_t vector = 16 / x.element_size();
  const auto aligned = [&](const void* p) { return reinterpret_cast<uintptr_t>(p) % (vector * x.element_size()) == 0; };
  while (x.size(1) % vector != 0 || !std::all_of(pointers.begin(), pointers.end(), aligned)) vector /= 2;
  return vector;
}

struct Walk {
  NormArguments arguments{};
  /** Of the kernels that walk over voxels. */
  Grid grid;
};

/** How the voxels are dealt out; by the shape alone, and so are the sums. */
Walk walkOf(const Tensor& x, int64_t vector, const NormParameters& parameters) {
  Walk walk;
  auto& a = walk.arguments;
  const int64_t voxels = x.size(2) * x.size(3) * x.size(4), packs = x.size(1) / vector, groups = ceilDiv(packs, 32);
  a.batch = static_cast<int>(x.size(0));
  a.voxels = static_cast<int>(voxels);
  a.channels = static_cast<int>(x.size(1));
  a.lanes = static_cast<int>(ceilDiv(packs, groups));
  a.rows = kThreads / a.lanes;
  a.chunkVoxels = static_cast<int>(std::max<int64_t>(8 * a.rows, ceilDiv(voxels, 512)));
  a.chunks = static_cast<int>(ceilDiv(voxels, a.chunkVoxels));
  a.slope = static_cast<float>(parameters.slope);
  a.x = x.const_data_ptr();
  a.weight = parameters.weight.defined() ? parameters.weight.const_data_ptr<float>() : nullptr;
  a.bias = parameters.bias.defined() ? parameters.bias.const_data_ptr<float>() : nullptr;
  walk.grid = {a.chunks, groups, a.batch};
  return walk;
}

const Kernels& kernelsOf(const Tensor& x, int64_t vector, int activation) {
  const auto* kernels = kernelsFor(normProgram(x.scalar_type(), vector, activation), x.device());
  TORCH_CHECK(kernels != nullptr, "instance_norm3d: the CUDA kernels can't be used");
  return *kernels;
}

void checkDevice(const Tensor& x, const Tensor& other) {
  TORCH_CHECK(!other.defined() || other.device() == x.device(), "instance_norm3d: tensors are on ", x.device(), " and on ", other.device());
}

float* pointer(const Tensor& tensor) { return tensor.defined() ? tensor.mutable_data_ptr<float>() : nullptr; }

}  // namespace

bool hasNorm(const Tensor& input, int activation) {
  constexpr int64_t most = std::numeric_limits<int>::max() / 2;
  const bool fits = input.dim() == 5 && hasStorage(input.scalar_type()) && input.size(0) < 65536 && input.size(2) * input.size(3) * input.size(4) < most;
  return fits && kernelsFor(normProgram(input.scalar_type(), vectorOf(input, {}), activation), input.device()) != nullptr;
}

std::tuple<Tensor, Tensor, Tensor> normForward(const Tensor& x, const NormParameters& parameters, double eps) {
  checkDevice(x, parameters.weight);
  checkDevice(x, parameters.bias);
  const Tensor y = at::empty(x.sizes(), x.options(), kChannelsLast);
  const Tensor mean = at::empty({x.size(0) * x.size(1)}, x.options().dtype(at::kFloat).memory_format(std::nullopt));
  const Tensor rstd = at::empty_like(mean);
  const int64_t vector = vectorOf(x, {x.const_data_ptr(), y.const_data_ptr()});
  const auto& kernels = kernelsOf(x, vector, parameters.activation);
  auto [a, grid] = walkOf(x, vector, parameters);
  const Tensor partial = at::empty({int64_t(a.batch) * a.chunks * 3 * a.channels}, mean.options());
  a.eps = static_cast<float>(eps);
  a.mean = pointer(mean);
  a.rstd = pointer(rstd);
  a.partial = pointer(partial);
  a.out = y.mutable_data_ptr();
  kernels.launch("norm_sums", grid, kThreads, a);
  kernels.launch("norm_statistics", {a.channels, a.batch}, kJoinThreads, a);
  kernels.launch("norm_apply", grid, kThreads, a);
  return {y, mean, rstd};
}

std::tuple<Tensor, Tensor, Tensor> normBackward(const Tensor& grad, const Tensor& x, const NormParameters& parameters, const Tensor& mean,
                                                const Tensor& rstd, std::array<bool, 3> mask) {
  TORCH_CHECK(grad.sizes() == x.sizes() && grad.scalar_type() == x.scalar_type(),
              "instance_norm3d: input and gradient differ in shape or type");
  for (const auto& other : {grad, parameters.weight, parameters.bias, mean, rstd}) checkDevice(x, other);
  const auto floats = mean.options();
  const Tensor gradInput = mask[0] ? at::empty(x.sizes(), x.options(), kChannelsLast) : Tensor();
  const Tensor gradWeight = mask[1] ? at::empty({x.size(1)}, floats) : Tensor();
  const Tensor gradBias = mask[2] ? at::empty({x.size(1)}, floats) : Tensor();
  const int64_t vector = vectorOf(x, {x.const_data_ptr(), grad.const_data_ptr()});
  const auto& kernels = kernelsOf(x, vector, parameters.activation);
  auto [a, grid] = walkOf(x, vector, parameters);
  const Tensor partial = at::empty({int64_t(a.batch) * a.chunks * 2 * a.channels}, floats);
  const Tensor gradMeans = at::empty({2 * int64_t(a.batch) * a.channels}, floats);
  a.grad = grad.const_data_ptr();
  a.mean = pointer(mean);
  a.rstd = pointer(rstd);
  a.partial = pointer(partial);
  a.gradMeans = pointer(gradMeans);
  a.gradWeight = pointer(gradWeight);
  a.gradBias = pointer(gradBias);
  kernels.launch("norm_backward_sums", grid, kThreads, a);
  kernels.launch("norm_backward_means", {a.channels}, kJoinThreads, a);
  if (mask[0]) {
    a.out = gradInput.mutable_data_ptr();
    kernels.launch("norm_backward_apply", grid, kThreads, a);
  }
  return {gradInput, gradWeight, gradBias};
}

}  // namespace henn::cuda

#include "check.h"
#include "cuda/instance_norm.h"

#include <torch/csrc/autograd/autograd.h>

namespace henn::check {
namespace {

using at::Tensor;

struct Case {
  std::vector<int64_t> shape;
  at::ScalarType type = at::kFloat;
  int activation = 1;
  bool affine = true;
  double mean = 0;
  /** Elements by which the storage's start is off its alignment. */
  int64_t offset = 0;
};

Tensor inputOf(const Case& one) {
  const Tensor x = (at::randn(one.shape) + one.mean).to(one.type).contiguous(kChannelsLast);
  const Tensor storage = at::empty({x.numel() + one.offset}, x.options().memory_format(std::nullopt));
  return storage.as_strided(one.shape, x.strides(), one.offset).copy_(x);
}

Tensor reference(const Tensor& x, const Tensor& w, const Tensor& b, int activation) {
  const auto [variance, mean] = at::var_mean(x, at::IntArrayRef{2, 3, 4}, 0, true);
  Tensor z = (x - mean) * at::rsqrt(variance + 1e-5);
  if (w.defined()) z = z * w.view({1, -1, 1, 1, 1}) + b.view({1, -1, 1, 1, 1});
  return activation == 1 ? at::leaky_relu(z, 0.1) : activation == 2 ? at::gelu(z) : activation == 3 ? at::silu(z) : z;
}

void check(const Case& one) {
  const std::string name = join("norm", one.type, at::IntArrayRef(one.shape), "activation", one.activation, "affine", one.affine, "mean", one.mean);
  const Tensor x = inputOf(one), grad = at::randn(one.shape).to(one.type).contiguous(kChannelsLast);
  const Tensor w = one.affine ? at::randn({one.shape[1]}) : Tensor(), b = one.affine ? at::randn({one.shape[1]}) : Tensor();
  std::vector<Tensor> wide;
  for (const auto& tensor : {x, w, b}) {
    if (tensor.defined()) wide.push_back(tensor.detach().to(at::kDouble, false, true).requires_grad_(true));
  }
  const Tensor y = reference(wide[0], one.affine ? wide[1] : Tensor(), one.affine ? wide[2] : Tensor(), one.activation);
  const auto wanted = torch::autograd::grad({y}, wide, {grad.to(at::kDouble)});

  TORCH_CHECK(cuda::hasNorm(x, one.activation), name);
  const cuda::NormParameters parameters{w, b, one.activation, 0.1};
  const auto [actual, mean, rstd] = cuda::normForward(x, parameters, 1e-5);
  const auto [gx, gw, gb] = cuda::normBackward(grad, x, parameters, mean, rstd, {true, one.affine, one.affine});
  // x itself has lost digits where its mean is large.
  const double lost = one.mean * 1e-6;
  atMost(name + "forward", difference(actual, y.detach()), tolerance(one.type) + lost);
  atMost(name + "input's gradient", difference(gx, wanted[0]), tolerance(one.type) + lost);
  if (!one.affine) return;
  atMost(name + "weight's gradient", difference(gw, wanted[1]), 1e-5 + lost);
  atMost(name + "bias' gradient", difference(gb, wanted[2]), 1e-5);
}

}  // namespace

void norm() {
  for (const auto type : kTypes) {
    for (const int activation : {0, 1, 2, 3}) {
      for (const bool affine : {true, false}) check({{2, 24, 5, 6, 7}, type, activation, affine});
    }
  }
  // Accesses of all widths, groups of channels, chunks of voxels.
  for (const int64_t channels : {1, 2, 3, 4, 6, 8, 17, 33, 64, 200, 300}) {
    for (const auto type : {at::kFloat, at::kBFloat16}) check({{2, channels, 4, 5, 6}, type});
  }
  check({{1, 8, 20, 20, 20}, at::kFloat, 3});
  check({{3, 1, 16, 17, 18}, at::kFloat, 0});
  check({{2, 4, 1, 1, 1}, at::kFloat, 0});
  check({{1, 8, 12, 12, 12}, at::kFloat, 0, true, 1000});
  check({{2, 8, 3, 4, 5}, at::kFloat, 1, true, 0, 1});
  check({{2, 8, 3, 4, 5}, at::kBFloat16, 1, true, 0, 2});

  const Tensor constant = at::full({1, 8, 3, 3, 3}, 5.0).contiguous(kChannelsLast);
  const auto [y, mean, rstd] = cuda::normForward(constant, {Tensor(), at::full({8}, 0.25), 0, 0}, 1e-5);
  atMost("norm of a constant", (y - 0.25).abs().max().item<double>(), 0);
}

}  // namespace henn::check

// Instance norm on a GPU: what kernels/instance_norm.cc asks for, of tensors there.
#pragma once

#include <ATen/core/Tensor.h>

#include <array>
#include <tuple>

namespace henn::cuda {

/** The activation by its number in Program; `weight` and `bias` are float32, or undefined. */
struct NormParameters {
  at::Tensor weight, bias;
  int activation;
  double slope;
};

/** Whether a tensor can be normalised here. */
bool hasNorm(const at::Tensor& input, int activation);

/** Result, mean and rstd; of a dense channels-last tensor. */
std::tuple<at::Tensor, at::Tensor, at::Tensor> normForward(const at::Tensor& x, const NormParameters& parameters, double eps);

/** The gradients that are wanted of input, weight and bias, the latter two in float32. */
std::tuple<at::Tensor, at::Tensor, at::Tensor> normBackward(const at::Tensor& grad, const at::Tensor& x, const NormParameters& parameters,
                                                            const at::Tensor& mean, const at::Tensor& rstd, std::array<bool, 3> mask);

}  // namespace henn::cuda

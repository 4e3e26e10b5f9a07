// Depthwise convolution on a GPU: what kernels/depthwise_conv3d.cc asks for, of tensors there.
#pragma once

#include <ATen/core/Tensor.h>

#include <optional>
#include <utility>

namespace henn::cuda {

/** False where type, kernel, stride, size or device have no kernel of ours. Kernels reach up to 7, strides up to 2. */
bool hasDepthwise(const at::Tensor& input, const at::Tensor& weight, at::IntArrayRef stride);

/** small = large * weight (+ bias), channels last. `large` is dense in channels-last order. */
at::Tensor convolve(const at::Tensor& large, const at::Tensor& weight, const std::optional<at::Tensor>& bias, at::IntArrayRef stride,
                    at::IntArrayRef padding, at::IntArrayRef smallSize);

/**
 * From the gradient (or whatever stands for it) on the small grid: that of the large one, and where `large` is given that
 * of the weights, in float32. Both are dense in channels-last order.
 */
std::pair<at::Tensor, at::Tensor> convolveBack(const at::Tensor& small, const std::optional<at::Tensor>& large, at::IntArrayRef largeSize,
                                               const at::Tensor& weight, at::IntArrayRef stride, at::IntArrayRef padding, bool wantsLarge);

}  // namespace henn::cuda

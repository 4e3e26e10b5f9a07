// henn::depthwise_conv3d and its transpose: one kernel for each channel. [N, C, Z, Y, X] with weights [C, 1, kz, ky, kx]
// of the input's type or float32. Kernels of ours, channels last: on the CPU for float32, float64 and bfloat16, on CUDA for
// float32, bfloat16 and float16; all else is ATen's. The transpose of a convolution is the gradient of its input, so both
// share both kernels.
#include "../cuda/depthwise_conv3d.h"
#include "autocast.h"
#include "autograd.h"
#include "channel_sums.h"
#include "checks.h"

#include <torch/library.h>

namespace henn {
namespace {

using at::IntArrayRef;
using at::Tensor;
using Gradients = std::tuple<Tensor, Tensor, Tensor>;
using Mask = std::array<bool, 3>;

void checkArguments(const char* name, const Tensor& input, const Tensor& weight, const std::optional<Tensor>& bias, IntArrayRef stride, IntArrayRef padding) {
  checkVolume(name, input, {weight, bias});
  TORCH_CHECK(weight.dim() == 5 && weight.size(1) == 1 && weight.size(0) == input.size(1), name, ": expected weights [",
              input.size(1), ", 1, kz, ky, kx] for an input of ", input.size(1), " channels, got ", weight.sizes());
  checkBias(name, bias, input.size(1));
  checkTriple(name, "kernel", weight.sizes().slice(2), 1);
  checkTriple(name, "stride", stride, 1);
  checkTriple(name, "padding", padding, 0);
}

void checkTransposed(const Tensor& input, const Tensor& weight, const std::optional<Tensor>& bias, IntArrayRef stride, IntArrayRef padding, IntArrayRef outputPadding) {
  constexpr auto name = "depthwise_conv_transpose3d";
  checkArguments(name, input, weight, bias, stride, padding);
  checkTriple(name, "output padding", outputPadding, 0);
  for (int axis = 0; axis < 3; ++axis) {
    TORCH_CHECK(outputPadding[axis] < stride[axis], name, ": the output padding ", outputPadding, " must be less than the stride ", stride);
  }
}

/** Gradients are asked for by anyone; the kernels trust what they get. */
void checkGradient(const char* name, const Tensor& grad, const Tensor& input, IntArrayRef size) {
  TORCH_CHECK(grad.sizes() == size && grad.scalar_type() == input.scalar_type() && grad.device() == input.device(), name,
              ": expected a gradient ", size, " of the input's type and device, got ", grad.sizes());
}

/** Whether all channels are one and the same memory, as of an image that was expanded. */
bool isShared(const Tensor& x) { return x.dim() == 5 && x.size(1) > 1 && x.stride(1) == 0; }

Tensor oneChannel(const Tensor& x) { return x.narrow(1, 0, 1); }

/** The shapes of the convolution that takes `large` to `small`. */
cpu::DepthwiseShape shapeOf(IntArrayRef large, int64_t inputs, IntArrayRef small, const Tensor& weight, IntArrayRef stride, IntArrayRef padding) {
  cpu::DepthwiseShape shape{large[0], large[1], inputs, {}, {}, {}, {}, {}};
  for (int axis = 0; axis < 3; ++axis) {
    shape.in[axis] = large[axis + 2];
    shape.out[axis] = small[axis + 2];
    shape.kernel[axis] = weight.size(axis + 2);
    shape.stride[axis] = stride[axis];
    shape.padding[axis] = padding[axis];
  }
  return shape;
}

std::vector<int64_t> outputSize(IntArrayRef input, const Tensor& weight, IntArrayRef stride, IntArrayRef padding) {
  std::vector<int64_t> size{input[0], input[1]};
  for (int axis = 0; axis < 3; ++axis) {
    const int64_t places = input[axis + 2] + 2 * padding[axis] - weight.size(axis + 2);
    TORCH_CHECK(places >= 0, "depthwise_conv3d: the kernel ", weight.sizes().slice(2), " is larger than the padded input ", input);
    size.push_back(places / stride[axis] + 1);
  }
  return size;
}

std::vector<int64_t> transposedSize(IntArrayRef input, const Tensor& weight, IntArrayRef stride, IntArrayRef padding, IntArrayRef outputPadding) {
  std::vector<int64_t> size{input[0], input[1]};
  for (int axis = 0; axis < 3; ++axis) {
    size.push_back((input[axis + 2] - 1) * stride[axis] - 2 * padding[axis] + weight.size(axis + 2) + outputPadding[axis]);
    TORCH_CHECK(size.back() > 0, "depthwise_conv_transpose3d: the padding ", padding, " leaves nothing of the output");
  }
  return size;
}

bool hasKernel(const Tensor& input, const Tensor& weight, IntArrayRef stride) {
  const bool weightFits = weight.scalar_type() == input.scalar_type() || weight.scalar_type() == at::kFloat;
  if (!weightFits || input.numel() == 0) return false;
  return input.is_cuda() ? cuda::hasDepthwise(input, weight, stride) : hasCpuKernel(input) && stride[2] <= 2;
}

/** As the kernels read it. */
Tensor asInput(const Tensor& x) { return (x.is_cpu() && isShared(x) ? oneChannel(x) : x).contiguous(kChannelsLast); }

/** small = large * weight (+ bias) */
Tensor convolve(const Tensor& large, const Tensor& weight, const std::optional<Tensor>& bias, IntArrayRef stride, IntArrayRef padding, IntArrayRef smallSize) {
  const Tensor x = asInput(large);
  if (x.is_cuda()) return cuda::convolve(x, weight, bias, stride, padding, smallSize);
  const Tensor w = asParameter(weight, accumulationType(x)), b = asParameter(bias, accumulationType(x));
  const Tensor y = at::empty(smallSize, x.options(), kChannelsLast);
  const auto shape = shapeOf(large.sizes(), x.size(1), smallSize, weight, stride, padding);
  withTypes(x, [&](auto s, auto a) {
    using S = decltype(s);
    using A = decltype(a);
    cpuTable()->depthwise.of(s).forward(shape, constData<S>(x), constData<A>(w), constData<A>(b), data<S>(y), parallelFor);
  });
  return y;
}

/** From the gradient (or whatever stands for it) on the small grid: that of the large one (+ bias), and that of the weights. */
std::pair<Tensor, Tensor> convolveBack(const Tensor& small, const std::optional<Tensor>& large, IntArrayRef largeSize, const Tensor& weight, const std::optional<Tensor>& bias, IntArrayRef stride, IntArrayRef padding, bool wantsLarge) {
  const Tensor g = small.contiguous(kChannelsLast);
  const Tensor x = large ? asInput(*large) : Tensor();
  if (g.is_cuda()) {
    const auto [gradLarge, gradWeight] = cuda::convolveBack(g, large ? std::optional<Tensor>(x) : std::nullopt, largeSize, weight, stride, padding, wantsLarge);
    if (given(bias)) gradLarge.add_(bias->view({1, -1, 1, 1, 1}));
    return {gradLarge, inType(gradWeight, weight.scalar_type())};
  }
  const Tensor w = asParameter(weight, accumulationType(g)), b = asParameter(bias, accumulationType(g));
  const Tensor gradLarge = wantsLarge ? at::empty(largeSize, g.options(), kChannelsLast) : Tensor();
  const Tensor gradWeight = large ? at::empty_like(w) : Tensor();
  const auto shape = shapeOf(largeSize, large ? x.size(1) : largeSize[1], small.sizes(), weight, stride, padding);
  withTypes(g, [&](auto s, auto a) {
    using S = decltype(s);
    using A = decltype(a);
    cpuTable()->depthwise.of(s).backward(shape, constData<S>(g), constData<S>(x), constData<A>(w), constData<A>(b), data<S>(gradLarge), data<A>(gradWeight), parallelFor);
  });
  return {gradLarge, inType(gradWeight, weight.scalar_type())};
}

constexpr int64_t kOnes[3] = {1, 1, 1}, kZeros[3] = {0, 0, 0};

/** As ATen computes rightly: its gradients of channels-last bfloat16 are wrong on the CPU. */
Tensor forAten(const Tensor& x) { return x.is_cpu() ? x.contiguous() : x; }

/** ATen's, for what has no kernel of ours. */
Tensor convolution(const Tensor& input, const Tensor& weight, const std::optional<Tensor>& bias, IntArrayRef stride, IntArrayRef padding, bool transposed, IntArrayRef outputPadding) {
  const auto type = input.scalar_type();
  return at::convolution(forAten(input), weight.to(type), inType(bias, type), stride, padding, kOnes, transposed, outputPadding, input.size(1));
}

Gradients convolutionBackward(const Tensor& grad, const Tensor& input, const Tensor& weight, IntArrayRef stride, IntArrayRef padding, bool transposed, IntArrayRef outputPadding, Mask mask) {
  const std::vector<int64_t> biasSize{input.size(1)};
  auto [gx, gw, gb] = at::convolution_backward(forAten(grad), forAten(input), weight.to(input.scalar_type()), at::OptionalIntArrayRef(biasSize), stride,
                                               padding, kOnes, transposed, outputPadding, input.size(1), mask);
  return {gx, inType(gw, weight.scalar_type()), inType(gb, weight.scalar_type())};
}

Tensor forwardAten(const Tensor& input, const Tensor& weight, const std::optional<Tensor>& bias, IntArrayRef stride, IntArrayRef padding) {
  checkArguments("depthwise_conv3d", input, weight, bias, stride, padding);
  return convolution(input, weight, bias, stride, padding, false, kZeros);
}

Tensor forwardOwn(const Tensor& input, const Tensor& weight, const std::optional<Tensor>& bias, IntArrayRef stride, IntArrayRef padding) {
  checkArguments("depthwise_conv3d", input, weight, bias, stride, padding);
  if (!hasKernel(input, weight, stride)) return forwardAten(input, weight, bias, stride, padding);
  return convolve(input, weight, bias, stride, padding, outputSize(input.sizes(), weight, stride, padding));
}

Gradients backwardAten(const Tensor& grad, const Tensor& input, const Tensor& weight, IntArrayRef stride, IntArrayRef padding, Mask mask) {
  return convolutionBackward(grad, input, weight, stride, padding, false, kZeros, mask);
}

Gradients backwardOwn(const Tensor& grad, const Tensor& input, const Tensor& weight, IntArrayRef stride, IntArrayRef padding, Mask mask) {
  checkArguments("depthwise_conv3d_backward", input, weight, std::nullopt, stride, padding);
  checkGradient("depthwise_conv3d_backward", grad, input, outputSize(input.sizes(), weight, stride, padding));
  if (!hasKernel(input, weight, stride)) return backwardAten(grad, input, weight, stride, padding, mask);
  const Tensor g = grad.contiguous(kChannelsLast);
  const auto large = mask[1] ? std::optional<Tensor>(input) : std::nullopt;
  Tensor gradInput, gradWeight;
  if (mask[0] || mask[1]) std::tie(gradInput, gradWeight) = convolveBack(g, large, input.sizes(), weight, std::nullopt, stride, padding, mask[0]);
  return {gradInput, gradWeight, mask[2] ? channelSums(g, weight.scalar_type()) : Tensor()};
}

Tensor transposeAten(const Tensor& input, const Tensor& weight, const std::optional<Tensor>& bias, IntArrayRef stride, IntArrayRef padding, IntArrayRef outputPadding) {
  checkTransposed(input, weight, bias, stride, padding, outputPadding);
  return convolution(input, weight, bias, stride, padding, true, outputPadding);
}

Tensor transposeOwn(const Tensor& input, const Tensor& weight, const std::optional<Tensor>& bias, IntArrayRef stride, IntArrayRef padding, IntArrayRef outputPadding) {
  checkTransposed(input, weight, bias, stride, padding, outputPadding);
  if (!hasKernel(input, weight, stride)) return transposeAten(input, weight, bias, stride, padding, outputPadding);
  const auto size = transposedSize(input.sizes(), weight, stride, padding, outputPadding);
  return convolveBack(input, std::nullopt, size, weight, bias, stride, padding, true).first;
}

Gradients transposeBackwardAten(const Tensor& grad, const Tensor& input, const Tensor& weight, IntArrayRef stride, IntArrayRef padding, IntArrayRef outputPadding, Mask mask) {
  return convolutionBackward(grad, input, weight, stride, padding, true, outputPadding, mask);
}

Gradients transposeBackwardOwn(const Tensor& grad, const Tensor& input, const Tensor& weight, IntArrayRef stride, IntArrayRef padding, IntArrayRef outputPadding, Mask mask) {
  checkTransposed(input, weight, std::nullopt, stride, padding, outputPadding);
  checkGradient("depthwise_conv_transpose3d_backward", grad, input, transposedSize(input.sizes(), weight, stride, padding, outputPadding));
  if (!hasKernel(input, weight, stride)) return transposeBackwardAten(grad, input, weight, stride, padding, outputPadding, mask);
  const Tensor g = grad.contiguous(kChannelsLast);
  return {mask[0] ? convolve(g, weight, std::nullopt, stride, padding, input.sizes()) : Tensor(),
          mask[1] ? convolveBack(input, g, g.sizes(), weight, std::nullopt, stride, padding, false).second : Tensor(),
          mask[2] ? channelSums(g, weight.scalar_type()) : Tensor()};
}

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

Tensor callForward(const Tensor& x, const Tensor& w, const std::optional<Tensor>& b, IntArrayRef stride, IntArrayRef padding) {
  static const auto op = operatorHandle<Tensor(const Tensor&, const Tensor&, const std::optional<Tensor>&, IntArrayRef, IntArrayRef)>("henn::depthwise_conv3d");
  return op.call(x, w, b, stride, padding);
}

Tensor callTranspose(const Tensor& x, const Tensor& w, const std::optional<Tensor>& b, IntArrayRef stride, IntArrayRef padding, IntArrayRef outputPadding) {
  static const auto op = operatorHandle<Tensor(const Tensor&, const Tensor&, const std::optional<Tensor>&, IntArrayRef, IntArrayRef, IntArrayRef)>("henn::depthwise_conv_transpose3d");
  return op.call(x, w, b, stride, padding, outputPadding);
}

Gradients callBackward(const Tensor& g, const Tensor& x, const Tensor& w, IntArrayRef stride, IntArrayRef padding, Mask mask) {
  static const auto op = operatorHandle<Gradients(const Tensor&, const Tensor&, const Tensor&, IntArrayRef, IntArrayRef, Mask)>("henn::depthwise_conv3d_backward");
  return op.call(g, x, w, stride, padding, mask);
}

Gradients callTransposeBackward(const Tensor& g, const Tensor& x, const Tensor& w, IntArrayRef stride, IntArrayRef padding, IntArrayRef outputPadding, Mask mask) {
  static const auto op = operatorHandle<Gradients(const Tensor&, const Tensor&, const Tensor&, IntArrayRef, IntArrayRef, IntArrayRef, Mask)>("henn::depthwise_conv_transpose3d_backward");
  return op.call(g, x, w, stride, padding, outputPadding, mask);
}

struct DepthwiseConv3d : torch::autograd::Function<DepthwiseConv3d> {
  static Tensor forward(AutogradContext* context, const Tensor& x, const Tensor& w, const std::optional<Tensor>& b, IntArrayRef stride, IntArrayRef padding) {
    context->save_for_backward({x, w});
    context->saved_data["stride"] = stride;
    context->saved_data["padding"] = padding;
    context->saved_data["bias"] = given(b);
    at::AutoDispatchBelowADInplaceOrView below;
    return callForward(x, w, b, stride, padding);
  }

  static variable_list backward(AutogradContext* context, variable_list grads) {
    const auto saved = context->get_saved_variables();
    const auto stride = context->saved_data["stride"].toIntVector(), padding = context->saved_data["padding"].toIntVector();
    const auto backward = isDifferentiatedAgain() ? backwardAten : callBackward;
    auto [gx, gw, gb] = backward(grads[0], saved[0], saved[1], stride, padding, neededGradients(*context));
    return {gx, gw, gb, Tensor(), Tensor()};
  }
};

struct DepthwiseConvTranspose3d : torch::autograd::Function<DepthwiseConvTranspose3d> {
  static Tensor forward(AutogradContext* context, const Tensor& x, const Tensor& w, const std::optional<Tensor>& b, IntArrayRef stride, IntArrayRef padding, IntArrayRef outputPadding) {
    context->save_for_backward({x, w});
    context->saved_data["stride"] = stride;
    context->saved_data["padding"] = padding;
    context->saved_data["bias"] = given(b);
    context->saved_data["outputPadding"] = outputPadding;
    at::AutoDispatchBelowADInplaceOrView below;
    return callTranspose(x, w, b, stride, padding, outputPadding);
  }

  static variable_list backward(AutogradContext* context, variable_list grads) {
    const auto saved = context->get_saved_variables();
    const auto stride = context->saved_data["stride"].toIntVector(), padding = context->saved_data["padding"].toIntVector(),
               outputPadding = context->saved_data["outputPadding"].toIntVector();
    const auto backward = isDifferentiatedAgain() ? transposeBackwardAten : callTransposeBackward;
    auto [gx, gw, gb] = backward(grads[0], saved[0], saved[1], stride, padding, outputPadding, neededGradients(*context));
    return {gx, gw, gb, Tensor(), Tensor(), Tensor()};
  }
};

Tensor forwardAutograd(const Tensor& x, const Tensor& w, const std::optional<Tensor>& b, IntArrayRef stride, IntArrayRef padding) {
  return DepthwiseConv3d::apply(x, w, b, stride, padding);
}

Tensor transposeAutograd(const Tensor& x, const Tensor& w, const std::optional<Tensor>& b, IntArrayRef stride, IntArrayRef padding, IntArrayRef outputPadding) {
  return DepthwiseConvTranspose3d::apply(x, w, b, stride, padding, outputPadding);
}

Tensor forwardAutocast(const Tensor& x, const Tensor& w, const std::optional<Tensor>& b, IntArrayRef stride, IntArrayRef padding) {
  BelowAutocast below(kAutocastKeys);
  return callForward(isShared(x) ? castInput(oneChannel(x)).expand(x.sizes()) : castInput(x), w, b, stride, padding);
}

Tensor transposeAutocast(const Tensor& x, const Tensor& w, const std::optional<Tensor>& b, IntArrayRef stride, IntArrayRef padding, IntArrayRef outputPadding) {
  BelowAutocast below(kAutocastKeys);
  return callTranspose(castInput(x), w, b, stride, padding, outputPadding);
}

}  // namespace

TORCH_LIBRARY_IMPL(henn, CompositeExplicitAutograd, m) {
  m.impl("depthwise_conv3d", forwardAten);
  m.impl("depthwise_conv3d_backward", backwardAten);
  m.impl("depthwise_conv_transpose3d", transposeAten);
  m.impl("depthwise_conv_transpose3d_backward", transposeBackwardAten);
}

TORCH_LIBRARY_IMPL(henn, CPU, m) {
  m.impl("depthwise_conv3d", forwardOwn);
  m.impl("depthwise_conv3d_backward", backwardOwn);
  m.impl("depthwise_conv_transpose3d", transposeOwn);
  m.impl("depthwise_conv_transpose3d_backward", transposeBackwardOwn);
}

TORCH_LIBRARY_IMPL(henn, CUDA, m) {
  m.impl("depthwise_conv3d", forwardOwn);
  m.impl("depthwise_conv3d_backward", backwardOwn);
  m.impl("depthwise_conv_transpose3d", transposeOwn);
  m.impl("depthwise_conv_transpose3d_backward", transposeBackwardOwn);
}

TORCH_LIBRARY_IMPL(henn, Autograd, m) {
  m.impl("depthwise_conv3d", forwardAutograd);
  m.impl("depthwise_conv_transpose3d", transposeAutograd);
}

TORCH_LIBRARY_IMPL(henn, AutocastCPU, m) {
  m.impl("depthwise_conv3d", forwardAutocast);
  m.impl("depthwise_conv_transpose3d", transposeAutocast);
}

TORCH_LIBRARY_IMPL(henn, AutocastCUDA, m) {
  m.impl("depthwise_conv3d", forwardAutocast);
  m.impl("depthwise_conv_transpose3d", transposeAutocast);
}

}  // namespace henn

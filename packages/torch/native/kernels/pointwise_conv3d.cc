// henn::pointwise_conv3d: each voxel's channels times one matrix. [N, C, Z, Y, X] with weights [K, C, 1, 1, 1] and bias [K]
// to [N, K, Z, Y, X], channels last; with `gelu`, of the input's GELU, which is not stored. One product over the
// channels-last view: ours on the CPU; elsewhere ATen's, and for bfloat16 where the processor has units for such products.
#include "autocast.h"
#include "autograd.h"
#include "checks.h"

#include <torch/library.h>

namespace henn {
namespace {

using at::Tensor;
using Optional = std::optional<Tensor>;
using Gradients = std::tuple<Tensor, Tensor, Tensor>;
using Mask = std::array<bool, 3>;

void checkArguments(const Tensor& input, const Tensor& weight, const Optional& bias) {
  checkVolume("pointwise_conv3d", input, {weight, bias});
  TORCH_CHECK(weight.dim() == 5 && weight.size(1) == input.size(1) && weight.numel() == weight.size(0) * weight.size(1),
              "pointwise_conv3d: expected weights [K, ", input.size(1), ", 1, 1, 1], got ", weight.sizes());
  checkBias("pointwise_conv3d", bias, weight.size(0));
}

Tensor voxelsLast(const Tensor& matrix) { return matrix.permute({0, 4, 1, 2, 3}); }
Tensor channelsLast(const Tensor& volume) { return volume.permute({0, 2, 3, 4, 1}); }

Tensor activated(const Tensor& input, bool gelu) { return gelu ? at::gelu(input) : input; }

Tensor forwardAten(const Tensor& input, const Tensor& weight, const Optional& bias, bool gelu) {
  checkArguments(input, weight, bias);
  const auto type = input.scalar_type();
  return voxelsLast(at::linear(channelsLast(activated(input, gelu)), weight.to(type).flatten(1), inType(bias, type)));
}

Gradients backwardAten(const Tensor& grad, const Tensor& input, const Tensor& weight, bool gelu, Mask mask) {
  const Tensor g = channelsLast(grad).reshape({-1, weight.size(0)});
  Tensor gx, gw;
  if (mask[0]) gx = voxelsLast(at::matmul(channelsLast(grad), weight.flatten(1).to(grad.scalar_type())));
  if (mask[0] && gelu) gx = at::gelu_backward(gx, input);
  if (mask[1]) gw = at::mm(g.t(), channelsLast(activated(input, gelu)).reshape({-1, input.size(1)})).view(weight.sizes()).to(weight.scalar_type());
  return {gx, gw, mask[2] ? at::sum(g, 0, false, weight.scalar_type()) : Tensor()};
}

Tensor forwardCpu(const Tensor& input, const Tensor& weight, const Optional& bias, bool gelu) {
  checkArguments(input, weight, bias);
  if (!hasCpuProduct(input, weight)) return forwardAten(input, weight, bias, gelu);
  const Tensor x = input.contiguous(kChannelsLast), w = asParameter(weight, accumulationType(x)), b = asParameter(bias, accumulationType(x));
  const int64_t inputs = x.size(1), outputs = weight.size(0);
  const Tensor y = at::empty({x.size(0), outputs, x.size(2), x.size(3), x.size(4)}, x.options(), kChannelsLast);
  withTypes(x, [&](auto s, auto a) {
    using S = decltype(s);
    using A = decltype(a);
    cpuTable()->pointwise.of(s).product(x.numel() / inputs, inputs, outputs, constData<S>(x), gelu, constData<A>(w), true, constData<A>(b), nullptr, data<S>(y), parallelFor);
  });
  return y;
}

Gradients backwardCpu(const Tensor& grad, const Tensor& input, const Tensor& weight, bool gelu, Mask mask) {
  checkArguments(input, weight, std::nullopt);
  std::vector<int64_t> size = input.sizes().vec();
  size[1] = weight.size(0);
  TORCH_CHECK(grad.sizes() == at::IntArrayRef(size) && grad.scalar_type() == input.scalar_type(),
              "pointwise_conv3d_backward: expected a gradient ", at::IntArrayRef(size), " of the input's type, got ", grad.sizes());
  if (!hasCpuProduct(input, weight)) return backwardAten(grad, input, weight, gelu, mask);
  const bool needsInput = gelu || mask[1] || mask[2];
  const Tensor g = grad.contiguous(kChannelsLast), x = needsInput ? input.contiguous(kChannelsLast) : input, w = asParameter(weight, accumulationType(x));
  const int64_t inputs = x.size(1), outputs = weight.size(0), rows = x.numel() / inputs;
  const Tensor gradInput = mask[0] ? at::empty(x.sizes(), x.options(), kChannelsLast) : Tensor();
  const Tensor gradWeight = mask[1] || mask[2] ? at::empty(w.sizes(), w.options()) : Tensor();
  const Tensor gradBias = mask[2] ? at::empty({outputs}, w.options()) : Tensor();
  withTypes(x, [&](auto s, auto a) {
    using S = decltype(s);
    using A = decltype(a);
    const auto& kernels = cpuTable()->pointwise.of(s);
    if (mask[0]) kernels.product(rows, outputs, inputs, constData<S>(g), false, constData<A>(w), false, nullptr, gelu ? constData<S>(x) : nullptr, data<S>(gradInput), parallelFor);
    if (gradWeight.defined()) kernels.gradWeight(rows, inputs, outputs, constData<S>(g), constData<S>(x), gelu, data<A>(gradWeight), mask[2] ? data<A>(gradBias) : nullptr, parallelFor);
  });
  return {gradInput, mask[1] ? inType(gradWeight, weight.scalar_type()) : Tensor(), inType(gradBias, weight.scalar_type())};
}

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

Tensor callForward(const Tensor& input, const Tensor& weight, const Optional& bias, bool gelu) {
  static const auto op = operatorHandle<Tensor(const Tensor&, const Tensor&, const Optional&, bool)>("henn::pointwise_conv3d");
  return op.call(input, weight, bias, gelu);
}

Gradients callBackward(const Tensor& grad, const Tensor& input, const Tensor& weight, bool gelu, Mask mask) {
  static const auto op = operatorHandle<Gradients(const Tensor&, const Tensor&, const Tensor&, bool, Mask)>("henn::pointwise_conv3d_backward");
  return op.call(grad, input, weight, gelu, mask);
}

struct PointwiseConv3d : torch::autograd::Function<PointwiseConv3d> {
  static Tensor forward(AutogradContext* context, const Tensor& input, const Tensor& weight, const Optional& bias, bool gelu) {
    context->save_for_backward({input, weight});
    context->saved_data["bias"] = given(bias);
    context->saved_data["gelu"] = gelu;
    at::AutoDispatchBelowADInplaceOrView below;
    return callForward(input, weight, bias, gelu);
  }

  static variable_list backward(AutogradContext* context, variable_list grads) {
    const auto saved = context->get_saved_variables();
    const auto backward = isDifferentiatedAgain() ? backwardAten : callBackward;
    auto [gx, gw, gb] = backward(grads[0], saved[0], saved[1], context->saved_data["gelu"].toBool(), neededGradients(*context));
    return {gx, gw, gb, Tensor()};
  }
};

Tensor forwardAutograd(const Tensor& input, const Tensor& weight, const Optional& bias, bool gelu) { return PointwiseConv3d::apply(input, weight, bias, gelu); }

Tensor forwardAutocast(const Tensor& input, const Tensor& weight, const Optional& bias, bool gelu) {
  BelowAutocast below(kAutocastKeys);
  const Tensor x = castInput(input);
  // Cast here, where casts are remembered, for what ATen computes.
  if (!hasCpuProduct(x, weight)) return callForward(x, castInput(weight), castInput(bias), gelu);
  return callForward(x, weight, bias, gelu);
}

}  // namespace

TORCH_LIBRARY_IMPL(henn, CompositeExplicitAutograd, m) {
  m.impl("pointwise_conv3d", forwardAten);
  m.impl("pointwise_conv3d_backward", backwardAten);
}

TORCH_LIBRARY_IMPL(henn, CPU, m) {
  m.impl("pointwise_conv3d", forwardCpu);
  m.impl("pointwise_conv3d_backward", backwardCpu);
}

TORCH_LIBRARY_IMPL(henn, Autograd, m) { m.impl("pointwise_conv3d", forwardAutograd); }

TORCH_LIBRARY_IMPL(henn, AutocastCPU, m) { m.impl("pointwise_conv3d", forwardAutocast); }

TORCH_LIBRARY_IMPL(henn, AutocastCUDA, m) { m.impl("pointwise_conv3d", forwardAutocast); }

}  // namespace henn

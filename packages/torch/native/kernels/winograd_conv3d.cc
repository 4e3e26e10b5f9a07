// henn::winograd_conv3d: dense convolution [N, C, Z, Y, X] with weights [K, C, 3, 3, 3] and bias [K] to [N, K, Z', Y', X'],
// stride 1. By Winograd's minimal filtering F(2×2×2, 3×3×3) (Lavin & Gray 2016) on the CPU, channels last, where there are
// voxels enough to pay for the transformed weights; elsewhere ATen's, and for bfloat16 where the processor has units for
// such products.
#include "autocast.h"
#include "autograd.h"
#include "channel_sums.h"
#include "checks.h"

#include <torch/library.h>

namespace henn {
namespace {

using at::IntArrayRef;
using at::Tensor;
using Optional = std::optional<Tensor>;
using Gradients = std::tuple<Tensor, Tensor, Tensor>;
using Mask = std::array<bool, 3>;

const std::vector<int64_t> kOne{1, 1, 1};

void checkArguments(const Tensor& input, const Tensor& weight, const Optional& bias, IntArrayRef padding) {
  checkVolume("winograd_conv3d", input, {weight, bias});
  checkTriple("winograd_conv3d", "padding", padding, 0);
  const std::vector<int64_t> size{weight.dim() > 0 ? weight.size(0) : 0, input.size(1), 3, 3, 3};
  TORCH_CHECK(weight.sizes() == IntArrayRef(size), "winograd_conv3d: expected weights [K, ", input.size(1), ", 3, 3, 3], got ", weight.sizes());
  checkBias("winograd_conv3d", bias, weight.size(0));
  for (int i = 0; i < 3; ++i) {
    TORCH_CHECK(input.size(2 + i) + 2 * padding[i] >= 3, "winograd_conv3d: a padding of ", padding, " does not fit an input ", input.sizes());
  }
}

cpu::WinogradShape shapeOf(const Tensor& input, const Tensor& weight, IntArrayRef padding) {
  cpu::WinogradShape s{input.size(0), input.size(1), weight.size(0), {}, {}, {}};
  for (int i = 0; i < 3; ++i) {
    s.in[i] = input.size(2 + i);
    s.padding[i] = padding[i];
    s.out[i] = s.in[i] + 2 * padding[i] - 2;
  }
  return s;
}

/** The convolution of the output's gradient with the weights turned around. */
cpu::WinogradShape reversed(const cpu::WinogradShape& s) {
  cpu::WinogradShape r{s.batch, s.outputs, s.inputs, {}, {}, {}};
  for (int i = 0; i < 3; ++i) {
    r.in[i] = s.out[i];
    r.out[i] = s.in[i];
    r.padding[i] = 2 - s.padding[i];
  }
  return r;
}

bool hasKernel(const Tensor& input, const Tensor& weight, const cpu::WinogradShape& s) {
  if (!hasCpuProduct(input, weight) || std::min(s.inputs, s.outputs) < 16 || std::max({s.padding[0], s.padding[1], s.padding[2]}) > 2) return false;
  int64_t tiles = s.batch;
  for (const int64_t size : s.out) tiles *= (size + 1) / 2;
  return tiles >= 2 * (s.inputs + s.outputs);
}

Tensor forwardAten(const Tensor& input, const Tensor& weight, const Optional& bias, IntArrayRef padding) {
  checkArguments(input, weight, bias, padding);
  const auto type = input.scalar_type();
  return at::conv3d(input, weight.to(type), inType(bias, type), kOne, padding);
}

Gradients backwardAten(const Tensor& grad, const Tensor& input, const Tensor& weight, IntArrayRef padding, Mask mask) {
  const std::vector<int64_t> biasSize{weight.size(0)};
  auto [gx, gw, gb] = at::convolution_backward(grad, input, weight.to(input.scalar_type()), IntArrayRef(biasSize), kOne, padding, kOne, false, {0, 0, 0}, 1, mask);
  return {gx, inType(gw, weight.scalar_type()), inType(gb, weight.scalar_type())};
}

Tensor convolve(const cpu::WinogradShape& s, const Tensor& x, const Tensor& weight, bool transposed, const Optional& bias) {
  const Tensor w = asParameter(weight, accumulationType(x)), b = asParameter(bias, accumulationType(x));
  const Tensor y = at::empty({s.batch, s.outputs, s.out[0], s.out[1], s.out[2]}, x.options(), kChannelsLast);
  withTypes(x, [&](auto type, auto a) {
    using S = decltype(type);
    using A = decltype(a);
    cpuTable()->winograd.of(type).convolve(s, constData<S>(x), constData<A>(w), transposed, constData<A>(b), data<S>(y), parallelFor);
  });
  return y;
}

Tensor forwardCpu(const Tensor& input, const Tensor& weight, const Optional& bias, IntArrayRef padding) {
  checkArguments(input, weight, bias, padding);
  const auto shape = shapeOf(input, weight, padding);
  if (!hasKernel(input, weight, shape)) return forwardAten(input, weight, bias, padding);
  return convolve(shape, input.contiguous(kChannelsLast), weight, false, bias);
}

Gradients backwardCpu(const Tensor& grad, const Tensor& input, const Tensor& weight, IntArrayRef padding, Mask mask) {
  checkArguments(input, weight, std::nullopt, padding);
  const auto shape = shapeOf(input, weight, padding);
  const std::vector<int64_t> size{shape.batch, shape.outputs, shape.out[0], shape.out[1], shape.out[2]};
  TORCH_CHECK(grad.sizes() == IntArrayRef(size) && grad.scalar_type() == input.scalar_type(),
              "winograd_conv3d_backward: expected a gradient ", IntArrayRef(size), " of the input's type, got ", grad.sizes());
  if (!hasKernel(input, weight, shape)) return backwardAten(grad, input, weight, padding, mask);
  const Tensor g = grad.contiguous(kChannelsLast);
  Tensor gradWeight;
  if (mask[1]) {
    const Tensor x = input.contiguous(kChannelsLast);
    const Tensor wide = at::empty(weight.sizes(), weight.options().dtype(accumulationType(x)), at::MemoryFormat::Contiguous);
    withTypes(x, [&](auto s, auto a) {
      using S = decltype(s);
      using A = decltype(a);
      cpuTable()->winograd.of(s).gradWeight(shape, constData<S>(x), constData<S>(g), data<A>(wide), parallelFor);
    });
    gradWeight = wide.to(weight.scalar_type());
  }
  return {mask[0] ? convolve(reversed(shape), g, weight, true, std::nullopt) : Tensor(), gradWeight, mask[2] ? channelSums(g, weight.scalar_type()) : Tensor()};
}

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

Tensor callForward(const Tensor& input, const Tensor& weight, const Optional& bias, IntArrayRef padding) {
  static const auto op = operatorHandle<Tensor(const Tensor&, const Tensor&, const Optional&, IntArrayRef)>("henn::winograd_conv3d");
  return op.call(input, weight, bias, padding);
}

Gradients callBackward(const Tensor& grad, const Tensor& input, const Tensor& weight, IntArrayRef padding, Mask mask) {
  static const auto op = operatorHandle<Gradients(const Tensor&, const Tensor&, const Tensor&, IntArrayRef, Mask)>("henn::winograd_conv3d_backward");
  return op.call(grad, input, weight, padding, mask);
}

struct WinogradConv3d : torch::autograd::Function<WinogradConv3d> {
  static Tensor forward(AutogradContext* context, const Tensor& input, const Tensor& weight, const Optional& bias, IntArrayRef padding) {
    context->save_for_backward({input, weight});
    context->saved_data["bias"] = given(bias);
    context->saved_data["padding"] = padding.vec();
    at::AutoDispatchBelowADInplaceOrView below;
    return callForward(input, weight, bias, padding);
  }

  static variable_list backward(AutogradContext* context, variable_list grads) {
    const auto saved = context->get_saved_variables();
    const auto padding = context->saved_data.at("padding").toIntVector();
    const auto backward = isDifferentiatedAgain() ? backwardAten : callBackward;
    auto [gx, gw, gb] = backward(grads[0], saved[0], saved[1], padding, neededGradients(*context));
    return {gx, gw, gb, Tensor()};
  }
};

Tensor forwardAutograd(const Tensor& input, const Tensor& weight, const Optional& bias, IntArrayRef padding) {
  return WinogradConv3d::apply(input, weight, bias, padding);
}

Tensor forwardAutocast(const Tensor& input, const Tensor& weight, const Optional& bias, IntArrayRef padding) {
  BelowAutocast below(kAutocastKeys);
  const Tensor x = castInput(input);
  // Cast here, where casts are remembered, for what ATen computes.
  if (!hasCpuProduct(x, weight)) return callForward(x, castInput(weight), castInput(bias), padding);
  return callForward(x, weight, bias, padding);
}

}  // namespace

TORCH_LIBRARY_IMPL(henn, CompositeExplicitAutograd, m) {
  m.impl("winograd_conv3d", forwardAten);
  m.impl("winograd_conv3d_backward", backwardAten);
}

TORCH_LIBRARY_IMPL(henn, CPU, m) {
  m.impl("winograd_conv3d", forwardCpu);
  m.impl("winograd_conv3d_backward", backwardCpu);
}

TORCH_LIBRARY_IMPL(henn, Autograd, m) { m.impl("winograd_conv3d", forwardAutograd); }

TORCH_LIBRARY_IMPL(henn, AutocastCPU, m) { m.impl("winograd_conv3d", forwardAutocast); }

TORCH_LIBRARY_IMPL(henn, AutocastCUDA, m) { m.impl("winograd_conv3d", forwardAutocast); }

}  // namespace henn

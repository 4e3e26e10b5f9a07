// henn::channel_gate: y = x·σ(slope·x + offset), then the channels shuffled: [N, C, Z, Y, X] with slope and offset [N, C]
// (no slope: 0), channel a·C/groups + b to b·groups + a. Squeeze-excitation gates by the offset alone; shuffle attention's
// spatial half is an affine of each channel. float32, float64 and bfloat16 on the CPU have a kernel of ours, channels
// last, slope and offset in float32 or better; all else is ATen's.
#include "autocast.h"
#include "autograd.h"
#include "checks.h"

#include <torch/library.h>

namespace henn {
namespace {

using at::Tensor;
using Optional = std::optional<Tensor>;
using Three = std::tuple<Tensor, Tensor, Tensor>;

void checkArguments(const Tensor& input, const Optional& slope, const Tensor& offset, int64_t groups) {
  checkVolume("channel_gate", input, {slope, offset});
  for (const auto& gate : {slope, Optional(offset)}) {
    TORCH_CHECK(!given(gate) || gate->sizes() == input.sizes().slice(0, 2), "channel_gate: slope and offset are ", input.sizes().slice(0, 2),
                " for an input ", input.sizes(), ", got ", gate->sizes());
  }
  TORCH_CHECK(groups > 0 && input.size(1) % groups == 0, "channel_gate: ", input.size(1), " channels don't fall into ", groups, " groups");
}

Tensor overVoxels(const Tensor& gate) { return gate.view({gate.size(0), gate.size(1), 1, 1, 1}); }

Tensor shuffled(const Tensor& x, int64_t groups) {
  if (groups == 1 || x.numel() == 0) return x;
  const auto size = x.sizes();
  return x.reshape({size[0], groups, size[1] / groups, size[2], size[3], size[4]}).transpose(1, 2).reshape(size);
}

Tensor sigmoidOf(const Tensor& x, const Optional& slope, const Tensor& offset) {
  return at::sigmoid(given(slope) ? x * overVoxels(*slope) + overVoxels(offset) : overVoxels(offset));
}

Tensor forwardAten(const Tensor& input, const Optional& slope, const Tensor& offset, int64_t groups) {
  checkArguments(input, slope, offset, groups);
  const Tensor x = wide(input);
  return shuffled(x * sigmoidOf(x, slope, offset), groups).to(input.scalar_type());
}

Three backwardAten(const Tensor& grad, const Tensor& input, const Optional& slope, const Tensor& offset, int64_t groups) {
  const Tensor x = wide(input), g = wide(shuffled(grad, input.size(1) / groups));
  const Tensor s = sigmoidOf(x, slope, offset), part = g * x * s * (1 - s);
  const Tensor gx = given(slope) ? g * s + part * overVoxels(*slope) : g * s;
  const auto sum = [](const Tensor& values, const Tensor& like) { return values.sum({2, 3, 4}).to(like.scalar_type()); };
  return {gx.to(input.scalar_type()), given(slope) ? sum(part * x, *slope) : Tensor(), sum(part, offset)};
}

cpu::GateShape shapeOf(const Tensor& input, int64_t groups) {
  return {input.size(0), input.size(2) * input.size(3) * input.size(4), input.size(1), groups};
}

Tensor forwardCpu(const Tensor& input, const Optional& slope, const Tensor& offset, int64_t groups) {
  if (!hasCpuKernel(input)) return forwardAten(input, slope, offset, groups);
  checkArguments(input, slope, offset, groups);
  const Tensor x = input.contiguous(kChannelsLast);
  const Tensor p = asParameter(slope, accumulationType(x)), q = asParameter(offset, accumulationType(x));
  const Tensor y = at::empty(x.sizes(), x.options(), kChannelsLast);
  withTypes(x, [&](auto s, auto a) {
    using S = decltype(s);
    using A = decltype(a);
    cpuTable()->gate.of(s).forward(shapeOf(x, groups), constData<S>(x), constData<A>(p), constData<A>(q), data<S>(y), parallelFor);
  });
  return y;
}

Three backwardCpu(const Tensor& grad, const Tensor& input, const Optional& slope, const Tensor& offset, int64_t groups) {
  checkArguments(input, slope, offset, groups);
  TORCH_CHECK(grad.sizes() == input.sizes() && grad.scalar_type() == input.scalar_type(),
              "channel_gate_backward: expected a gradient ", input.sizes(), " of the input's type, got ", grad.sizes());
  if (!hasCpuKernel(input)) return backwardAten(grad, input, slope, offset, groups);
  const Tensor g = grad.contiguous(kChannelsLast), x = input.contiguous(kChannelsLast);
  const Tensor p = asParameter(slope, accumulationType(x)), q = asParameter(offset, accumulationType(x));
  const Tensor gradInput = at::empty(x.sizes(), x.options(), kChannelsLast), gradOffset = at::empty_like(q);
  const Tensor gradSlope = given(slope) ? at::empty_like(p) : Tensor();
  withTypes(x, [&](auto s, auto a) {
    using S = decltype(s);
    using A = decltype(a);
    cpuTable()->gate.of(s).backward(shapeOf(x, groups), constData<S>(g), constData<S>(x), constData<A>(p), constData<A>(q), data<S>(gradInput),
                          data<A>(gradSlope), data<A>(gradOffset), parallelFor);
  });
  return {gradInput, given(slope) ? gradSlope.to(slope->scalar_type()) : Tensor(), gradOffset.to(offset.scalar_type())};
}

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

Tensor callForward(const Tensor& input, const Optional& slope, const Tensor& offset, int64_t groups) {
  static const auto op = operatorHandle<Tensor(const Tensor&, const Optional&, const Tensor&, int64_t)>("henn::channel_gate");
  return op.call(input, slope, offset, groups);
}

Three callBackward(const Tensor& grad, const Tensor& input, const Optional& slope, const Tensor& offset, int64_t groups) {
  static const auto op = operatorHandle<Three(const Tensor&, const Tensor&, const Optional&, const Tensor&, int64_t)>("henn::channel_gate_backward");
  return op.call(grad, input, slope, offset, groups);
}

struct ChannelGate : torch::autograd::Function<ChannelGate> {
  static Tensor forward(AutogradContext* context, const Tensor& input, const Optional& slope, const Tensor& offset, int64_t groups) {
    context->save_for_backward({input, slope.value_or(Tensor()), offset});
    context->saved_data["groups"] = groups;
    at::AutoDispatchBelowADInplaceOrView below;
    return callForward(input, slope, offset, groups);
  }

  static variable_list backward(AutogradContext* context, variable_list grads) {
    const auto saved = context->get_saved_variables();
    const auto backward = isDifferentiatedAgain() ? backwardAten : callBackward;
    auto [gx, gp, gq] = backward(grads[0], saved[0], saved[1], saved[2], context->saved_data["groups"].toInt());
    return {gx, gp, gq, Tensor()};
  }
};

Tensor forwardAutograd(const Tensor& input, const Optional& slope, const Tensor& offset, int64_t groups) {
  return ChannelGate::apply(input, slope, offset, groups);
}

Tensor forwardAutocast(const Tensor& input, const Optional& slope, const Tensor& offset, int64_t groups) {
  BelowAutocast below(kAutocastKeys);
  return callForward(castInput(input), slope, offset, groups);
}

}  // namespace

TORCH_LIBRARY_IMPL(henn, CompositeExplicitAutograd, m) {
  m.impl("channel_gate", forwardAten);
  m.impl("channel_gate_backward", backwardAten);
}

TORCH_LIBRARY_IMPL(henn, CPU, m) {
  m.impl("channel_gate", forwardCpu);
  m.impl("channel_gate_backward", backwardCpu);
}

TORCH_LIBRARY_IMPL(henn, Autograd, m) { m.impl("channel_gate", forwardAutograd); }

TORCH_LIBRARY_IMPL(henn, AutocastCPU, m) { m.impl("channel_gate", forwardAutocast); }

TORCH_LIBRARY_IMPL(henn, AutocastCUDA, m) { m.impl("channel_gate", forwardAutocast); }

}  // namespace henn

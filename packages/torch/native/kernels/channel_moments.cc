// henn::channel_moments: mean and variance (by the number of voxels) of each channel, [N, C, Z, Y, X] to [N, C] twice, in
// float32 or better. What squeeze-excitation and shuffle attention weigh channels by; the mean's gradient stays a view.
#include "autograd.h"
#include "checks.h"

#include <torch/library.h>

#include <cmath>

namespace henn {
namespace {

using at::Tensor;
using Moments = std::tuple<Tensor, Tensor>;

Moments momentsAten(const Tensor& input) {
  checkVolume("channel_moments", input, {});
  if (input.numel() == 0) {
    const Tensor none = at::full({input.size(0), input.size(1)}, NAN, input.options().dtype(accumulationType(input)));
    return {none, none.clone()};
  }
  const auto [variance, mean] = at::var_mean(wide(input), at::IntArrayRef{2, 3, 4}, 0);
  return {mean, variance};
}

Moments momentsCpu(const Tensor& input) {
  if (!hasCpuKernel(input)) return momentsAten(input);
  checkVolume("channel_moments", input, {});
  const Tensor x = input.contiguous(kChannelsLast);
  const Tensor mean = at::empty({x.size(0), x.size(1)}, x.options().dtype(accumulationType(x))), variance = at::empty_like(mean);
  const cpu::NormShape shape{x.size(0), x.size(2) * x.size(3) * x.size(4), x.size(1), cpu::Activation::None, 0};
  withTypes(x, [&](auto s, auto a) {
    using S = decltype(s);
    using A = decltype(a);
    cpuTable()->instanceNorm.of(s).moments(shape, constData<S>(x), data<A>(mean), data<A>(variance), parallelFor);
  });
  return {mean, variance};
}

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

Moments callForward(const Tensor& input) {
  static const auto op = operatorHandle<Moments(const Tensor&)>("henn::channel_moments");
  return op.call(input);
}

struct ChannelMoments : torch::autograd::Function<ChannelMoments> {
  static variable_list forward(AutogradContext* context, const Tensor& input) {
    context->set_materialize_grads(false);
    at::AutoDispatchBelowADInplaceOrView below;
    const auto [mean, variance] = callForward(input);
    context->save_for_backward({input, mean});
    return {mean, variance};
  }

  /** The mean's is 1/V in each of V voxels, the variance's 2·(x − mean)/V. */
  static variable_list backward(AutogradContext* context, variable_list grads) {
    const auto saved = context->get_saved_variables();
    const Tensor &x = saved[0], &mean = saved[1], &ofMean = grads[0], &ofVariance = grads[1];
    const double voxels = static_cast<double>(x.size(2) * x.size(3) * x.size(4));
    const auto overVoxels = [&](const Tensor& values) { return values.view({x.size(0), x.size(1), 1, 1, 1}); };
    Tensor offset = ofMean.defined() ? ofMean / voxels : Tensor();
    if (!ofVariance.defined()) return {offset.defined() ? overVoxels(offset.to(x.scalar_type())).expand(x.sizes()) : Tensor()};
    const Tensor slope = ofVariance * (2 / voxels);
    offset = offset.defined() ? offset - slope * mean : -slope * mean;
    return {at::addcmul(overVoxels(offset), wide(x), overVoxels(slope)).to(x.scalar_type())};
  }
};

Moments momentsAutograd(const Tensor& input) {
  const auto both = ChannelMoments::apply(input);
  return {both[0], both[1]};
}

}  // namespace

TORCH_LIBRARY_IMPL(henn, CompositeExplicitAutograd, m) { m.impl("channel_moments", momentsAten); }

TORCH_LIBRARY_IMPL(henn, CPU, m) { m.impl("channel_moments", momentsCpu); }

TORCH_LIBRARY_IMPL(henn, Autograd, m) { m.impl("channel_moments", momentsAutograd); }

}  // namespace henn

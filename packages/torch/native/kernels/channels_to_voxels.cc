// henn::channels_to_voxels: [N, kz·ky·kx·C, Z, Y, X] to [N, C, kz·Z, ky·Y, kx·X], channels last: each voxel becomes
// kz×ky×kx of them, in this order, as in sub-pixel convolution (Shi et al. 2016). henn::voxels_to_channels is the inverse,
// and each the other's gradient.
#include "autograd.h"
#include "checks.h"
#include "runs.h"

#include <torch/library.h>

namespace henn {
namespace {

using at::IntArrayRef;
using at::Tensor;

int64_t volume(IntArrayRef factor) { return factor[0] * factor[1] * factor[2]; }

/** [N, Z, kz, Y, ky, X, kx, C] of the side with the many channels. */
Tensor blocksOfChannels(const Tensor& x, IntArrayRef k) {
  return x.permute({0, 2, 3, 4, 1}).unflatten(4, {k[0], k[1], k[2], x.size(1) / volume(k)}).permute({0, 1, 4, 2, 5, 3, 6, 7});
}

/** The same of the side with the many voxels. */
Tensor blocksOfVoxels(const Tensor& x, IntArrayRef k) {
  Tensor blocks = x.permute({0, 2, 3, 4, 1});
  for (int axis = 2; axis >= 0; --axis) blocks = blocks.unflatten(1 + axis, {x.size(2 + axis) / k[axis], k[axis]});
  return blocks;
}

void checkArguments(const char* op, const Tensor& input, IntArrayRef factor) {
  TORCH_CHECK(input.dim() == 5, op, ": expected an input [N, C, Z, Y, X], got ", input.sizes());
  checkTriple(op, "factor", factor, 1);
  // Far below where products of them would overflow.
  for (const int64_t k : factor) TORCH_CHECK(k <= 1024, op, ": the factor must be at most 1024, got ", factor);
}

Tensor toVoxels(const Tensor& input, IntArrayRef k) {
  checkArguments("channels_to_voxels", input, k);
  TORCH_CHECK(input.size(1) % volume(k) == 0, "channels_to_voxels: ", input.size(1), " channels don't fall into blocks of ", k, " voxels");
  const int64_t channels = input.size(1) / volume(k);
  const Tensor y = at::empty({input.size(0), channels, input.size(2) * k[0], input.size(3) * k[1], input.size(4) * k[2]}, input.options(), kChannelsLast);
  copyRuns(blocksOfVoxels(y, k), blocksOfChannels(input, k));
  return y;
}

Tensor toChannels(const Tensor& input, IntArrayRef k) {
  checkArguments("voxels_to_channels", input, k);
  for (int axis = 0; axis < 3; ++axis) {
    TORCH_CHECK(input.size(2 + axis) % k[axis] == 0, "voxels_to_channels: ", input.sizes().slice(2), " voxels don't fall into blocks of ", k);
  }
  const int64_t channels = input.size(1) * volume(k);
  const Tensor y = at::empty({input.size(0), channels, input.size(2) / k[0], input.size(3) / k[1], input.size(4) / k[2]}, input.options(), kChannelsLast);
  copyRuns(blocksOfChannels(y, k), blocksOfVoxels(input, k));
  return y;
}

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

Tensor call(bool toVoxels, const Tensor& input, IntArrayRef factor) {
  using Signature = Tensor(const Tensor&, IntArrayRef);
  static const auto voxels = operatorHandle<Signature>("henn::channels_to_voxels"), channels = operatorHandle<Signature>("henn::voxels_to_channels");
  return (toVoxels ? voxels : channels).call(input, factor);
}

template <bool toVoxels>
struct Rearranged : torch::autograd::Function<Rearranged<toVoxels>> {
  static Tensor forward(AutogradContext* context, const Tensor& input, IntArrayRef factor) {
    context->saved_data["factor"] = factor;
    at::AutoDispatchBelowADInplaceOrView below;
    return call(toVoxels, input, factor);
  }

  static variable_list backward(AutogradContext* context, variable_list grads) {
    return {call(!toVoxels, grads[0], context->saved_data["factor"].toIntVector()), Tensor()};
  }
};

template <bool toVoxels>
Tensor forwardAutograd(const Tensor& input, IntArrayRef factor) {
  return Rearranged<toVoxels>::apply(input, factor);
}

}  // namespace

TORCH_LIBRARY_IMPL(henn, CompositeExplicitAutograd, m) {
  m.impl("channels_to_voxels", toVoxels);
  m.impl("voxels_to_channels", toChannels);
}

TORCH_LIBRARY_IMPL(henn, Autograd, m) {
  m.impl("channels_to_voxels", forwardAutograd<true>);
  m.impl("voxels_to_channels", forwardAutograd<false>);
}

}  // namespace henn

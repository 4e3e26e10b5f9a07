// henn::cat_channels: [N, A, Z, Y, X] and [N, B, Z, Y, X] to [N, A + B, Z, Y, X], channels last, of the wider of two types;
// and the gradient's two parts each in one piece: as ATen's views of it they would slow down all that reads them.
#include "autograd.h"
#include "runs.h"

#include <torch/library.h>

namespace henn {
namespace {

using at::Tensor;

void checkArguments(const Tensor& first, const Tensor& second) {
  const bool fit = first.dim() == 5 && second.dim() == 5 && first.size(0) == second.size(0) && first.sizes().slice(2) == second.sizes().slice(2);
  TORCH_CHECK(fit, "cat_channels: expected inputs [N, A, Z, Y, X] and [N, B, Z, Y, X], got ", first.sizes(), " and ", second.sizes());
  TORCH_CHECK(first.device() == second.device(), "cat_channels: expected inputs on one device, got ", first.device(), " and ", second.device());
}

void copyChannels(const Tensor& to, const Tensor& from) { copyRuns(to.permute({0, 2, 3, 4, 1}), from.permute({0, 2, 3, 4, 1})); }

Tensor forward(const Tensor& first, const Tensor& second) {
  checkArguments(first, second);
  const auto type = at::promote_types(first.scalar_type(), second.scalar_type());
  const int64_t a = first.size(1), b = second.size(1);
  const Tensor y = at::empty({first.size(0), a + b, first.size(2), first.size(3), first.size(4)}, first.options().dtype(type), kChannelsLast);
  copyChannels(y.narrow(1, 0, a), first.to(type));
  copyChannels(y.narrow(1, a, b), second.to(type));
  return y;
}

Tensor copyOf(const Tensor& part) {
  const Tensor copy = at::empty(part.sizes(), part.options(), kChannelsLast);
  copyChannels(copy, part);
  return copy;
}

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

Tensor callForward(const Tensor& first, const Tensor& second) {
  static const auto op = operatorHandle<Tensor(const Tensor&, const Tensor&)>("henn::cat_channels");
  return op.call(first, second);
}

struct CatChannels : torch::autograd::Function<CatChannels> {
  static Tensor forward(AutogradContext* context, const Tensor& first, const Tensor& second) {
    at::AutoDispatchBelowADInplaceOrView below;
    const Tensor y = callForward(first, second);
    context->saved_data["channels"] = first.size(1);
    return y;
  }

  static variable_list backward(AutogradContext* context, variable_list grads) {
    const int64_t a = context->saved_data["channels"].toInt();
    variable_list parts{grads[0].narrow(1, 0, a), grads[0].narrow(1, a, grads[0].size(1) - a)};
    if (isDifferentiatedAgain()) return parts;
    for (size_t i = 0; i < 2; ++i) parts[i] = context->needs_input_grad(i) ? copyOf(parts[i]) : Tensor();
    return parts;
  }
};

Tensor forwardAutograd(const Tensor& first, const Tensor& second) { return CatChannels::apply(first, second); }

}  // namespace

TORCH_LIBRARY_IMPL(henn, CompositeExplicitAutograd, m) { m.impl("cat_channels", forward); }

TORCH_LIBRARY_IMPL(henn, Autograd, m) { m.impl("cat_channels", forwardAutograd); }

}  // namespace henn

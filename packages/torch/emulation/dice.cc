#include "check.h"
#include "cuda/dice_cross_entropy.h"

#include <torch/csrc/autograd/autograd.h>

namespace henn::check {
namespace {

using at::Tensor;

constexpr double kSmooth = 1e-5;

Tensor reference(const Tensor& logits, const Tensor& label) {
  const Tensor p = at::softmax(logits, 1), y = at::zeros_like(p).scatter_(1, label.unsqueeze(1), 1);
  const std::vector<int64_t> axes{0, 2, 3, 4};
  const Tensor overlap = (p * y).sum(axes), sizes = p.sum(axes) + y.sum(axes);
  return 1 - ((2 * overlap + kSmooth) / (sizes + kSmooth)).slice(0, 1).mean() + at::cross_entropy_loss(logits, label);
}

void one(const std::vector<int64_t>& shape, at::ScalarType type, at::MemoryFormat format) {
  const std::string name = join("dice", type, at::IntArrayRef(shape), format);
  const Tensor logits = (at::randn(shape) * 4).to(type).contiguous(format);
  const Tensor label = at::randint(0, shape[1], {shape[0], shape[2], shape[3], shape[4]}, at::kLong);
  const Tensor wide = logits.to(at::kDouble, false, true).requires_grad_(true), loss = reference(wide, label);
  const Tensor wanted = torch::autograd::grad({loss * 3}, {wide})[0];

  TORCH_CHECK(cuda::hasDice(logits), name);
  const auto [actual, factors] = cuda::diceForward(logits, label, kSmooth);
  atMost(name + "loss", difference(actual, loss.detach()), 2e-6);
  const Tensor gradient = cuda::diceBackward(at::full({}, 3.0), logits, label, factors);
  const double rounding = type == at::kFloat ? 0 : type == at::kHalf ? 0x1p-11 : 0x1p-8;
  atMost(name + "gradient", (gradient.to(at::kDouble) - wanted).abs().max().item<double>(), 3e-7 + rounding * wanted.abs().max().item<double>());
  label.view(-1)[0] = shape[1];
  atMost(name + "label of no class", !cuda::diceForward(logits, label, kSmooth).first.isnan().item<bool>(), 0);
}

}  // namespace

void dice() {
  const std::vector<int64_t> shapes[] = {{2, 3, 6, 7, 5},  {1, 2, 4, 4, 8}, {2, 4, 17, 19, 23}, {1, 40, 5, 6, 7},
                                         {3, 3, 1, 1, 1}, {1, 5, 3, 3, 3}, {1, 12, 9, 9, 9},   {1, 100, 3, 4, 5}};
  for (const auto type : kTypes) {
    for (const auto& shape : shapes) {
      for (const auto format : {at::MemoryFormat::Contiguous, kChannelsLast}) one(shape, type, format);
    }
  }
}

}  // namespace henn::check

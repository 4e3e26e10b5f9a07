// henn::dice_cross_entropy: one minus the soft Dice of each foreground class over the whole batch, averaged, plus the mean
// cross-entropy; softmax over the classes. Logits [N, K, Z, Y, X], labels [N, Z, Y, X] of int64. With s = 1e-5,
// p = softmax(logits) and y the labels one-hot:
//   1 − mean over k ≥ 1 of (2 Σ p_k·y_k + s) / (Σ p_k + Σ y_k + s)  −  mean over voxels of log p[label]
// (Milletari et al. 2016, in nnU-Net's form). On the CPU and on CUDA in one pass over the logits each way; elsewhere in ATen's
// operators. On CUDA a label that is no class makes the loss NaN, since to refuse it the host would have to wait.
#include "../cuda/dice_cross_entropy.h"
#include "autograd.h"
#include "cpu_types.h"

#include <torch/csrc/autograd/autograd.h>
#include <torch/library.h>

namespace henn {
namespace {

using at::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

constexpr double kSmooth = 1e-5;

void checkArguments(const Tensor& logits, const Tensor& label) {
  TORCH_CHECK(logits.dim() == 5 && logits.size(1) >= 2 && logits.size(1) <= 256,
              "dice_cross_entropy: expected logits [N, K, Z, Y, X] of 2 to 256 classes, got ", logits.sizes());
  TORCH_CHECK(label.scalar_type() == at::kLong, "dice_cross_entropy: labels are int64, not ", label.scalar_type());
  const std::vector<int64_t> grid{logits.size(0), logits.size(2), logits.size(3), logits.size(4)};
  TORCH_CHECK(label.sizes() == at::IntArrayRef(grid), "dice_cross_entropy: logits ", logits.sizes(), " want labels ", at::IntArrayRef(grid), ", got ", label.sizes());
}

/** The formula, operator by operator. */
Tensor composed(const Tensor& logits, const Tensor& label) {
  checkArguments(logits, label);
  const Tensor wide = logits.to(accumulationType(logits));
  const Tensor p = at::softmax(wide, 1);
  const Tensor y = at::zeros_like(p).scatter_(1, label.unsqueeze(1), 1);
  const Tensor overlap = (p * y).sum({0, 2, 3, 4}), sizes = p.sum({0, 2, 3, 4}) + y.sum({0, 2, 3, 4});
  const Tensor dice = (2 * overlap + kSmooth) / (sizes + kSmooth);
  return 1 - dice.slice(0, 1).mean() + at::cross_entropy_loss(wide, label);
}

/** Dense logits, either classes or voxels last; others are made so. */
Tensor dense(const Tensor& logits) {
  return logits.is_contiguous() || logits.is_contiguous(kChannelsLast) ? logits : logits.contiguous(kChannelsLast);
}

cpu::DiceShape shapeOf(const Tensor& logits) {
  const int64_t classes = logits.size(1), voxels = logits.size(2) * logits.size(3) * logits.size(4);
  const bool planar = logits.is_contiguous();
  return {logits.size(0), classes, voxels, classes * voxels, planar ? voxels : 1, planar ? 1 : classes};
}

/** [3, K] and one more: overlap, predicted and labelled of each class, then the cross-entropy. */
Tensor sumsOf(const Tensor& logits, const Tensor& label) {
  const int64_t classes = logits.size(1);
  const Tensor sums = at::empty({3 * classes + 1}, at::kDouble);
  double* at = sums.mutable_data_ptr<double>();
  bool valid = false;
  withTypes(logits, [&](auto s, auto a) {
    using S = decltype(s);
    valid = cpuTable()->dice.of(s).sums(shapeOf(logits), constData<S>(logits), label.const_data_ptr<int64_t>(),
                              {at, at + classes, at + 2 * classes, at + 3 * classes}, parallelFor);
  });
  TORCH_CHECK(valid, "dice_cross_entropy: a label is not from 0 to ", classes - 1);
  return sums;
}

Tensor lossOf(const Tensor& sums, int64_t classes, int64_t voxels, const Tensor& logits) {
  const double* at = sums.const_data_ptr<double>();
  double dice = 0;
  for (int64_t k = 1; k < classes; ++k) dice += (2 * at[k] + kSmooth) / (at[classes + k] + at[2 * classes + k] + kSmooth);
  const double loss = 1 - dice / static_cast<double>(classes - 1) + at[3 * classes] / static_cast<double>(voxels);
  return at::scalar_tensor(loss, logits.options().dtype(accumulationType(logits)).memory_format(std::nullopt));
}

Tensor gradientOf(const Tensor& logits, const Tensor& label, const Tensor& sums, double factor) {
  const int64_t classes = logits.size(1);
  const double* at = sums.const_data_ptr<double>();
  std::vector<double> onLabel(classes, 0.0), everywhere(classes, 0.0);
  for (int64_t k = 1; k < classes; ++k) {
    const double size = at[classes + k] + at[2 * classes + k] + kSmooth;
    onLabel[k] = -factor * 2 / (static_cast<double>(classes - 1) * size);
    everywhere[k] = factor * (2 * at[k] + kSmooth) / (static_cast<double>(classes - 1) * size * size);
  }
  const Tensor gradient = at::empty_like(logits);
  withTypes(logits, [&](auto s, auto a) {
    using S = decltype(s);
    cpuTable()->dice.of(s).gradient(shapeOf(logits), constData<S>(logits), label.const_data_ptr<int64_t>(), onLabel.data(), everywhere.data(),
                          factor / static_cast<double>(label.numel()), data<S>(gradient), parallelFor);
  });
  return gradient;
}

bool hasKernel(const Tensor& logits) { return logits.is_cuda() ? logits.numel() > 0 && cuda::hasDice(logits) : hasCpuKernel(logits); }

/** The loss, and what its gradient needs beside the inputs. */
std::pair<Tensor, Tensor> forwardOwn(const Tensor& logits, const Tensor& label) {
  const Tensor x = dense(logits), y = label.contiguous();
  if (x.is_cuda()) return cuda::diceForward(x, y, kSmooth);
  const Tensor sums = sumsOf(x, y);
  return {lossOf(sums, x.size(1), y.numel(), x), sums};
}

Tensor backwardOwn(const Tensor& grad, const Tensor& logits, const Tensor& label, const Tensor& kept) {
  const Tensor x = dense(logits), y = label.contiguous();
  return x.is_cuda() ? cuda::diceBackward(grad, x, y, kept) : gradientOf(x, y, kept, grad.item<double>());
}

struct DiceCrossEntropy : torch::autograd::Function<DiceCrossEntropy> {
  static Tensor forward(AutogradContext* context, const Tensor& logits, const Tensor& label) {
    at::AutoDispatchBelowADInplaceOrView below;
    const auto [loss, kept] = forwardOwn(logits, label);
    context->save_for_backward({logits, label, kept});
    return loss;
  }

  static variable_list backward(AutogradContext* context, variable_list grads) {
    const auto saved = context->get_saved_variables();
    if (isDifferentiatedAgain()) {
      // To be differentiated again: the formula is.
      const auto again = torch::autograd::grad({composed(saved[0], saved[1])}, {saved[0]}, {grads[0]}, true, true);
      return {again[0], Tensor()};
    }
    return {backwardOwn(grads[0], saved[0], saved[1], saved[2]), Tensor()};
  }
};

Tensor lossAutograd(const Tensor& logits, const Tensor& label) {
  checkArguments(logits, label);
  return hasKernel(logits) ? DiceCrossEntropy::apply(logits, label) : composed(logits, label);
}

Tensor lossOwn(const Tensor& logits, const Tensor& label) {
  checkArguments(logits, label);
  return hasKernel(logits) ? forwardOwn(logits, label).first : composed(logits, label);
}

}  // namespace

TORCH_LIBRARY_IMPL(henn, CompositeImplicitAutograd, m) { m.impl("dice_cross_entropy", composed); }

TORCH_LIBRARY_IMPL(henn, CPU, m) { m.impl("dice_cross_entropy", lossOwn); }

TORCH_LIBRARY_IMPL(henn, CUDA, m) { m.impl("dice_cross_entropy", lossOwn); }

TORCH_LIBRARY_IMPL(henn, AutogradCPU, m) { m.impl("dice_cross_entropy", lossAutograd); }

TORCH_LIBRARY_IMPL(henn, AutogradCUDA, m) { m.impl("dice_cross_entropy", lossAutograd); }

}  // namespace henn

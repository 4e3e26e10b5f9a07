// What a training step does to all parameters at once. henn::gradient_norm: the L2 norm of all tensors together, a scalar.
// henn::adamw_: a step of Adam with decoupled weight decay (Loshchilov & Hutter 2019), which counts `steps`. henn::sgd_: a
// step of gradient descent, with momentum where there are velocities (Sutskever et al. 2013). Dense float32 on the CPU has
// kernels of ours, which wake the threads once, not for each tensor; all else is ATen's. Any layout: what does not lie alike
// in all lists is copied.
#include "cpu_types.h"

#include <torch/library.h>

#include <algorithm>
#include <cmath>

namespace henn {
namespace {

using at::Tensor;
using at::TensorList;

bool isPlain(const Tensor& tensor) { return tensor.is_cpu() && tensor.scalar_type() == at::kFloat && tensor.is_non_overlapping_and_dense(); }

/** Whether two tensors of a shape have the same strides, where there is a step. */
bool stepAlike(const Tensor& a, const Tensor& b) {
  for (int64_t axis = 0; axis < a.dim(); ++axis) {
    if (a.size(axis) > 1 && a.stride(axis) != b.stride(axis)) return false;
  }
  return true;
}

/**
 * Lists whose tensors lie in memory alike, element by element, as whoever walks that memory needs them: where those of a
 * place don't, contiguous copies, which go back into those of the lists that are written.
 */
class Alike {
 public:
  Alike(const char* op, const std::vector<TensorList>& written, TensorList read) : written_(written.size()) {
    const TensorList first = written.front();
    TORCH_CHECK(!first.empty(), op, ": there are no parameters");
    for (const TensorList& list : written) lists_.push_back(list.vec());
    lists_.push_back(read.vec());
    given_ = lists_;
    for (const auto& list : lists_) {
      TORCH_CHECK(list.size() == first.size(), op, ": expected ", first.size(), " tensors in each list, got ", list.size());
      for (size_t i = 0; i < list.size(); ++i) {
        TORCH_CHECK(list[i].sizes() == first[i].sizes() && list[i].scalar_type() == first[i].scalar_type() && list[i].device() == first[i].device(), op,
                    ": expected a tensor ", first[i].sizes(), " of ", first[i].scalar_type(), " on ", first[i].device(), ", got ", list[i].sizes(), " of ",
                    list[i].scalar_type(), " on ", list[i].device());
      }
    }
    for (size_t i = 0; i < first.size(); ++i) {
      const auto fits = [&](const auto& list) { return list[i].is_non_overlapping_and_dense() && stepAlike(list[i], first[i]); };
      if (std::all_of(lists_.begin(), lists_.end(), fits)) continue;
      for (auto& list : lists_) list[i] = list[i].contiguous();
    }
  }

  TensorList written(size_t k) const { return lists_[k]; }
  TensorList read() const { return lists_[written_]; }

  /** Whether there are kernels of ours for all of them. */
  bool arePlain() const { return cpuTable() != nullptr && std::all_of(lists_[0].begin(), lists_[0].end(), isPlain); }

  void copyBack() const {
    for (size_t k = 0; k < written_; ++k) {
      for (size_t i = 0; i < lists_[k].size(); ++i) {
        if (!lists_[k][i].is_same(given_[k][i])) given_[k][i].copy_(lists_[k][i]);
      }
    }
  }

 private:
  size_t written_;
  std::vector<std::vector<Tensor>> lists_, given_;
};

template <typename T>
std::vector<T*> dataOf(TensorList tensors) {
  std::vector<T*> pointers;
  for (const Tensor& tensor : tensors) pointers.push_back(data<T>(tensor));
  return pointers;
}

std::vector<const float*> constDataOf(TensorList tensors) {
  std::vector<const float*> pointers;
  for (const Tensor& tensor : tensors) pointers.push_back(constData<float>(tensor));
  return pointers;
}

std::vector<int64_t> sizesOf(TensorList tensors) {
  std::vector<int64_t> sizes;
  for (const Tensor& tensor : tensors) sizes.push_back(tensor.numel());
  return sizes;
}

/** For autograd to notice that what it saved has changed. */
void noteChange(const std::vector<TensorList>& lists) {
  for (const TensorList& list : lists) {
    for (const Tensor& tensor : list) tensor.unsafeGetTensorImpl()->bump_version();
  }
}

Tensor gradientNorm(TensorList gradients) {
  TORCH_CHECK(!gradients.empty(), "gradient_norm: there are no gradients");
  if (cpuTable() == nullptr || !std::all_of(gradients.begin(), gradients.end(), isPlain)) {
    return at::linalg_vector_norm(at::stack(at::_foreach_norm(gradients, 2)), 2);
  }
  const auto sizes = sizesOf(gradients);
  const double sum = cpuTable()->optimizer.squareSum(static_cast<int64_t>(sizes.size()), sizes.data(), constDataOf(gradients).data(), parallelFor);
  return at::scalar_tensor(std::sqrt(sum), gradients[0].options().memory_format(std::nullopt));
}

void adamw(TensorList parameters, TensorList gradients, TensorList means, TensorList squares, TensorList steps, double lr, double beta1, double beta2, double weightDecay, double eps) {
  const Alike all("adamw_", {parameters, means, squares}, gradients);
  const auto isCount = [](const Tensor& step) { return step.scalar_type() == at::kFloat && step.numel() == 1; };
  TORCH_CHECK(steps.size() == parameters.size() && std::all_of(steps.begin(), steps.end(), isCount), "adamw_: expected ", parameters.size(), " steps, of one float32 each");
  if (all.arePlain() && std::all_of(steps.begin(), steps.end(), isPlain)) {
    std::vector<float> counted;
    for (const Tensor& step : steps) counted.push_back(*data<float>(step) += 1);
    const auto sizes = sizesOf(parameters);
    cpuTable()->optimizer.adamw(static_cast<int64_t>(sizes.size()), sizes.data(), dataOf<float>(all.written(0)).data(), constDataOf(all.read()).data(),
                                dataOf<float>(all.written(1)).data(), dataOf<float>(all.written(2)).data(), counted.data(), {lr, beta1, beta2, weightDecay, eps}, parallelFor);
    noteChange({parameters, means, squares, steps});
  } else {
    const auto counted = at::_foreach_add(steps, 1);
    at::_fused_adamw_(all.written(0), all.read(), all.written(1), all.written(2), {}, counted, lr, beta1, beta2, weightDecay, eps, false, false);
    at::_foreach_copy_(steps, counted);
  }
  all.copyBack();
}

void sgd(TensorList parameters, TensorList gradients, TensorList velocities, double lr, double momentum, double weightDecay, bool nesterov) {
  TORCH_CHECK(!velocities.empty() || (momentum == 0 && !nesterov), "sgd_: a momentum wants velocities");
  std::vector<TensorList> written{parameters};
  if (!velocities.empty()) written.push_back(velocities);
  const Alike all("sgd_", written, gradients);
  const TensorList moving = velocities.empty() ? velocities : all.written(1);
  if (all.arePlain()) {
    const auto sizes = sizesOf(parameters);
    cpuTable()->optimizer.sgd(static_cast<int64_t>(sizes.size()), sizes.data(), dataOf<float>(all.written(0)).data(), constDataOf(all.read()).data(),
                              moving.empty() ? nullptr : dataOf<float>(moving).data(), {lr, momentum, weightDecay, nesterov}, parallelFor);
    noteChange(written);
  } else {
    // Velocities start at zero, which makes the first step like any other.
    constexpr bool maximize = false, isFirstStep = false;
    at::_fused_sgd_(all.written(0), all.read(), moving, weightDecay, momentum, lr, /*dampening=*/0, nesterov, maximize, isFirstStep);
  }
  all.copyBack();
}

}  // namespace

TORCH_LIBRARY_IMPL(henn, CompositeExplicitAutograd, m) {
  m.impl("gradient_norm", gradientNorm);
  m.impl("adamw_", adamw);
  m.impl("sgd_", sgd);
}

}  // namespace henn

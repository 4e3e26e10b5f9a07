// What a training step does to all parameters at once. henn::gradient_norm: the L2 norm of all tensors together, a scalar.
// henn::adamw_: a step of Adam with decoupled weight decay (Loshchilov & Hutter 2019), which counts `steps`. henn::sgd_: a
// step of gradient descent, with momentum where there are velocities (Sutskever et al. 2013). Dense float32 on the CPU has
// kernels of ours, which wake the threads once, not for each tensor; all else is ATen's.
#include "cpu_types.h"

#include <torch/library.h>

namespace henn {
namespace {

using at::Tensor;
using at::TensorList;

bool isPlain(const Tensor& tensor) { return tensor.is_cpu() && tensor.scalar_type() == at::kFloat && tensor.is_non_overlapping_and_dense(); }

/** Whether kernels can walk the memory of all lists in step. Each has a tensor for each of the first one's, of its shape. */
bool goTogether(const char* op, std::initializer_list<TensorList> lists) {
  const TensorList first = *lists.begin();
  bool plain = cpuTable() != nullptr;
  for (const TensorList& list : lists) {
    TORCH_CHECK(list.size() == first.size(), op, ": expected ", first.size(), " tensors in each list, got ", list.size());
    for (size_t i = 0; i < list.size(); ++i) {
      TORCH_CHECK(list[i].sizes() == first[i].sizes(), op, ": expected a tensor ", first[i].sizes(), ", got ", list[i].sizes());
      plain = plain && isPlain(list[i]) && list[i].strides() == first[i].strides();
    }
  }
  return plain;
}

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
void noteChange(std::initializer_list<TensorList> lists) {
  for (const TensorList& list : lists) {
    for (const Tensor& tensor : list) tensor.unsafeGetTensorImpl()->bump_version();
  }
}

Tensor gradientNormAten(TensorList gradients) {
  TORCH_CHECK(!gradients.empty(), "gradient_norm: there are no gradients");
  return at::linalg_vector_norm(at::stack(at::_foreach_norm(gradients, 2)), 2);
}

Tensor gradientNormCpu(TensorList gradients) {
  if (cpuTable() == nullptr || !std::all_of(gradients.begin(), gradients.end(), isPlain)) return gradientNormAten(gradients);
  const auto sizes = sizesOf(gradients);
  const double sum = cpuTable()->optimizer.squareSum(static_cast<int64_t>(sizes.size()), sizes.data(), constDataOf(gradients).data(), parallelFor);
  return at::scalar_tensor(std::sqrt(sum), gradients[0].options().memory_format(std::nullopt));
}

void adamwAten(TensorList parameters, TensorList gradients, TensorList means, TensorList squares, TensorList steps, double lr, double beta1, double beta2, double weightDecay, double eps) {
  at::_foreach_add_(steps, 1);
  at::_fused_adamw_(parameters, gradients, means, squares, {}, steps, lr, beta1, beta2, weightDecay, eps, false, false);
}

void adamwCpu(TensorList parameters, TensorList gradients, TensorList means, TensorList squares, TensorList steps, double lr, double beta1, double beta2, double weightDecay, double eps) {
  const auto isCount = [](const Tensor& step) { return isPlain(step) && step.numel() == 1; };
  TORCH_CHECK(steps.size() == parameters.size(), "adamw_: expected ", parameters.size(), " steps, got ", steps.size());
  const bool own = goTogether("adamw_", {parameters, gradients, means, squares}) && std::all_of(steps.begin(), steps.end(), isCount);
  if (!own) return adamwAten(parameters, gradients, means, squares, steps, lr, beta1, beta2, weightDecay, eps);
  std::vector<float> counted;
  for (const Tensor& step : steps) counted.push_back(*data<float>(step) += 1);
  const auto sizes = sizesOf(parameters);
  cpuTable()->optimizer.adamw(static_cast<int64_t>(sizes.size()), sizes.data(), dataOf<float>(parameters).data(), constDataOf(gradients).data(), dataOf<float>(means).data(),
                              dataOf<float>(squares).data(), counted.data(), {lr, beta1, beta2, weightDecay, eps}, parallelFor);
  noteChange({parameters, means, squares, steps});
}

void sgdAten(TensorList parameters, TensorList gradients, TensorList velocities, double lr, double momentum, double weightDecay, bool nesterov) {
  // Velocities start at zero, which makes the first step like any other.
  constexpr double dampening = 0;
  constexpr bool maximize = false, isFirstStep = false;
  at::_fused_sgd_(parameters, gradients, velocities, weightDecay, momentum, lr, dampening, nesterov, maximize, isFirstStep);
}

void sgdCpu(TensorList parameters, TensorList gradients, TensorList velocities, double lr, double momentum, double weightDecay, bool nesterov) {
  const bool hasVelocities = !velocities.empty();
  const bool own = goTogether("sgd_", {parameters, gradients, hasVelocities ? velocities : gradients});
  if (!own) return sgdAten(parameters, gradients, velocities, lr, momentum, weightDecay, nesterov);
  const auto sizes = sizesOf(parameters);
  cpuTable()->optimizer.sgd(static_cast<int64_t>(sizes.size()), sizes.data(), dataOf<float>(parameters).data(), constDataOf(gradients).data(),
                            hasVelocities ? dataOf<float>(velocities).data() : nullptr, {lr, momentum, weightDecay, nesterov}, parallelFor);
  noteChange({parameters, velocities});
}

}  // namespace

TORCH_LIBRARY_IMPL(henn, CompositeExplicitAutograd, m) {
  m.impl("gradient_norm", gradientNormAten);
  m.impl("adamw_", adamwAten);
  m.impl("sgd_", sgdAten);
}

TORCH_LIBRARY_IMPL(henn, CPU, m) {
  m.impl("gradient_norm", gradientNormCpu);
  m.impl("adamw_", adamwCpu);
  m.impl("sgd_", sgdCpu);
}

}  // namespace henn

// henn::instance_norm3d: each channel of each sample to mean 0 and variance 1 over its voxels, affine, activation
// ('none', 'leaky_relu', 'gelu', 'silu'). [N, C, Z, Y, X] to the same shape; weight and bias [C] of the input's type or
// float32. Kernels of ours, channels last: on the CPU for float32, float64 and bfloat16, on CUDA for float32, bfloat16 and
// float16; all else is written in ATen's operators, in float32 at least.
#include "../cuda/instance_norm.h"
#include "autocast.h"
#include "autograd.h"
#include "checks.h"

#include <torch/library.h>

namespace henn {
namespace {

using at::Tensor;
using Optional = std::optional<Tensor>;
using Three = std::tuple<Tensor, Tensor, Tensor>;
using Mask = std::array<bool, 3>;

cpu::Activation activationNamed(c10::string_view name) {
  if (name == "none") return cpu::Activation::None;
  if (name == "leaky_relu") return cpu::Activation::LeakyReLU;
  if (name == "gelu") return cpu::Activation::GELU;
  if (name == "silu") return cpu::Activation::SiLU;
  TORCH_CHECK(false, "instance_norm3d: the activation is none, leaky_relu, gelu or silu, not ", name);
}

void checkArguments(const Tensor& input, const Optional& weight, const Optional& bias) {
  checkVolume("instance_norm3d", input, {weight, bias});
  for (const auto& parameter : {weight, bias}) {
    TORCH_CHECK(!given(parameter) || (parameter->dim() == 1 && parameter->size(0) == input.size(1)),
                "instance_norm3d: weight and bias have a value for each of the ", input.size(1), " channels");
  }
}

/** A parameter over the axes of the input. */
Tensor overVoxels(const Tensor& parameter) { return parameter.view({1, -1, 1, 1, 1}); }

Tensor activate(const Tensor& z, c10::string_view activation, double slope) {
  switch (activationNamed(activation)) {
    case cpu::Activation::LeakyReLU: return at::leaky_relu(z, slope);
    case cpu::Activation::GELU: return at::gelu(z);
    case cpu::Activation::SiLU: return at::silu(z);
    default: return z;
  }
}

Tensor scaleAndShift(const Tensor& normal, const Optional& weight, const Optional& bias) {
  Tensor z = normal;
  if (given(weight)) z = z * overVoxels(*weight);
  if (given(bias)) z = z + overVoxels(*bias);
  return z;
}

std::pair<Tensor, Tensor> statistics(const Tensor& input, double eps) {
  const auto [variance, mean] = at::var_mean(wide(input), {2, 3, 4}, 0, true);
  return {mean, at::rsqrt(variance + eps)};
}

Three forwardAten(const Tensor& input, const Optional& weight, const Optional& bias, double eps, c10::string_view activation, double slope) {
  checkArguments(input, weight, bias);
  const auto [mean, rstd] = statistics(input, eps);
  const Tensor y = activate(scaleAndShift((wide(input) - mean) * rstd, weight, bias), activation, slope);
  return {y.to(input.scalar_type()), mean.flatten(), rstd.flatten()};
}

cpu::NormShape shapeOf(const Tensor& input, c10::string_view activation, double slope) {
  return {input.size(0), input.size(2) * input.size(3) * input.size(4), input.size(1), activationNamed(activation), slope};
}

bool hasKernel(const Tensor& input, c10::string_view activation) {
  return input.is_cuda() ? input.numel() > 0 && cuda::hasNorm(input, static_cast<int>(activationNamed(activation))) : hasCpuKernel(input);
}

cuda::NormParameters cudaParameters(const Optional& weight, const Optional& bias, c10::string_view activation, double slope) {
  return {asParameter(weight, at::kFloat), asParameter(bias, at::kFloat), static_cast<int>(activationNamed(activation)), slope};
}

Three forwardOwn(const Tensor& input, const Optional& weight, const Optional& bias, double eps, c10::string_view activation, double slope) {
  if (!hasKernel(input, activation)) return forwardAten(input, weight, bias, eps, activation, slope);
  checkArguments(input, weight, bias);
  const Tensor x = input.contiguous(kChannelsLast);
  if (x.is_cuda()) return cuda::normForward(x, cudaParameters(weight, bias, activation, slope), eps);
  const Tensor w = asParameter(weight, accumulationType(x)), b = asParameter(bias, accumulationType(x));
  const Tensor y = at::empty(x.sizes(), x.options(), kChannelsLast);
  const Tensor mean = at::empty({x.size(0) * x.size(1)}, x.options().dtype(accumulationType(x)).memory_format(std::nullopt));
  const Tensor rstd = at::empty_like(mean);
  withTypes(x, [&](auto s, auto a) {
    using S = decltype(s);
    using A = decltype(a);
    cpuTable()->instanceNorm.of(s).forward(shapeOf(x, activation, slope), constData<S>(x), constData<A>(w), constData<A>(b), eps, data<S>(y), data<A>(mean), data<A>(rstd), parallelFor);
  });
  return {y, mean, rstd};
}

Three backwardAten(const Tensor& grad, const Tensor& input, const Optional& weight, const Optional& bias, const Tensor& mean, const Tensor& rstd, c10::string_view activation, double slope, Mask mask) {
  const auto kind = activationNamed(activation);
  const auto perSample = [&](const Tensor& statistic) { return statistic.view({input.size(0), input.size(1), 1, 1, 1}); };
  const Tensor normal = (wide(input) - perSample(mean)) * perSample(rstd);
  const Tensor z = scaleAndShift(normal, weight, bias);
  Tensor g = wide(grad);
  if (kind == cpu::Activation::LeakyReLU) g = at::leaky_relu_backward(g, z, slope, false);
  if (kind == cpu::Activation::GELU) g = at::gelu_backward(g, z);
  if (kind == cpu::Activation::SiLU) {
    // at::silu_backward can't be differentiated again.
    const Tensor s = at::sigmoid(z);
    g = g * s * (1 + z * (1 - s));
  }
  const Tensor meanGrad = g.mean({2, 3, 4}, true), meanProduct = (g * normal).mean({2, 3, 4}, true);
  const double voxels = static_cast<double>(input.size(2) * input.size(3) * input.size(4));
  const auto parameterGradient = [&](const Tensor& mean, const Optional& parameter) {
    return (mean * voxels).sum({0, 2, 3, 4}).to(parameter->scalar_type());
  };
  Tensor gx = (g - meanGrad - normal * meanProduct) * perSample(rstd);
  if (given(weight)) gx = gx * overVoxels(*weight);
  return {mask[0] ? gx.to(input.scalar_type()) : Tensor(), mask[1] ? parameterGradient(meanProduct, weight) : Tensor(),
          mask[2] ? parameterGradient(meanGrad, bias) : Tensor()};
}

Three backwardOwn(const Tensor& grad, const Tensor& input, const Optional& weight, const Optional& bias, const Tensor& mean, const Tensor& rstd, c10::string_view activation, double slope, Mask mask) {
  checkArguments(input, weight, bias);
  TORCH_CHECK(grad.sizes() == input.sizes() && grad.scalar_type() == input.scalar_type(),
              "instance_norm3d_backward: expected a gradient ", input.sizes(), " of the input's type, got ", grad.sizes());
  for (const Tensor& statistic : {mean, rstd}) {
    TORCH_CHECK(statistic.numel() == input.size(0) * input.size(1) && statistic.scalar_type() == accumulationType(input) && statistic.is_contiguous(),
                "instance_norm3d_backward: mean and rstd are those of instance_norm3d_forward");
  }
  TORCH_CHECK((!mask[1] || given(weight)) && (!mask[2] || given(bias)), "instance_norm3d_backward: there is no gradient of a parameter that is not given");
  if (!hasKernel(input, activation)) return backwardAten(grad, input, weight, bias, mean, rstd, activation, slope, mask);
  const Tensor g = grad.contiguous(kChannelsLast), x = input.contiguous(kChannelsLast);
  const auto like = [](const Tensor& gradient, const Optional& parameter) { return gradient.defined() ? gradient.to(parameter->scalar_type()) : gradient; };
  if (x.is_cuda()) {
    const auto [gx, gw, gb] = cuda::normBackward(g, x, cudaParameters(weight, bias, activation, slope), mean, rstd, mask);
    return {gx, like(gw, weight), like(gb, bias)};
  }
  const Tensor w = asParameter(weight, accumulationType(x)), b = asParameter(bias, accumulationType(x));
  const Tensor gradInput = mask[0] ? at::empty(x.sizes(), x.options(), kChannelsLast) : Tensor();
  const Tensor gradWeight = mask[1] ? at::empty_like(w) : Tensor(), gradBias = mask[2] ? at::empty_like(b) : Tensor();
  withTypes(x, [&](auto s, auto a) {
    using S = decltype(s);
    using A = decltype(a);
    cpuTable()->instanceNorm.of(s).backward(shapeOf(x, activation, slope), constData<S>(g), constData<S>(x), constData<A>(w), constData<A>(b), constData<A>(mean),
                          constData<A>(rstd), data<S>(gradInput), data<A>(gradWeight), data<A>(gradBias), parallelFor);
  });
  return {gradInput, like(gradWeight, weight), like(gradBias, bias)};
}

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

Three callForward(const Tensor& input, const Optional& weight, const Optional& bias, double eps, c10::string_view activation, double slope) {
  static const auto op = operatorHandle<Three(const Tensor&, const Optional&, const Optional&, double, c10::string_view, double)>("henn::instance_norm3d_forward");
  return op.call(input, weight, bias, eps, activation, slope);
}

Three callBackward(const Tensor& grad, const Tensor& input, const Optional& weight, const Optional& bias, const Tensor& mean, const Tensor& rstd, c10::string_view activation, double slope, Mask mask) {
  static const auto op = operatorHandle<Three(const Tensor&, const Tensor&, const Optional&, const Optional&, const Tensor&, const Tensor&, c10::string_view, double, Mask)>("henn::instance_norm3d_backward");
  return op.call(grad, input, weight, bias, mean, rstd, activation, slope, mask);
}

struct InstanceNorm : torch::autograd::Function<InstanceNorm> {
  static Tensor forward(AutogradContext* context, const Tensor& input, const Optional& weight, const Optional& bias, double eps, const std::string& activation, double slope) {
    at::AutoDispatchBelowADInplaceOrView below;
    auto [y, mean, rstd] = callForward(input, weight, bias, eps, activation, slope);
    context->save_for_backward({input, weight.value_or(Tensor()), bias.value_or(Tensor()), mean, rstd});
    context->saved_data["eps"] = eps;
    context->saved_data["activation"] = activation;
    context->saved_data["slope"] = slope;
    return y;
  }

  static variable_list backward(AutogradContext* context, variable_list grads) {
    const auto saved = context->get_saved_variables();
    const Tensor &input = saved[0], &weight = saved[1], &bias = saved[2];
    const auto activation = context->saved_data["activation"].toStringRef();
    const double slope = context->saved_data["slope"].toDouble(), eps = context->saved_data["eps"].toDouble();
    // Only what was given has a place among the inputs.
    size_t place = 0;
    const auto needs = [&](const Tensor& tensor) { return tensor.defined() && context->needs_input_grad(place++); };
    const bool needsInput = needs(input), needsWeight = needs(weight), needsBias = needs(bias);
    const Mask mask{needsInput, needsWeight, needsBias};
    if (isDifferentiatedAgain()) {
      // To be differentiated again: mean and rstd depend on the input.
      const auto [mean, rstd] = statistics(input, eps);
      auto [gx, gw, gb] = backwardAten(grads[0], input, weight, bias, mean, rstd, activation, slope, mask);
      return {gx, gw, gb, Tensor(), Tensor(), Tensor()};
    }
    auto [gx, gw, gb] = callBackward(grads[0], input, weight, bias, saved[3], saved[4], activation, slope, mask);
    return {gx, gw, gb, Tensor(), Tensor(), Tensor()};
  }
};

Tensor normAutograd(const Tensor& input, const Optional& weight, const Optional& bias, double eps, c10::string_view activation, double slope) {
  return InstanceNorm::apply(input, weight, bias, eps, std::string(activation), slope);
}

Tensor normBelow(const Tensor& input, const Optional& weight, const Optional& bias, double eps, c10::string_view activation, double slope) {
  return std::get<0>(callForward(input, weight, bias, eps, activation, slope));
}

Tensor normAutocast(const Tensor& input, const Optional& weight, const Optional& bias, double eps, c10::string_view activation, double slope) {
  static const auto op = operatorHandle<Tensor(const Tensor&, const Optional&, const Optional&, double, c10::string_view, double)>("henn::instance_norm3d");
  BelowAutocast below(kAutocastKeys);
  return op.call(castInput(input), weight, bias, eps, activation, slope);
}

}  // namespace

TORCH_LIBRARY_IMPL(henn, CompositeExplicitAutograd, m) {
  m.impl("instance_norm3d", normBelow);
  m.impl("instance_norm3d_forward", forwardAten);
  m.impl("instance_norm3d_backward", backwardAten);
}

TORCH_LIBRARY_IMPL(henn, CPU, m) {
  m.impl("instance_norm3d_forward", forwardOwn);
  m.impl("instance_norm3d_backward", backwardOwn);
}

TORCH_LIBRARY_IMPL(henn, CUDA, m) {
  m.impl("instance_norm3d_forward", forwardOwn);
  m.impl("instance_norm3d_backward", backwardOwn);
}

TORCH_LIBRARY_IMPL(henn, Autograd, m) { m.impl("instance_norm3d", normAutograd); }

TORCH_LIBRARY_IMPL(henn, AutocastCPU, m) { m.impl("instance_norm3d", normAutocast); }

TORCH_LIBRARY_IMPL(henn, AutocastCUDA, m) { m.impl("instance_norm3d", normAutocast); }

}  // namespace henn

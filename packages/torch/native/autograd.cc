// Gradients: backward, grad, grad mode, autocast.
#include "binding.h"

#include <ATen/autocast_mode.h>
#include <ATen/core/grad_mode.h>
#include <torch/csrc/autograd/autograd.h>

namespace henn {
namespace {

napi_value backward(const Arguments& a) {
  torch::autograd::backward({a.tensor(0)}, {a.tensor(1)}, a.boolean(2), a.boolean(3));
  return undefined(a.env());
}

napi_value grad(const Arguments& a) {
  const auto gradients = torch::autograd::grad(a.tensors(0), a.tensors(1), a.tensors(2), a.boolean(3), a.boolean(4),
                                               /*allow_unused=*/true);
  return toHandles(a.environment(), gradients);
}

napi_value gradOf(const Arguments& a) {
  return toNumber(a.env(), static_cast<double>(a.environment().add(a.tensor(0).grad())));
}

napi_value setGrad(const Arguments& a) {
  a.tensor(0).mutable_grad() = a.tensor(1);
  return undefined(a.env());
}

napi_value requiresGrad(const Arguments& a) { return toBoolean(a.env(), a.tensor(0).requires_grad()); }

napi_value setRequiresGrad(const Arguments& a) {
  a.tensor(0).requires_grad_(a.boolean(1));
  return undefined(a.env());
}

napi_value setData(const Arguments& a) {
  a.tensor(0).set_data(a.tensor(1));
  return undefined(a.env());
}

napi_value isGradEnabled(const Arguments& a) { return toBoolean(a.env(), at::GradMode::is_enabled()); }

napi_value setGradEnabled(const Arguments& a) {
  at::GradMode::set_enabled(a.boolean(0));
  return undefined(a.env());
}

at::DeviceType deviceType(const Arguments& a, size_t i) { return c10::Device(a.text(i)).type(); }

/** Scalar type of autocast on a device type, or -1 where it is off. */
napi_value autocastType(const Arguments& a) {
  const auto type = deviceType(a, 0);
  return toNumber(a.env(), at::autocast::is_autocast_enabled(type)
                               ? static_cast<double>(at::autocast::get_autocast_dtype(type))
                               : -1);
}

napi_value enterAutocast(const Arguments& a) {
  const auto type = deviceType(a, 0);
  const int64_t scalarType = a.integer(1);
  at::autocast::set_autocast_enabled(type, scalarType >= 0);
  if (scalarType >= 0) at::autocast::set_autocast_dtype(type, static_cast<at::ScalarType>(scalarType));
  at::autocast::increment_nesting();
  return undefined(a.env());
}

napi_value leaveAutocast(const Arguments& a) {
  const auto type = deviceType(a, 0);
  const int64_t before = a.integer(1);
  // Weights cast for autocast are cached until the outermost block ends.
  if (at::autocast::decrement_nesting() == 0) at::autocast::clear_cache();
  at::autocast::set_autocast_enabled(type, before >= 0);
  if (before >= 0) at::autocast::set_autocast_dtype(type, static_cast<at::ScalarType>(before));
  return undefined(a.env());
}

}  // namespace

void defineAutograd(napi_env env, napi_value exports) {
  define<backward>(env, exports, "backward");
  define<grad>(env, exports, "grad");
  define<gradOf>(env, exports, "gradOf");
  define<setGrad>(env, exports, "setGrad");
  define<requiresGrad>(env, exports, "requiresGrad");
  define<setRequiresGrad>(env, exports, "setRequiresGrad");
  define<setData>(env, exports, "setData");
  define<isGradEnabled>(env, exports, "isGradEnabled");
  define<setGradEnabled>(env, exports, "setGradEnabled");
  define<autocastType>(env, exports, "autocastType");
  define<enterAutocast>(env, exports, "enterAutocast");
  define<leaveAutocast>(env, exports, "leaveAutocast");
}

}  // namespace henn

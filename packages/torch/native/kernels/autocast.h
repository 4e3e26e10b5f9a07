// What all operators do under autocast: the input is cast, weights keep their precision where there is a kernel for that,
// the rest is computed below.
#pragma once

#include <ATen/autocast_mode.h>

namespace henn {

inline at::Tensor castInput(const at::Tensor& input) {
  const auto device = input.device().type();
  return at::autocast::cached_cast(at::autocast::get_autocast_dtype(device), input, device);
}

inline std::optional<at::Tensor> castInput(const std::optional<at::Tensor>& parameter) {
  return parameter && parameter->defined() ? std::optional<at::Tensor>(castInput(*parameter)) : std::nullopt;
}

/** Leaves autocast for its lifetime, on every device. */
using BelowAutocast = c10::impl::ExcludeDispatchKeyGuard;
inline const c10::DispatchKeySet kAutocastKeys = c10::autocast_dispatch_keyset;

}  // namespace henn

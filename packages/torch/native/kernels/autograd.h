// What the operators' autograd functions share.
#pragma once

#include "cpu_types.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <torch/csrc/autograd/custom_function.h>

namespace henn {

/** An operator by its name, with the signature of its schema. */
template <typename Signature>
auto operatorHandle(const char* name) {
  return c10::Dispatcher::singleton().findSchemaOrThrow(name, "").typed<Signature>();
}

/** Which of input, weight and bias want a gradient. A bias that was not given ("bias" is false) has no place among the inputs. */
inline std::array<bool, 3> neededGradients(const torch::autograd::AutogradContext& context) {
  return {context.needs_input_grad(0), context.needs_input_grad(1), context.saved_data.at("bias").toBool() && context.needs_input_grad(2)};
}

/** A gradient that is differentiated again goes through ATen's formula, which can be. */
inline bool isDifferentiatedAgain() { return at::GradMode::is_enabled(); }

}  // namespace henn

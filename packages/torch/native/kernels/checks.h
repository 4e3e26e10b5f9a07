// What operators refuse alike.
#pragma once

#include "cpu_types.h"

namespace henn {

inline void checkTriple(const char* op, const char* what, at::IntArrayRef values, int64_t least) {
  TORCH_CHECK(values.size() == 3, op, ": expected a ", what, " for Z, Y and X, got ", values);
  for (const int64_t value : values) TORCH_CHECK(value >= least, op, ": the ", what, " must be at least ", least, ", got ", values);
}

inline void checkFloating(const char* op, const at::Tensor& tensor) {
  TORCH_CHECK(at::isFloatingType(tensor.scalar_type()), op, ": expected floating-point numbers, got ", tensor.scalar_type());
}

/** An input [N, C, Z, Y, X], and parameters where they are given. */
inline void checkVolume(const char* op, const at::Tensor& input, std::initializer_list<std::optional<at::Tensor>> parameters) {
  TORCH_CHECK(input.dim() == 5, op, ": expected an input [N, C, Z, Y, X], got ", input.sizes());
  checkFloating(op, input);
  for (const auto& parameter : parameters) {
    if (given(parameter)) checkFloating(op, *parameter);
  }
}

inline void checkBias(const char* op, const std::optional<at::Tensor>& bias, int64_t count) {
  TORCH_CHECK(!given(bias) || (bias->dim() == 1 && bias->size(0) == count), op, ": expected a bias of ", count, " values");
}

}  // namespace henn

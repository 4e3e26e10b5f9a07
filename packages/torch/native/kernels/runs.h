// Copies between tensors whose last axis lies in one piece in both, however the others are strided.
#pragma once

#include <ATen/core/Tensor.h>

namespace henn {

/** to = from, of equal sizes and types. ATen's copies go value by value where the last axis is short. */
void copyRuns(const at::Tensor& to, const at::Tensor& from);

}  // namespace henn

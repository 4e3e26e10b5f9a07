// Between tensors and the CPU kernels' plain memory.
#pragma once

#include "cpu_level.h"

#include <ATen/ATen.h>

namespace henn {

constexpr auto kChannelsLast = at::MemoryFormat::ChannelsLast3d;

/** Whether there are kernels for tensors of this type: float32, float64, bfloat16, where the processor has a level. */
inline bool hasCpuKernel(const at::Tensor& input) {
  const auto type = input.scalar_type();
  return (type == at::kFloat || type == at::kDouble || type == at::kBFloat16) && cpuTable() != nullptr && input.numel() > 0;
}

/** What the kernels sum in, and hold parameters in. */
inline at::ScalarType accumulationType(const at::Tensor& input) {
  return input.scalar_type() == at::kDouble ? at::kDouble : at::kFloat;
}

/**
 * Whether our products take such an input and weights of its type or of the one that it is summed in. Units for bfloat16
 * outrun any product of vectors; instructions for its vectors alone don't.
 */
inline bool hasCpuProduct(const at::Tensor& input, const at::Tensor& weight) {
  const auto type = input.scalar_type();
  const bool fits = weight.scalar_type() == type || weight.scalar_type() == accumulationType(input);
  return fits && input.is_cpu() && hasCpuKernel(input) && (type != at::kBFloat16 || !hasMatrixUnits());
}

/** Calls body(S(), A()): the storage and accumulation types of a tensor's kernel. */
template <typename Body>
void withTypes(const at::Tensor& input, Body body) {
  switch (input.scalar_type()) {
    case at::kDouble: return body(double(), double());
    case at::kBFloat16: return body(cpu::BFloat16(), float());
    default: return body(float(), float());
  }
}

/** As sums over it are computed. */
inline at::Tensor wide(const at::Tensor& x) { return x.to(accumulationType(x)); }

/** Null where the tensor is undefined. */
template <typename T>
const T* constData(const at::Tensor& tensor) {
  return tensor.defined() ? static_cast<const T*>(tensor.const_data_ptr()) : nullptr;
}

template <typename T>
T* data(const at::Tensor& tensor) {
  return tensor.defined() ? static_cast<T*>(tensor.mutable_data_ptr()) : nullptr;
}

/** A parameter as the kernels take it; undefined where there is none. */
inline at::Tensor asParameter(const std::optional<at::Tensor>& tensor, at::ScalarType type) {
  return tensor && tensor->defined() ? tensor->to(type).contiguous() : at::Tensor();
}

inline bool given(const std::optional<at::Tensor>& tensor) { return tensor && tensor->defined(); }

/** Of another type; undefined where there is none. */
inline at::Tensor inType(const at::Tensor& tensor, at::ScalarType type) { return tensor.defined() ? tensor.to(type) : tensor; }
inline std::optional<at::Tensor> inType(const std::optional<at::Tensor>& tensor, at::ScalarType type) {
  return given(tensor) ? std::optional<at::Tensor>(tensor->to(type)) : std::nullopt;
}

}  // namespace henn

// What the checks share: comparing with ATen in float64, and counting.
#pragma once

#include <ATen/ATen.h>

#include <cmath>
#include <iostream>
#include <sstream>

namespace henn::check {

constexpr auto kChannelsLast = at::MemoryFormat::ChannelsLast3d;
constexpr at::ScalarType kTypes[] = {at::kFloat, at::kBFloat16, at::kHalf};

inline int checks = 0, failures = 0;

inline void atMost(const std::string& what, double value, double limit) {
  ++checks;
  if (value <= limit) return;
  ++failures;
  std::cout << what << ": " << value << " > " << limit << std::endl;
}

/** The greatest difference, over the greatest value of `expected` where that is above 1; infinite where one is NaN. */
inline double difference(const at::Tensor& actual, const at::Tensor& expected) {
  TORCH_CHECK(actual.sizes() == expected.sizes(), "shapes ", actual.sizes(), " and ", expected.sizes());
  const at::Tensor wide = expected.to(at::kDouble);
  const double most = (actual.to(at::kDouble) - wide).abs().max().item<double>();
  return std::isnan(most) ? INFINITY : most / std::max(1.0, wide.abs().max().item<double>());
}

/** Of a result that is stored in a type but was computed in float32. */
inline double tolerance(at::ScalarType type) { return type == at::kFloat ? 1e-5 : type == at::kHalf ? 0x1p-9 : 0x1p-7; }

template <typename... Parts>
std::string join(const Parts&... parts) {
  std::ostringstream text;
  ((text << parts << ' '), ...);
  return text.str();
}

void depthwise();
void norm();
void dice();

}  // namespace henn::check

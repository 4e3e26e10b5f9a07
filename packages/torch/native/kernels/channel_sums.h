// The gradient of a bias: each channel's sum over batch and voxels of [N, C, Z, Y, X].
#pragma once

#include "cpu_types.h"

namespace henn {

/** [C] of `type`. */
inline at::Tensor channelSums(const at::Tensor& grad, at::ScalarType type) {
  if (!grad.is_cpu() || !hasCpuKernel(grad)) return at::sum(grad, {0, 2, 3, 4}, false, type);
  const at::Tensor g = grad.contiguous(kChannelsLast);
  const at::Tensor result = at::empty({g.size(1)}, g.options().dtype(accumulationType(g)));
  withTypes(g, [&](auto s, auto a) {
    using S = decltype(s);
    using A = decltype(a);
    cpuTable()->channelSums.of(s)(g.numel() / g.size(1), g.size(1), constData<S>(g), data<A>(result), parallelFor);
  });
  return result.to(type);
}

}  // namespace henn

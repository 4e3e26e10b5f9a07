#include "runs.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cstring>
#include <vector>

namespace henn {
namespace {

/** Strides in bytes. */
struct Axis {
  int64_t size, to, from;
};

/** The axes from outermost on, the last one in one piece; neighbours that lie so in both tensors are one axis. */
std::vector<Axis> joinedAxes(const at::Tensor& to, const at::Tensor& from) {
  const int64_t bytes = to.element_size();
  std::vector<Axis> axes;
  for (int64_t i = 0; i < to.dim(); ++i) {
    const Axis axis{to.size(i), to.stride(i) * bytes, from.stride(i) * bytes};
    if (axis.size == 1 && i + 1 < to.dim()) continue;
    const bool continues = !axes.empty() && axes.back().to == axis.size * axis.to && axes.back().from == axis.size * axis.from;
    if (continues) axes.back() = {axes.back().size * axis.size, axis.to, axis.from};
    else axes.push_back(axis);
  }
  return axes;
}

using CopyRow = void (*)(int64_t count, size_t bytes, char* to, int64_t toStep, const char* from, int64_t fromStep);

/** `known` bytes each; 0 where they are known when it runs. */
template <size_t known>
void copyRow(int64_t count, size_t bytes, char* to, int64_t toStep, const char* from, int64_t fromStep) {
  for (int64_t i = 0; i < count; ++i) std::memcpy(to + i * toStep, from + i * fromStep, known != 0 ? known : bytes);
}

CopyRow copyRowOf(size_t bytes) {
  switch (bytes) {
    case 16: return copyRow<16>;
    case 32: return copyRow<32>;
    case 64: return copyRow<64>;
    case 128: return copyRow<128>;
    default: return copyRow<0>;
  }
}

}  // namespace

void copyRuns(const at::Tensor& to, const at::Tensor& from) {
  if (!to.is_cpu() || to.stride(-1) != 1 || from.stride(-1) != 1) {
    to.copy_(from);
    return;
  }
  if (to.numel() == 0) return;
  std::vector<Axis> axes = joinedAxes(to, from);
  const size_t bytes = static_cast<size_t>(axes.back().size * to.element_size());
  axes.pop_back();
  if (axes.empty()) axes.push_back({1, 0, 0});
  const Axis row = axes.back();
  const CopyRow copy = copyRowOf(bytes);
  char* target = static_cast<char*>(to.mutable_data_ptr());
  const char* source = static_cast<const char*>(from.const_data_ptr());
  const int64_t grain = std::max<int64_t>(1, 65536 / static_cast<int64_t>(bytes));
  at::parallel_for(0, to.nbytes() / bytes, grain, [&](int64_t begin, int64_t end) {
    while (begin < end) {
      int64_t left = begin, toAt = 0, fromAt = 0;
      for (auto axis = axes.rbegin(); axis != axes.rend(); left /= axis->size, ++axis) {
        toAt += left % axis->size * axis->to;
        fromAt += left % axis->size * axis->from;
      }
      const int64_t count = std::min(end - begin, row.size - begin % row.size);
      copy(count, bytes, target + toAt, row.to, source + fromAt, row.from);
      begin += count;
    }
  });
}

}  // namespace henn

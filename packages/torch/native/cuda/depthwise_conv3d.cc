#include "depthwise_conv3d.h"

#include "../kernels/cuda/arguments.h"
#include "kernels.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <limits>

namespace henn::cuda {
namespace {

using at::IntArrayRef;
using at::Tensor;

constexpr int64_t kThreads = 128;
constexpr auto kChannelsLast = at::MemoryFormat::ChannelsLast3d;
/** What keeps a large GPU busy. Fixed, so that results don't depend on the device. */
constexpr int64_t kThreadsWanted = 65536;

int64_t ceilDiv(int64_t a, int64_t b) { return (a + b - 1) / b; }

std::array<int64_t, 3> kernelOf(const Tensor& weight) { return {weight.size(2), weight.size(3), weight.size(4)}; }
std::array<int64_t, 3> triple(IntArrayRef values) { return {values[0], values[1], values[2]}; }

const Kernels* findKernels(const Tensor& tensor, const Tensor& weight, IntArrayRef stride) {
  return kernelsFor(depthwiseProgram(tensor.scalar_type(), kernelOf(weight), triple(stride)), tensor.device());
}

/** Of operators that have asked hasDepthwise. */
const Kernels& kernelsOf(const Tensor& tensor, const Tensor& weight, IntArrayRef stride) {
  const auto* kernels = findKernels(tensor, weight, stride);
  TORCH_CHECK(kernels != nullptr, "depthwise_conv3d: the CUDA kernels can't be used");
  return *kernels;
}

DepthwiseGrids gridsOf(IntArrayRef large, IntArrayRef small, IntArrayRef padding) {
  DepthwiseGrids grids{static_cast<int>(large[1]), {}, {}, {}};
  for (int axis = 0; axis < 3; ++axis) {
    grids.large[axis] = static_cast<int>(large[axis + 2]);
    grids.small[axis] = static_cast<int>(small[axis + 2]);
    grids.padding[axis] = static_cast<int>(padding[axis]);
  }
  return grids;
}

/** For a walk along Z over `planes`, of tiles that cover `rows` and `columns`. */
Tiling tilingOf(int64_t batch, int64_t channels, int64_t planes, int64_t rows, int64_t columns, DepthwiseTile tile) {
  Tiling tiling{};
  tiling.batch = static_cast<int>(batch);
  // A warp has up to 32 channels; groups of one size leave few threads idle.
  tiling.groups = static_cast<int>(ceilDiv(channels, 32));
  tiling.lanes = static_cast<int>(ceilDiv(channels, tiling.groups));
  tiling.yTiles = static_cast<int>(ceilDiv(rows, tile.y));
  tiling.xTiles = static_cast<int>(ceilDiv(columns, tile.x));
  const int64_t walks = batch * tiling.groups * tiling.lanes * tiling.yTiles * tiling.xTiles;
  // A chunk reads some planes of its neighbours, too; very short ones would mostly do that.
  const int64_t shortest = std::min<int64_t>(planes, 4), chunks = std::max<int64_t>(1, kThreadsWanted / walks);
  tiling.chunkPlanes = static_cast<int>(std::max(shortest, ceilDiv(planes, chunks)));
  tiling.zChunks = static_cast<int>(ceilDiv(planes, tiling.chunkPlanes));
  return tiling;
}

int64_t columnsOf(const Tiling& tiling) { return int64_t(tiling.xTiles) * tiling.yTiles * tiling.zChunks * tiling.batch; }

Grid gridOf(int64_t threads) { return {ceilDiv(threads, kThreads)}; }

/** [taps, C] in float32, as neighbouring threads read them. */
Tensor asTaps(const Tensor& weight) { return weight.to(at::kFloat).reshape({weight.size(0), -1}).t().contiguous(); }

const float* pointer(const Tensor& tensor) { return tensor.defined() ? tensor.const_data_ptr<float>() : nullptr; }

void launchConvolve(const Kernels& kernels, const char* kernel, ConvolveArguments arguments, bool flipped, const Tensor& taps) {
  const int channels = arguments.grids.channels;
  arguments.weight = taps.const_data_ptr<float>() + (flipped ? (taps.size(0) - 1) * channels : 0);
  arguments.weightStride = flipped ? -channels : channels;
  const auto& tiling = arguments.tiling;
  kernels.launch(kernel, gridOf(columnsOf(tiling) * tiling.lanes * tiling.groups), kThreads, arguments);
}

/** The gradient of the large grid. */
Tensor spread(const Kernels& kernels, const Tensor& small, IntArrayRef largeSize, const Tensor& weight, IntArrayRef stride, IntArrayRef padding) {
  const Tensor large = at::empty(largeSize, small.options(), kChannelsLast);
  const auto kernel = kernelOf(weight), strides = triple(stride);
  const auto tile = depthwiseTile(kernel, strides);
  ConvolveArguments arguments{};
  arguments.in = small.const_data_ptr();
  arguments.out = large.mutable_data_ptr();
  if (strides == std::array<int64_t, 3>{1, 1, 1}) {
    // The convolution of the small grid with the taps in reverse order.
    const int64_t inverse[3] = {kernel[0] - 1 - padding[0], kernel[1] - 1 - padding[1], kernel[2] - 1 - padding[2]};
    arguments.grids = gridsOf(small.sizes(), largeSize, inverse);
    arguments.tiling = tilingOf(largeSize[0], largeSize[1], largeSize[2], largeSize[3], largeSize[4], tile);
    launchConvolve(kernels, "depthwise_convolve", arguments, true, asTaps(weight));
    return large;
  }
  // Steps of a stride that have a place in the large grid.
  const auto steps = [&](int axis) { return (largeSize[axis + 2] - 1 + padding[axis]) / stride[axis] - padding[axis] / stride[axis] + 1; };
  arguments.grids = gridsOf(largeSize, small.sizes(), padding);
  arguments.tiling = tilingOf(largeSize[0], largeSize[1], steps(0), steps(1), steps(2), {1, tile.x});
  launchConvolve(kernels, "depthwise_spread", arguments, false, asTaps(weight));
  return large;
}

Tensor correlate(const Kernels& kernels, const Tensor& small, const Tensor& large, const Tensor& weight, IntArrayRef stride, IntArrayRef padding) {
  const auto kernel = kernelOf(weight);
  const int64_t channels = weight.size(0), taps = kernel[0] * kernel[1] * kernel[2];
  CorrelateArguments arguments{};
  arguments.grids = gridsOf(large.sizes(), small.sizes(), padding);
  arguments.tiling = tilingOf(small.size(0), channels, small.size(2), small.size(3), small.size(4), depthwiseTile(kernel, triple(stride)));
  // As many parts as keep the GPU busy, and to each the same number of columns, or one fewer.
  const int64_t columns = columnsOf(arguments.tiling), most = std::max<int64_t>(1, kThreadsWanted / (channels * kernel[0]));
  const int64_t parts = ceilDiv(columns, ceilDiv(columns, most));
  const Tensor partial = at::empty({parts, taps, channels}, weight.options().dtype(at::kFloat));
  const Tensor gradient = at::empty(weight.sizes(), partial.options());
  arguments.large = large.const_data_ptr();
  arguments.small = small.const_data_ptr();
  arguments.parts = static_cast<int>(parts);
  arguments.partial = partial.mutable_data_ptr<float>();
  const int64_t threads = parts * kernel[0] * arguments.tiling.lanes * arguments.tiling.groups;
  kernels.launch("depthwise_correlate", gridOf(threads), kThreads, arguments);
  const GatherArguments gather{static_cast<int>(channels), static_cast<int>(taps), static_cast<int>(parts),
                               partial.const_data_ptr<float>(), gradient.mutable_data_ptr<float>()};
  kernels.launch("depthwise_gather", {ceilDiv(taps * channels, 32)}, 512, gather);
  return gradient;
}

}  // namespace

bool hasDepthwise(const Tensor& input, const Tensor& weight, IntArrayRef stride) {
  if (input.dim() != 5 || weight.dim() != 5 || weight.device() != input.device()) return false;
  const auto within = [](const std::array<int64_t, 3>& values, int64_t most) {
    return std::all_of(values.begin(), values.end(), [most](int64_t value) { return value >= 1 && value <= most; });
  };
  // Places in a plane are counted in 32 bits, those of the other grid too, which a stride makes larger.
  const bool countable = input.size(1) * (input.size(3) + 16) * (input.size(4) + 16) * 4 < std::numeric_limits<int>::max();
  return hasStorage(input.scalar_type()) && countable && within(kernelOf(weight), 7) && within(triple(stride), 2) &&
         findKernels(input, weight, stride) != nullptr;
}

Tensor convolve(const Tensor& large, const Tensor& weight, const std::optional<Tensor>& bias, IntArrayRef stride, IntArrayRef padding,
                IntArrayRef smallSize) {
  const auto& kernels = kernelsOf(large, weight, stride);
  TORCH_CHECK(!bias || !bias->defined() || bias->device() == large.device(),
              "depthwise_conv3d: input and bias are on different devices");
  const Tensor small = at::empty(smallSize, large.options(), kChannelsLast);
  const Tensor b = bias && bias->defined() ? bias->to(at::kFloat).contiguous() : Tensor();
  ConvolveArguments arguments{};
  arguments.grids = gridsOf(large.sizes(), smallSize, padding);
  arguments.tiling = tilingOf(smallSize[0], smallSize[1], smallSize[2], smallSize[3], smallSize[4], depthwiseTile(kernelOf(weight), triple(stride)));
  arguments.in = large.const_data_ptr();
  arguments.bias = pointer(b);
  arguments.out = small.mutable_data_ptr();
  launchConvolve(kernels, "depthwise_convolve", arguments, false, asTaps(weight));
  return small;
}

std::pair<Tensor, Tensor> convolveBack(const Tensor& small, const std::optional<Tensor>& large, IntArrayRef largeSize, const Tensor& weight,
                                       IntArrayRef stride, IntArrayRef padding, bool wantsLarge) {
  TORCH_CHECK(!large || (large->scalar_type() == small.scalar_type() && large->device() == small.device()),
              "depthwise_conv3d: input and gradient differ in type or device");
  const auto& kernels = kernelsOf(small, weight, stride);
  return {wantsLarge ? spread(kernels, small, largeSize, weight, stride, padding) : Tensor(),
          large ? correlate(kernels, small, *large, weight, stride, padding) : Tensor()};
}

}  // namespace henn::cuda

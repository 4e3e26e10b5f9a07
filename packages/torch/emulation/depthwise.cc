#include "check.h"
#include "cuda/depthwise_conv3d.h"

namespace henn::check {
namespace {

struct Geometry {
  int64_t batch, channels;
  std::vector<int64_t> size, kernel, stride, padding;
};

// Odd rests of tiles, chunks and groups of channels; grids smaller than the kernel; strides of each axis.
const Geometry kGeometries[] = {
    {2, 8, {5, 6, 7}, {3, 3, 3}, {1, 1, 1}, {1, 1, 1}},    {2, 16, {6, 7, 11}, {5, 5, 5}, {1, 1, 1}, {2, 2, 2}},
    {2, 8, {8, 5, 9}, {7, 7, 7}, {1, 1, 1}, {3, 3, 3}},    {2, 3, {3, 9, 12}, {1, 3, 7}, {1, 1, 1}, {0, 1, 3}},
    {2, 20, {7, 9, 11}, {3, 3, 3}, {2, 2, 2}, {1, 1, 1}},  {2, 8, {8, 6, 12}, {5, 5, 5}, {2, 2, 2}, {2, 2, 2}},
    {1, 6, {9, 8, 13}, {7, 7, 7}, {2, 2, 2}, {3, 3, 3}},   {2, 4, {4, 4, 4}, {1, 1, 1}, {2, 2, 2}, {0, 0, 0}},
    {2, 5, {6, 7, 8}, {3, 3, 3}, {1, 2, 2}, {1, 1, 1}},    {1, 5, {6, 7, 9}, {3, 3, 3}, {2, 1, 2}, {1, 1, 1}},
    {1, 5, {6, 7, 9}, {1, 3, 3}, {1, 2, 1}, {0, 1, 1}},    {2, 9, {5, 5, 12}, {3, 3, 3}, {1, 1, 1}, {0, 0, 0}},
    {2, 3, {3, 2, 4}, {3, 1, 3}, {1, 1, 1}, {3, 2, 4}},    {2, 3, {3, 2, 4}, {3, 1, 3}, {2, 2, 2}, {3, 2, 5}},
    {2, 6, {1, 1, 1}, {3, 3, 3}, {1, 1, 1}, {1, 1, 1}},    {2, 17, {1, 6, 1}, {3, 3, 3}, {1, 1, 1}, {1, 1, 1}},
    {2, 1, {4, 5, 6}, {3, 3, 3}, {1, 1, 1}, {1, 1, 1}},    {1, 33, {4, 5, 21}, {3, 3, 3}, {1, 1, 1}, {1, 1, 1}},
    {1, 70, {9, 5, 6}, {3, 3, 3}, {1, 1, 1}, {1, 1, 1}},   {2, 19, {6, 8, 10}, {2, 2, 2}, {2, 2, 2}, {0, 0, 0}},
    {1, 4, {23, 30, 20}, {3, 3, 3}, {1, 1, 1}, {1, 1, 1}}, {1, 4, {23, 30, 20}, {5, 5, 5}, {1, 1, 1}, {2, 2, 2}},
    {2, 2, {2, 40, 50}, {4, 6, 4}, {1, 1, 1}, {1, 2, 3}},
};

void one(const Geometry& g, at::ScalarType type) {
  const std::vector<int64_t> ones{1, 1, 1}, zeros{0, 0, 0}, biasSize{g.channels};
  const auto random = [&](std::vector<int64_t> shape) { return at::randn(shape).to(type); };
  const auto wide = [](const at::Tensor& tensor) { return tensor.to(at::kDouble); };
  const at::Tensor x = random({g.batch, g.channels, g.size[0], g.size[1], g.size[2]}).contiguous(kChannelsLast);
  const at::Tensor w = random({g.channels, 1, g.kernel[0], g.kernel[1], g.kernel[2]}), b = random({g.channels});
  const std::string name = join("depthwise", type, x.sizes(), w.sizes(), at::IntArrayRef(g.stride), at::IntArrayRef(g.padding));
  TORCH_CHECK(cuda::hasDepthwise(x, w, g.stride), name);

  const at::Tensor y = at::convolution(wide(x), wide(w), wide(b), g.stride, g.padding, ones, false, zeros, g.channels);
  atMost(name + "forward", difference(cuda::convolve(x, w, b, g.stride, g.padding, y.sizes()), y), tolerance(type));
  const at::Tensor grad = random(y.sizes().vec()).contiguous(kChannelsLast);
  const auto [gx, gw, gb] = at::convolution_backward(wide(grad), wide(x), wide(w), at::OptionalIntArrayRef(biasSize), g.stride, g.padding, ones,
                                                     false, zeros, g.channels, {true, true, false});
  const auto back = [&] { return cuda::convolveBack(grad, x, x.sizes(), w, g.stride, g.padding, true); };
  const auto [gradInput, gradWeight] = back();
  atMost(name + "input's gradient", difference(gradInput, gx), tolerance(type));
  atMost(name + "weights' gradient", difference(gradWeight, gw), 1e-5);
  const auto again = back();
  atMost(name + "other bits", !at::equal(again.first, gradInput) || !at::equal(again.second, gradWeight), 0);
}

}  // namespace

void depthwise() {
  for (const auto& geometry : kGeometries) {
    for (const auto type : kTypes) one(geometry, type);
  }
}

}  // namespace henn::check

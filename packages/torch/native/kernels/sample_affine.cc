// henn::sample_affine_: a patch [C, Z, Y, X] read out of a volume [C, Z, Y, X] on another grid, without a grid of positions.
// Voxel (z, y, x) of the patch lies at place·(z, y, x, 1) in the volume, `place` being [3, 4] row by row, axes in the order
// Z, Y, X, in voxels from the middle of the first one. Displacements may be added: `bends` [3, cz, cy, cx], along Z, Y and X in
// voxels of the volume, at the control points of a uniform cubic B-spline whose c − 3 intervals reach an eighth of a voxel beyond
// the patch on either side (as in ITK's BSplineTransformInitializer).
//
// Images (float32) are interpolated linearly and fade into `fill` beyond the rim. Of labels (uint8, int16) the one with the
// greatest share of the eight voxels around is taken, of equals the lowest; `fill` lies outside. A patch that lies straight is
// copied. On the CPU it looks at no more of the volume than it needs; elsewhere it is ATen's grid_sampler.
#include "cpu_types.h"

#include <torch/library.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace henn {
namespace {

using at::ArrayRef;
using at::Tensor;

constexpr const char* kName = "sample_affine_";

bool isLabel(const Tensor& tensor) { return tensor.scalar_type() == at::kByte || tensor.scalar_type() == at::kShort; }

void checkArguments(const Tensor& patch, const Tensor& volume, ArrayRef<double> place, const std::optional<Tensor>& bends, double fill) {
  TORCH_CHECK(patch.dim() == 4 && volume.dim() == 4 && patch.size(0) == volume.size(0), kName,
              ": expected a patch and a volume [C, Z, Y, X] of as many channels, got ", patch.sizes(), " and ", volume.sizes());
  TORCH_CHECK(patch.scalar_type() == volume.scalar_type() && (patch.scalar_type() == at::kFloat || isLabel(patch)), kName,
              ": expected both of float32, uint8 or int16, got ", patch.scalar_type(), " and ", volume.scalar_type());
  TORCH_CHECK(patch.device() == volume.device(), kName, ": expected both on one device, got ", patch.device(), " and ", volume.device());
  for (int axis = 1; axis < 4; ++axis) TORCH_CHECK(volume.size(axis) <= (1 << 28), kName, ": an axis of ", volume.size(axis), " voxels is too long");
  TORCH_CHECK(place.size() == 12, kName, ": expected a place of 12 numbers, [3, 4] row by row, got ", place.size());
  for (const double value : place) TORCH_CHECK(std::isfinite(value), kName, ": the place must be finite, got ", value);
  if (given(bends)) {
    TORCH_CHECK(bends->dim() == 4 && bends->size(0) == 3 && bends->size(1) >= 4 && bends->size(2) >= 4 && bends->size(3) >= 4, kName,
                ": expected bends [3, cz, cy, cx] of four control points at least, got ", bends->sizes());
    TORCH_CHECK(bends->scalar_type() == at::kFloat && bends->device() == patch.device(), kName, ": expected bends of float32 on ", patch.device(), ", got ",
                bends->scalar_type(), " on ", bends->device());
  }
  const bool isByte = patch.scalar_type() == at::kByte;
  const double least = isByte ? 0 : -32768, most = isByte ? 255 : 32767;
  TORCH_CHECK(!isLabel(patch) || (fill >= least && fill <= most && std::floor(fill) == fill), kName, ": ", fill, " is no label of ", patch.scalar_type());
}

/** How much each control point counts at each of `size` voxels: [size, controls]. */
std::vector<float> splineWeights(int64_t size, int64_t controls) {
  const int64_t intervals = controls - 3;
  std::vector<float> weights(size * controls);
  for (int64_t i = 0; i < size; ++i) {
    const double at = (static_cast<double>(i) + 0.625) / (static_cast<double>(size) + 0.25) * static_cast<double>(intervals);
    const int64_t first = std::min(static_cast<int64_t>(at), intervals - 1);
    const double t = at - static_cast<double>(first), s = 1 - t;
    const double shares[4] = {s * s * s, 3 * t * t * t - 6 * t * t + 4, 3 * s * s * s - 6 * s * s + 4, t * t * t};
    for (int k = 0; k < 4; ++k) weights[i * controls + first + k] = static_cast<float>(shares[k] / 6);
  }
  return weights;
}

/** [controls, size] with room behind each row for a register that reaches beyond it. */
std::vector<float> turned(const std::vector<float>& weights, int64_t size, int64_t controls, int64_t step) {
  std::vector<float> rows(controls * step);
  for (int64_t i = 0; i < size; ++i) {
    for (int64_t k = 0; k < controls; ++k) rows[k * step + i] = weights[i * controls + k];
  }
  return rows;
}

/** The kernels read pairs along X. */
bool hasKernel(const Tensor& patch, const Tensor& volume) {
  return patch.is_cpu() && cpuTable() != nullptr && volume.stride(3) == 1 && volume.size(3) >= 2;
}

void readOnCpu(const Tensor& patch, const Tensor& volume, ArrayRef<double> place, const std::optional<Tensor>& bends, double fill) {
  cpu::SampleShape shape{};
  shape.channels = patch.size(0);
  shape.channelStep = volume.stride(0);
  shape.planeStep = volume.stride(1);
  shape.rowStep = volume.stride(2);
  for (int axis = 0; axis < 3; ++axis) {
    shape.in[axis] = volume.size(1 + axis);
    shape.out[axis] = patch.size(1 + axis);
    std::copy_n(place.data() + 4 * axis, 4, shape.place[axis]);
  }
  std::vector<float> weights[3];
  Tensor dense;
  if (given(bends)) {
    constexpr int64_t kMostLanes = 16;
    dense = bends->contiguous();
    shape.bends = constData<float>(dense);
    shape.weightStep = shape.out[2] + kMostLanes;
    for (int axis = 0; axis < 3; ++axis) {
      shape.controls[axis] = dense.size(1 + axis);
      weights[axis] = splineWeights(shape.out[axis], shape.controls[axis]);
      if (axis == 2) weights[axis] = turned(weights[axis], shape.out[axis], shape.controls[axis], shape.weightStep);
      shape.weights[axis] = weights[axis].data();
    }
  }
  const auto& kernels = cpuTable()->sample;
  switch (patch.scalar_type()) {
    case at::kByte: return kernels.label8(shape, constData<uint8_t>(volume), static_cast<uint8_t>(fill), data<uint8_t>(patch), parallelFor);
    case at::kShort: return kernels.label16(shape, constData<int16_t>(volume), static_cast<int16_t>(fill), data<int16_t>(patch), parallelFor);
    default: return kernels.image(shape, constData<float>(volume), static_cast<float>(fill), data<float>(patch), parallelFor);
  }
}

/** Whether the patch is a part of the volume, turned round along some axes. */
bool isStraight(ArrayRef<double> place, const std::optional<Tensor>& bends) {
  if (given(bends)) return false;
  for (int i = 0; i < 12; ++i) {
    const int row = i / 4, column = i % 4;
    const bool fits = column == 3 ? std::floor(place[i]) == place[i] && std::abs(place[i]) < 1e9 : column == row ? std::abs(place[i]) == 1 : place[i] == 0;
    if (!fits) return false;
  }
  return true;
}

void copyStraight(const Tensor& patch, const Tensor& volume, ArrayRef<double> place, double fill) {
  patch.fill_(fill);
  Tensor to = patch, from = volume;
  std::vector<int64_t> turnedRound;
  for (int axis = 0; axis < 3; ++axis) {
    const int64_t at = static_cast<int64_t>(place[4 * axis + 3]), size = volume.size(1 + axis);
    const bool forward = place[5 * axis] > 0;
    const int64_t begin = std::max<int64_t>(0, forward ? -at : at - size + 1), end = std::min(patch.size(1 + axis), forward ? size - at : at + 1);
    if (begin >= end) return;
    to = to.narrow(1 + axis, begin, end - begin);
    from = from.narrow(1 + axis, forward ? at + begin : at - end + 1, end - begin);
    if (!forward) turnedRound.push_back(1 + axis);
  }
  to.copy_(turnedRound.empty() ? from : from.flip(turnedRound));
}

/** A line of `patch` along an axis, to be broadcast over the others. */
Tensor voxelsAlong(const Tensor& patch, int axis) {
  std::vector<int64_t> shape{1, 1, 1};
  shape[axis] = patch.size(1 + axis);
  return at::arange(shape[axis], patch.options().dtype(at::kFloat)).view(shape);
}

/** Where the voxels of the patch lie in the volume: [3, Z, Y, X]. */
Tensor positions(const Tensor& patch, ArrayRef<double> place, const std::optional<Tensor>& bends) {
  const Tensor z = voxelsAlong(patch, 0), y = voxelsAlong(patch, 1), x = voxelsAlong(patch, 2);
  std::vector<Tensor> axes;
  for (int axis = 0; axis < 3; ++axis) {
    const double* row = place.data() + 4 * axis;
    axes.push_back(z * row[0] + y * row[1] + x * row[2] + row[3]);
  }
  Tensor at = at::stack(axes);
  if (!given(bends)) return at;
  Tensor moved = *bends;
  for (int axis = 0; axis < 3; ++axis) {
    std::vector<float> weights = splineWeights(patch.size(1 + axis), bends->size(1 + axis));
    const Tensor matrix = at::from_blob(weights.data(), {patch.size(1 + axis), bends->size(1 + axis)}, at::kFloat).to(bends->device(), at::kFloat, false, true);
    moved = at::matmul(moved.movedim(1 + axis, -1), matrix.t()).movedim(-1, 1 + axis);
  }
  return at + moved;
}

void readByGrid(const Tensor& patch, const Tensor& volume, ArrayRef<double> place, const std::optional<Tensor>& bends, double fill) {
  Tensor at = positions(patch, place, bends);
  // The part of the volume that is looked at.
  const Tensor least = at.amin({1, 2, 3}).floor().cpu(), most = at.amax({1, 2, 3}).floor().cpu();
  Tensor part = volume;
  std::vector<Tensor> scaled;
  for (int axis = 0; axis < 3; ++axis) {
    const double size = static_cast<double>(volume.size(1 + axis));
    const int64_t begin = static_cast<int64_t>(std::clamp<double>(least[axis].item<double>(), 0, size)), end = static_cast<int64_t>(std::clamp<double>(most[axis].item<double>() + 2, 0, size));
    if (begin >= end) {
      patch.fill_(fill);
      return;
    }
    part = part.narrow(1 + axis, begin, end - begin);
    const double length = static_cast<double>(end - begin);
    scaled.insert(scaled.begin(), (at[axis] - static_cast<double>(begin)) * (2 / length) + (1 / length - 1));
  }
  const Tensor grid = at::stack(scaled, -1).unsqueeze(0);
  constexpr int64_t linear = 0, zerosOutside = 0;
  const auto read = [&](const Tensor& image) { return at::grid_sampler_3d(image.unsqueeze(0), grid, linear, zerosOutside, false).squeeze(0); };
  if (!isLabel(patch)) {
    patch.copy_(read(part - fill).add_(fill));
    return;
  }
  const int64_t outside = static_cast<int64_t>(fill);
  const Tensor found = std::get<0>(at::_unique(part)).to(at::kCPU, at::kLong);
  std::set<int64_t> labels(found.const_data_ptr<int64_t>(), found.const_data_ptr<int64_t>() + found.numel());
  labels.insert(outside);
  Tensor best;
  for (const int64_t label : labels) {
    const Tensor is = part.eq(label).to(at::kFloat);
    const Tensor share = label == outside ? read(is - 1).add_(1) : read(is);
    if (!best.defined()) {
      best = share;
      patch.fill_(label);
      continue;
    }
    patch.masked_fill_(share > best, label);
    best = at::maximum(best, share);
  }
}

Tensor& sample(Tensor& self, const Tensor& source, ArrayRef<double> place, const std::optional<Tensor>& bends, double fill) {
  checkArguments(self, source, place, bends, fill);
  if (self.numel() == 0) return self;
  if (source.numel() == 0) return self.fill_(fill);
  if (hasKernel(self, source)) {
    const Tensor patch = self.contiguous();
    readOnCpu(patch, source, place, bends, fill);
    if (patch.is_same(self)) self.unsafeGetTensorImpl()->bump_version();
    else self.copy_(patch);
  } else if (isStraight(place, bends)) {
    copyStraight(self, source, place, fill);
  } else {
    readByGrid(self, source, place, bends, fill);
  }
  return self;
}

}  // namespace

TORCH_LIBRARY_IMPL(henn, CompositeExplicitAutograd, m) { m.impl("sample_affine_", sample); }

}  // namespace henn

// Patches read out of volumes at places that an affine map and displacements give. A register holds the same axis of L
// neighbours in a row of the patch; their places in the volume are counted from a whole one near the first, in double, so
// that single precision loses nothing far from the origin. Voxels along X come as pairs that lie side by side.
#include "sample_affine.h"

#include "parallel.h"
#include "shuffle.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>
#include <vector>

namespace henn::cpu {
namespace {

constexpr int L = kLanes<float>;
typedef int32_t I32 __attribute__((vector_size(HENN_VECTOR_BYTES)));

/** Where L positions lie on one axis: so much above the voxel below. */
struct Along {
  I32 below;
  V<float> rest;
};

/** Positions and displacements are taken for no further than this, which is outside of any volume, and NaN too. */
constexpr double kFarthest = 1 << 29;
constexpr float kFarthestNear = 1 << 20;

inline V<float> zeroUnless(I32 condition, V<float> value) { return (V<float>)((I32)value & condition); }

inline I32 clamped(I32 value, int32_t most) {
  value = value < 0 ? I32{} : value;
  return value > most ? I32{} + most : value;
}

inline bool isZero(I32 value) {
#if defined(__AVX512F__)
  return _mm512_test_epi32_mask((__m512i)value, (__m512i)value) == 0;
#elif defined(__AVX2__)
  return _mm256_testz_si256((__m256i)value, (__m256i)value) != 0;
#else
  for (int j = 0; j < L; ++j) {
    if (value[j] != 0) return false;
  }
  return true;
#endif
}

/** Positions `near` an origin. */
inline Along split(V<float> near, int32_t origin) {
  near = near > -kFarthestNear ? near : splat(-kFarthestNear);
  near = near < kFarthestNear ? near : splat(kFarthestNear);
  I32 below = __builtin_convertvector(near, I32);
  // Towards zero is upwards below it.
  below += __builtin_convertvector(below, V<float>) > near;
  return {below + origin, near - __builtin_convertvector(below, V<float>)};
}

/** The neighbours of L positions on one axis, moved into the volume, and their shares; outside that is 0. */
struct Neighbours {
  I32 place[2];
  V<float> share[2];
};

inline Neighbours neighbours(const Along& at, int32_t size) {
  const I32 above = at.below + 1;
  return {{clamped(at.below, size - 1), clamped(above, size - 1)},
          {zeroUnless((at.below >= 0) & (at.below < size), 1.f - at.rest), zeroUnless((above >= 0) & (above < size), at.rest)}};
}

/** The same as two that lie side by side, of an axis of two voxels at least. */
inline Neighbours pairOf(const Along& at, int32_t size) {
  const I32 first = clamped(at.below, size - 2);
  const I32 fits = at.below == first;
  const V<float> lower = 1.f - at.rest;
  return {{first, first + 1},
          {zeroUnless(fits, lower) + zeroUnless(at.below + 1 == first, at.rest), zeroUnless(fits, at.rest) + zeroUnless(at.below - 1 == first, lower)}};
}

/** Walks the rows of a patch. */
class Rows {
 public:
  explicit Rows(const SampleShape& shape)
      : shape_(shape), plane_(3 * shape.controls[1] * shape.controls[2]), row_(3 * shape.controls[2]) {
    for (int j = 0; j < L; ++j) lane_[j] = static_cast<float>(j);
  }

  void moveTo(int64_t z, int64_t y) {
    for (int axis = 0; axis < 3; ++axis) {
      const double* place = shape_.place[axis];
      first_[axis] = place[0] * static_cast<double>(z) + place[1] * static_cast<double>(y) + place[3];
    }
    if (shape_.bends == nullptr) return;
    if (z != z_) sumOver(0, shape_.bends, shape_.weights[0] + z * shape_.controls[0], shape_.controls[1] * shape_.controls[2], plane_.data());
    z_ = z;
    sumOver(1, plane_.data(), shape_.weights[1] + y * shape_.controls[1], shape_.controls[2], row_.data());
  }

  /** Of L voxels from x on. */
  Along at(int axis, int64_t x) const {
    const double step = shape_.place[axis][2];
    double start = first_[axis] + step * static_cast<double>(x);
    start = start > -kFarthest ? std::min(start, kFarthest) : -kFarthest;
    const double origin = std::floor(start);
    V<float> near = splat(static_cast<float>(start - origin)) + lane_ * static_cast<float>(step);
    if (shape_.bends != nullptr) {
      for (int64_t k = 0; k < shape_.controls[2]; ++k) {
        near += load(shape_.weights[2] + k * shape_.weightStep + x) * row_[axis * shape_.controls[2] + k];
      }
    }
    return split(near, static_cast<int32_t>(origin));
  }

  /** Copies a row that lies straight in the volume. False where it doesn't. */
  template <typename T>
  bool copy(const T* volume, T fill, T* to) const {
    const double step = shape_.place[2][2];
    if (shape_.bends != nullptr || shape_.place[0][2] != 0 || shape_.place[1][2] != 0 || std::abs(step) != 1) return false;
    int64_t from[3];
    for (int axis = 0; axis < 3; ++axis) {
      if (std::abs(first_[axis]) > kFarthest || std::floor(first_[axis]) != first_[axis]) return false;
      from[axis] = static_cast<int64_t>(first_[axis]);
    }
    const int64_t length = shape_.out[2], size = shape_.in[2];
    const bool isInside = from[0] >= 0 && from[0] < shape_.in[0] && from[1] >= 0 && from[1] < shape_.in[1];
    // Those x of the patch whose voxel is in the volume.
    int64_t begin = step > 0 ? -from[2] : from[2] - size + 1, end = step > 0 ? size - from[2] : from[2] + 1;
    begin = isInside ? std::clamp<int64_t>(begin, 0, length) : length;
    end = std::clamp<int64_t>(end, begin, length);
    std::fill(to, to + begin, fill);
    if (begin < end) {
      const T* row = volume + from[0] * shape_.planeStep + from[1] * shape_.rowStep;
      if (step > 0) std::copy(row + from[2] + begin, row + from[2] + end, to + begin);
      else std::reverse_copy(row + from[2] - end + 1, row + from[2] - begin + 1, to + begin);
    }
    std::fill(to + end, to + length, fill);
    return true;
  }

 private:
  /** Sums [3, controls of the axis, count] over the middle. */
  void sumOver(int axis, const float* from, const float* weights, int64_t count, float* to) const {
    const int64_t controls = shape_.controls[axis];
    std::fill(to, to + 3 * count, 0.f);
    for (int64_t k = 0; k < 3 * controls; ++k) {
      for (int64_t i = 0; i < count; ++i) to[k / controls * count + i] += weights[k % controls] * from[k * count + i];
    }
  }

  const SampleShape& shape_;
  double first_[3] = {};
  V<float> lane_;
  int64_t z_ = -1;
  std::vector<float> plane_, row_;
};

/** Where in a channel the pairs of L voxels begin: below and above along Y, below and above along Z. */
template <typename Offset>
struct Corners {
  Offset at[4][L];

  Corners(const SampleShape& shape, const Neighbours& z, const Neighbours& y, const Neighbours& x) {
    for (int corner = 0; corner < 4; ++corner) {
      const I32 plane = z.place[corner >> 1], row = y.place[corner & 1];
      if constexpr (std::is_same_v<Offset, int32_t>) {
        const I32 offset = plane * static_cast<int32_t>(shape.planeStep) + row * static_cast<int32_t>(shape.rowStep) + x.place[0];
        std::memcpy(at[corner], &offset, sizeof offset);
      } else {
        for (int j = 0; j < L; ++j) at[corner][j] = plane[j] * shape.planeStep + row[j] * shape.rowStep + x.place[0][j];
      }
    }
  }
};

/** Whether offsets within a channel fit 32 bits. */
bool isNarrow(const SampleShape& shape) {
  return (shape.in[0] - 1) * shape.planeStep + (shape.in[1] - 1) * shape.rowStep + shape.in[2] <= std::numeric_limits<int32_t>::max();
}

struct Even {
  static constexpr int of(int j) { return 2 * j; }
};
struct Odd {
  static constexpr int of(int j) { return 2 * j + 1; }
};

inline double twoFloats(const float* from) {
  double both;
  std::memcpy(&both, from, sizeof both);
  return both;
}

template <typename Offset, size_t... J>
inline V<float> pairsAt(const float* from, const Offset* at, std::index_sequence<J...>) {
  return (V<float>)V<double>{twoFloats(from + at[J])...};
}

/** Calls body(rows, z, y) for all rows, in parallel. */
template <typename Body>
void overRows(const SampleShape& shape, Parallel parallel, const Body& body) {
  const auto work = [&](int64_t begin, int64_t end) {
    Rows rows(shape);
    for (int64_t i = begin; i < end; ++i) {
      rows.moveTo(i / shape.out[1], i % shape.out[1]);
      body(rows, i * shape.out[2]);
    }
  };
  inParallel(shape.out[0] * shape.out[1], work, parallel);
}

template <typename Offset>
void readImage(const SampleShape& shape, const float* volume, float fill, float* patch, Parallel parallel) {
  const int64_t length = shape.out[2], patchStep = shape.out[0] * shape.out[1] * length;
  const int32_t size[3] = {static_cast<int32_t>(shape.in[0]), static_cast<int32_t>(shape.in[1]), static_cast<int32_t>(shape.in[2])};
  constexpr std::make_index_sequence<L / 2> half;
  overRows(shape, parallel, [&](const Rows& rows, int64_t start) {
    bool isCopied = true;
    for (int64_t c = 0; c < shape.channels && isCopied; ++c) isCopied = rows.copy(volume + c * shape.channelStep, fill, patch + c * patchStep + start);
    if (isCopied) return;
    overRegisters<float>(length, [&](int64_t i, int64_t lanes) {
      const Neighbours z = neighbours(rows.at(0, i), size[0]), y = neighbours(rows.at(1, i), size[1]), x = pairOf(rows.at(2, i), size[2]);
      const V<float> inside = (z.share[0] + z.share[1]) * (y.share[0] + y.share[1]) * (x.share[0] + x.share[1]);
      const bool isOutside = isZero((I32)inside);
      const Corners<Offset> corners(shape, z, y, x);
      const V<float> share[4] = {z.share[0] * y.share[0], z.share[0] * y.share[1], z.share[1] * y.share[0], z.share[1] * y.share[1]};
      for (int64_t c = 0; c < shape.channels; ++c) {
        const float* channel = volume + c * shape.channelStep;
        V<float> sum = fill * (1.f - inside);
        if (!isOutside) {
#pragma GCC unroll 4
          for (int corner = 0; corner < 4; ++corner) {
            const V<float> first = pairsAt(channel, corners.at[corner], half), second = pairsAt(channel, corners.at[corner] + L / 2, half);
            sum += share[corner] * (choose<Even, float>(first, second) * x.share[0] + choose<Odd, float>(first, second) * x.share[1]);
          }
        }
        Access<float, float>::put(patch + c * patchStep + start + i, sum, lanes);
      }
    });
  });
}

/** The shares that the voxels around L positions have. */
struct Shares {
  /** Of the rows, below and above along Y, below and above along Z; and of the two sides along X. */
  float rows[4][L], sides[2][L];
  /** Of what lies outside the volume. */
  float outside[L];

  Shares(const Neighbours& z, const Neighbours& y, const Neighbours& x) {
    for (int row = 0; row < 4; ++row) put(rows[row], z.share[row >> 1] * y.share[row & 1]);
    for (int side = 0; side < 2; ++side) put(sides[side], x.share[side]);
    put(outside, 1.f - (z.share[0] + z.share[1]) * (y.share[0] + y.share[1]) * (x.share[0] + x.share[1]));
  }

 private:
  static void put(float (&to)[L], V<float> share) { std::memcpy(to, &share, sizeof share); }
};

/** The label with the greatest share, of equals the lowest. */
template <typename T>
T winner(int count, const T* labels, const float* shares) {
  T known[9];
  float sums[9];
  int kinds = 0;
  for (int i = 0; i < count; ++i) {
    if (shares[i] == 0) continue;
    int kind = 0;
    while (kind < kinds && known[kind] != labels[i]) ++kind;
    if (kind == kinds) {
      known[kinds] = labels[i];
      sums[kinds++] = 0;
    }
    sums[kind] += shares[i];
  }
  int best = 0;
  for (int kind = 1; kind < kinds; ++kind) {
    if (sums[kind] > sums[best] || (sums[kind] == sums[best] && known[kind] < known[best])) best = kind;
  }
  return known[best];
}

/** The winner among eight voxels of the volume, mostly of two labels. */
template <typename T>
inline T winnerInside(const T (&labels)[9], const float (&shares)[9]) {
  const T first = labels[0];
  T second = first;
  float ofFirst = 0, ofOthers = 0;
#pragma GCC unroll 8
  for (int i = 0; i < 8; ++i) {
    const bool isFirst = labels[i] == first;
    ofFirst += isFirst ? shares[i] : 0;
    ofOthers += isFirst ? 0 : shares[i];
    second = isFirst ? second : labels[i];
  }
  bool areTwo = true;
#pragma GCC unroll 8
  for (int i = 0; i < 8; ++i) areTwo &= labels[i] == first || labels[i] == second;
  if (!areTwo) return winner(8, labels, shares);
  return ofFirst > ofOthers || (ofFirst == ofOthers && first < second) ? first : second;
}

/** Two labels side by side as one number. */
template <typename T>
using Two = std::conditional_t<sizeof(T) == 1, uint16_t, uint32_t>;

template <typename T>
inline Two<T> twoLabels(const T* from) {
  Two<T> both;
  std::memcpy(&both, from, sizeof both);
  return both;
}

template <typename T>
inline bool areEqual(Two<T> both) {
  constexpr int bits = 8 * sizeof(T);
  return (both >> bits) == (both & ((1u << bits) - 1));
}

template <typename T, typename Offset>
void readLabels(const SampleShape& shape, const T* volume, T fill, T* patch, Parallel parallel) {
  const int64_t length = shape.out[2], patchStep = shape.out[0] * shape.out[1] * length;
  const int32_t size[3] = {static_cast<int32_t>(shape.in[0]), static_cast<int32_t>(shape.in[1]), static_cast<int32_t>(shape.in[2])};
  overRows(shape, parallel, [&](const Rows& rows, int64_t start) {
    bool isCopied = true;
    for (int64_t c = 0; c < shape.channels && isCopied; ++c) isCopied = rows.copy(volume + c * shape.channelStep, fill, patch + c * patchStep + start);
    if (isCopied) return;
    for (int64_t i = 0; i < length; i += L) {
      const int64_t lanes = std::min<int64_t>(L, length - i);
      const Along at[3] = {rows.at(0, i), rows.at(1, i), rows.at(2, i)};
      I32 isWithin = I32{} - 1, isNear = isWithin;
      for (int axis = 0; axis < 3; ++axis) {
        const I32 below = at[axis].below;
        // The voxel above the last one has no share where the position is on the last.
        isWithin &= (below >= 0) & ((below < size[axis] - 1) | ((below == size[axis] - 1) & (at[axis].rest == 0.f)));
        isNear &= (below >= -1) & (below < size[axis]);
      }
      T* to = patch + start + i;
      if (isZero(isNear)) {
        for (int64_t c = 0; c < shape.channels; ++c) std::fill(to + c * patchStep, to + c * patchStep + lanes, fill);
        continue;
      }
      const Neighbours z = neighbours(at[0], size[0]), y = neighbours(at[1], size[1]), x = pairOf(at[2], size[2]);
      const Corners<Offset> corners(shape, z, y, x);
      const Shares shares(z, y, x);
      int32_t within[L];
      std::memcpy(within, &isWithin, sizeof isWithin);
      for (int64_t c = 0; c < shape.channels; ++c) {
        const T* channel = volume + c * shape.channelStep;
        for (int64_t j = 0; j < lanes; ++j) {
          const T* around[4] = {channel + corners.at[0][j], channel + corners.at[1][j], channel + corners.at[2][j], channel + corners.at[3][j]};
          const Two<T> first = twoLabels(around[0]);
          const bool isUniform = areEqual<T>(first) && first == twoLabels(around[1]) && first == twoLabels(around[2]) && first == twoLabels(around[3]);
          if (isUniform && within[j] != 0) {
            to[c * patchStep + j] = static_cast<T>(first);
            continue;
          }
          T labels[9];
          float ofLabels[9];
#pragma GCC unroll 8
          for (int k = 0; k < 8; ++k) {
            labels[k] = around[k >> 1][k & 1];
            ofLabels[k] = shares.rows[k >> 1][j] * shares.sides[k & 1][j];
          }
          labels[8] = fill;
          ofLabels[8] = shares.outside[j];
          to[c * patchStep + j] = within[j] != 0 ? winnerInside(labels, ofLabels) : winner(9, labels, ofLabels);
        }
      }
    }
  });
}

void image(const SampleShape& shape, const float* volume, float fill, float* patch, Parallel parallel) {
  (isNarrow(shape) ? readImage<int32_t> : readImage<int64_t>)(shape, volume, fill, patch, parallel);
}

template <typename T>
void labels(const SampleShape& shape, const T* volume, T fill, T* patch, Parallel parallel) {
  (isNarrow(shape) ? readLabels<T, int32_t> : readLabels<T, int64_t>)(shape, volume, fill, patch, parallel);
}

}  // namespace

SampleKernels sampleKernels() { return {image, labels<uint8_t>, labels<int16_t>}; }

}  // namespace henn::cpu

// Dense 3×3×3 convolution with stride 1, channels last, by Winograd's minimal filtering: tiles of 2×2×2 outputs are
// looked at in 64 points, where the convolution is a product of channels, 64 multiplications in place of 216. A block of
// tiles at a time is transformed, multiplied point by point, and transformed back, all in the cache.
#include "winograd_conv3d.h"

#include "parallel.h"
#include "product_tile.h"
#include "scratch.h"
#include "winograd_transform.h"

#include <algorithm>
#include <vector>

namespace henn::cpu {
namespace {

constexpr int64_t kPoints = 64;
constexpr int64_t kTaps = 27;

/** Left free behind each point's values: a cache line, without which all points would share a few sets of the cache. */
constexpr int64_t kGapBytes = 64;

template <typename A>
int64_t wholePanels(int64_t channels) {
  return ceilDivide(channels, kPanel<A>) * kPanel<A>;
}

/** Rows of tiles along Z, Y, X, over the whole batch. */
struct Tiling {
  int64_t z, y, x, count;

  explicit Tiling(const WinogradShape& s) : z(ceilDivide(s.out[0], 2)), y(ceilDivide(s.out[1], 2)), x(ceilDivide(s.out[2], 2)), count(s.batch * z * y * x) {}
};

/** Where a tile lies: its sample, and its first output along Z, Y, X. */
struct Place {
  int64_t n, z, y, x;

  Place(const Tiling& t, int64_t tile) : n(tile / (t.z * t.y * t.x)), z(tile / (t.y * t.x) % t.z * 2), y(tile / t.x % t.y * 2), x(tile % t.x * 2) {}
};

/** A cube of E³ voxels of a channels-last tensor, the part outside zero, transformed to points [64][step], a register of channels at a time. */
template <typename Transform, typename S, typename A>
void transformTile(const S* tensor, const int64_t (&size)[3], int64_t channels, int64_t first, int64_t count, int64_t n, const int64_t (&from)[3], A* points, int64_t step) {
  constexpr int L = kLanes<A>, E = Transform::kFrom;
  const int64_t rowStep = size[2] * channels, planeStep = size[1] * rowStep;
  const S* corner = tensor + n * size[0] * planeStep + from[0] * planeStep + from[1] * rowStep + from[2] * channels + first;
  bool within[3][E], all = true;
  for (int axis = 0; axis < 3; ++axis) {
    for (int i = 0; i < E; ++i) all &= within[axis][i] = from[axis] + i >= 0 && from[axis] + i < size[axis];
  }
  int64_t c = 0;
  for (; c + L <= count; c += L) {
    const auto put = [to = points + c, step](int point, V<A> value) { store(to + point * step, value); };
    const auto at = [from = corner + c, planeStep, rowStep, channels](int z, int y, int x) { return from + z * planeStep + y * rowStep + x * channels; };
    if (all) {
      transformCube<Transform, V<A>>([at](int z, int y, int x) { return load(at(z, y, x)); }, put);
    } else {
      transformCube<Transform, V<A>>([&](int z, int y, int x) { return within[0][z] && within[1][y] && within[2][x] ? load(at(z, y, x)) : V<A>{}; }, put);
    }
  }
  if (c < count) {
    const auto get = [&](int z, int y, int x) {
      return within[0][z] && within[1][y] && within[2][x] ? loadPart<A>(corner + z * planeStep + y * rowStep + x * channels + c, count - c) : V<A>{};
    };
    transformCube<Transform, V<A>>(get, [&](int point, V<A> value) { store(points + point * step + c, value); });
    c += L;
  }
  for (const int64_t padded = wholePanels<A>(count); c < padded; c += L) {
    for (int64_t point = 0; point < kPoints; ++point) store(points + point * step + c, V<A>{});
  }
}

/** The taps [outputs, inputs, 27], or [inputs, outputs, 27] turned around, in 64 points: [64][panels][inputs][panel width]. */
template <typename A>
std::vector<A> transformTaps(const WinogradShape& s, const A* w, bool transposed, Parallel parallel) {
  constexpr int L = kLanes<A>;
  constexpr int64_t width = kPanel<A>;
  const int64_t panels = ceilDivide(s.outputs, width), step = panels * s.inputs * width;
  std::vector<A> points(kPoints * step);
  const auto work = [&](int64_t begin, int64_t end) {
    for (int64_t task = begin; task < end; ++task) {
      const int64_t panel = task / s.inputs, i = task % s.inputs;
      for (int64_t half = 0; half < width; half += L) {
        const int64_t first = panel * width + half, count = std::clamp<int64_t>(s.outputs - first, 0, L);
        alignas(64) A taps[kTaps][L] = {};
        for (int64_t lane = 0; lane < count; ++lane) {
          const int64_t o = first + lane;
          const A* from = w + (transposed ? i * s.outputs + o : o * s.inputs + i) * kTaps;
          for (int64_t tap = 0; tap < kTaps; ++tap) taps[tap][lane] = from[transposed ? kTaps - 1 - tap : tap];
        }
        A* to = points.data() + (panel * s.inputs + i) * width + half;
        transformCube<OfTaps, V<A>>([&](int z, int y, int x) { return load(taps[(z * 3 + y) * 3 + x]); },
                                    [&](int point, V<A> value) { store(to + point * step, value); });
      }
    }
  };
  inParallel(panels * s.inputs, work, parallel);
  return points;
}

/** Tiles of a block of a convolution: their points, of `channels` in all, stay in the second-level cache. */
template <typename A>
int64_t blockTiles(int64_t channels) {
  constexpr int64_t bytes = 300 << 10, rows = tileRows(2);
  return std::clamp<int64_t>(bytes / (kPoints * channels * static_cast<int64_t>(sizeof(A))) / rows, 24 / rows, 192 / rows) * rows;
}

template <typename A>
int64_t pointStep(int64_t tiles, int64_t channels) {
  return tiles * channels + kGapBytes / static_cast<int64_t>(sizeof(A));
}

/** R tiles' sums over the inputs: two registers of m = v · panel. */
template <typename A, int R>
inline void multiplyRows(int64_t inputs, const A* v, int64_t vStep, const A* panel, A* m, int64_t mStep) {
  constexpr int L = kLanes<A>;
  V<A> sum[R][2];
#pragma GCC unroll 12
  for (int r = 0; r < R; ++r) sum[r][0] = sum[r][1] = V<A>{};
  multiplyTile<Single<A>, R, 2>(inputs, v, vStep, 1, panel, kPanel<A>, sum);
#pragma GCC unroll 12
  for (int r = 0; r < R; ++r) {
    store(m + r * mStep, sum[r][0]);
    store(m + r * mStep + L, sum[r][1]);
  }
}

template <typename S, typename A>
void putTile(const WinogradShape& s, const Place& place, const A* m, int64_t step, const A* bias, S* y) {
  constexpr int L = kLanes<A>;
  const int64_t ends[3] = {s.out[0] - place.z, s.out[1] - place.y, s.out[2] - place.x};
  S* corner = y + (((place.n * s.out[0] + place.z) * s.out[1] + place.y) * s.out[2] + place.x) * s.outputs;
  for (int64_t k = 0; k < s.outputs; k += L) {
    const int64_t lanes = std::min<int64_t>(L, s.outputs - k);
    const V<A> start = bias == nullptr ? V<A>{} : loadPart<A>(bias + k, lanes);
    transformCube<ToOutput, V<A>>(
        [from = m + k, step](int z, int y, int x) { return load(from + ((z * 4 + y) * 4 + x) * step); },
        [&](int output, V<A> value) {
          const int z = output / 4, y = output / 2 % 2, x = output % 2;
          if (z >= ends[0] || y >= ends[1] || x >= ends[2]) return;
          S* to = corner + ((z * s.out[1] + y) * s.out[2] + x) * s.outputs + k;
          if (lanes == L) store(to, value + start);
          else storePart(to, value + start, lanes);
        });
  }
}

template <typename S, typename A>
void convolve(const WinogradShape& s, const S* x, const A* w, bool transposed, const A* bias, S* y, Parallel parallel) {
  constexpr int64_t width = kPanel<A>;
  constexpr int R = tileRows(2);
  const Tiling tiling(s);
  const auto taps = transformTaps(s, w, transposed, parallel);
  const int64_t panels = ceilDivide(s.outputs, width), inputs = wholePanels<A>(s.inputs), outputs = panels * width;
  const int64_t block = blockTiles<A>(inputs + outputs);
  const int64_t vStep = pointStep<A>(block, inputs), mStep = pointStep<A>(block, outputs);
  const auto work = [&](int64_t begin, int64_t end) {
    A* v = static_cast<A*>(scratch(kPoints * (vStep + mStep) * sizeof(A)));
    A* m = v + kPoints * vStep;
    for (int64_t task = begin; task < end; ++task) {
      const int64_t first = task * block, count = std::min(block, tiling.count - first);
      for (int64_t t = 0; t < count; ++t) {
        const Place place(tiling, first + t);
        transformTile<OfInput>(x, s.in, s.inputs, 0, s.inputs, place.n, {place.z - s.padding[0], place.y - s.padding[1], place.x - s.padding[2]}, v + t * inputs, vStep);
      }
      for (int64_t point = 0; point < kPoints; ++point) {
        for (int64_t panel = 0; panel < panels; ++panel) {
          const A* of = taps.data() + (point * panels + panel) * s.inputs * width;
          const A* from = v + point * vStep;
          A* to = m + point * mStep + panel * width;
          int64_t t = 0;
          for (; t + R <= count; t += R) multiplyRows<A, R>(s.inputs, from + t * inputs, inputs, of, to + t * outputs, outputs);
          for (; t < count; ++t) multiplyRows<A, 1>(s.inputs, from + t * inputs, inputs, of, to + t * outputs, outputs);
        }
      }
      for (int64_t t = 0; t < count; ++t) putTile(s, Place(tiling, first + t), m + t * outputs, mStep, bias, y);
    }
  };
  inParallel(ceilDivide(tiling.count, block), work, parallel);
}

/**
 * The weights' gradient is cut into bands of outputs and parts of tiles that are summed apart: into few enough that the
 * sums stay in the caches. A part comes in blocks of tiles whose points are about as many as the sums they are added to.
 */
template <typename A>
struct GradientSplit {
  int64_t band, bands, block, parts, partTiles;

  GradientSplit(const WinogradShape& s, int64_t tiles) {
    constexpr int64_t mostBytes = 8 << 20, rows = tileRows(2);
    const int64_t inputs = wholePanels<A>(s.inputs);
    band = std::min<int64_t>(wholePanels<A>(s.outputs), 64);
    bands = ceilDivide(s.outputs, band);
    block = std::max<int64_t>(24, inputs * band / (inputs + band) / rows * rows);
    const int64_t bytes = kPoints * inputs * band * bands * static_cast<int64_t>(sizeof(A));
    parts = std::clamp<int64_t>(std::min(mostBytes / bytes, ceilDivide(tiles, block)), 1, 16);
    partTiles = ceilDivide(tiles, parts);
  }
};

template <typename S, typename A>
void gradWeight(const WinogradShape& s, const S* x, const S* grad, A* gw, Parallel parallel) {
  const Tiling tiling(s);
  const int64_t inputs = wholePanels<A>(s.inputs);
  const GradientSplit<A> split(s, tiling.count);
  const int64_t band = split.band, block = split.block, vStep = pointStep<A>(block, inputs), gStep = pointStep<A>(block, band);
  const int64_t sumStep = inputs * band, taskSums = kPoints * sumStep;
  std::vector<A> sums(split.parts * split.bands * taskSums, A(0));
  const auto work = [&](int64_t begin, int64_t end) {
    A* v = static_cast<A*>(scratch(kPoints * (vStep + gStep) * sizeof(A)));
    A* g = v + kPoints * vStep;
    for (int64_t task = begin; task < end; ++task) {
      const int64_t part = task / split.bands, k = task % split.bands * band, outputs = std::min(band, s.outputs - k);
      const int64_t last = std::min(tiling.count, (part + 1) * split.partTiles);
      A* target = sums.data() + task * taskSums;
      Ahead none;
      for (int64_t first = part * split.partTiles; first < last; first += block) {
        const int64_t count = std::min(block, last - first);
        for (int64_t t = 0; t < count; ++t) {
          const Place place(tiling, first + t);
          transformTile<OfInput>(x, s.in, s.inputs, 0, s.inputs, place.n, {place.z - s.padding[0], place.y - s.padding[1], place.x - s.padding[2]}, v + t * inputs, vStep);
          transformTile<OfOutputGradient>(grad, s.out, s.outputs, k, outputs, place.n, {place.z, place.y, place.x}, g + t * band, gStep);
        }
        for (int64_t point = 0; point < kPoints; ++point) {
          for (int64_t column = 0; column < wholePanels<A>(outputs); column += kPanel<A>) {
            const A* from = v + point * vStep;
            const A* by = g + point * gStep + column;
            A* to = target + point * sumStep + column;
            gatherRows<Single<A>, 2>(s.inputs, count, from, inputs, by, band, to, band, none);
          }
        }
      }
    }
  };
  inParallel(split.parts * split.bands, work, parallel);

  const auto finish = [&](int64_t begin, int64_t end) {
    constexpr int L = kLanes<A>;
    for (int64_t c = begin; c < end; ++c) {
      for (int64_t k = 0; k < s.outputs; k += L) {
        const A* from = sums.data() + k / band * taskSums + c * band + k % band;
        alignas(64) A taps[kTaps][L];
        transformCube<ToTapsGradient, V<A>>(
            [&](int z, int y, int x) {
              V<A> sum = {};
              for (int64_t part = 0; part < split.parts; ++part) sum += load(from + part * split.bands * taskSums + ((z * 4 + y) * 4 + x) * sumStep);
              return sum;
            },
            [&](int tap, V<A> value) { store(taps[tap], value); });
        for (int64_t lane = 0; lane < std::min<int64_t>(L, s.outputs - k); ++lane) {
          A* to = gw + ((k + lane) * s.inputs + c) * kTaps;
          for (int64_t tap = 0; tap < kTaps; ++tap) to[tap] = taps[tap][lane];
        }
      }
    }
  };
  inParallel(s.inputs, finish, parallel);
}

}  // namespace

Winograd<float, float> winogradFloat() { return {convolve<float, float>, gradWeight<float, float>}; }
Winograd<double, double> winogradDouble() { return {convolve<double, double>, gradWeight<double, double>}; }
Winograd<BFloat16, float> winogradBFloat16() { return {convolve<BFloat16, float>, gradWeight<BFloat16, float>}; }

}  // namespace henn::cpu

// Depthwise 3D convolution, channels last. A task takes a block of channels (a cache line of them) and a range of Y
// through all of Z: it unpacks each plane of the window once into a ring that stays in the cache, in float, a register of
// channels after the other, zeros around; the rows of the result are then sums over rows of the ring. The gradient of
// the input is such a walk over the gradient of the output; with stride 1 the same ring serves the weights' gradient.
#include "depthwise_conv3d.h"

#include "depthwise_rows.h"
#include "depthwise_window.h"
#include "scratch.h"

#include <cstring>

namespace henn::cpu {
namespace {

/** What the ring may take of the second-level cache. */
constexpr int64_t kRingBytes = (HENN_VECTOR_BYTES >= 64 ? 640 : 256) << 10;
constexpr int64_t kCacheLine = 64;

template <typename S>
constexpr int64_t kBlock = kCacheLine / sizeof(S);

/** One walk: what is looked at, what is written, what is gathered. All tensors [N, Z, Y, X, C]. */
template <typename S, typename A>
struct Walk {
  int64_t batch, channels;
  Axis z, y, x;
  const S* window;
  /** Of [C, kz, ky, kx]. */
  const A* weight;
  const A* bias;
  /** The result on the aligned grid, or null. */
  S* out;
  /** What the weights' gradient multiplies the window with, on the aligned grid, or null. */
  const S* aligned;
  /** [C, kz, ky, kx], or null. */
  A* gradWeight;
};

template <typename S, typename A>
class Task {
 public:
  static constexpr int L = kLanes<A>;
  static constexpr int64_t B = kBlock<S> > L ? kBlock<S> : L;
  static constexpr int kGroups = B / L;

  Task(const Walk<S, A>& walk, const RowPlan& row, int64_t tileRows) : w_(walk), row_(row), tileRows_(tileRows) {
    alignedPlaces_ = ceilDivide(w_.x.aligned, 4) * 4;
    packed_ = row.front + w_.x.window;
    for (const auto& phase : row.phases) {
      // Whole blocks of places are computed, and whole fours are gathered.
      const int64_t block = blockFor(phase.count, rowTaps(phase));
      const int64_t places = std::max(ceilDivide(phase.count, block) * block, w_.gradWeight == nullptr ? 0 : alignedPlaces_);
      packed_ = std::max(packed_, phase.offset + (places - 1) * row.stride + phase.taps);
    }
    slots_ = w_.z.reach();
    rows_ = w_.y.last(tileRows - 1) - w_.y.first(0) + 2;
    taps_ = w_.z.kernel * w_.y.kernel * w_.x.kernel;
  }

  /** The zeros around the ring's rows are written here, once. */
  void prepare() {
    touched_.reserve(w_.z.kernel * w_.y.kernel);
    Carver carver;
    const size_t ring = carver.reserve<A>(ringFloats());
    const size_t weights = carver.reserve<A>(taps_ * B);
    const size_t aligned = carver.reserve<A>(alignedPlaces_ * L);
    char* memory = static_cast<char*>(scratch(carver.size()));
    std::memset(memory, 0, carver.size());
    ring_ = reinterpret_cast<A*>(memory + ring);
    weights_ = reinterpret_cast<A*>(memory + weights);
    aligned_ = reinterpret_cast<A*>(memory + aligned);
  }

  int64_t rowFloats() const { return packed_ * L; }
  int64_t ringFloats() const { return kGroups * slots_ * rows_ * rowFloats(); }
  int64_t gradientFloats() const { return taps_ * B; }

  /** Channels from `block`·B, rows [y0, y1) of image n. `gradient`: [kz, ky, taps as walked][B], added to. */
  void run(int64_t n, int64_t block, int64_t y0, int64_t y1, A* gradient) {
    channel_ = block * B;
    lanes_ = std::min<int64_t>(B, w_.channels - channel_);
    groups_ = (lanes_ + L - 1) / L;
    n_ = n;
    firstRow_ = w_.y.first(y0);
    lastRow_ = w_.y.last(y1 - 1);
    gradient_ = gradient;

    if (w_.out != nullptr) packWeights();

    int64_t unpacked = -1;
    for (int64_t z = 0; z < w_.z.aligned; ++z) {
      const int64_t last = std::min(w_.z.last(z), w_.z.window - 1);
      for (int64_t plane = std::max<int64_t>({0, w_.z.first(z), unpacked + 1}); plane <= last; ++plane) {
        unpackPlane(plane);
        unpacked = plane;
      }
      for (int64_t y = y0; y < y1; ++y) {
        prefetch(z, y, y1);
        walkRow(z, y);
      }
    }
  }

 private:
  A* ringRow(int64_t group, int64_t plane, int64_t row) const {
    return ring_ + ((group * slots_ + plane % slots_) * rows_ + (row - firstRow_)) * rowFloats();
  }

  /** Taps that are computed together. */
  static int64_t rowTaps(const Phase& phase) { return hasRowKernel(phase.taps) ? phase.taps : 1; }

  int64_t lanesOf(int64_t group) const { return std::min<int64_t>(L, lanes_ - group * L); }

  /** Phase after phase, group after group: [kz, ky, taps as walked][L]. */
  void packWeights() {
    A* to = weights_;
    for (const auto& phase : row_.phases) {
      for (int64_t g = 0; g < kGroups; ++g) {
        for (int64_t zy = 0; zy < w_.z.kernel * w_.y.kernel; ++zy) {
          for (int64_t i = 0; i < phase.taps; ++i, to += L) {
            for (int64_t lane = 0; lane < L; ++lane) {
              const int64_t channel = channel_ + g * L + lane;
              to[lane] = channel < w_.channels ? w_.weight[channel * taps_ + zy * w_.x.kernel + phase.tap(i)] : A(0);
            }
          }
        }
      }
    }
  }

  void unpackPlane(int64_t plane) {
    const int64_t from = std::max<int64_t>(0, firstRow_), to = std::min(w_.y.window - 1, lastRow_);
    for (int64_t row = from; row <= to; ++row) {
      const S* source = w_.window + (((n_ * w_.z.window + plane) * w_.y.window + row) * w_.x.window) * w_.channels + channel_;
      if (lanes_ == B) {
        A* target[kGroups];
        for (int g = 0; g < kGroups; ++g) target[g] = ringRow(g, plane, row) + row_.front * L;
        for (int64_t x = 0; x < w_.x.window; ++x, source += w_.channels) {
#pragma GCC unroll 8
          for (int g = 0; g < kGroups; ++g) store(target[g] + x * L, load(source + g * L));
        }
      } else {
        for (int64_t g = 0; g < groups_; ++g) unpackRow(source + g * L, w_.x.window, lanesOf(g), ringRow(g, plane, row) + row_.front * L);
      }
    }
  }

  void unpackRow(const S* source, int64_t count, int64_t lanes, A* target) const {
    if (lanes == L) {
      for (int64_t x = 0; x < count; ++x) store(target + x * L, load(source + x * w_.channels));
    } else {
      for (int64_t x = 0; x < count; ++x) store(target + x * L, loadPart<A>(source + x * w_.channels, lanes));
    }
  }

  /** Memory is slower than the sums: asks for what comes next, a row of the next plane and the next row's places. */
  void prefetch(int64_t z, int64_t y, int64_t y1) const {
    const int64_t plane = w_.z.last(z) + 1, row = w_.y.last(y);
    if (plane < w_.z.window && row >= 0 && row < w_.y.window) {
      prefetchRow(w_.window + (((n_ * w_.z.window + plane) * w_.y.window + row) * w_.x.window) * w_.channels + channel_, w_.x.window);
    }
    if (y + 1 >= y1) return;
    const int64_t at = (((n_ * w_.z.aligned + z) * w_.y.aligned + y + 1) * w_.x.aligned) * w_.channels + channel_;
    if (w_.gradWeight != nullptr) prefetchRow(w_.aligned + at, w_.x.aligned);
    for (int64_t x = 0; w_.out != nullptr && x < w_.x.aligned; ++x) __builtin_prefetch(w_.out + at + x * w_.channels, 1);
  }

  void prefetchRow(const S* row, int64_t count) const {
    for (int64_t x = 0; x < count; ++x) __builtin_prefetch(row + x * w_.channels);
  }

  /** One row of the aligned grid: finds the rows of the window that it looks at, and computes with them. */
  void walkRow(int64_t z, int64_t y) {
    touched_.clear();
    for (int64_t kz = 0; kz < w_.z.kernel; ++kz) {
      const int64_t plane = w_.z.at(z, kz);
      if (plane < 0) continue;
      for (int64_t ky = 0; ky < w_.y.kernel; ++ky) {
        const int64_t row = w_.y.at(y, ky);
        if (row >= 0) touched_.push_back({ringRow(0, plane, row), kz * w_.y.kernel + ky});
      }
    }
    const int64_t at = (((n_ * w_.z.aligned + z) * w_.y.aligned + y) * w_.x.aligned) * w_.channels + channel_;
    for (int64_t g = 0; g < groups_; ++g) {
      if (w_.out != nullptr) convolve(g, w_.out + at + g * L);
      if (w_.gradWeight != nullptr) correlate(g, w_.aligned + at + g * L);
    }
  }

  void convolve(int64_t g, S* out) {
    const int64_t lanes = lanesOf(g);
    V<A> start = {};
    if (w_.bias != nullptr) start = loadPart<A>(w_.bias + channel_ + g * L, lanes);
    A* weights = weights_;
    for (const auto& phase : row_.phases) {
      const int64_t size = w_.z.kernel * w_.y.kernel * phase.taps * L;
      const auto rows = rowsOf(g, phase, weights + g * size);
      const int64_t taps = rowTaps(phase);
      const auto row = convolveRowOf<S, A>(taps, row_.stride, blockFor(phase.count, taps));
      row(rows, start, out + phase.first * w_.channels, phase.step * w_.channels, phase.count, lanes);
      weights += kGroups * size;
    }
  }

  void correlate(int64_t g, const S* source) {
    const auto& phase = row_.phases[0];
    unpackRow(source, w_.x.aligned, lanesOf(g), aligned_);
    const auto rows = rowsOf(g, phase, gradient_ + g * taps_ * L);
    correlateRowOf<A>(rowTaps(phase), row_.stride)(aligned_, rows, alignedPlaces_);
  }

  /** Of one phase; where its taps have no kernel of their own, each tap is a row. */
  Rows<A> rowsOf(int64_t g, const Phase& phase, A* weights) {
    const int64_t shift = g * slots_ * rows_ * rowFloats() + phase.offset * L;
    if (hasRowKernel(phase.taps)) return {touched_.data(), static_cast<int>(touched_.size()), shift, weights, phase.taps * L};
    single_.clear();
    for (const auto& [window, taps] : touched_) {
      for (int64_t i = 0; i < phase.taps; ++i) single_.push_back({window + i * L, taps * phase.taps + i});
    }
    return {single_.data(), static_cast<int>(single_.size()), shift, weights, L};
  }

  const Walk<S, A>& w_;
  const RowPlan& row_;
  int64_t tileRows_, packed_, slots_, rows_, taps_, alignedPlaces_;
  int64_t n_ = 0, channel_ = 0, lanes_ = 0, groups_ = 0, firstRow_ = 0, lastRow_ = 0;
  A *ring_ = nullptr, *weights_ = nullptr, *aligned_ = nullptr, *gradient_ = nullptr;
  std::vector<Row<A>> touched_, single_;
};

template <typename S, typename A>
struct Split {
  const Walk<S, A>& walk;
  const RowPlan& row;
  int64_t blocks, tileRows, tiles, tasks;
  A* gradients;

  Split(const Walk<S, A>& w, const RowPlan& r) : walk(w), row(r), gradients(nullptr) {
    blocks = (w.channels + Task<S, A>::B - 1) / Task<S, A>::B;
    // As many rows as the ring has room for, in tiles of equal size. Depends on the shape alone, and so do the sums.
    tileRows = w.y.aligned;
    while (tileRows > 1 && Task<S, A>(w, r, tileRows).ringFloats() * static_cast<int64_t>(sizeof(A)) > kRingBytes) --tileRows;
    tiles = (w.y.aligned + tileRows - 1) / tileRows;
    tileRows = (w.y.aligned + tiles - 1) / tiles;
    tiles = (w.y.aligned + tileRows - 1) / tileRows;
    tasks = w.batch * blocks * tiles;
  }

  static void work(void* context, int64_t begin, int64_t end) {
    const auto& split = *static_cast<Split*>(context);
    Task<S, A> task(split.walk, split.row, split.tileRows);
    task.prepare();
    for (int64_t i = begin; i < end; ++i) {
      const int64_t tile = i % split.tiles, block = i / split.tiles % split.blocks, n = i / split.tiles / split.blocks;
      const int64_t y0 = tile * split.tileRows;
      task.run(n, block, y0, std::min(y0 + split.tileRows, split.walk.y.aligned),
               split.gradients == nullptr ? nullptr : split.gradients + i * task.gradientFloats());
    }
  }
};

/** Sums the tasks' parts, always in the same order. */
template <typename S, typename A>
void gatherGradient(const Split<S, A>& split) {
  constexpr int64_t B = Task<S, A>::B;
  constexpr int L = kLanes<A>;
  const auto& w = split.walk;
  const auto& phase = split.row.phases[0];
  const int64_t zy = w.z.kernel * w.y.kernel, taps = zy * phase.taps;
  std::vector<A> sum(taps * B);
  for (int64_t block = 0; block < split.blocks; ++block) {
    std::fill(sum.begin(), sum.end(), A(0));
    for (int64_t n = 0; n < w.batch; ++n) {
      for (int64_t tile = 0; tile < split.tiles; ++tile) {
        const A* part = split.gradients + ((n * split.blocks + block) * split.tiles + tile) * taps * B;
        for (int64_t i = 0; i < taps * B; ++i) sum[i] += part[i];
      }
    }
    for (int64_t lane = 0; lane < std::min(B, w.channels - block * B); ++lane) {
      A* target = w.gradWeight + (block * B + lane) * taps;
      for (int64_t row = 0; row < zy; ++row) {
        for (int64_t i = 0; i < phase.taps; ++i) {
          target[row * phase.taps + phase.tap(i)] = sum[((lane / L) * taps + row * phase.taps + i) * L + lane % L];
        }
      }
    }
  }
}

template <typename S, typename A>
void run(const Walk<S, A>& walk, Parallel parallel) {
  const RowPlan row(walk.x);
  Split<S, A> split(walk, row);
  std::vector<A> gradients;
  if (walk.gradWeight != nullptr) {
    gradients.assign(split.tasks * walk.z.kernel * walk.y.kernel * row.phases[0].taps * Task<S, A>::B, A(0));
    split.gradients = gradients.data();
  }
  parallel(split.tasks, Split<S, A>::work, &split);
  if (walk.gradWeight != nullptr) gatherGradient(split);
}

Axis forwardAxis(const DepthwiseShape& s, int i) { return {s.out[i], s.in[i], s.kernel[i], s.stride[i], s.padding[i], false}; }
Axis backwardAxis(const DepthwiseShape& s, int i) { return {s.in[i], s.out[i], s.kernel[i], s.stride[i], s.padding[i], true}; }

template <typename S, typename A>
void forward(const DepthwiseShape& s, const S* x, const A* weight, const A* bias, S* y, Parallel parallel) {
  run<S, A>({s.batch, s.channels, forwardAxis(s, 0), forwardAxis(s, 1), forwardAxis(s, 2), x, weight, bias, y, nullptr, nullptr}, parallel);
}

template <typename S, typename A>
void backward(const DepthwiseShape& s, const S* grad, const S* x, const A* weight, S* gradInput, A* gradWeight, Parallel parallel) {
  const bool together = s.stride[2] == 1;
  if (gradInput != nullptr || together) {
    run<S, A>({s.batch, s.channels, backwardAxis(s, 0), backwardAxis(s, 1), backwardAxis(s, 2), grad, weight, nullptr,
               gradInput, x, together ? gradWeight : nullptr}, parallel);
  }
  if (gradWeight != nullptr && !together) {
    run<S, A>({s.batch, s.channels, forwardAxis(s, 0), forwardAxis(s, 1), forwardAxis(s, 2), x, weight, nullptr, nullptr,
               grad, gradWeight}, parallel);
  }
}

}  // namespace

Depthwise<float, float> depthwiseFloat() { return {forward<float, float>, backward<float, float>}; }
Depthwise<double, double> depthwiseDouble() { return {forward<double, double>, backward<double, double>}; }
Depthwise<BFloat16, float> depthwiseBFloat16() { return {forward<BFloat16, float>, backward<BFloat16, float>}; }

}  // namespace henn::cpu

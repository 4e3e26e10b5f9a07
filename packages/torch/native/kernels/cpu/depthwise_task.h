// A task of a depthwise convolution: a block of channels and a range of rows, walked through all planes.
#pragma once

#include "depthwise_rows.h"
#include "depthwise_window.h"
#include "scratch.h"

#include <cstring>

namespace henn::cpu {
namespace {

constexpr int64_t kCacheLine = 64;
/** Rows that are computed for one register of channels before the next one's turn. */
constexpr int64_t kRowsTogether = 8;

/** One walk: what is looked at, what is written, what is gathered. All tensors [N, Z, Y, X, C], inputs perhaps [N, Z, Y, X, 1]. */
template <typename S, typename A>
struct Walk {
  int64_t batch, channels;
  Axis z, y, x;
  const S* window;
  int64_t windowChannels;
  /** Of [C, kz, ky, kx]. */
  const A* weight;
  const A* bias;
  /** The result on the aligned grid, or null. */
  S* out;
  /** What the weights' gradient multiplies the window with, on the aligned grid, or null. */
  const S* aligned;
  int64_t alignedChannels;
  /** [C, kz, ky, kx], or null. */
  A* gradWeight;
};

/** What all tasks of a walk have in common. */
template <typename S, typename A>
struct Plan {
  static constexpr int L = kLanes<A>;
  /** Channels of a cache line, in whole registers. */
  static constexpr int64_t kLine = std::max<int64_t>(kCacheLine / sizeof(S), L);

  explicit Plan(const Walk<S, A>& walk) : w(walk), row(walk.x) {
    alignedPlaces = ceilDivide(w.x.aligned, 4) * 4;
    int64_t packed = row.front + w.x.window;
    for (const auto& phase : row.phases) {
      // Whole blocks of places are computed, and whole fours are gathered.
      const int block = blockFor(phase.count, rowTaps(phase));
      const int64_t places = std::max(ceilDivide(phase.count, block) * block, w.gradWeight == nullptr ? 0 : alignedPlaces);
      packed = std::max(packed, phase.offset + (places - 1) * row.stride + phase.taps);
      convolveRows.push_back(convolveRowOf<S, A>(rowTaps(phase), row.stride, block));
      if (w.out != nullptr) pieces += ceilDivide(phase.count, block);
    }
    if (w.gradWeight != nullptr) {
      const int64_t together = rowTaps(row.phases[0]);
      pieces += w.z.kernel * w.y.kernel * row.phases[0].taps / together / rowsAtOnce(together);
    }
    correlateRow = correlateRowOf<A>(rowTaps(row.phases[0]), row.stride);
    rowFloats = packed * L;
    slots = w.z.reach();
    taps = w.z.kernel * w.y.kernel * w.x.kernel;
  }

  /** Taps that are computed together. */
  static int64_t rowTaps(const Phase& phase) { return hasRowKernel(phase.taps) ? phase.taps : 1; }

  /** Of the ring, for one register of channels and this many rows of the aligned grid. */
  int64_t groupFloats(int64_t tileRows) const { return slots * windowRows(tileRows) * rowFloats; }
  int64_t windowRows(int64_t tileRows) const { return w.y.last(tileRows - 1) - w.y.first(0) + 2; }

  const Walk<S, A>& w;
  const RowPlan row;
  int64_t rowFloats, slots, taps, alignedPlaces;
  /** That a row of one register of channels is computed in. */
  int64_t pieces = 0;
  /** For each phase. */
  std::vector<ConvolveRow<S, A>> convolveRows;
  CorrelateRow<A> correlateRow;
};

template <typename S, typename A>
class Task {
 public:
  static constexpr int L = kLanes<A>;

  /** `width` channels, whole cache lines; at most `tileRows` rows. */
  Task(const Plan<S, A>& plan, int64_t width, int64_t tileRows)
      : p_(plan), w_(plan.w), width_(width), rows_(plan.windowRows(tileRows)), groupFloats_(plan.groupFloats(tileRows)) {}

  /** The zeros around the ring's rows are written here, once. */
  void prepare() {
    planes_.resize(w_.z.kernel);
    touched_.resize(kRowsTogether * w_.z.kernel * w_.y.kernel);
    Carver carver;
    const size_t ring = carver.reserve<A>(width_ / L * groupFloats_);
    const size_t weights = carver.reserve<A>(p_.taps * width_);
    const size_t aligned = carver.reserve<A>(p_.alignedPlaces * L);
    char* memory = static_cast<char*>(scratch(carver.size()));
    std::memset(memory, 0, carver.size());
    ring_ = reinterpret_cast<A*>(memory + ring);
    weights_ = reinterpret_cast<A*>(memory + weights);
    aligned_ = reinterpret_cast<A*>(memory + aligned);
  }

  /** Floats of a task's part of the weights' gradient. */
  int64_t gradientFloats() const { return p_.taps * width_; }

  /** Channels from `block`·width, rows [y0, y1) of image n. `gradient`: [group][kz, ky, taps as walked][L], added to. */
  void run(int64_t n, int64_t block, int64_t y0, int64_t y1, A* gradient) {
    channel_ = block * width_;
    channels_ = std::min<int64_t>(width_, w_.channels - channel_);
    groups_ = ceilDivide(channels_, L);
    n_ = n;
    firstRow_ = w_.y.first(y0);
    gradient_ = gradient;

    if (w_.out != nullptr) packWeights();

    int64_t unpacked = -1;
    for (int64_t z = 0; z < w_.z.aligned; ++z) {
      // The planes that come into sight; rows of them are unpacked just before they are looked at.
      const int64_t from = std::max<int64_t>({0, w_.z.first(z), unpacked + 1}), to = std::min(w_.z.last(z), w_.z.window - 1);
      unpacked = std::max(unpacked, to);
      for (int64_t kz = 0; kz < w_.z.kernel; ++kz) planes_[kz] = w_.z.at(z, kz);
      const int64_t first = std::max<int64_t>(0, firstRow_);
      int64_t row = first;
      for (int64_t y = y0; y < y1; y += kRowsTogether) {
        const int64_t end = std::min(y1, y + kRowsTogether), last = std::min(w_.y.window - 1, w_.y.last(end - 1));
        for (; row <= last; ++row) {
          for (int64_t plane = from; plane <= to; ++plane) unpackRow(plane, row);
        }
        Ahead ahead;
        if (end < y1) askFor(from <= to ? to : -1, row, z, end, y1, ahead);
        else if (z + 1 < w_.z.aligned) askFor(w_.z.last(z + 1) > to ? to + 1 : -1, first, z + 1, y0, y1, ahead);
        ahead.spreadOver((end - y) * groups_ * p_.pieces);
        walkRows(z, y, end, ahead);
      }
    }
  }

 private:
  A* ringRow(int64_t plane, int64_t row) const { return ring_ + ((plane % p_.slots) * rows_ + (row - firstRow_)) * p_.rowFloats; }

  int64_t lanesOf(int64_t group) const { return std::min<int64_t>(L, channels_ - group * L); }

  /** Phase after phase, group after group: [kz, ky, taps as walked][L]. */
  void packWeights() {
    A* to = weights_;
    for (const auto& phase : p_.row.phases) {
      for (int64_t g = 0; g < width_ / L; ++g) {
        for (int64_t zy = 0; zy < w_.z.kernel * w_.y.kernel; ++zy) {
          for (int64_t i = 0; i < phase.taps; ++i, to += L) {
            for (int64_t lane = 0; lane < L; ++lane) {
              const int64_t channel = channel_ + g * L + lane;
              to[lane] = channel < w_.channels ? w_.weight[channel * p_.taps + zy * w_.x.kernel + phase.tap(i)] : A(0);
            }
          }
        }
      }
    }
  }

  /** The first of the task's channels in a row's first voxel. */
  const S* windowRow(int64_t plane, int64_t row) const {
    return w_.window + (((n_ * w_.z.window + plane) * w_.y.window + row) * w_.x.window) * w_.windowChannels + (w_.windowChannels == 1 ? 0 : channel_);
  }
  const S* alignedRow(int64_t z, int64_t y) const {
    return w_.aligned + (((n_ * w_.z.aligned + z) * w_.y.aligned + y) * w_.x.aligned) * w_.alignedChannels + (w_.alignedChannels == 1 ? 0 : channel_);
  }
  S* outRow(int64_t z, int64_t y) const { return w_.out + (((n_ * w_.z.aligned + z) * w_.y.aligned + y) * w_.x.aligned) * w_.channels + channel_; }

  /** G whole registers of channels. */
  template <int G>
  void unpackRegisters(const S* source, A* target) const {
    const int64_t step = groupFloats_, channels = w_.channels, count = w_.x.window;
    A* targets[G];
    for (int g = 0; g < G; ++g) targets[g] = target + g * step;
    for (int64_t x = 0; x < count; ++x, source += channels) {
#pragma GCC unroll 8
      for (int g = 0; g < G; ++g) store(targets[g] + x * L, load(source + g * L));
    }
  }

  void unpackRow(int64_t plane, int64_t row) const {
    const S* source = windowRow(plane, row);
    A* target = ringRow(plane, row) + p_.row.front * L;
    int64_t g = 0;
    if (w_.windowChannels == w_.channels) {
      for (; (g + 8) * L <= channels_; g += 8) unpackRegisters<8>(source + g * L, target + g * groupFloats_);
      for (; (g + 4) * L <= channels_; g += 4) unpackRegisters<4>(source + g * L, target + g * groupFloats_);
      for (; (g + 2) * L <= channels_; g += 2) unpackRegisters<2>(source + g * L, target + g * groupFloats_);
    }
    for (; g < groups_; ++g) unpackRow(source, g, w_.x.window, w_.windowChannels, target + g * groupFloats_);
  }

  /** Group g of the channels of `count` voxels; one that all have is spread. */
  void unpackRow(const S* row, int64_t g, int64_t count, int64_t channels, A* target) const {
    if (channels == 1) {
      for (int64_t x = 0; x < count; ++x) store(target + x * L, splat(loadPart<A>(row + x, 1)[0]));
      return;
    }
    const S* source = row + g * L;
    const int64_t lanes = lanesOf(g);
    if (lanes == L) {
      for (int64_t x = 0; x < count; ++x) store(target + x * L, load(source + x * channels));
    } else {
      for (int64_t x = 0; x < count; ++x) store(target + x * L, loadPart<A>(source + x * channels, lanes));
    }
  }

  /**
   * What the rows from y on, at most to y1, of plane z will need: of the window's plane `plane`, or none where that is −1, the
   * rows from `row` on; of the aligned grid. Lies together where a task has all channels.
   */
  void askFor(int64_t plane, int64_t row, int64_t z, int64_t y, int64_t y1, Ahead& ahead) const {
    if (channels_ != w_.channels) return;
    const int64_t end = std::min(y1, y + kRowsTogether), voxels = (end - y) * w_.x.aligned;
    const int64_t count = std::min(w_.y.window - 1, w_.y.last(end - 1)) + 1 - row;
    if (plane >= 0 && plane < w_.z.window && count > 0) ahead.add(windowRow(plane, row), count * w_.x.window * w_.windowChannels);
    if (w_.out != nullptr) ahead.add(outRow(z, y), voxels * channels_);
    if (w_.gradWeight != nullptr) ahead.add(alignedRow(z, y), voxels * w_.alignedChannels);
  }

  /** Rows [y, end) of the aligned grid, group after group: what neighbours both look at is then still in the first-level cache. */
  void walkRows(int64_t z, int64_t y, int64_t end, Ahead& ahead) {
    const int64_t most = w_.z.kernel * w_.y.kernel;
    int counts[kRowsTogether];
    for (int64_t i = 0; i < end - y; ++i) counts[i] = findRows(y + i, touched_.data() + i * most);
    for (int64_t g = 0; g < groups_; ++g) {
      for (int64_t i = 0; i < end - y; ++i) {
        const Row<A>* touched = touched_.data() + i * most;
        if (w_.out != nullptr) convolve(g, touched, counts[i], outRow(z, y + i) + g * L, ahead);
        if (w_.gradWeight != nullptr) correlate(g, touched, counts[i], alignedRow(z, y + i), ahead);
      }
    }
  }

  /** The rows of the window that row y looks at, in the ring; returns how many. */
  int findRows(int64_t y, Row<A>* touched) const {
    int count = 0;
    for (int64_t kz = 0; kz < w_.z.kernel; ++kz) {
      if (planes_[kz] < 0) continue;
      for (int64_t ky = 0; ky < w_.y.kernel; ++ky) {
        const int64_t row = w_.y.at(y, ky);
        if (row >= 0) touched[count++] = {ringRow(planes_[kz], row), kz * w_.y.kernel + ky};
      }
    }
    return count;
  }

  void convolve(int64_t g, const Row<A>* touched, int count, S* out, Ahead& ahead) {
    const int64_t lanes = lanesOf(g);
    V<A> start = {};
    if (w_.bias != nullptr) start = loadPart<A>(w_.bias + channel_ + g * L, lanes);
    A* weights = weights_;
    for (size_t i = 0; i < p_.row.phases.size(); ++i) {
      const auto& phase = p_.row.phases[i];
      const int64_t size = w_.z.kernel * w_.y.kernel * phase.taps * L;
      const auto rows = rowsOf(g, phase, touched, count, weights + g * size);
      p_.convolveRows[i](rows, start, out + phase.first * w_.channels, phase.step * w_.channels, phase.count, lanes, ahead);
      weights += width_ / L * size;
    }
  }

  void correlate(int64_t g, const Row<A>* touched, int count, const S* row, Ahead& ahead) {
    const auto& phase = p_.row.phases[0];
    const auto rows = rowsOf(g, phase, touched, count, gradient_ + g * p_.taps * L);
    if constexpr (std::is_same_v<S, A>) {
      const bool asItLies = w_.alignedChannels == w_.channels && lanesOf(g) == L && p_.alignedPlaces == w_.x.aligned;
      if (asItLies) return p_.correlateRow(row + g * L, w_.channels, rows, p_.alignedPlaces, ahead);
    }
    unpackRow(row, g, w_.x.aligned, w_.alignedChannels, aligned_);
    p_.correlateRow(aligned_, L, rows, p_.alignedPlaces, ahead);
  }

  /** Of one phase; where its taps have no kernel of their own, each tap is a row. */
  Rows<A> rowsOf(int64_t g, const Phase& phase, const Row<A>* touched, int count, A* weights) {
    const int64_t shift = g * groupFloats_ + phase.offset * L;
    if (hasRowKernel(phase.taps)) return {touched, count, shift, weights, phase.taps * L};
    single_.clear();
    for (int r = 0; r < count; ++r) {
      const auto& [window, taps] = touched[r];
      for (int64_t i = 0; i < phase.taps; ++i) single_.push_back({window + i * L, taps * phase.taps + i});
    }
    return {single_.data(), static_cast<int>(single_.size()), shift, weights, L};
  }

  const Plan<S, A>& p_;
  const Walk<S, A>& w_;
  int64_t width_, rows_, groupFloats_;
  int64_t n_ = 0, channel_ = 0, channels_ = 0, groups_ = 0, firstRow_ = 0;
  A *ring_ = nullptr, *weights_ = nullptr, *aligned_ = nullptr, *gradient_ = nullptr;
  /** The planes that a plane looks at, tap by tap; −1 where there is none. */
  std::vector<int64_t> planes_;
  std::vector<Row<A>> touched_, single_;
};

}  // namespace
}  // namespace henn::cpu

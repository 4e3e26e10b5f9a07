// y = x·σ(slope·x + offset) with a slope and an offset for each sample's channel: what squeeze-excitation (slope 0) and
// shuffle attention end in. One pass over memory each way; the shuffle happens while a voxel's channels lie in the cache.
#include "channel_gate.h"

#include "activation.h"
#include "chunks.h"
#include "scratch.h"

namespace henn::cpu {
namespace {

/** The shuffle needs whole voxels: no folding then. */
template <typename A>
Chunks chunksOf(const GateShape& s) {
  return Chunks(s.batch, s.voxels, s.channels, kLanes<A>, /*mayFold=*/s.groups == 1);
}

template <typename A>
V<A> sigmoid(V<A> z) {
  return Activate<A, Activation::SiLU>::sigmoid(z);
}

/** A sample's slopes and offsets, padded to whole registers. */
template <typename A>
struct Gates {
  std::vector<A> slope, offset;
  /** The gates themselves, where there are no slopes. */
  std::vector<A> constant;

  Gates(const Chunks& chunks, int64_t n, const A* slopes, const A* offsets) {
    const int64_t channels = chunks.ownChannels;
    spread(slope, chunks.channels, [&](int64_t c) { return slopes == nullptr ? A(0) : slopes[n * channels + c % channels]; });
    spread(offset, chunks.channels, [&](int64_t c) { return offsets[n * channels + c % channels]; });
    if (slopes != nullptr) return;
    constant.resize(offset.size());
    for (size_t c = 0; c < offset.size(); c += kLanes<A>) store(&constant[c], sigmoid<A>(load(&offset[c])));
  }

  /** By value, in an innermost loop, pointers stay in registers; behind references every store might change them. */
  struct Pointers {
    const A *slope, *offset, *constant;
    V<A> at(int64_t c, V<A> value) const {
      return constant == nullptr ? sigmoid<A>(value * load(slope + c) + load(offset + c)) : load(constant + c);
    }
  };
  Pointers pointers() const { return {slope.data(), offset.data(), constant.empty() ? nullptr : constant.data()}; }
};

template <typename A>
std::vector<Gates<A>> gatesOf(const Chunks& chunks, const A* slope, const A* offset) {
  std::vector<Gates<A>> all;
  for (int64_t n = 0; n < chunks.batch; ++n) all.emplace_back(chunks, n, slope, offset);
  return all;
}

template <typename S>
void shuffle(const S* from, S* to, int64_t channels, int64_t groups) {
  const int64_t width = channels / groups;
  for (int64_t b = 0; b < width; ++b) {
    for (int64_t a = 0; a < groups; ++a) to[b * groups + a] = from[a * width + b];
  }
}

template <typename S>
void unshuffle(const S* from, S* to, int64_t channels, int64_t groups) { shuffle(from, to, channels, channels / groups); }

template <typename S, typename A>
void forward(const GateShape& shape, const S* x, const A* slope, const A* offset, S* y, Parallel parallel) {
  const Chunks chunks = chunksOf<A>(shape);
  const auto gates = gatesOf(chunks, slope, offset);
  inParallel(chunks, parallel, [&](int64_t, int64_t n, int64_t first, int64_t last) {
    const auto gate = gates[n].pointers();
    S* voxel = static_cast<S*>(scratch(chunks.channels * sizeof(S)));
    const int64_t start = n * chunks.voxels * chunks.channels;
    for (int64_t at = start + first * chunks.channels; at < start + last * chunks.channels; at += chunks.channels) {
      const S* from = x + at;
      S* to = shape.groups == 1 ? y + at : voxel;
      overRegisters<A>(chunks.channels, [=](int64_t c, int64_t lanes) {
        const V<A> value = Access<S, A>::get(from + c, lanes);
        Access<S, A>::put(to + c, value * gate.at(c, value), lanes);
      });
      if (shape.groups != 1) shuffle(voxel, y + at, chunks.channels, shape.groups);
    }
  });
}

/** With s = σ(slope·x + offset): gx = g·(s + slope·x·s·(1 − s)), and the sums of g·x·s·(1 − s), plain and times x. */
template <typename S, typename A>
void backward(const GateShape& shape, const S* grad, const S* x, const A* slope, const A* offset, S* gradInput, A* gradSlope, A* gradOffset, Parallel parallel) {
  const Chunks chunks = chunksOf<A>(shape);
  const auto gates = gatesOf(chunks, slope, offset);
  const int64_t padded = chunks.paddedChannels, channels = chunks.ownChannels;
  std::vector<A> sums(chunks.count() * 2 * padded, A(0));
  inParallel(chunks, parallel, [&](int64_t chunk, int64_t n, int64_t first, int64_t last) {
    const auto gate = gates[n].pointers();
    A *offsets = sums.data() + chunk * 2 * padded, *slopes = offsets + padded;
    S* voxel = static_cast<S*>(scratch(chunks.channels * sizeof(S)));
    const int64_t start = n * chunks.voxels * chunks.channels;
    for (int64_t at = start + first * chunks.channels; at < start + last * chunks.channels; at += chunks.channels) {
      if (shape.groups != 1) unshuffle(grad + at, voxel, chunks.channels, shape.groups);
      const S *xs = x + at, *gs = shape.groups == 1 ? grad + at : voxel;
      S* to = gradInput + at;
      overRegisters<A>(chunks.channels, [=](int64_t c, int64_t lanes) {
        const V<A> value = Access<S, A>::get(xs + c, lanes), g = Access<S, A>::get(gs + c, lanes), p = load(gate.slope + c);
        const V<A> s = gate.at(c, value);
        const V<A> part = g * value * s * (A(1) - s);
        store(offsets + c, load(offsets + c) + part);
        store(slopes + c, load(slopes + c) + part * value);
        Access<S, A>::put(to + c, gate.constant == nullptr ? g * s + part * p : g * s, lanes);
      });
    }
  });
  for (int64_t n = 0; n < chunks.batch; ++n) {
    const auto total = joinSums(chunks, sums, n, 2);
    for (int64_t c = 0; c < channels; ++c) {
      gradOffset[n * channels + c] = static_cast<A>(total[c]);
      if (gradSlope != nullptr) gradSlope[n * channels + c] = static_cast<A>(total[channels + c]);
    }
  }
}

}  // namespace

ChannelGate<float, float> gateFloat() { return {forward<float, float>, backward<float, float>}; }
ChannelGate<double, double> gateDouble() { return {forward<double, double>, backward<double, double>}; }
ChannelGate<BFloat16, float> gateBFloat16() { return {forward<BFloat16, float>, backward<BFloat16, float>}; }

}  // namespace henn::cpu

// Channels-last [N, V, C] in chunks of voxels, for what goes through memory with something to do for each channel. Chunks
// are cut by the shape alone, so that sums over them don't depend on the number of threads.
#pragma once

#include "parallel.h"
#include "vector.h"

#include <algorithm>
#include <vector>

namespace henn::cpu {
namespace {

/** Few channels share a register with their neighbours' voxels: then `fold` voxels count as one of fold·C channels. */
struct Chunks {
  int64_t batch, fold, voxels, channels, size, perSample;
  /** Of a sample, as given; and those of a voxel in whole registers. */
  int64_t ownChannels, paddedChannels;

  Chunks(int64_t samples, int64_t sampleVoxels, int64_t sampleChannels, int64_t lanes, bool mayFold = true)
      : batch(samples), fold(1), ownChannels(sampleChannels) {
    const bool divides = sampleChannels < lanes && lanes % sampleChannels == 0 && sampleVoxels % (lanes / sampleChannels) == 0;
    if (divides && mayFold) fold = lanes / sampleChannels;
    voxels = sampleVoxels / fold;
    channels = sampleChannels * fold;
    size = std::max<int64_t>(16, 32768 / channels);
    perSample = ceilDivide(voxels, size);
    paddedChannels = ceilDivide(channels, lanes) * lanes;
  }

  int64_t count() const { return batch * perSample; }
};

/** Calls body(chunk, n, first, last) for each of the chunks [begin, end). */
template <typename Body>
inline void eachChunk(const Chunks& chunks, int64_t begin, int64_t end, Body body) {
  for (int64_t i = begin; i < end; ++i) {
    const int64_t first = i % chunks.perSample * chunks.size;
    body(i, i / chunks.perSample, first, std::min(first + chunks.size, chunks.voxels));
  }
}

/** Fewer values than this are done before another thread has woken up. */
constexpr int64_t kWorthThreads = 65536;

/** Calls work(begin, end) for ranges of chunks, in parallel where that pays. */
template <typename Work>
void overRanges(const Chunks& chunks, Parallel parallel, const Work& work) {
  if (chunks.batch * chunks.voxels * chunks.channels < kWorthThreads) return work(0, chunks.count());
  inParallel(chunks.count(), work, parallel);
}

/** Calls body(chunk, n, first, last) for all chunks, in parallel. */
template <typename Body>
void inParallel(const Chunks& chunks, Parallel parallel, const Body& body) {
  overRanges(chunks, parallel, [&](int64_t begin, int64_t end) { eachChunk(chunks, begin, end, body); });
}

/** Each thread from its last chunk to its first: what another pass has just read is found in the cache. */
template <typename Body>
void inParallelBackwards(const Chunks& chunks, Parallel parallel, const Body& body) {
  overRanges(chunks, parallel, [&](int64_t begin, int64_t end) {
    for (int64_t i = end; i-- > begin;) eachChunk(chunks, i, i + 1, body);
  });
}

/** Bytes of a voxel that is wide. */
constexpr int64_t kWideBytes = 256;

/**
 * Calls add(rows, v) for all voxels. Where these are narrow four at a time, whose sums then wait in registers; wide ones
 * one after the other, since memory is read fastest in its own order.
 */
template <typename S, typename Add>
inline void overVoxels(const Chunks& chunks, int64_t first, int64_t last, Add add) {
  int64_t v = first;
  if (chunks.channels * static_cast<int64_t>(sizeof(S)) <= kWideBytes) {
    for (; v + 4 <= last; v += 4) add(4, v);
  }
  for (; v < last; ++v) add(1, v);
}

/** One sample's `kinds` sums for each of its channels, of all its chunks; `sums` is [chunk][kinds][paddedChannels]. */
template <typename A>
std::vector<double> joinSums(const Chunks& chunks, const std::vector<A>& sums, int64_t n, int64_t kinds) {
  std::vector<double> total(kinds * chunks.ownChannels, 0.0);
  for (int64_t chunk = n * chunks.perSample; chunk < (n + 1) * chunks.perSample; ++chunk) {
    for (int64_t kind = 0; kind < kinds; ++kind) {
      const A* part = sums.data() + (kinds * chunk + kind) * chunks.paddedChannels;
      for (int64_t c = 0; c < chunks.channels; ++c) total[kind * chunks.ownChannels + c % chunks.ownChannels] += part[c];
    }
  }
  return total;
}

/** `value` for each (virtual) channel, padded to whole registers. */
template <typename A, typename Value>
void spread(std::vector<A>& target, int64_t channels, Value value) {
  target.resize(ceilDivide(channels, kLanes<A>) * kLanes<A>);
  for (int64_t c = 0; c < channels; ++c) target[c] = value(c);
}

}  // namespace
}  // namespace henn::cpu

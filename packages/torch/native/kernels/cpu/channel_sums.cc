// Sums of each channel over all voxels, channels last: a bias's gradient.
#include "channel_sums.h"

#include "chunks.h"

namespace henn::cpu {
namespace {

template <typename S, typename A>
void channelSums(int64_t voxels, int64_t channels, const S* x, A* sums, Parallel parallel) {
  const Chunks chunks(1, voxels, channels, kLanes<A>);
  const int64_t padded = chunks.paddedChannels;
  std::vector<A> parts(chunks.count() * padded, A(0));
  inParallel(chunks, parallel, [&](int64_t chunk, int64_t, int64_t first, int64_t last) {
    A* part = parts.data() + chunk * padded;
    const int64_t step = chunks.channels;
    overVoxels<S>(chunks, first, last, [&](int rows, int64_t v) {
      const S* row = x + v * step;
      overRegisters<A>(step, [=](int64_t c, int64_t lanes) {
        V<A> sum = load(part + c);
        for (int i = 0; i < rows; ++i) sum += Access<S, A>::get(row + i * step + c, lanes);
        store(part + c, sum);
      });
    });
  });
  const auto total = joinSums(chunks, parts, 0, 1);
  std::copy(total.begin(), total.end(), sums);
}

}  // namespace

ChannelSums<float, float> channelSumsFloat() { return channelSums<float, float>; }
ChannelSums<double, double> channelSumsDouble() { return channelSums<double, double>; }
ChannelSums<BFloat16, float> channelSumsBFloat16() { return channelSums<BFloat16, float>; }

}  // namespace henn::cpu

// Depthwise 3D convolution, channels last. A task takes a block of channels (some cache lines of them) and a range of
// Y through all of Z: it unpacks each row of the window once into a ring of planes that stays in the cache, in float, a
// register of channels after the other, zeros around; the rows of the result are then sums over rows of the ring. The
// gradient of the input is such a walk over the gradient of the output; with stride 1 the same ring serves the weights'
// gradient.
#include "depthwise_conv3d.h"

#include "depthwise_task.h"

namespace henn::cpu {
namespace {

/** What the ring may take of the second-level cache. */
constexpr int64_t kRingBytes = (HENN_VECTOR_BYTES >= 64 ? 640 : 256) << 10;
/** Cache lines of channels that a task takes: neighbours are read faster together. */
constexpr int64_t kMostLines = 16;
constexpr int64_t kEnoughTasks = 8;

/** Cuts a walk into tasks, by the shape alone, and so are the sums. */
template <typename S, typename A>
struct Split {
  const Plan<S, A>& plan;
  int64_t width, blocks, tileRows, tiles, tasks;
  A* gradients = nullptr;

  explicit Split(const Plan<S, A>& p) : plan(p) {
    const auto& w = plan.w;
    const int64_t lines = ceilDivide(w.channels, plan.kLine);
    for (int64_t most = kMostLines; most >= 1; most /= 2) {
      width = ceilDivide(lines, ceilDivide(lines, most)) * plan.kLine;
      tileRows = rowsInRing();
      // A tile's first rows are unpacked twice: with fewer rows than this, fewer channels are better.
      if (tileRows >= std::min(w.y.aligned, 2 * (w.y.kernel - 1))) break;
    }
    blocks = ceilDivide(w.channels, width);
    // Work for many threads, as far as tiles don't get small by it.
    tileRows = std::min(tileRows, std::max<int64_t>(8, ceilDivide(w.y.aligned, ceilDivide(kEnoughTasks, w.batch * blocks))));
    tiles = ceilDivide(w.y.aligned, tileRows);
    tileRows = ceilDivide(w.y.aligned, tiles);
    tiles = ceilDivide(w.y.aligned, tileRows);
    tasks = w.batch * blocks * tiles;
  }

  int64_t rowsInRing() const {
    int64_t rows = plan.w.y.aligned;
    while (rows > 1 && width / plan.L * plan.groupFloats(rows) * static_cast<int64_t>(sizeof(A)) > kRingBytes) --rows;
    return rows;
  }

  static void work(void* context, int64_t begin, int64_t end) {
    const auto& split = *static_cast<Split*>(context);
    Task<S, A> task(split.plan, split.width, split.tileRows);
    task.prepare();
    for (int64_t i = begin; i < end; ++i) {
      const int64_t tile = i % split.tiles, block = i / split.tiles % split.blocks, n = i / split.tiles / split.blocks;
      const int64_t y0 = tile * split.tileRows;
      task.run(n, block, y0, std::min(y0 + split.tileRows, split.plan.w.y.aligned),
               split.gradients == nullptr ? nullptr : split.gradients + i * task.gradientFloats());
    }
  }
};

/** Sums the tasks' parts, always in the same order. */
template <typename S, typename A>
void gatherGradient(const Split<S, A>& split) {
  const int64_t B = split.width;
  constexpr int L = kLanes<A>;
  const auto& w = split.plan.w;
  const auto& phase = split.plan.row.phases[0];
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
  const Plan<S, A> plan(walk);
  Split<S, A> split(plan);
  std::vector<A> gradients;
  if (walk.gradWeight != nullptr) {
    gradients.assign(split.tasks * plan.taps * split.width, A(0));
    split.gradients = gradients.data();
  }
  parallel(split.tasks, Split<S, A>::work, &split);
  if (walk.gradWeight != nullptr) gatherGradient(split);
}

Axis forwardAxis(const DepthwiseShape& s, int i) { return {s.out[i], s.in[i], s.kernel[i], s.stride[i], s.padding[i], false}; }
Axis backwardAxis(const DepthwiseShape& s, int i) { return {s.in[i], s.out[i], s.kernel[i], s.stride[i], s.padding[i], true}; }

template <typename S, typename A>
void forward(const DepthwiseShape& s, const S* x, const A* weight, const A* bias, S* y, Parallel parallel) {
  run<S, A>({s.batch, s.channels, forwardAxis(s, 0), forwardAxis(s, 1), forwardAxis(s, 2), x, s.inputs, weight, bias, y, nullptr, 0, nullptr}, parallel);
}

template <typename S, typename A>
void backward(const DepthwiseShape& s, const S* grad, const S* x, const A* weight, const A* bias, S* gradInput, A* gradWeight, Parallel parallel) {
  const bool together = s.stride[2] == 1;
  if (gradInput != nullptr || together) {
    run<S, A>({s.batch, s.channels, backwardAxis(s, 0), backwardAxis(s, 1), backwardAxis(s, 2), grad, s.channels, weight, bias,
               gradInput, x, s.inputs, together ? gradWeight : nullptr}, parallel);
  }
  if (gradWeight != nullptr && !together) {
    run<S, A>({s.batch, s.channels, forwardAxis(s, 0), forwardAxis(s, 1), forwardAxis(s, 2), x, s.inputs, weight, nullptr, nullptr,
               grad, s.channels, gradWeight}, parallel);
  }
}

}  // namespace

Depthwise<float, float> depthwiseFloat() { return {forward<float, float>, backward<float, float>}; }
Depthwise<double, double> depthwiseDouble() { return {forward<double, double>, backward<double, double>}; }
Depthwise<BFloat16, float> depthwiseBFloat16() { return {forward<BFloat16, float>, backward<BFloat16, float>}; }

}  // namespace henn::cpu

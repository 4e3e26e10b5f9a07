// What a training step does to all parameters at once, large and small: cut into blocks that threads share.
#include "optimizer.h"

#include "parallel.h"
#include "vector.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace henn::cpu {
namespace {

constexpr int64_t kBlock = 16384;

struct Block {
  int64_t tensor, first, count;
};

std::vector<Block> blocksOf(int64_t tensors, const int64_t* sizes) {
  std::vector<Block> blocks;
  for (int64_t t = 0; t < tensors; ++t) {
    for (int64_t first = 0; first < sizes[t]; first += kBlock) blocks.push_back({t, first, std::min(kBlock, sizes[t] - first)});
  }
  return blocks;
}

template <typename Body>
void overBlocks(const std::vector<Block>& blocks, Parallel parallel, const Body& body) {
  const auto work = [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) body(i, blocks[i]);
  };
  inParallel(static_cast<int64_t>(blocks.size()), work, parallel);
}

double squareSum(int64_t tensors, const int64_t* sizes, const float* const* x, Parallel parallel) {
  constexpr int L = kLanes<float>;
  const auto blocks = blocksOf(tensors, sizes);
  std::vector<double> sums(blocks.size());
  overBlocks(blocks, parallel, [&](int64_t i, const Block& block) {
    const float* from = x[block.tensor] + block.first;
    // Several sums, for none to wait for the one before.
    V<float> sum[4] = {};
    int64_t at = 0;
    for (; at + 4 * L <= block.count; at += 4 * L) {
#pragma GCC unroll 4
      for (int k = 0; k < 4; ++k) {
        const V<float> value = load(from + at + k * L);
        sum[k] += value * value;
      }
    }
    overRegisters<float>(block.count - at, [&](int64_t c, int64_t lanes) {
      const V<float> value = Access<float, float>::get(from + at + c, lanes);
      sum[0] += value * value;
    });
    for (const auto& part : sum) {
      for (int lane = 0; lane < L; ++lane) sums[i] += part[lane];
    }
  });
  double total = 0;
  for (const double sum : sums) total += sum;
  return total;
}

V<float> squareRoot(V<float> x) {
#if defined(__AVX512F__)
  return (V<float>)_mm512_sqrt_ps((__m512)x);
#elif defined(__AVX2__)
  return (V<float>)_mm256_sqrt_ps((__m256)x);
#else
  for (int i = 0; i < kLanes<float>; ++i) x[i] = std::sqrt(x[i]);
  return x;
#endif
}

void adamw(int64_t tensors, const int64_t* sizes, float* const* parameters, const float* const* gradients, float* const* means, float* const* squares, const float* steps, const AdamWSettings& settings, Parallel parallel) {
  overBlocks(blocksOf(tensors, sizes), parallel, [&](int64_t, const Block& block) {
    const auto [lr, beta1, beta2, weightDecay, eps] = settings;
    const double step = steps[block.tensor];
    const V<float> decay = splat(static_cast<float>(1 - lr * weightDecay)), newMean = splat(static_cast<float>(1 - beta1));
    const V<float> oldSquare = splat(static_cast<float>(beta2)), newSquare = splat(static_cast<float>(1 - beta2)), small = splat(static_cast<float>(eps));
    const V<float> size = splat(static_cast<float>(lr / (1 - std::pow(beta1, step)))), correction = splat(static_cast<float>(1 / std::sqrt(1 - std::pow(beta2, step))));
    float *p = parameters[block.tensor] + block.first, *m = means[block.tensor] + block.first, *v = squares[block.tensor] + block.first;
    const float* g = gradients[block.tensor] + block.first;
    overRegisters<float>(block.count, [=](int64_t c, int64_t lanes) {
      using At = Access<float, float>;
      const V<float> gradient = At::get(g + c, lanes);
      V<float> mean = At::get(m + c, lanes), square = At::get(v + c, lanes);
      mean += newMean * (gradient - mean);
      square = oldSquare * square + newSquare * gradient * gradient;
      At::put(m + c, mean, lanes);
      At::put(v + c, square, lanes);
      At::put(p + c, At::get(p + c, lanes) * decay - size * mean / (squareRoot(square) * correction + small), lanes);
    });
  });
}

void sgd(int64_t tensors, const int64_t* sizes, float* const* parameters, const float* const* gradients, float* const* velocities, const SgdSettings& settings, Parallel parallel) {
  overBlocks(blocksOf(tensors, sizes), parallel, [&](int64_t, const Block& block) {
    const V<float> lr = splat(static_cast<float>(settings.lr)), momentum = splat(static_cast<float>(settings.momentum)), decay = splat(static_cast<float>(settings.weightDecay));
    const bool nesterov = settings.nesterov;
    float *p = parameters[block.tensor] + block.first, *v = velocities == nullptr ? nullptr : velocities[block.tensor] + block.first;
    const float* g = gradients[block.tensor] + block.first;
    overRegisters<float>(block.count, [=](int64_t c, int64_t lanes) {
      using At = Access<float, float>;
      const V<float> parameter = At::get(p + c, lanes), gradient = At::get(g + c, lanes) + decay * parameter;
      V<float> by = gradient;
      if (v != nullptr) {
        const V<float> velocity = momentum * At::get(v + c, lanes) + gradient;
        At::put(v + c, velocity, lanes);
        by = nesterov ? gradient + momentum * velocity : velocity;
      }
      At::put(p + c, parameter - lr * by, lanes);
    });
  });
}

}  // namespace

OptimizerKernels optimizerKernels() { return {squareSum, adamw, sgd}; }

}  // namespace henn::cpu

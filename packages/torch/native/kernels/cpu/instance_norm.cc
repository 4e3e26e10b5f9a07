// Instance norm with affine and activation in one, channels last: y = act(w·x̂ + b), x̂ = (x − mean)·rstd. Memory is what
// limits it, so each direction reads its inputs twice, for the sums and for the result, and keeps nothing but x, mean
// and rstd. The voxels of a sample are cut into chunks by the shape alone; the chunks' sums are joined in order.
#include "instance_norm.h"

#include "activation.h"
#include "chunks.h"

namespace henn::cpu {
namespace {

/** What a sample's channels are normalised with. */
template <typename A>
struct Coefficients {
  std::vector<A> mean, rstd, weight, bias;

  Coefficients(const Chunks& chunks, int64_t n, const A* means, const A* rstds, const A* weights, const A* biases) {
    const int64_t channels = chunks.ownChannels;
    spread(mean, chunks.channels, [&](int64_t c) { return means[n * channels + c % channels]; });
    spread(rstd, chunks.channels, [&](int64_t c) { return rstds[n * channels + c % channels]; });
    spread(weight, chunks.channels, [&](int64_t c) { return weights == nullptr ? A(1) : weights[c % channels]; });
    spread(bias, chunks.channels, [&](int64_t c) { return biases == nullptr ? A(0) : biases[c % channels]; });
  }

  /** By value, in an innermost loop, pointers stay in registers; behind references every store might change them. */
  struct Pointers {
    const A *mean, *rstd, *weight, *bias;
  };
  Pointers pointers() const { return {mean.data(), rstd.data(), weight.data(), bias.data()}; }
};

template <typename A>
std::vector<Coefficients<A>> coefficientsOf(const Chunks& chunks, const A* mean, const A* rstd, const A* weight, const A* bias) {
  std::vector<Coefficients<A>> all;
  for (int64_t n = 0; n < chunks.batch; ++n) all.emplace_back(chunks, n, mean, rstd, weight, bias);
  return all;
}

/** The one in the middle. */
template <typename Register>
Register median(Register a, Register b, Register c) {
  const Register low = a < b ? a : b, high = a < b ? b : a;
  return c < low ? low : c < high ? c : high;
}

template <typename S, typename A>
void moments(const NormShape& shape, const S* x, A* mean, A* variance, Parallel parallel) {
  const Chunks chunks(shape.batch, shape.voxels, shape.channels, kLanes<A>);
  const int64_t padded = chunks.paddedChannels, channels = chunks.ownChannels;
  // Of each chunk: a usual value, by which all are shifted against cancellation (a single voxel might be far from all
  // others), the sum and the sum of squares.
  std::vector<A> sums(chunks.count() * 3 * padded, A(0));
  inParallel(chunks, parallel, [&](int64_t chunk, int64_t n, int64_t first, int64_t last) {
    A *shift = sums.data() + chunk * 3 * padded, *sum = shift + padded, *squares = sum + padded;
    const S* sample = x + n * chunks.voxels * chunks.channels;
    overRegisters<A>(chunks.channels, [&](int64_t c, int64_t lanes) {
      const auto at = [&](int64_t v) { return Access<S, A>::get(sample + v * chunks.channels + c, lanes); };
      store(shift + c, median(at(first), at((first + last) / 2), at(last - 1)));
    });
    overVoxels<S>(chunks, first, last, [&](int rows, int64_t v) {
      const int64_t step = chunks.channels;
      const S* row = sample + v * step;
      overRegisters<A>(step, [=](int64_t c, int64_t lanes) {
        const V<A> by = load(shift + c);
        V<A> s = load(sum + c), q = load(squares + c);
        for (int i = 0; i < rows; ++i) {
          const V<A> d = Access<S, A>::get(row + i * step + c, lanes) - by;
          s += d;
          q += d * d;
        }
        store(sum + c, s);
        store(squares + c, q);
      });
    });
  });
  for (int64_t n = 0; n < chunks.batch; ++n) {
    for (int64_t c = 0; c < channels; ++c) {
      // Parallel variance by Chan, Golub and LeVeque (1979).
      double count = 0, m = 0, m2 = 0;
      for (int64_t k = 0; k < chunks.perSample; ++k) {
        const double size = static_cast<double>(std::min(chunks.size, chunks.voxels - k * chunks.size));
        const A* part = sums.data() + (n * chunks.perSample + k) * 3 * padded;
        for (int64_t lane = c; lane < chunks.channels; lane += channels) {
          const double sum = part[padded + lane], mine = part[lane] + sum / size;
          const double squares = std::max(0.0, part[2 * padded + lane] - sum * sum / size), apart = mine - m;
          m2 += squares + apart * apart * count * size / (count + size);
          m += apart * size / (count + size);
          count += size;
        }
      }
      mean[n * channels + c] = static_cast<A>(m);
      variance[n * channels + c] = static_cast<A>(m2 / count);
    }
  }
}

template <typename S, typename A>
void forward(const NormShape& shape, const S* x, const A* weight, const A* bias, double eps, S* y, A* mean, A* rstd, Parallel parallel) {
  const Chunks chunks(shape.batch, shape.voxels, shape.channels, kLanes<A>);
  moments<S, A>(shape, x, mean, rstd, parallel);
  for (int64_t i = 0; i < shape.batch * shape.channels; ++i) rstd[i] = static_cast<A>(1 / std::sqrt(rstd[i] + eps));
  const auto coefficients = coefficientsOf(chunks, mean, rstd, weight, bias);
  withActivation<A>(shape.activation, shape.slope, [&](const auto& act) {
    inParallelBackwards(chunks, parallel, [&](int64_t, int64_t n, int64_t first, int64_t last) {
      const auto k = coefficients[n].pointers();
      const int64_t start = (n * chunks.voxels + first) * chunks.channels;
      const S* from = x + start;
      S* to = y + start;
      for (int64_t v = first; v < last; ++v, from += chunks.channels, to += chunks.channels) {
        overRegisters<A>(chunks.channels, [=](int64_t c, int64_t lanes) {
          const V<A> normal = (Access<S, A>::get(from + c, lanes) - load(k.mean + c)) * load(k.rstd + c);
          Access<S, A>::put(to + c, act.value(normal * load(k.weight + c) + load(k.bias + c)), lanes);
        });
      }
    });
  });
}

/** With g the gradient of w·x̂ + b: gx = w·rstd·(g − mean(g) − x̂·mean(g·x̂)), gw = Σ g·x̂, gb = Σ g. */
template <typename S, typename A>
void backward(const NormShape& shape, const S* grad, const S* x, const A* weight, const A* bias, const A* mean, const A* rstd, S* gradInput, A* gradWeight, A* gradBias, Parallel parallel) {
  const Chunks chunks(shape.batch, shape.voxels, shape.channels, kLanes<A>);
  const int64_t padded = chunks.paddedChannels, channels = chunks.ownChannels;
  const auto coefficients = coefficientsOf(chunks, mean, rstd, weight, bias);
  std::vector<A> sums(chunks.count() * 2 * padded, A(0));
  withActivation<A>(shape.activation, shape.slope, [&](const auto& act) {
    inParallel(chunks, parallel, [&](int64_t chunk, int64_t n, int64_t first, int64_t last) {
      const auto k = coefficients[n].pointers();
      const int64_t step = chunks.channels;
      A *sum = sums.data() + chunk * 2 * padded, *products = sum + padded;
      overVoxels<S>(chunks, first, last, [&](int rows, int64_t v) {
        const int64_t start = (n * chunks.voxels + v) * step;
        const S *xs = x + start, *gs = grad + start;
        overRegisters<A>(step, [=](int64_t c, int64_t lanes) {
          const V<A> m = load(k.mean + c), r = load(k.rstd + c), w = load(k.weight + c), b = load(k.bias + c);
          V<A> s = load(sum + c), p = load(products + c);
          for (int i = 0; i < rows; ++i) {
            const V<A> normal = (Access<S, A>::get(xs + i * step + c, lanes) - m) * r;
            const V<A> g = Access<S, A>::get(gs + i * step + c, lanes) * act.derivative(normal * w + b);
            s += g;
            p += g * normal;
          }
          store(sum + c, s);
          store(products + c, p);
        });
      });
    });

    std::vector<std::vector<A>> meanOf(chunks.batch), meanOfProduct(chunks.batch);
    std::vector<double> totals(2 * channels, 0.0);
    for (int64_t n = 0; n < chunks.batch; ++n) {
      const auto own = joinSums(chunks, sums, n, 2);
      for (int64_t i = 0; i < 2 * channels; ++i) totals[i] += own[i];
      const double count = static_cast<double>(chunks.voxels * chunks.fold);
      spread(meanOf[n], chunks.channels, [&](int64_t c) { return static_cast<A>(own[c % channels] / count); });
      spread(meanOfProduct[n], chunks.channels, [&](int64_t c) { return static_cast<A>(own[channels + c % channels] / count); });
    }
    for (int64_t c = 0; c < channels; ++c) {
      if (gradBias != nullptr) gradBias[c] = static_cast<A>(totals[c]);
      if (gradWeight != nullptr) gradWeight[c] = static_cast<A>(totals[channels + c]);
    }
    if (gradInput == nullptr) return;
    inParallelBackwards(chunks, parallel, [&](int64_t, int64_t n, int64_t first, int64_t last) {
      const auto k = coefficients[n].pointers();
      const A *m1 = meanOf[n].data(), *m2 = meanOfProduct[n].data();
      const int64_t start = (n * chunks.voxels + first) * chunks.channels;
      const S *xs = x + start, *gs = grad + start;
      S* to = gradInput + start;
      for (int64_t v = first; v < last; ++v, xs += chunks.channels, gs += chunks.channels, to += chunks.channels) {
        overRegisters<A>(chunks.channels, [=](int64_t c, int64_t lanes) {
          const V<A> w = load(k.weight + c), r = load(k.rstd + c);
          const V<A> normal = (Access<S, A>::get(xs + c, lanes) - load(k.mean + c)) * r;
          const V<A> g = Access<S, A>::get(gs + c, lanes) * act.derivative(normal * w + load(k.bias + c));
          Access<S, A>::put(to + c, w * r * (g - load(m1 + c) - normal * load(m2 + c)), lanes);
        });
      }
    });
  });
}

}  // namespace

InstanceNorm<float, float> instanceNormFloat() { return {moments<float, float>, forward<float, float>, backward<float, float>}; }
InstanceNorm<double, double> instanceNormDouble() { return {moments<double, double>, forward<double, double>, backward<double, double>}; }
InstanceNorm<BFloat16, float> instanceNormBFloat16() { return {moments<BFloat16, float>, forward<BFloat16, float>, backward<BFloat16, float>}; }

}  // namespace henn::cpu

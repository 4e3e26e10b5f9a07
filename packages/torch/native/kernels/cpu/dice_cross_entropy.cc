// The sums that soft Dice and cross-entropy are made of, and their gradient, straight from the logits: a block of voxels
// at a time, classes apart, so that neither softmax nor one-hot labels are ever kept. Chunks are cut by the shape alone,
// and their sums joined in order.
#include "dice_cross_entropy.h"

#include "activation.h"
#include "interleave.h"
#include "parallel.h"
#include "scratch.h"

#include <algorithm>
#include <vector>

namespace henn::cpu {
namespace {

constexpr int64_t kBlockVoxels = 64;
constexpr int64_t kChunkVoxels = 4096;

inline void putSingle(float* to, float value) { *to = value; }
inline void putSingle(double* to, double value) { *to = value; }
inline void putSingle(BFloat16* to, float value) { storePart(to, splat(value), 1); }

template <typename A>
double laneSum(V<A> lanes) {
  double sum = 0;
  for (int i = 0; i < kLanes<A>; ++i) sum += lanes[i];
  return sum;
}

/** Softmax of one block: `logits` and `probabilities` [K][64], zero beyond the volume's end. */
template <typename S, typename A>
class Block {
 public:
  static constexpr int L = kLanes<A>;

  explicit Block(int64_t classes) : classes_(classes) {
    logits = static_cast<A*>(scratch(2 * classes * kBlockVoxels * sizeof(A)));
    probabilities = logits + classes * kBlockVoxels;
  }

  void load(const DiceShape& shape, const S* source, int64_t n, int64_t first) {
    count = std::min(kBlockVoxels, shape.voxels - first);
    const S* from = source + n * shape.sampleStride + first * shape.voxelStride;
    if (count < kBlockVoxels) std::fill(logits, logits + classes_ * kBlockVoxels, A(0));
    if (shape.classStride == 1) {
      int64_t i = withFewClasses([&](auto classes) {
        constexpr int K = decltype(classes)::value;
        for (int64_t i = 0; i < kBlockVoxels; i += L) {
          deinterleave<A, K>(from + i * K, [&](int64_t k, V<A> value) { store(row(logits, k) + i, value); }, std::make_index_sequence<K>());
        }
      });
      for (; i < count; ++i) {
        for (int64_t k = 0; k < classes_; ++k) row(logits, k)[i] = single(from[i * classes_ + k]);
      }
      return;
    }
    for (int64_t k = 0; k < classes_; ++k, from += shape.classStride) {
      int64_t i = 0;
      for (; i + L <= count; i += L) store(row(logits, k) + i, cpu::load(from + i));
      for (; i < count; ++i) row(logits, k)[i] = single(from[i]);
    }
  }

  /** Writes the logits' room, which holds their gradient by then, as `load` reads. */
  void save(const DiceShape& shape, S* target, int64_t n, int64_t first) const {
    S* to = target + n * shape.sampleStride + first * shape.voxelStride;
    if (shape.classStride == 1) {
      int64_t i = withFewClasses([&](auto classes) {
        constexpr int K = decltype(classes)::value;
        for (int64_t i = 0; i < kBlockVoxels; i += L) {
          interleave<A, K>(to + i * K, [&](int64_t k) { return cpu::load(row(logits, k) + i); }, std::make_index_sequence<K>());
        }
      });
      for (; i < count; ++i) {
        for (int64_t k = 0; k < classes_; ++k) putSingle(to + i * classes_ + k, row(logits, k)[i]);
      }
      return;
    }
    for (int64_t k = 0; k < classes_; ++k, to += shape.classStride) {
      int64_t i = 0;
      for (; i + L <= count; i += L) store(to + i, cpu::load(row(logits, k) + i));
      for (; i < count; ++i) putSingle(to + i, row(logits, k)[i]);
    }
  }

  void softmax() {
    V<A> highest = {}, product = splat(A(1));
    for (int64_t i = 0; i < kBlockVoxels; i += L) {
      V<A> most = cpu::load(logits + i);
      for (int64_t k = 1; k < classes_; ++k) {
        const V<A> x = cpu::load(row(logits, k) + i);
        most = x > most ? x : most;
      }
      V<A> sum = {};
      for (int64_t k = 0; k < classes_; ++k) {
        const V<A> e = exponential(cpu::load(row(logits, k) + i) - most);
        store(row(probabilities, k) + i, e);
        sum += e;
      }
      highest += most;
      product *= sum;
      const V<A> share = A(1) / sum;
      for (int64_t k = 0; k < classes_; ++k) store(row(probabilities, k) + i, cpu::load(row(probabilities, k) + i) * share);
    }
    for (int64_t k = 0; count < kBlockVoxels && k < classes_; ++k) std::fill(row(probabilities, k) + count, row(probabilities, k + 1), A(0));
    highest_ = highest;
    product_ = product;
  }

  /** Σ over the voxels of log Σ exp(logits). */
  double logSumExp() const {
    // One logarithm for all: 64 sums of at most 256 exponentials, each at most 1, stay far below the greatest double, and
    // the few of a lane below the greatest float.
    double product = 1;
    for (int lane = 0; lane < L; ++lane) product *= product_[lane];
    const double total = laneSum<A>(highest_) + std::log(product);
    // Beyond the volume's end all logits are 0.
    return count == kBlockVoxels ? total : total - static_cast<double>(kBlockVoxels - count) * std::log(static_cast<double>(classes_));
  }

  /** Takes the labels over; false where one is no class. */
  bool takeLabels(const int64_t* label) {
    bool valid = true;
    for (int64_t i = 0; i < count; ++i) {
      valid &= label[i] >= 0 && label[i] < classes_;
      labels_[i] = static_cast<A>(label[i]);
    }
    std::fill(labels_ + count, labels_ + kBlockVoxels, A(-1));
    return valid;
  }

  /** Where the label is k, `value`; elsewhere 0. */
  V<A> onLabel(int64_t k, int64_t i, V<A> value) const { return cpu::load(labels_ + i) == splat(static_cast<A>(k)) ? value : V<A>{}; }

  A* row(A* of, int64_t k) const { return of + k * kBlockVoxels; }

  /** Whole blocks of two, three or four classes: body(classes), a constant; the voxels that it has done. */
  template <typename Body>
  int64_t withFewClasses(Body body) const {
    if (count < kBlockVoxels) return 0;
    switch (classes_) {
      case 2: body(std::integral_constant<int, 2>()); return count;
      case 3: body(std::integral_constant<int, 3>()); return count;
      case 4: body(std::integral_constant<int, 4>()); return count;
      default: return 0;
    }
  }

  static A single(A value) { return value; }
  template <typename T = S, std::enable_if_t<std::is_same_v<T, BFloat16>, int> = 0>
  static float single(BFloat16 value) {
    const uint32_t bits = static_cast<uint32_t>(value.bits) << 16;
    float result;
    std::memcpy(&result, &bits, sizeof result);
    return result;
  }

  A *logits, *probabilities;
  int64_t count = 0;

 private:
  int64_t classes_;
  V<A> highest_, product_;
  alignas(64) A labels_[kBlockVoxels];
};

int64_t chunksOf(const DiceShape& shape) { return ceilDivide(shape.voxels, kChunkVoxels); }

/** Calls body(n, first, last) for the chunks [begin, end). */
template <typename Body>
void eachChunk(const DiceShape& shape, int64_t begin, int64_t end, Body body) {
  for (int64_t i = begin; i < end; ++i) {
    const int64_t first = i % chunksOf(shape) * kChunkVoxels;
    body(i, i / chunksOf(shape), first, std::min(first + kChunkVoxels, shape.voxels));
  }
}

template <typename S, typename A>
bool sums(const DiceShape& shape, const S* logits, const int64_t* label, DiceSums result, Parallel parallel) {
  const int64_t classes = shape.classes, chunks = shape.batch * chunksOf(shape), size = 3 * classes + 2;
  // Of each chunk: overlap, predicted, labelled by class, cross-entropy, labels that are no class.
  std::vector<double> parts(chunks * size, 0.0);
  const auto work = [&](int64_t begin, int64_t end) {
    Block<S, A> block(classes);
    eachChunk(shape, begin, end, [&](int64_t chunk, int64_t n, int64_t first, int64_t last) {
      double* part = parts.data() + chunk * size;
      for (int64_t at = first; at < last; at += kBlockVoxels) {
        block.load(shape, logits, n, at);
        const int64_t* labels = label + n * shape.voxels + at;
        if (!block.takeLabels(labels)) {
          part[size - 1] = 1;
          return;
        }
        block.softmax();
        V<A> logit = {};
        for (int64_t k = 0; k < classes; ++k) {
          V<A> overlap = {}, predicted = {}, labelled = {};
          for (int64_t i = 0; i < kBlockVoxels; i += kLanes<A>) {
            const V<A> p = load(block.row(block.probabilities, k) + i);
            predicted += p;
            overlap += block.onLabel(k, i, p);
            labelled += block.onLabel(k, i, splat(A(1)));
            logit += block.onLabel(k, i, load(block.row(block.logits, k) + i));
          }
          part[k] += laneSum<A>(overlap);
          part[classes + k] += laneSum<A>(predicted);
          part[2 * classes + k] += laneSum<A>(labelled);
        }
        part[3 * classes] += block.logSumExp() - laneSum<A>(logit);
      }
    });
  };
  inParallel(chunks, work, parallel);

  std::vector<double> total(size, 0.0);
  for (int64_t chunk = 0; chunk < chunks; ++chunk) {
    for (int64_t i = 0; i < size; ++i) total[i] += parts[chunk * size + i];
  }
  std::copy_n(total.data(), classes, result.overlap);
  std::copy_n(total.data() + classes, classes, result.predicted);
  std::copy_n(total.data() + 2 * classes, classes, result.labelled);
  *result.crossEntropy = total[3 * classes];
  return total[size - 1] == 0;
}

/**
 * With a the derivative by p (onLabel on the label's class, plus everywhere) and softmax's own derivative:
 * g_k = p_k·(a_k − Σ p·a) + crossEntropyFactor·(p_k − [k = label]).
 */
template <typename S, typename A>
void gradient(const DiceShape& shape, const S* logits, const int64_t* label, const double* onLabel, const double* everywhere, double crossEntropyFactor, S* gradLogits, Parallel parallel) {
  constexpr int L = kLanes<A>;
  const int64_t classes = shape.classes;
  const A factor = static_cast<A>(crossEntropyFactor);
  const auto work = [&](int64_t begin, int64_t end) {
    Block<S, A> block(classes);
    eachChunk(shape, begin, end, [&](int64_t, int64_t n, int64_t first, int64_t last) {
      for (int64_t at = first; at < last; at += kBlockVoxels) {
        block.load(shape, logits, n, at);
        block.takeLabels(label + n * shape.voxels + at);
        block.softmax();
        for (int64_t i = 0; i < kBlockVoxels; i += L) {
          V<A> mean = {};
          for (int64_t k = 0; k < classes; ++k) {
            const V<A> p = load(block.row(block.probabilities, k) + i);
            mean += p * (static_cast<A>(everywhere[k]) + block.onLabel(k, i, splat(static_cast<A>(onLabel[k]))));
          }
          for (int64_t k = 0; k < classes; ++k) {
            const V<A> p = load(block.row(block.probabilities, k) + i);
            const V<A> slope = static_cast<A>(everywhere[k]) + block.onLabel(k, i, splat(static_cast<A>(onLabel[k])));
            // The logits' room takes the gradient.
            store(block.row(block.logits, k) + i, p * (slope - mean + factor) - block.onLabel(k, i, splat(factor)));
          }
        }
        block.save(shape, gradLogits, n, at);
      }
    });
  };
  inParallel(shape.batch * chunksOf(shape), work, parallel);
}

}  // namespace

DiceCrossEntropy<float, float> diceFloat() { return {sums<float, float>, gradient<float, float>}; }
DiceCrossEntropy<double, double> diceDouble() { return {sums<double, double>, gradient<double, double>}; }
DiceCrossEntropy<BFloat16, float> diceBFloat16() { return {sums<BFloat16, float>, gradient<BFloat16, float>}; }

}  // namespace henn::cpu

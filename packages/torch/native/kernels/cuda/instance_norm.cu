// Instance norm with affine and activation in one: y = act(w·x̂ + b), x̂ = (x − mean)·rstd. Each direction reads its
// inputs twice: a block sums over its chunk of voxels, the chunks' sums are joined in order, then the result is made by
// the same blocks. HENN_VECTOR: the neighbouring channels of a thread, one access of up to 16 bytes.
#include "activation.cuh"
#include "arguments.h"
#include "reduce.cuh"
#include "storage.cuh"

#define NORM_THREADS 256
#define JOIN_THREADS 128

namespace henn::cuda {

constexpr int kVector = HENN_VECTOR;

struct alignas(sizeof(Storage) * kVector) Pack {
  Storage values[kVector];
};

/** What one thread does: the voxels first + row, then every `rows`-th, in kVector channels from c. */
struct Part {
  int sample, chunk, first, last, row, c;
  bool works;

  __device__ explicit Part(const NormArguments& a) : sample(blockIdx.z), chunk(blockIdx.x) {
    first = chunk * a.chunkVoxels;
    last = min(first + a.chunkVoxels, a.voxels);
    row = threadIdx.x / a.lanes;
    c = (blockIdx.y * a.lanes + threadIdx.x % a.lanes) * kVector;
    works = row < a.rows && c < a.channels;
  }

  __device__ long long place(const NormArguments& a, int voxel) const {
    return (static_cast<long long>(sample) * a.voxels + voxel) * a.channels + c;
  }
};

__device__ inline Pack loadPack(const void* tensor, long long place) {
  return *reinterpret_cast<const Pack*>(static_cast<const Storage*>(tensor) + place);
}

__device__ inline void storePack(void* tensor, long long place, const Pack& pack) {
  *reinterpret_cast<Pack*>(static_cast<Storage*>(tensor) + place) = pack;
}

/** Adds the rows of a block up into its first one. */
__device__ inline void sumRows(float (&shared)[kVector][NORM_THREADS], const Part& part, const NormArguments& a) {
  __syncthreads();
  for (int rows = a.rows; rows > 1;) {
    const int half = (rows + 1) / 2;
    if (part.works && part.row + half < rows) {
      for (int i = 0; i < kVector; ++i) shared[i][threadIdx.x] += shared[i][threadIdx.x + half * a.lanes];
    }
    __syncthreads();
    rows = half;
  }
}

/** What a thread's channels are normalised with. */
struct Coefficients {
  float mean[kVector], rstd[kVector], weight[kVector], bias[kVector];

  __device__ Coefficients(const NormArguments& a, const Part& part) {
#pragma unroll
    for (int i = 0; i < kVector; ++i) {
      const int c = part.c + i;
      mean[i] = a.mean[part.sample * a.channels + c];
      rstd[i] = a.rstd[part.sample * a.channels + c];
      weight[i] = a.weight == nullptr ? 1.f : a.weight[c];
      bias[i] = a.bias == nullptr ? 0.f : a.bias[c];
    }
  }
};

}  // namespace henn::cuda

using namespace henn::cuda;

/** Of each chunk: its first voxel, by which all are shifted against cancellation, the sum and the sum of squares. */
extern "C" __global__ void __launch_bounds__(NORM_THREADS) norm_sums(NormArguments a) {
  __shared__ float sums[kVector][NORM_THREADS], squares[kVector][NORM_THREADS];
  const Part part(a);
  float shift[kVector], sum[kVector] = {}, square[kVector] = {};
  if (part.works) {
    const Pack start = loadPack(a.x, part.place(a, part.first));
    for (int i = 0; i < kVector; ++i) shift[i] = toFloat(start.values[i]);
#pragma unroll 4
    for (int voxel = part.first + part.row; voxel < part.last; voxel += a.rows) {
      const Pack x = loadPack(a.x, part.place(a, voxel));
      for (int i = 0; i < kVector; ++i) {
        const float apart = toFloat(x.values[i]) - shift[i];
        sum[i] += apart;
        square[i] += apart * apart;
      }
    }
  }
  for (int i = 0; i < kVector; ++i) {
    sums[i][threadIdx.x] = sum[i];
    squares[i][threadIdx.x] = square[i];
  }
  sumRows(sums, part, a);
  sumRows(squares, part, a);
  if (!part.works || part.row != 0) return;
  float* to = a.partial + (static_cast<long long>(part.sample) * a.chunks + part.chunk) * 3 * a.channels + part.c;
  for (int i = 0; i < kVector; ++i) {
    to[i] = shift[i];
    to[a.channels + i] = sums[i][threadIdx.x];
    to[2 * a.channels + i] = squares[i][threadIdx.x];
  }
}

/** Mean and rstd of channel blockIdx.x of sample blockIdx.y. */
extern "C" __global__ void __launch_bounds__(JOIN_THREADS) norm_statistics(NormArguments a) {
  __shared__ double shared[JOIN_THREADS];
  const int c = blockIdx.x, n = blockIdx.y;
  const float* partial = a.partial + static_cast<long long>(n) * a.chunks * 3 * a.channels + c;
  const auto sizeOf = [&](int chunk) { return static_cast<double>(min(a.chunkVoxels, a.voxels - chunk * a.chunkVoxels)); };
  double sum = 0;
  for (int chunk = threadIdx.x; chunk < a.chunks; chunk += JOIN_THREADS) {
    const float* own = partial + static_cast<long long>(chunk) * 3 * a.channels;
    sum += sizeOf(chunk) * own[0] + own[a.channels];
  }
  const double mean = blockSum<JOIN_THREADS>(sum, shared) / a.voxels;
  double squares = 0;
  for (int chunk = threadIdx.x; chunk < a.chunks; chunk += JOIN_THREADS) {
    const float* own = partial + static_cast<long long>(chunk) * 3 * a.channels;
    const double size = sizeOf(chunk), ownSum = own[a.channels], apart = own[0] + ownSum / size - mean;
    squares += fmax(0.0, own[2 * a.channels] - ownSum * ownSum / size) + size * apart * apart;
  }
  const double variance = blockSum<JOIN_THREADS>(squares, shared) / a.voxels;
  if (threadIdx.x != 0) return;
  a.mean[n * a.channels + c] = static_cast<float>(mean);
  a.rstd[n * a.channels + c] = static_cast<float>(1 / sqrt(variance + a.eps));
}

extern "C" __global__ void __launch_bounds__(NORM_THREADS) norm_apply(NormArguments a) {
  const Part part(a);
  if (!part.works) return;
  const Coefficients k(a, part);
#pragma unroll 4
  for (int voxel = part.first + part.row; voxel < part.last; voxel += a.rows) {
    Pack pack = loadPack(a.x, part.place(a, voxel));
    for (int i = 0; i < kVector; ++i) {
      const float normal = (toFloat(pack.values[i]) - k.mean[i]) * k.rstd[i];
      pack.values[i] = fromFloat(activate(normal * k.weight[i] + k.bias[i], a.slope));
    }
    storePack(a.out, part.place(a, voxel), pack);
  }
}

/** Of each chunk, with g the gradient of w·x̂ + b: Σ g and Σ g·x̂. */
extern "C" __global__ void __launch_bounds__(NORM_THREADS) norm_backward_sums(NormArguments a) {
  __shared__ float sums[kVector][NORM_THREADS], products[kVector][NORM_THREADS];
  const Part part(a);
  float sum[kVector] = {}, product[kVector] = {};
  if (part.works) {
    const Coefficients k(a, part);
#pragma unroll 4
    for (int voxel = part.first + part.row; voxel < part.last; voxel += a.rows) {
      const Pack x = loadPack(a.x, part.place(a, voxel)), grad = loadPack(a.grad, part.place(a, voxel));
      for (int i = 0; i < kVector; ++i) {
        const float normal = (toFloat(x.values[i]) - k.mean[i]) * k.rstd[i];
        const float g = toFloat(grad.values[i]) * activationDerivative(normal * k.weight[i] + k.bias[i], a.slope);
        sum[i] += g;
        product[i] += g * normal;
      }
    }
  }
  for (int i = 0; i < kVector; ++i) {
    sums[i][threadIdx.x] = sum[i];
    products[i][threadIdx.x] = product[i];
  }
  sumRows(sums, part, a);
  sumRows(products, part, a);
  if (!part.works || part.row != 0) return;
  float* to = a.partial + (static_cast<long long>(part.sample) * a.chunks + part.chunk) * 2 * a.channels + part.c;
  for (int i = 0; i < kVector; ++i) {
    to[i] = sums[i][threadIdx.x];
    to[a.channels + i] = products[i][threadIdx.x];
  }
}

/** Of channel blockIdx.x: the means of each sample, and the gradients of weight and bias over all. */
extern "C" __global__ void __launch_bounds__(JOIN_THREADS) norm_backward_means(NormArguments a) {
  __shared__ double shared[JOIN_THREADS];
  const int c = blockIdx.x;
  double gradBias = 0, gradWeight = 0;
  for (int n = 0; n < a.batch; ++n) {
    const float* partial = a.partial + static_cast<long long>(n) * a.chunks * 2 * a.channels + c;
    double sum = 0, product = 0;
    for (int chunk = threadIdx.x; chunk < a.chunks; chunk += JOIN_THREADS) {
      const float* own = partial + static_cast<long long>(chunk) * 2 * a.channels;
      sum += own[0];
      product += own[a.channels];
    }
    sum = blockSum<JOIN_THREADS>(sum, shared);
    product = blockSum<JOIN_THREADS>(product, shared);
    gradBias += sum;
    gradWeight += product;
    if (threadIdx.x == 0) {
      a.gradMeans[2 * n * a.channels + c] = static_cast<float>(sum / a.voxels);
      a.gradMeans[(2 * n + 1) * a.channels + c] = static_cast<float>(product / a.voxels);
    }
  }
  if (threadIdx.x != 0) return;
  if (a.gradWeight != nullptr) a.gradWeight[c] = static_cast<float>(gradWeight);
  if (a.gradBias != nullptr) a.gradBias[c] = static_cast<float>(gradBias);
}

/** gx = w·rstd·(g − mean(g) − x̂·mean(g·x̂)) */
extern "C" __global__ void __launch_bounds__(NORM_THREADS) norm_backward_apply(NormArguments a) {
  const Part part(a);
  if (!part.works) return;
  const Coefficients k(a, part);
  float mean[kVector], meanProduct[kVector];
  for (int i = 0; i < kVector; ++i) {
    mean[i] = a.gradMeans[2 * part.sample * a.channels + part.c + i];
    meanProduct[i] = a.gradMeans[(2 * part.sample + 1) * a.channels + part.c + i];
  }
#pragma unroll 4
  for (int voxel = part.first + part.row; voxel < part.last; voxel += a.rows) {
    const Pack x = loadPack(a.x, part.place(a, voxel));
    Pack grad = loadPack(a.grad, part.place(a, voxel));
    for (int i = 0; i < kVector; ++i) {
      const float normal = (toFloat(x.values[i]) - k.mean[i]) * k.rstd[i];
      const float g = toFloat(grad.values[i]) * activationDerivative(normal * k.weight[i] + k.bias[i], a.slope);
      grad.values[i] = fromFloat(k.weight[i] * k.rstd[i] * (g - mean[i] - normal * meanProduct[i]));
    }
    storePack(a.out, part.place(a, voxel), grad);
  }
}

// What there is to compile: a file of kernels/cuda for one type, size or activation.
#pragma once

#include <ATen/core/Tensor.h>

#include <array>
#include <string>
#include <vector>

namespace henn::cuda {

struct Program {
  /** In the folder of the sources. */
  std::string file;
  std::vector<std::string> defines;
  /** Those that it has by then. */
  std::vector<std::string> kernels;

  /** Tells it from all others, and can be a file's name. */
  std::string key() const;
};

/** Whether tensors of this type have kernels: float32, bfloat16, float16. */
bool hasStorage(at::ScalarType type);

/** Places of the small grid that a thread has at once. */
struct DepthwiseTile {
  int y, x;
};

DepthwiseTile depthwiseTile(std::array<int64_t, 3> kernel, std::array<int64_t, 3> stride);

Program depthwiseProgram(at::ScalarType type, std::array<int64_t, 3> kernel, std::array<int64_t, 3> stride);

/** `vector`: channels in one access; `activation`: 0 none, 1 leaky ReLU, 2 GELU, 3 SiLU. */
Program normProgram(at::ScalarType type, int64_t vector, int64_t activation);

/** `classes`: those that a thread sums at once. */
Program diceProgram(at::ScalarType type, int64_t classes);

}  // namespace henn::cuda

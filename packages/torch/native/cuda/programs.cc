#include "programs.h"

#include <algorithm>

namespace henn::cuda {
namespace {

std::string define(const char* name, int64_t value) { return std::string(name) + "=" + std::to_string(value); }

std::string storage(at::ScalarType type) {
  return define("HENN_STORAGE", type == at::kBFloat16 ? 1 : type == at::kHalf ? 2 : 0);
}

}  // namespace

std::string Program::key() const {
  std::string key = file.substr(0, file.rfind('.'));
  for (const auto& define : defines) key += "-" + define;
  return key;
}

bool hasStorage(at::ScalarType type) { return type == at::kFloat || type == at::kBFloat16 || type == at::kHalf; }

DepthwiseTile depthwiseTile(std::array<int64_t, 3> kernel, std::array<int64_t, 3> stride) {
  const int64_t most = *std::max_element(kernel.begin(), kernel.end());
  const bool strided = stride[1] > 1 || stride[2] > 1;
  // What a tile looks at and the sums of all planes under way have to fit into a thread's registers.
  if (most <= 3 && !strided) return {4, 4};
  return {most > 5 && strided ? 1 : 2, 4};
}

Program depthwiseProgram(at::ScalarType type, std::array<int64_t, 3> kernel, std::array<int64_t, 3> stride) {
  const auto tile = depthwiseTile(kernel, stride);
  Program program{"depthwise_conv3d.cu",
                  {storage(type), define("KZ", kernel[0]), define("KY", kernel[1]), define("KX", kernel[2]), define("SZ", stride[0]),
                   define("SY", stride[1]), define("SX", stride[2]), define("TY", tile.y), define("TX", tile.x)},
                  {"depthwise_convolve", "depthwise_correlate", "depthwise_gather"}};
  if (stride != std::array<int64_t, 3>{1, 1, 1}) program.kernels.push_back("depthwise_spread");
  return program;
}

Program normProgram(at::ScalarType type, int64_t vector, int64_t activation) {
  return {"instance_norm.cu",
          {storage(type), define("HENN_VECTOR", vector), define("HENN_ACTIVATION", activation)},
          {"norm_sums", "norm_statistics", "norm_apply", "norm_backward_sums", "norm_backward_means", "norm_backward_apply"}};
}

Program diceProgram(at::ScalarType type, int64_t classes) {
  return {"dice_cross_entropy.cu",
          {storage(type), define("HENN_CLASSES", classes)},
          {"dice_sums", "dice_join", "dice_loss", "dice_gradient"}};
}

}  // namespace henn::cuda

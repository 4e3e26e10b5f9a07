// What tests ask of the CUDA kernels: without a GPU that NVRTC compiles them, with one that they are used.
#include "../binding.h"

#include "kernels.h"
#include "sources.h"

namespace henn {
namespace {

cuda::Program programNamed(const std::string& name, at::ScalarType type, const std::vector<int64_t>& numbers) {
  const auto triple = [&](size_t first) { return std::array<int64_t, 3>{numbers.at(first), numbers.at(first + 1), numbers.at(first + 2)}; };
  if (name == "depthwise_conv3d") return cuda::depthwiseProgram(type, triple(0), triple(3));
  if (name == "instance_norm") return cuda::normProgram(type, numbers.at(0), numbers.at(1));
  if (name == "dice_cross_entropy") return cuda::diceProgram(type, numbers.at(0));
  TORCH_CHECK(false, "there is no CUDA program ", name);
}

/** (name, scalar type, numbers, architecture, path of NVRTC) → bytes of the CUBIN; throws the compiler's log. */
napi_value compileCuda(const Arguments& a) {
  const auto program = programNamed(a.text(0), static_cast<at::ScalarType>(a.integer(1)), a.integers(2));
  return toNumber(a.env(), static_cast<double>(cuda::compile(program, a.text(3), cuda::Nvrtc(a.text(4))).size()));
}

napi_value cudaLaunches(const Arguments& a) { return toNumber(a.env(), static_cast<double>(cuda::launches())); }

}  // namespace

void defineCuda(napi_env env, napi_value exports) {
  define<compileCuda>(env, exports, "compileCuda");
  define<cudaLaunches>(env, exports, "cudaLaunches");
}

}  // namespace henn

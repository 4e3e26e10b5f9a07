// Runs the CUDA kernels and their host side on tensors of the CPU, and compares with ATen in float64.
#include "check.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>

int main() {
  using namespace henn::check;
  at::manual_seed(7);
  at::set_num_threads(1);
  // Fills what at::empty gives with NaN, so that what no kernel writes shows.
  at::globalContext().setDeterministicAlgorithms(true, true);
  at::globalContext().setDeterministicFillUninitializedMemory(true);
  depthwise();
  norm();
  dice();
  std::cout << checks << " checks, " << failures << " failed" << std::endl;
  return failures == 0 ? 0 : 1;
}

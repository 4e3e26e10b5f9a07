// Kernels on their way to the device: compiled once for each architecture and kept beside the addon, loaded once for each
// device and process, launched on PyTorch's current stream.
#pragma once

#include "driver.h"
#include "programs.h"

#include <string>
#include <vector>

namespace henn::cuda {

struct Grid {
  int64_t x = 1, y = 1, z = 1;
};

/** A program on one device. */
class Kernels {
 public:
  Kernels(const Program& program, c10::Device device);

  /** `threads`: of a block. `arguments`: the struct that the kernel takes, from kernels/cuda/arguments.h. */
  template <typename Arguments>
  void launch(const char* kernel, Grid grid, int threads, const Arguments& arguments) const {
    start(kernel, grid, threads, const_cast<Arguments*>(&arguments));
  }

 private:
  void start(const char* kernel, Grid grid, int threads, void* arguments) const;

  c10::Device device_;
  Context context_;
  std::vector<std::pair<std::string, KernelHandle>> functions_;
};

/** How many kernels this process has launched. */
int64_t launches();

/** Null, with one warning, where driver, compiler or device can't. */
const Kernels* kernelsFor(const Program& program, c10::Device device);

}  // namespace henn::cuda

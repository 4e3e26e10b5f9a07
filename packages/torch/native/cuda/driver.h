// The CUDA driver, opened at first use: the addon is built on machines that have none. Its C API is stable; these few
// prototypes are all that we use of it.
#pragma once

#include <cstddef>

namespace henn::cuda {

using Status = int;
using DriverDevice = int;
using Context = struct ContextHandle*;
using ModuleHandle = struct ModuleHandleBody*;
using KernelHandle = struct KernelHandleBody*;

struct Driver {
  Status (*init)(unsigned flags);
  Status (*deviceGet)(DriverDevice* device, int ordinal);
  Status (*deviceGetAttribute)(int* value, int attribute, DriverDevice device);
  Status (*primaryContextRetain)(Context* context, DriverDevice device);
  Status (*contextPush)(Context context);
  Status (*contextPop)(Context* context);
  Status (*moduleLoadData)(ModuleHandle* module, const void* image);
  Status (*moduleGetFunction)(KernelHandle* kernel, ModuleHandle module, const char* name);
  Status (*launchKernel)(KernelHandle kernel, unsigned gridX, unsigned gridY, unsigned gridZ, unsigned blockX,
                         unsigned blockY, unsigned blockZ, unsigned sharedBytes, void* stream, void** parameters, void** extra);
  Status (*hostRegister)(void* memory, size_t bytes, unsigned flags);
  Status (*hostUnregister)(void* memory);
  Status (*getErrorString)(Status status, const char** text);

  /** Throws what the driver says where `status` is an error. */
  void check(Status status, const char* what) const;
};

/** Throws where there is no driver. */
const Driver& driver();

/** Makes a context the thread's current one for its lifetime. */
class ContextGuard {
 public:
  explicit ContextGuard(Context context);
  ~ContextGuard();
  ContextGuard(const ContextGuard&) = delete;
  ContextGuard& operator=(const ContextGuard&) = delete;
};

}  // namespace henn::cuda
